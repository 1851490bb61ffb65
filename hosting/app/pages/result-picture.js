/** The picture of a result: its address, its pages, outlines, tracks in time, how it is shown. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { boundsOf, shapeBetween } from "../components/edit-shape.js";
import { placeAt } from "../components/film.js";
import { classesOf } from "../components/finding.js";
import { icon } from "../components/icon.js";
import { legend } from "../components/legend.js";
import { problemPanel } from "../components/problem.js";
import { pagesOf } from "../components/pages.js";
import { shapesOf } from "../components/drawn.js";
import { spanOf } from "../components/tracks.js";
import { modalityWord, t } from "../i18n/index.js";
import { add, addedTo, canRedraw, canRemove, draw, drawing, redraw, remove, stop } from "../state/drawing.js";
import { Evidence } from "../state/evidence.js";
import { PageLinks } from "../state/page-links.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import "../components/page-rail.js";
import "../components/shape-editor.js";
import "../components/track-player.js";
import "../components/viewer.js";
import "./draw-panel.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */

const PRESETS = [1, 2, 3, 4, 5];

class ResultPicture extends LitElement {
  static properties = {
    analysis: { attribute: false }, canDraw: { type: Boolean }, selected: {}, unit: { attribute: false }, checked: { attribute: false },
    overlays: { state: true }, opacity: { state: true }, preset: { state: true }, frame: { state: true },
    at: { state: true },
  };

  constructor() {
    super();
    /** @type {Analysis | null} */
    this.analysis = null;
    /** May this person change the result's outlines? */
    this.canDraw = false;
    /** @type {string | null} */
    this.selected = null;
    /** @type {{size: number, name: string} | null} */
    this.unit = null;
    /** @type {Set<string>} */
    this.checked = new Set();
    this.overlays = true;
    this.opacity = 1;
    this.preset = 1;
    /** @type {number | null} */
    this.frame = null;
    /** Which of the pictures. */
    this.at = 0;
    this.evidence = new Evidence();
    /** The clip of a film. */
    this.moving = new Evidence();
    this.pageLinks = new PageLinks();
    renderOn(this, this.evidence, this.moving, this.pageLinks, drawing);
    this.unbind = () => {};
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const zoom = (/** @type {number} */ by) => ({ word: by > 1 ? "result.zoom_in" : "result.zoom_out", act: () => this.viewer?.zoomBy(by) });
    const fade = (/** @type {number} */ by) => () => { this.opacity = Math.min(1, Math.max(0.1, Math.round((this.opacity + by) * 10) / 10)); };
    this.unbind = bindKeys({
      h: { word: "help.k_overlays", act: () => { this.overlays = !this.overlays; } },
      "[": { word: "review.k_fainter", act: fade(-0.2) },
      "]": { word: "review.k_stronger", act: fade(0.2) },
      "+": zoom(1.4), "-": zoom(1 / 1.4),
      0: { word: "result.fit", act: () => this.viewer?.fit() },
      d: { word: "draw.k_redraw", act: () => this.redraw() },
      i: { word: "draw.k_add", act: () => this.add() },
      Escape: () => { if (drawing.value.mode) stop(); },
      Delete: { word: "draw.k_remove", act: () => this.remove() },
      ...Object.fromEntries(PRESETS.map((one) => [String(one), { word: `preset.${one}`, act: () => { this.preset = one; } }])),
    }, "help.picture");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
    stop();
  }

  get viewer() {
    return /** @type {import("../components/viewer.js").Viewer | null} */ (this.querySelector("fv-viewer"));
  }

  get chosen() {
    return this.analysis?.findings.find((one) => one.id === this.selected);
  }

  /** One thing is drawn after the other. */
  get mayBegin() {
    return this.canDraw && drawing.value.mode === "";
  }

  redraw() {
    const { chosen } = this;
    if (!this.mayBegin || !chosen?.region || !canRedraw(chosen)) return;
    redraw(chosen);
    this.overlays = true;
    const { r0, c0, r1, c1 } = boundsOf(chosen.region);
    const scale = this.pictures[this.at]?.scale ?? 1;
    this.viewer?.closeUp({ x0: c0 / scale, y0: r0 / scale, x1: c1 / scale, y1: r1 / scale });
    this.toLayer();
  }

  add() {
    const code = addedTo(this.analysis);
    if (!this.mayBegin || !code) return;
    this.overlays = true;
    add(code, classesOf(code)[0] ?? null);
  }

  remove() {
    const { chosen } = this;
    if (this.mayBegin && chosen && canRemove(chosen)) remove(chosen);
  }

  /** A new shape in the middle of what is seen, for whoever draws with the keyboard. */
  middle() {
    const picture = this.pictures[this.at];
    const { viewer } = this;
    if (!picture || !viewer) return;
    const { x, y, zoom } = viewer.view;
    const [rows, columns] = [picture.height * picture.scale, picture.width * picture.scale];
    const half = Math.min(rows, columns) / 12 / zoom;
    const [r, c] = [(0.5 - y) * rows, (0.5 - x) * columns];
    draw(shapeBetween(drawing.value.kind, [r - half, c - half], [r + half, c + half]));
    this.toLayer();
  }

  /** The keyboard goes on where the shape is, which may take some frames to be drawn. @param {number} [tries] */
  toLayer(tries = 60) {
    const body = /** @type {SVGElement | null} */ (this.querySelector(".editor .body"));
    if (body) body.focus();
    else if (tries > 0) requestAnimationFrame(() => this.toLayer(tries - 1));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {Analysis | null | undefined} */ (changed.get("analysis"));
    if (before && before.analysis_id !== this.analysis?.analysis_id) {
      this.at = 0;
      this.frame = null;
    }
    if (changed.has("selected")) this.turnTo(this.selected);
    if (this.analysis && this.pictures.length) this.evidence.show(this.analysis.analysis_id, this.at + 1);
    if (this.analysis) this.pageLinks.begin(this.analysis.analysis_id);
    if (this.analysis && this.clipAt >= 0) this.moving.show(this.analysis.analysis_id, this.clipAt + 1);
  }

  /** Which of the evidence is a clip. */
  get clipAt() {
    return (this.analysis?.images ?? []).findIndex((one) => one.clip);
  }

  /** The clip at the moment that is shown; null where whole tracks are, or behind its end. */
  get film() {
    const clip = this.analysis?.images[this.clipAt]?.clip;
    const { link } = this.moving.value;
    const place = clip && this.frame !== null ? placeAt(clip, this.frame) : null;
    return clip && link && place !== null ? { src: link.url, clip, place } : null;
  }

  /** @returns {import("../api/types.js").Picture[]} */
  get pictures() {
    return (this.analysis?.images ?? []).filter((one) => !one.clip);
  }

  /** The document's page that is shown; null for a photograph. */
  get page() {
    return this.pictures[this.at]?.page ?? null;
  }

  /** Is it a page of a document, where neither a scale bar nor a contrast helps? */
  get isPage() {
    return this.analysis?.modality === "document";
  }

  /** A finding leads to the page it is on. @param {string | null} id */
  turnTo(id) {
    const region = this.analysis?.findings.find((f) => f.id === id)?.region;
    const where = this.pictures.findIndex((p) => p.page != null && p.page === region?.page);
    if (where >= 0 && this.isPage) this.at = where;
    // A track that is not there yet at this moment would not be seen.
    if (this.frame !== null && region?.frames?.length && this.frame < region.frames[0]) this.frame = region.frames[region.frames.length - 1];
  }

  /** @param {CustomEvent} event from the drawing to whoever holds the table */
  choose(event) {
    this.dispatchEvent(new CustomEvent("select-finding", { detail: event.detail }));
  }

  render() {
    const { analysis } = this;
    if (!analysis) return nothing;
    if (this.pictures.length === 0) return nothing;
    const { link, problem } = this.evidence.value;
    if (problem) return html`<div class="card-body">${problemPanel(problem, { title: t("result.picture_error"), retry: () => this.evidence.load() })}</div>`;
    const { mode, id } = drawing.value;
    const shapes = shapesOf(analysis.findings.filter((one) => !mode || mode === "remove" || one.id !== id), this.page);
    const scale = this.pictures[this.at]?.scale ?? null;
    const clip = analysis.images[this.clipAt]?.clip ?? null;
    const span = spanOf(shapes, clip);
    return html`${this.canDraw ? this.drawTools() : nothing}${this.isPage && this.pictures.length > 1 ? this.rail() : nothing}<fv-viewer
        .src=${link?.url ?? ""} .alt=${t("result.picture_alt", { study: modalityWord(analysis.modality) })}
        .shapes=${shapes} .scale=${scale} .selected=${this.selected} .overlays=${this.overlays} .opacity=${this.opacity}
        .preset=${this.preset} .frame=${this.frame} .unit=${this.isPage ? null : this.unit} .checked=${this.checked} .film=${this.film} .isPage=${this.isPage} .layer=${mode === "redraw" || mode === "add" ? (/** @type {{width: number, height: number}} */ size) => this.layer(size, scale ?? 1) : null}
        .tools=${this.tools(shapes.length)} .foot=${html`${span ? this.player(span, clip) : nothing}${legend(analysis.findings)}`}
        @picture-failed=${() => this.evidence.again()} @select-finding=${this.choose}
      ></fv-viewer>
      <fv-draw-panel @middle=${this.middle}></fv-draw-panel>
      ${shapes.length && link && !scale ? html`<p class="viewer-foot small muted">${t("result.no_scale")}</p>` : nothing}`;
  }

  /** @param {{width: number, height: number}} size @param {number} scale */
  layer(size, scale) {
    const { region, kind } = drawing.value;
    return html`<fv-shape-editor .size=${size} .scale=${scale} .region=${region} .kind=${kind} @drawn=${(/** @type {CustomEvent} */ e) => draw(e.detail)}></fv-shape-editor>`;
  }

  /** What can be done to the outlines; nothing where this study has none to change. */
  drawTools() {
    const { chosen } = this;
    const code = addedTo(this.analysis);
    const findings = this.analysis?.findings ?? [];
    if (this.isPage || (!code && !findings.some((one) => canRedraw(one) || canRemove(one)))) return nothing;
    const isBusy = drawing.value.mode !== "";
    const tool = (/** @type {string} */ word, /** @type {string} */ symbol, /** @type {boolean} */ isOn, /** @type {() => void} */ act) =>
      html`<button class="btn small ghost" ?disabled=${!isOn || isBusy} title=${isOn ? "" : t("draw.choose_first")} @click=${act}>${icon(symbol)}${t(word)}</button>`;
    return html`<div class="draw-tools" role="group" aria-label=${t("draw.tools")}>
      ${findings.some((one) => canRedraw(one)) ? tool("draw.do_redraw", "pen-line", canRedraw(chosen), () => this.redraw()) : nothing}
      ${findings.some((one) => canRemove(one)) ? tool("draw.do_remove", "trash-2", canRemove(chosen), () => this.remove()) : nothing}
      ${code ? tool("draw.do_add", "plus", true, () => this.add()) : nothing}
    </div>`;
  }

  /** @param {[number, number]} span @param {import("../api/types.js").Clip | null} clip */
  player(span, clip) {
    return html`<fv-track-player .span=${span} .clip=${clip} .frame=${this.frame} @frame=${(/** @type {CustomEvent} */ e) => { this.frame = e.detail; }}></fv-track-player>`;
  }

  /** @param {number} count of outlines */
  tools(count) {
    const pages = this.pictures.length;
    const label = t(this.overlays ? "result.hide_overlays" : "result.show_overlays");
    return html`
      ${count ? html`<button class="btn small ghost" aria-pressed=${!this.overlays} @click=${() => { this.overlays = !this.overlays; }}>
          ${icon(this.overlays ? "eye-off" : "eye")}${label} <kbd>h</kbd></button>
        <label class="slider small"><span class="visually-hidden">${t("result.opacity")}</span>
          <input type="range" min="0.1" max="1" step="0.1" .value=${String(this.opacity)} ?disabled=${!this.overlays} aria-label=${t("result.opacity")}
            title=${t("result.opacity")} @input=${(/** @type {Event} */ e) => { this.opacity = Number(/** @type {HTMLInputElement} */ (e.target).value); }} /></label>` : nothing}
      ${this.isPage ? nothing : this.presets()}
      ${pages > 1 ? this.pager(pages) : nothing}`;
  }

  presets() {
    const set = (/** @type {Event} */ event) => { this.preset = Number(/** @type {HTMLSelectElement} */ (event.target).value); };
    return html`<select class="input small-select" aria-label=${t("preset.label")} .value=${String(this.preset)} @change=${set}>
      ${PRESETS.map((one) => html`<option value=${one} ?selected=${one === this.preset}>${t(`preset.${one}`)}</option>`)}
    </select>`;
  }

  rail() {
    return html`<fv-page-rail .pages=${pagesOf(this.analysis, this.pictures)} .at=${this.at} .links=${this.pageLinks.value.links}
      @page-seen=${(/** @type {CustomEvent} */ e) => this.pageLinks.ask(e.detail)} @page-lost=${(/** @type {CustomEvent} */ e) => this.pageLinks.ask(e.detail, 2)}
      @page-chosen=${(/** @type {CustomEvent} */ e) => { this.at = e.detail; }}></fv-page-rail>`;
  }

  /** @param {number} pages */
  pager(pages) {
    const turn = (/** @type {number} */ by) => { this.at = Math.min(pages - 1, Math.max(0, this.at + by)); };
    return html`<span class="pager">
      <button class="btn small ghost icon-only" aria-label=${t("result.previous_page")} ?disabled=${this.at === 0} @click=${() => turn(-1)}>${icon("chevron-left")}</button>
      <label class="small page-jump">${t("pages.jump")} <select class="input small-select" aria-label=${t("result.page", { page: this.at + 1, pages })}
        @change=${(/** @type {Event} */ e) => { this.at = Number(/** @type {HTMLSelectElement} */ (e.target).value) - 1; }}>
        ${this.pictures.map((_, i) => html`<option value=${i + 1} ?selected=${i === this.at}>${i + 1}</option>`)}</select> / ${pages}</label>
      <button class="btn small ghost icon-only" aria-label=${t("result.next_page")} ?disabled=${this.at === pages - 1} @click=${() => turn(1)}>${icon("chevron-right")}</button>
    </span>`;
  }
}

customElements.define("fv-result-picture", ResultPicture);
