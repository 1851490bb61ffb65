/** One analysis: the picture with its outlines beside what was measured, and a person's corrections. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { confidenceMark } from "../components/confidence.js";
import { isFlagged } from "../components/flag.js";
import { grouped, nameOf, valueOf } from "../components/finding.js";
import { icon } from "../components/icon.js";
import { interpretations } from "../components/interpretations.js";
import { researchLicence } from "../components/licence.js";
import { measurements } from "../components/measurements.js";
import { notice } from "../components/notice.js";
import { objects } from "../components/objects.js";
import { identity, notMeasured, provenance, quality } from "../components/quality.js";
import { saysWhatToDo, t, unmeasuredSentence } from "../i18n/index.js";
import { before, earlier, lookBack } from "../state/earlier.js";
import { file } from "../state/file.js";
import { begin, check, redo, review, undo, unsaved } from "../state/review.js";
import { may } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import { problemPanel } from "../components/problem.js";
import { historyOf } from "../components/revisions.js";
import { loadRevisions, revisionList } from "../state/revisions.js";
import "./correct-dialog.js";
import "./result-picture.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Finding} Finding */

const UNCORRECTABLE = new Set(["object"]);

class Result extends LitElement {
  static properties = {
    analysis: { attribute: false }, selected: { state: true }, correcting: { state: true }, tab: { state: true },
    sort: { state: true }, down: { state: true }, busy: { state: true }, failure: { state: true },
  };

  constructor() {
    super();
    /** @type {Analysis | null} */
    this.analysis = null;
    /** @type {string | null} */
    this.selected = null;
    /** @type {string | null} */
    this.correcting = null;
    this.tab = "measurements";
    this.sort = "id";
    this.down = false;
    this.busy = false;
    /** @type {unknown} */
    this.failure = null;
    this.unbind = () => {};
    renderOn(this, review, revisionList, file, earlier.store);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys({
      a: { word: "review.k_accept", act: () => this.accept() },
      e: { word: "review.k_correct", act: () => this.correct(this.selected) },
      n: { word: "review.k_next", act: () => this.step(1) },
      p: { word: "review.k_previous", act: () => this.step(-1) },
      m: { word: "review.k_measurements", act: () => { this.tab = "measurements"; } },
      o: { word: "review.k_objects", act: () => { if (this.groups.objects.length) this.tab = "objects"; } },
    }, "help.result");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.analysis) return;
    begin(this.analysis.analysis_id);
    lookBack(may("read") ? file.value.upload?.patient_id ?? null : null, this.analysis.analysis_id);
    const last = /** @type {Analysis | null | undefined} */ (changed.get("analysis"));
    if (!changed.has("analysis") || last?.analysis_id === this.analysis.analysis_id) return;
    const { measured, objects: list } = this.groups;
    this.tab = measured.length === 0 && list.length ? "objects" : "measurements";
    this.selected = null;
  }

  get groups() {
    return grouped(this.analysis?.findings ?? []);
  }

  /** The findings of the tab that is shown, in their order. @returns {Finding[]} */
  get listed() {
    const { measured, objects: list } = this.groups;
    return this.tab === "objects" ? list : measured;
  }

  /** May the result still be corrected, and by this person? */
  get canCorrect() {
    const isOpen = !["signed", "signing"].includes(file.value.report?.status ?? "");
    return may("correct") && isOpen && file.value.analysis?.analysis_id === this.analysis?.analysis_id;
  }

  /** @param {string | null} id */
  select(id) {
    this.selected = id;
    if (id && this.groups.objects.some((f) => f.id === id)) this.tab = "objects";
    else if (id) this.tab = "measurements";
    this.updateComplete.then(() => {
      if (id) this.querySelector(`:is(tr, dt)[data-finding="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
    });
  }

  /** What is pointed at, or has the focus, is marked in the table and on the picture alike. @param {Event} event */
  hint(event) {
    const isOver = event.type === "pointerover" || event.type === "focusin";
    const id = isOver ? /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-finding]"))?.dataset.finding : null;
    for (const one of this.querySelectorAll("[data-hinted]")) one.removeAttribute("data-hinted");
    if (id) for (const one of this.querySelectorAll(`[data-finding="${CSS.escape(id)}"]`)) one.setAttribute("data-hinted", "");
  }

  /** @param {number} by */
  step(by) {
    const { listed } = this;
    if (listed.length === 0) return;
    const at = listed.findIndex((f) => f.id === this.selected);
    this.select(listed[(at < 0 ? (by > 0 ? 0 : listed.length - 1) : at + by + listed.length) % listed.length].id);
  }

  /** The chosen one is seen; on to the next that is not. */
  accept() {
    if (!this.selected) {
      this.step(1);
      return;
    }
    check(this.selected);
    const { listed } = this;
    const at = listed.findIndex((f) => f.id === this.selected);
    const rest = [...listed.slice(at + 1), ...listed.slice(0, at)];
    const next = rest.find((f) => !review.value.checked.has(f.id));
    if (next) this.select(next.id);
  }

  /** @param {string | null} id */
  correct(id) {
    const finding = this.analysis?.findings.find((f) => f.id === id);
    if (finding && this.canCorrect && !UNCORRECTABLE.has(typeof finding.value)) this.correcting = finding.id;
  }

  /** @param {() => Promise<unknown>} act */
  async doing(act) {
    this.busy = true;
    this.failure = null;
    try {
      if ((await act()) === "conflict") this.failure = { code: "precondition_failed" };
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = false;
    }
  }

  /** µm or mm per original pixel, as the sender said it. */
  get unit() {
    const facts = /** @type {Record<string, unknown>} */ (file.value.upload?.facts ?? {});
    if (typeof facts.um_per_px === "number") return { size: facts.um_per_px, name: "µm" };
    return typeof facts.mm_per_px === "number" ? { size: facts.mm_per_px, name: "mm" } : null;
  }

  render() {
    const { analysis } = this;
    if (!analysis) return nothing;
    const groups = this.groups;
    const dialog = this.correcting ? html`<fv-correct-dialog .findingId=${this.correcting} @closed=${() => { this.correcting = null; }}></fv-correct-dialog>` : nothing;
    return html`${this.warnings(analysis)}
      <section class="result ${analysis.images.length ? "" : "plain"} ${analysis.modality === "document" ? "of-pages" : ""}" aria-label=${t("result.summary")}
          @pointerover=${this.hint} @focusin=${this.hint} @pointerleave=${this.hint} @focusout=${this.hint}>
        ${analysis.images.length ? html`<div class="card result-picture"><fv-result-picture .analysis=${analysis} .canDraw=${this.canCorrect} .selected=${this.selected} .unit=${this.unit}
          .checked=${review.value.checked} @select-finding=${(/** @type {CustomEvent} */ e) => this.select(e.detail)}></fv-result-picture></div>` : nothing}
        <div class="card result-table">
          <header class="card-head"><h2>${t("result.summary")}</h2>${groups.measured.length ? html`<span class="small muted">${this.summary(groups.measured)}</span>` : nothing}${this.kind(groups.kind)}</header>
          ${this.steps()} ${this.verdict(analysis)} ${this.tabs(groups.objects.length)}
          ${this.tab === "measurements" ? this.measured(analysis, groups) : nothing}
          ${this.tab === "objects" ? objects(groups.objects, this.objectOptions) : nothing}
          ${this.tab === "history" ? historyOf(revisionList.value, analysis) : nothing}
          <p class="support small subtle">${icon("info")}${t("app.decision_support")}</p>
        </div>
      </section>${dialog}`;
  }

  get objectOptions() {
    const { unit } = this;
    return {
      um: unit?.name === "µm" ? unit.size : null, sort: this.sort, down: this.down, selected: this.selected,
      checked: review.value.checked, removed: this.analysis?.removed ?? [], onSelect: (/** @type {string | null} */ id) => this.select(id),
      onSort: (/** @type {string} */ by) => { this.down = this.sort === by && !this.down; this.sort = by; },
    };
  }

  /** @param {Analysis} analysis @param {ReturnType<typeof grouped>} groups */
  measured(analysis, groups) {
    const said = [...groups.measured, ...groups.outlined];
    return html`${said.length ? measurements(said, {
        selected: this.selected, onSelect: (id) => this.select(id), caption: t("result.summary"),
        checked: review.value.checked, onCorrect: this.canCorrect ? (id) => this.correct(id) : null,
        before: before(earlier.store.value.data ?? [], analysis.analysis_id),
      }) : nothing}
      ${interpretations(analysis)} ${identity(groups.identity, { selected: this.selected, onSelect: (id) => this.select(id) })} ${notMeasured(analysis)} ${quality(analysis)} ${provenance(analysis)}`;
  }

  /** @param {number} count of objects */
  tabs(count) {
    const tab = (/** @type {string} */ name, /** @type {unknown} */ word) => html`<button role="tab" id="tab-${name}" aria-selected=${this.tab === name}
      @click=${() => this.show(name)}>${word}</button>`;
    return html`<div class="subtabs" role="tablist" aria-label=${t("result.parts")}>
      ${tab("measurements", t("result.measurements"))}
      ${count ? tab("objects", html`${t("result.instances")} <span class="subtle">${count}</span>`) : nothing}
      ${tab("history", t("result.history"))}
    </div>`;
  }

  /** @param {string} name */
  show(name) {
    this.tab = name;
    if (name === "history" && this.analysis) loadRevisions(this.analysis.analysis_id);
  }

  /** What was changed on this visit, step by step back and forth; what was typed and not saved. */
  steps() {
    const { done, undone } = review.value;
    const waiting = this.correcting ? null : unsaved();
    const named = (/** @type {string} */ id) => { const f = this.analysis?.findings.find((one) => one.id === id); return f ? nameOf(f) : id; };
    const last = done.at(-1);
    if (!waiting && !last && undone.length === 0 && !this.failure) return nothing;
    return html`<div class="steps">
      ${this.failure ? problemPanel(this.failure, { title: t("review.not_saved") }) : nothing}
      ${waiting ? notice("info", t("review.unsaved", { name: named(waiting) }), nothing,
        html`<button class="btn small" @click=${() => this.correct(waiting)}>${icon("square-pen")}${t("review.continue")}</button>`) : nothing}
      ${last || undone.length ? html`<div class="step-line" role="status">
        <span class="small">${last ? this.sayStep(last, named) : t("review.undone")}</span>
        <button class="btn small" ?disabled=${!last || this.busy} @click=${() => this.doing(() => undo(t("review.undo_reason", { reason: last?.reason ?? "" }).slice(0, 2000)))}>${icon("undo-2")}${t("review.undo")}</button>
        <button class="btn small" ?disabled=${undone.length === 0 || this.busy} @click=${() => this.doing(redo)}>${icon("redo-2")}${t("review.redo")}</button>
      </div>` : nothing}
    </div>`;
  }

  /** @param {import("../state/review.js").Step} step @param {(id: string) => string} named */
  sayStep(step, named) {
    if ("name" in step) return t(`draw.done_${step.mode}`, { name: step.name });
    return t("review.done", { name: named(step.finding_id), value: this.say(step.finding_id, step.to) });
  }

  /** @param {string} id @param {unknown} value */
  say(id, value) {
    const finding = this.analysis?.findings.find((f) => f.id === id);
    if (!finding) return String(value);
    const { text, unit } = valueOf({ ...finding, value });
    return `${text} ${unit}`.trim();
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
    const licence = researchLicence(analysis.provenance);
    const versions = analysis.versions?.reports ?? (analysis.versions ? [analysis.versions] : []);
    return html`${licence ? notice("warn", t("result.research", { licence })) : nothing}
      ${versions.map(({ report_number: number, superseded_by: newer, supersedes: older }) => html`
        ${newer ? notice("warn", t("result.superseded", { number: number ?? "" })) : nothing}
        ${older.length ? notice("info", t("result.supersedes", { number: number ?? "" })) : nothing}`)}`;
  }

  /** @param {Analysis} analysis */
  verdict(analysis) {
    if (analysis.status === "analyzed") return nothing;
    const why = (!saysWhatToDo(analysis.why ?? "") && analysis.advice) || unmeasuredSentence(analysis.why);
    return html`<div class="card-body">${notice("warn", t("result.not_analyzable"), why)}</div>`;
  }
}

customElements.define("fv-result", Result);
