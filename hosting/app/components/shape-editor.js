/** The layer on which a person draws: handles by pointer or arrow keys, a new shape by dragging a frame. */
import { html, LitElement, nothing, svg } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { boundsOf, handlesOf, keptInside, moveAll, moveHandle, shapeBetween } from "./edit-shape.js";

/** @typedef {import("../api/types.js").Region} Region */

const FAR = 10;
const LEAST = 3;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
/** All of it, not one of its handles. */
const WHOLE = -1;

export class ShapeEditor extends LitElement {
  static properties = { region: { attribute: false }, kind: {}, size: { attribute: false }, scale: { type: Number }, now: { state: true } };

  constructor() {
    super();
    /** What is there; null while a new one is to be drawn. @type {Region | null} */
    this.region = null;
    this.kind = "box";
    /** Of the picture, in its own pixels. @type {{width: number, height: number}} */
    this.size = { width: 1, height: 1 };
    this.scale = 1;
    /** While it is dragged. @type {Region | null} */
    this.now = null;
    /** @type {{at: number, from: [number, number], region: Region | null} | null} */
    this.grip = null;
  }

  createRenderRoot() {
    return this;
  }

  /** Where on the original a pointer is. @param {PointerEvent} event @returns {[number, number]} */
  place(event) {
    const box = /** @type {Element} */ (this.querySelector("svg")).getBoundingClientRect();
    return [
      ((event.clientY - box.top) / box.height) * this.size.height * this.scale,
      ((event.clientX - box.left) / box.width) * this.size.width * this.scale,
    ];
  }

  /** @param {PointerEvent} event @param {number} at */
  down(event, at) {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    /** @type {HTMLElement | SVGElement} */ (/** @type {unknown} */ (event.currentTarget)).focus({ preventScroll: true });
    this.grip = { at, from: this.place(event), region: this.region };
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.grip) return;
    const { at, from, region } = this.grip;
    const [r, c] = this.place(event);
    this.now = this.inside(region === null ? this.between(from, [r, c]) : this.moved(region, at, r - from[0], c - from[1]));
  }

  /** What a person drags anew. @param {[number, number]} from @param {[number, number]} to */
  between(from, to) {
    return shapeBetween(this.kind, from, to);
  }

  up() {
    const { now } = this;
    this.grip = null;
    this.now = null;
    if (now && !this.isTiny(now)) this.tell(now);
  }

  /** A click, rather than a shape. @param {Region} region */
  isTiny(region) {
    const { r0, c0, r1, c1 } = boundsOf(region);
    return r1 - r0 < LEAST || c1 - c0 < LEAST;
  }

  /** @param {KeyboardEvent} event @param {number} at */
  key(event, at) {
    const arrow = ARROWS[event.key];
    if (!arrow || !this.region) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.shiftKey ? FAR : 1;
    this.tell(this.inside(this.moved(this.region, at, arrow[0] * by, arrow[1] * by)));
  }

  /** @param {Region} region @param {number} at @param {number} dr @param {number} dc */
  moved(region, at, dr, dc) {
    return at === WHOLE ? moveAll(region, dr, dc) : moveHandle(region, at, dr, dc);
  }

  /** @param {Region} region */
  inside(region) {
    return keptInside(region, this.size.height * this.scale, this.size.width * this.scale);
  }

  /** @param {Region} region */
  tell(region) {
    this.dispatchEvent(new CustomEvent("drawn", { detail: region }));
  }

  render() {
    const { width, height } = this.size;
    const region = this.now ?? this.region;
    return html`<svg class="editor" viewBox="0 0 ${width} ${height}" role="group" aria-label=${t("draw.layer")}
        @pointermove=${this.move} @pointerup=${this.up} @pointercancel=${this.up}>
      ${this.region ? nothing : svg`<rect class="ground" x="0" y="0" width=${width} height=${height} @pointerdown=${(/** @type {PointerEvent} */ e) => this.down(e, WHOLE)}></rect>`}
      ${region ? this.shape(region) : nothing}
    </svg>`;
  }

  /** @param {Region} region */
  shape(region) {
    const { scale } = this;
    const grab = (/** @type {number} */ at) => ({
      down: (/** @type {PointerEvent} */ e) => this.down(e, at), key: (/** @type {KeyboardEvent} */ e) => this.key(e, at),
    });
    const whole = grab(WHOLE);
    const handles = handlesOf(region);
    const list = (region.points ?? []).map(([r, c]) => `${c / scale},${r / scale}`).join(" ");
    const body = (/** @type {string} */ look) => (region.kind === "box"
      ? svg`<rect class=${look} x=${(region.c0 ?? 0) / scale} y=${(region.r0 ?? 0) / scale} width=${((region.c1 ?? 0) - (region.c0 ?? 0)) / scale} height=${((region.r1 ?? 0) - (region.r0 ?? 0)) / scale}></rect>`
      : svg`<polygon class=${look} points=${list}></polygon>`);
    return svg`<g class="body" tabindex="0" role="button" aria-label=${t("draw.whole")} @pointerdown=${whole.down} @keydown=${whole.key}>${body("halo")}${body("line")}</g>
      ${handles.map(({ r, c, at }, i) => {
        const d = `M${c / scale} ${r / scale}h0`;
        const { down, key } = grab(at);
        return svg`<g class="handle" tabindex="0" role="button" aria-label=${t("draw.handle", { number: i + 1, count: handles.length })} @pointerdown=${down} @keydown=${key}>
          <path class="reach" d=${d}></path><path class="halo" d=${d}></path><path class="dot" d=${d}></path></g>`;
      })}`;
  }
}

customElements.define("fv-shape-editor", ShapeEditor);
