/** The picture of a result: its address, its pages, outlines, tracks in time, how it is shown. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { shapesOf } from "../components/drawn.js";
import { spanOf } from "../components/tracks.js";
import { modalityWord, t } from "../i18n/index.js";
import { Evidence } from "../state/evidence.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import "../components/track-player.js";
import "../components/viewer.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */

const PRESETS = [1, 2, 3, 4, 5];

class ResultPicture extends LitElement {
  static properties = {
    analysis: { attribute: false }, selected: {}, unit: { attribute: false }, checked: { attribute: false },
    overlays: { state: true }, opacity: { state: true }, preset: { state: true }, frame: { state: true },
    at: { state: true },
  };

  constructor() {
    super();
    /** @type {Analysis | null} */
    this.analysis = null;
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
    renderOn(this, this.evidence);
    this.unbind = () => {};
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const viewer = () => /** @type {import("../components/viewer.js").Viewer | null} */ (this.querySelector("fv-viewer"));
    const zoom = (/** @type {number} */ by) => ({ word: by > 1 ? "result.zoom_in" : "result.zoom_out", act: () => viewer()?.zoomBy(by) });
    const fade = (/** @type {number} */ by) => () => { this.opacity = Math.min(1, Math.max(0.1, Math.round((this.opacity + by) * 10) / 10)); };
    this.unbind = bindKeys({
      h: { word: "help.k_overlays", act: () => { this.overlays = !this.overlays; } },
      "[": { word: "review.k_fainter", act: fade(-0.2) },
      "]": { word: "review.k_stronger", act: fade(0.2) },
      "+": zoom(1.4), "-": zoom(1 / 1.4),
      0: { word: "result.fit", act: () => viewer()?.fit() },
      ...Object.fromEntries(PRESETS.map((one) => [String(one), { word: `preset.${one}`, act: () => { this.preset = one; } }])),
    }, "help.picture");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {Analysis | null | undefined} */ (changed.get("analysis"));
    if (before && before.analysis_id !== this.analysis?.analysis_id) this.at = 0;
    if (changed.has("selected")) this.turnTo(this.selected);
    if (this.analysis && this.pictures.length) this.evidence.show(this.analysis.analysis_id, this.at + 1);
  }

  /** @returns {import("../api/types.js").Picture[]} */
  get pictures() {
    return this.analysis?.images ?? [];
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
    if (where >= 0) this.at = where;
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
    const shapes = shapesOf(analysis.findings, this.page);
    const scale = this.pictures[this.at]?.scale ?? null;
    const span = spanOf(shapes);
    return html`<fv-viewer
        .src=${link?.url ?? ""} .alt=${t("result.picture_alt", { study: modalityWord(analysis.modality) })}
        .shapes=${shapes} .scale=${scale} .selected=${this.selected} .overlays=${this.overlays} .opacity=${this.opacity}
        .preset=${this.preset} .frame=${this.frame} .unit=${this.isPage ? null : this.unit} .checked=${this.checked}
        .tools=${this.tools(shapes.length)} .foot=${span ? this.player(span) : nothing}
        @picture-failed=${() => this.evidence.again()} @select-finding=${this.choose}
      ></fv-viewer>
      ${shapes.length && link && !scale ? html`<p class="viewer-foot small muted">${t("result.no_scale")}</p>` : nothing}`;
  }

  /** @param {[number, number]} span */
  player(span) {
    return html`<fv-track-player .span=${span} .frame=${this.frame} @frame=${(/** @type {CustomEvent} */ e) => { this.frame = e.detail; }}></fv-track-player>`;
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

  /** @param {number} pages */
  pager(pages) {
    const turn = (/** @type {number} */ by) => { this.at = Math.min(pages - 1, Math.max(0, this.at + by)); };
    return html`<span class="pager">
      <button class="btn small ghost icon-only" aria-label=${t("result.previous_page")} ?disabled=${this.at === 0} @click=${() => turn(-1)}>${icon("chevron-left")}</button>
      <span class="small">${t("result.page", { page: this.at + 1, pages })}</span>
      <button class="btn small ghost icon-only" aria-label=${t("result.next_page")} ?disabled=${this.at === pages - 1} @click=${() => turn(1)}>${icon("chevron-right")}</button>
    </span>`;
  }
}

customElements.define("fv-result-picture", ResultPicture);
