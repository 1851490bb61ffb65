/** One of two results beside each other: which one, and its picture. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { shapesOf } from "../components/drawn.js";
import { formatMoment } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { Evidence } from "../state/evidence.js";
import { renderOn } from "../state/store.js";
import "../components/viewer.js";

/** @typedef {import("../api/types.js").HistoryItem} HistoryItem */

class ComparePane extends LitElement {
  static properties = {
    side: { type: Number }, options: { attribute: false }, chosen: {}, loaded: { attribute: false }, overlays: { type: Boolean },
  };

  constructor() {
    super();
    this.side = 0;
    /** @type {HistoryItem[]} */
    this.options = [];
    this.chosen = "";
    /** @type {{state: string, data: {upload: import("../api/types.js").Upload, analysis: import("../api/types.js").Analysis | null} | null, error: unknown}} */
    this.loaded = { state: "idle", data: null, error: null };
    this.overlays = true;
    this.evidence = new Evidence();
    renderOn(this, this.evidence);
  }

  createRenderRoot() {
    return this;
  }

  get analysis() {
    return this.loaded.data?.analysis ?? null;
  }

  willUpdate() {
    if (this.analysis?.images.length) this.evidence.show(this.analysis.analysis_id, 1);
  }

  get viewer() {
    return /** @type {import("../components/viewer.js").Viewer | null} */ (this.querySelector("fv-viewer"));
  }

  render() {
    const name = t(this.side === 0 ? "compare.left" : "compare.right");
    const pick = (/** @type {Event} */ event) => this.dispatchEvent(new CustomEvent("pick", { detail: /** @type {HTMLSelectElement} */ (event.target).value }));
    return html`<section class="card pane" aria-label=${name}>
      <header class="card-head">
        <label class="pane-pick"><span class="small muted" aria-hidden="true">${name}</span>
          <select class="input" aria-label=${name} @change=${pick}>${this.options.map((one) => html`<option value=${one.upload_id} ?selected=${one.upload_id === this.chosen}>${formatMoment(one.at)}</option>`)}</select></label>
        <a class="btn small ghost" href="#/uploads/${this.chosen}">${icon("external-link")}${t("compare.open")}</a>
      </header>
      ${this.picture()}
    </section>`;
  }

  picture() {
    const { state, error } = this.loaded;
    const { link, problem } = this.evidence.value;
    const failure = state === "error" ? error : problem;
    if (failure) return html`<div class="card-body">${problemPanel(failure, { title: t("result.picture_error"), retry: () => this.again() })}</div>`;
    const { analysis } = this;
    if (state === "ready" && !analysis?.images.length) return html`<p class="viewer-none">${t("compare.no_picture")}</p>`;
    const image = analysis?.images[0];
    return html`<fv-viewer .src=${link?.url ?? ""} .alt=${t("result.picture_alt", { study: modalityWord(analysis?.modality) })}
      .shapes=${analysis ? shapesOf(analysis.findings, image?.page ?? null) : []} .scale=${image?.scale ?? null}
      .overlays=${this.overlays} .isPage=${analysis?.modality === "document"} .unit=${this.unit} @picture-failed=${() => this.evidence.again()}></fv-viewer>
      ${analysis && analysis.images.length > 1 && analysis.modality === "document" ? html`<p class="viewer-foot small muted">${t("compare.first_page", { pages: analysis.images.length })}</p>` : nothing}`;
  }

  get unit() {
    const facts = /** @type {Record<string, unknown>} */ (this.loaded.data?.upload.facts ?? {});
    if (typeof facts.um_per_px === "number") return { size: facts.um_per_px, name: "µm" };
    return typeof facts.mm_per_px === "number" ? { size: facts.mm_per_px, name: "mm" } : null;
  }

  again() {
    if (this.loaded.state === "error") this.dispatchEvent(new CustomEvent("pick", { detail: this.chosen }));
    else this.evidence.load();
  }
}

customElements.define("fv-compare-pane", ComparePane);
