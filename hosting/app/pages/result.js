/** One analysis: the picture with its outlines beside the table of measurements. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { confidenceMark } from "../components/confidence.js";
import { isFlagged } from "../components/flag.js";
import { grouped, nameOf, valueOf } from "../components/finding.js";
import { icon } from "../components/icon.js";
import { interpretations } from "../components/interpretations.js";
import { isResearchOnly } from "../components/licence.js";
import { measurements } from "../components/measurements.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { identity, notMeasured, provenance, quality } from "../components/quality.js";
import { isDrawable } from "../components/shapes.js";
import { modalityWord, t, unmeasuredSentence } from "../i18n/index.js";
import { picture } from "../state/file.js";
import { bindKeys } from "../state/shortcuts.js";
import "../components/viewer.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Finding} Finding */

class Result extends LitElement {
  static properties = {
    analysis: { attribute: false }, selected: { state: true }, overlays: { state: true },
    link: { state: true }, at: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Analysis | null} */
    this.analysis = null;
    /** @type {string | null} */
    this.selected = null;
    this.overlays = true;
    /** @type {import("../api/types.js").Link | null} */
    this.link = null;
    /** Which of the pictures. */
    this.at = 0;
    /** @type {unknown} */
    this.problem = null;
    this.asked = "";
    this.tries = 0;
    this.unbind = () => {};
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const viewer = () => /** @type {import("../components/viewer.js").Viewer | null} */ (this.querySelector("fv-viewer"));
    this.unbind = bindKeys({
      h: { word: "help.k_overlays", act: () => { this.overlays = !this.overlays; } },
      "+": { word: "result.zoom_in", act: () => viewer()?.zoomBy(1.4) },
      "-": { word: "result.zoom_out", act: () => viewer()?.zoomBy(1 / 1.4) },
      0: { word: "result.fit", act: () => viewer()?.fit() },
    }, "help.result");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
  }

  willUpdate() {
    const key = `${this.analysis?.analysis_id} ${this.at}`;
    if (!this.analysis || key === this.asked) return;
    this.asked = key;
    this.tries = 0;
    this.load();
  }

  /** @returns {import("../api/types.js").Picture[]} */
  get pictures() {
    return this.analysis?.images ?? [];
  }

  /** The document's page that is shown; null for a photograph. */
  get page() {
    return this.pictures[this.at]?.page ?? null;
  }

  async load() {
    this.problem = null;
    this.link = null;
    if (!this.analysis || this.pictures.length === 0) return;
    const key = this.asked;
    try {
      const link = await picture(this.analysis.analysis_id, this.at + 1);
      if (key === this.asked) this.link = link;
    } catch (error) {
      this.problem = error;
    }
  }

  /** The address lives five minutes; one that has ended is asked for anew, once. */
  refresh() {
    this.tries += 1;
    if (this.tries <= 1) this.load();
  }

  /** @param {string | null} id a row leads to the page it is on */
  select(id) {
    this.selected = id;
    const region = this.analysis?.findings.find((f) => f.id === id)?.region;
    const where = this.pictures.findIndex((p) => p.page != null && p.page === region?.page);
    if (where >= 0) this.at = where;
    if (id) this.querySelector(`tr[data-finding="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const { analysis } = this;
    if (!analysis) return nothing;
    const groups = grouped(analysis.findings);
    return html`${this.warnings(analysis)}
      <section class="result" aria-label=${t("result.summary")}>
        <div class="card result-picture">${this.pane(analysis)}</div>
        <div class="card result-table">
          <header class="card-head"><h2>${t("result.summary")}</h2>${groups.measured.length ? html`<span class="small muted">${this.summary(groups.measured)}</span>` : nothing}${this.kind(groups.kind)}</header>
          ${this.verdict(analysis)}
          ${groups.measured.length ? this.table(groups.measured, t("result.summary")) : nothing}
          ${groups.objects.length
            ? html`<section class="sub flush"><h3>${t("result.instances")} <span class="subtle">${groups.objects.length}</span></h3>
                ${this.table(groups.objects, t("result.instances"))}</section>`
            : nothing}
          ${interpretations(analysis)} ${identity(groups.identity)} ${notMeasured(analysis)} ${quality(analysis)} ${provenance(analysis)}
          <p class="support small subtle">${icon("info")}${t("app.decision_support")}</p>
        </div>
      </section>`;
  }

  /** @param {Finding[]} findings @param {string} caption */
  table(findings, caption) {
    return measurements(findings, { selected: this.selected, onSelect: (id) => this.select(id), caption });
  }

  /** What kind of document it is, and how sure that is. @param {Finding | null} finding */
  kind(finding) {
    if (!finding) return nothing;
    return html`<span class="kind small"><b>${valueOf(finding).text}</b> ${confidenceMark(finding.confidence)}</span>`;
  }

  /** @param {Finding[]} measured */
  summary(measured) {
    const flagged = measured.filter((f) => isFlagged(f.flag)).length;
    if (flagged > 0) return t("result.flagged", { count: flagged });
    const isJudged = measured.some((f) => f.printed_range || f.reference || f.flag);
    if (measured.length === 1) return t(isJudged ? "result.one_inside" : "result.one_measured");
    return t(isJudged ? "result.all_inside" : "result.measured", { count: measured.length });
  }

  /** @param {Analysis} analysis */
  warnings(analysis) {
    const licence = analysis.provenance?.weights_licence;
    return isResearchOnly(licence) ? notice("warn", t("result.research", { licence: licence ?? "" })) : nothing;
  }

  /** @param {Analysis} analysis */
  verdict(analysis) {
    if (analysis.status === "analyzed") return nothing;
    const why = analysis.advice || unmeasuredSentence(analysis.why);
    return html`<div class="card-body">${notice("warn", t("result.not_analyzable"), why)}</div>`;
  }

  /** @param {Analysis} analysis */
  pane(analysis) {
    if (this.pictures.length === 0) return html`<p class="viewer-none muted">${t("result.picture_none")}</p>`;
    if (this.problem) return this.noPicture();
    const shapes = analysis.findings
      .filter((f) => isDrawable(f.region, this.page))
      .map((f) => ({
        id: f.id, region: /** @type {import("../api/types.js").Region} */ (f.region),
        label: `${nameOf(f)}: ${valueOf(f).text} ${valueOf(f).unit}`.trim(),
      }));
    const scale = this.pictures[this.at]?.scale ?? null;
    return html`<fv-viewer
        .src=${this.link?.url ?? ""} .alt=${t("result.picture_alt", { study: modalityWord(analysis.modality) })}
        .shapes=${shapes} .scale=${scale} .selected=${this.selected} .overlays=${this.overlays}
        .tools=${this.tools(shapes.length)} @picture-failed=${this.refresh}
        @select-finding=${(/** @type {CustomEvent} */ e) => this.select(e.detail)}
      ></fv-viewer>
      ${shapes.length && this.link && !scale ? html`<p class="viewer-foot small muted">${t("result.no_scale")}</p>` : nothing}`;
  }

  noPicture() {
    return html`<div class="card-body">${problemPanel(this.problem, { title: t("result.picture_error"), retry: () => this.load() })}</div>`;
  }

  /** @param {number} count of outlines */
  tools(count) {
    const pages = this.pictures.length;
    const turn = (/** @type {number} */ by) => { this.at = Math.min(pages - 1, Math.max(0, this.at + by)); };
    const label = t(this.overlays ? "result.hide_overlays" : "result.show_overlays");
    return html`
      ${count ? html`<button class="btn small ghost" aria-pressed=${!this.overlays} @click=${() => { this.overlays = !this.overlays; }}>
          ${icon(this.overlays ? "eye-off" : "eye")}${label} <kbd>h</kbd></button>` : nothing}
      ${pages > 1 ? html`<span class="pager">
          <button class="btn small ghost icon-only" aria-label=${t("result.previous_page")} ?disabled=${this.at === 0} @click=${() => turn(-1)}>${icon("chevron-left")}</button>
          <span class="small">${t("result.page", { page: this.at + 1, pages })}</span>
          <button class="btn small ghost icon-only" aria-label=${t("result.next_page")} ?disabled=${this.at === pages - 1} @click=${() => turn(1)}>${icon("chevron-right")}</button>
        </span>` : nothing}`;
  }
}

customElements.define("fv-result", Result);
