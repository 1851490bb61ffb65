/** The evidence picture with its outlines: zoom by buttons, keys and wheel, move by dragging. */
import { html, LitElement, nothing, svg } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { turnTo } from "./film.js";
import { icon } from "./icon.js";
import { paintMask } from "./mask.js";
import { roundLength, scaleBar } from "./scale-bar.js";
import { shape } from "./shapes.js";

const STEP = 1.4;
const MOST = 16;
const LARGEST_FIT = 8;

export class Viewer extends LitElement {
  static properties = {
    src: {}, alt: {}, shapes: { attribute: false }, scale: { type: Number }, selected: {}, overlays: { type: Boolean },
    tools: { attribute: false }, failed: { state: true }, size: { state: true }, opacity: { type: Number },
    preset: { type: Number }, frame: { type: Number }, unit: { attribute: false }, checked: { attribute: false },
    foot: { attribute: false }, bar: { state: true }, film: { attribute: false }, isPage: { type: Boolean }, layer: { attribute: false },
  };

  constructor() {
    super();
    this.src = "";
    this.alt = "";
    /** @type {import("./drawn.js").Drawn[]} */
    this.shapes = [];
    /** @type {number | null} */
    this.scale = null;
    /** @type {string | null} */
    this.selected = null;
    this.overlays = true;
    /** @type {unknown} */
    this.tools = nothing;
    /** Of the outlines, 0 to 1. */
    this.opacity = 1;
    /** How the picture is shown: 1 is as it is. */
    this.preset = 1;
    /** The moment of a film that is shown; null shows whole paths. @type {number | null} */
    this.frame = null;
    /** The frames of a film, and which of them is shown above the picture. @type {{src: string, clip: import("../api/types.js").Clip, place: number} | null} */
    this.film = null;
    /** Of a document. */
    this.isPage = false;
    /** What is laid over the picture, given the picture's size. @type {((size: {width: number, height: number}) => unknown) | null} */
    this.layer = null;
    /** How much one original pixel is, e.g. {size: 0.15, name: "µm"}. @type {{size: number, name: string} | null} */
    this.unit = null;
    /** @type {Set<string>} */
    this.checked = new Set();
    /** @type {unknown} */
    this.foot = nothing;
    /** @type {{length: number, unit: string} | null} */
    this.bar = null;
    this.failed = false;
    /** @type {{width: number, height: number} | null} */
    this.size = null;
    this.zoom = 1;
    this.shift = { x: 0, y: 0 };
    /** @type {{x: number, y: number} | null} */
    this.grip = null;
    this.observer = new ResizeObserver(() => this.place());
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.observer.observe(/** @type {Element} */ (this.querySelector(".viewer-frame")));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("src")) {
      this.failed = false;
      this.size = null;
      this.zoom = 1;
      this.shift = { x: 0, y: 0 };
    }
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    this.place();
    if (changed.has("shapes") || changed.has("size") || changed.has("overlays")) this.paintMasks();
    if (changed.has("selected") && this.selected) this.reveal(this.selected);
  }

  /** Size and position go through the style object: the policy allows no style attributes. */
  place() {
    const frame = this.querySelector(".viewer-frame");
    const stage = /** @type {HTMLElement | null} */ (this.querySelector(".viewer-stage"));
    if (!frame || !stage || !this.size) return;
    const { clientWidth: fw, clientHeight: fh } = frame;
    const { width, height } = this.extent;
    stage.style.width = `${width}px`;
    stage.style.height = `${height}px`;
    const x = (fw - width) / 2 + this.shift.x;
    const y = (fh - height) / 2 + this.shift.y;
    stage.style.transform = `translate(${x}px, ${y}px)`;
    const sheet = /** @type {HTMLImageElement | null} */ (stage.querySelector(".film img"));
    if (sheet && this.film) turnTo(sheet, this.film.clip, this.film.place);
    const overlay = /** @type {HTMLElement | SVGElement | null} */ (stage.querySelector("svg"));
    if (overlay) overlay.style.opacity = String(this.opacity);
    this.measure(width / this.size.width, fw);
  }

  /** @param {number} zoom pixels of the screen for each of the picture's @param {number} width of the frame */
  measure(zoom, width) {
    const bar = /** @type {HTMLElement | null} */ (this.querySelector(".scale-bar"));
    if (!this.unit || !this.scale || !(zoom > 0) || !(width > 0)) return;
    const each = (this.unit.size * this.scale) / zoom;
    const length = roundLength(each, width);
    if (this.bar?.length !== length) this.bar = { length, unit: this.unit.name };
    if (bar) bar.style.width = `${length / each}px`;
  }

  /** Moves the picture so that a chosen outline is seen, where it is zoomed. @param {string} id */
  reveal(id) {
    const frame = this.querySelector(".viewer-frame")?.getBoundingClientRect();
    const mark = this.querySelector(`.mark[data-finding="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    if (!frame || !mark || this.zoom === 1) return;
    const x = mark.x + mark.width / 2;
    const y = mark.y + mark.height / 2;
    if (x > frame.left && x < frame.right && y > frame.top && y < frame.bottom) return;
    this.shift = { x: this.shift.x + frame.x + frame.width / 2 - x, y: this.shift.y + frame.y + frame.height / 2 - y };
    this.place();
  }

  /** Zoom and place, in shares of the picture as it is shown: they mean the same for a picture of another size. */
  get view() {
    const { width, height } = this.extent;
    return { zoom: this.zoom, x: this.shift.x / width, y: this.shift.y / height };
  }

  /** Shows the same part as another viewer does, which is not told of it. @param {{zoom: number, x: number, y: number}} view */
  lookAt({ zoom, x, y }) {
    this.zoom = zoom;
    const { width, height } = this.extent;
    this.shift = { x: x * width, y: y * height };
    this.place();
  }

  /** So near that a part fills a third of the frame, where that is nearer. @param {{x0: number, y0: number, x1: number, y1: number}} part in the picture's pixels */
  closeUp({ x0, y0, x1, y1 }) {
    const frame = this.querySelector(".viewer-frame");
    if (!frame || !this.size) return;
    const { width, height } = this.extent;
    const share = Math.max(((x1 - x0) / this.size.width) * (width / frame.clientWidth), ((y1 - y0) / this.size.height) * (height / frame.clientHeight));
    this.zoom = Math.min(MOST, Math.max(this.zoom, (this.zoom * 0.33) / Math.max(share, 0.01)));
    const now = this.extent;
    this.shift = { x: (0.5 - (x0 + x1) / 2 / this.size.width) * now.width, y: (0.5 - (y0 + y1) / 2 / this.size.height) * now.height };
    this.moved();
  }

  /** Somebody moved the picture. */
  moved() {
    this.place();
    this.dispatchEvent(new CustomEvent("view", { bubbles: true, detail: this.view }));
  }

  /** The picture's size on the screen. */
  get extent() {
    const frame = this.querySelector(".viewer-frame");
    const { width, height } = this.size ?? { width: 1, height: 1 };
    const fit = Math.min((frame?.clientWidth ?? 1) / width, (frame?.clientHeight ?? 1) / height, LARGEST_FIT);
    return { width: width * fit * this.zoom, height: height * fit * this.zoom };
  }

  paintMasks() {
    for (const canvas of this.querySelectorAll("canvas")) {
      const region = this.shapes.find((one) => one.id === canvas.dataset.finding)?.region;
      if (region?.rle && region.shape) paintMask(canvas, region.rle, region.shape);
    }
  }

  /** @param {number} factor */
  zoomBy(factor) {
    const next = Math.min(MOST, Math.max(1, this.zoom * factor));
    const ratio = next / this.zoom;
    this.shift = next === 1 ? { x: 0, y: 0 } : { x: this.shift.x * ratio, y: this.shift.y * ratio };
    this.zoom = next;
    this.moved();
  }

  fit() {
    this.zoomBy(0);
  }

  /** @param {WheelEvent} event plain scrolling still scrolls the page */
  onWheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoomBy(event.deltaY < 0 ? STEP : 1 / STEP);
  }

  /** @param {PointerEvent} event */
  onDown(event) {
    if (this.zoom === 1 || event.button !== 0) return;
    this.grip = { x: event.clientX - this.shift.x, y: event.clientY - this.shift.y };
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    if (!this.grip || event.buttons === 0) return;
    this.shift = { x: event.clientX - this.grip.x, y: event.clientY - this.grip.y };
    this.moved();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const steps = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
    const step = /** @type {Record<string, number[]>} */ (steps)[event.key];
    if (!step || this.zoom === 1) return;
    event.preventDefault();
    this.shift = { x: this.shift.x + step[0], y: this.shift.y + step[1] };
    this.moved();
  }

  /** @param {Event} event */
  onLoad(event) {
    const image = /** @type {HTMLImageElement} */ (event.target);
    this.size = { width: image.naturalWidth, height: image.naturalHeight };
    // As high as the picture, within what the style allows.
    const frame = /** @type {HTMLElement | null} */ (this.querySelector(".viewer-frame"));
    if (frame) frame.style.aspectRatio = `${image.naturalWidth} / ${image.naturalHeight}`;
    if (frame?.classList.contains("page-view")) this.toWidth(frame);
  }

  /** A page is read from its top, as wide as there is room. @param {Element} frame */
  toWidth(frame) {
    this.zoom = Math.min(MOST, Math.max(1, frame.clientWidth / this.extent.width));
    this.shift = { x: 0, y: (this.extent.height - frame.clientHeight) / 2 };
    this.place();
  }

  onFail() {
    this.failed = true;
    this.dispatchEvent(new CustomEvent("picture-failed"));
  }

  /** @param {string} id */
  select(id) {
    this.dispatchEvent(new CustomEvent("select-finding", { detail: id === this.selected ? null : id }));
  }

  render() {
    return html`<div class="viewer-frame ${this.isPage ? "page-view" : ""}" tabindex="0" role="group" aria-label=${this.alt}
        @wheel=${this.onWheel} @pointerdown=${this.onDown} @pointermove=${this.onMove}
        @pointerup=${() => { this.grip = null; }} @keydown=${this.onKey}
      >
        ${this.failed ? html`<p class="viewer-note">${t("result.picture_error")}</p>` : this.stage()}
        ${this.unit && this.size && !this.failed ? scaleBar(this.bar) : nothing}
      </div>
      ${this.foot}
      <div class="viewer-tools">${this.tools}<span class="spacer"></span>${this.buttons()}</div>`;
  }

  stage() {
    if (!this.src) return html`<p class="viewer-note">${t("result.picture_loading")}</p>`;
    return html`<div class="viewer-stage">
      <img class="preset-${this.preset}" src=${this.src} alt=${this.alt} draggable="false" @load=${this.onLoad} @error=${this.onFail} />
      ${this.film ? html`<div class="film"><img class="preset-${this.preset}" src=${this.film.src} alt="" draggable="false" /></div>` : nothing}
      ${this.overlays && this.size && this.scale ? this.overlay(this.size, this.scale) : nothing}
      ${this.layer && this.size && this.scale ? this.layer(this.size) : nothing}
    </div>`;
  }

  /** @param {{width: number, height: number}} size @param {number} scale */
  overlay(size, scale) {
    // The chosen one is drawn last, above the others.
    const ordered = [...this.shapes].sort((a, b) => Number(a.id === this.selected) - Number(b.id === this.selected));
    const masks = ordered.filter((one) => one.region.kind === "mask");
    return html`${masks.map((one) => html`<canvas class="mask" data-finding=${one.id} aria-hidden="true"></canvas>`)}
    <svg viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">
      ${ordered.filter((one) => one.region.kind !== "mask").map((one) => svg`${shape(one, {
        scale, isSelected: one.id === this.selected, isChecked: this.checked.has(one.id), frame: this.frame, onSelect: (id) => this.select(id),
      })}`)}
    </svg>`;
  }

  buttons() {
    const button = (/** @type {string} */ label, /** @type {string} */ symbol, /** @type {() => void} */ act) =>
      html`<button class="btn small ghost icon-only" aria-label=${label} title=${label} @click=${act}>${icon(symbol)}</button>`;
    return html`${button(t("result.zoom_out"), "zoom-out", () => this.zoomBy(1 / STEP))}
    ${button(t("result.zoom_in"), "zoom-in", () => this.zoomBy(STEP))}
    ${button(t("result.fit"), "maximize", () => this.fit())}`;
  }
}

customElements.define("fv-viewer", Viewer);
