/** Correcting one value: the machine's stays visible, a reason is required, a conflict loses nothing that was typed. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { nameOf, valueOf } from "../components/finding.js";
import { icon } from "../components/icon.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { reasonField, reasonProblem } from "../components/reason-field.js";
import { valueField } from "../components/value-field.js";
import { parseNumber } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { file } from "../state/file.js";
import { confirm } from "../state/messages.js";
import { correct, draftOf, dropDraft, keepDraft } from "../state/review.js";
import { renderOn } from "../state/store.js";

/** @typedef {import("../api/types.js").Finding} Finding */

const REASONS = ["misread", "outline", "artefact", "recount"];

class CorrectDialog extends LitElement {
  static properties = {
    findingId: {}, draft: { state: true }, busy: { state: true }, problem: { state: true }, conflict: { state: true },
    wrong: { state: true },
  };

  constructor() {
    super();
    this.findingId = "";
    /** @type {{value: string, reason: string} | null} */
    this.draft = null;
    this.busy = false;
    /** @type {unknown} */
    this.problem = null;
    /** What this person saw when the dialog opened. @type {unknown} */
    this.seen = undefined;
    this.conflict = false;
    /** @type {{value?: string, reason?: string}} */
    this.wrong = {};
    renderOn(this, file);
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    if (this.draft || !this.finding) return;
    this.seen = this.finding.value;
    this.draft = draftOf(this.findingId) ?? { value: String(this.finding.value), reason: "" };
  }

  /** @returns {Finding | null} */
  get finding() {
    return file.value.analysis?.findings.find((f) => f.id === this.findingId) ?? null;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** Somebody decides against the correction: then, and only then, what was typed is forgotten. */
  cancel() {
    dropDraft(this.findingId);
    this.close();
  }

  /** @param {Partial<{value: string, reason: string}>} typed */
  type(typed) {
    this.draft = { value: "", reason: "", ...this.draft, ...typed };
    this.wrong = {};
    keepDraft(this.findingId, this.draft);
  }

  /** The value as the finding's kind; undefined where it is none. @param {Finding} finding @param {string} text */
  read(finding, text) {
    if (typeof finding.value === "boolean") return text === "true";
    if (typeof finding.value === "number") return parseNumber(text) ?? undefined;
    return text.trim() === "" ? undefined : text.trim();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const { finding, draft } = this;
    if (!finding || !draft || this.busy) return;
    const value = this.read(finding, draft.value);
    const reason = draft.reason.trim();
    this.wrong = {
      ...(value === undefined ? { value: t(typeof finding.value === "number" ? "review.number" : "review.value_missing") } : {}),
      ...(value === finding.value && !this.conflict ? { value: t("review.same") } : {}),
      ...(reasonProblem(reason) ? { reason: reasonProblem(reason) } : {}),
    };
    if (Object.keys(this.wrong).length) {
      this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("[aria-invalid='true']"))?.focus());
      return;
    }
    await this.save({ finding_id: finding.id, from: finding.value, value, reason });
  }

  /** @param {{finding_id: string, from: unknown, value: unknown, reason: string}} change */
  async save(change) {
    this.busy = true;
    this.problem = null;
    try {
      this.conflict = (await correct(change)) === "conflict";
      if (this.conflict) return;
      confirm(t("review.saved", { revision: file.value.analysis?.revision ?? "" }));
      this.close();
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  /** @param {Finding} finding @param {unknown} value */
  say(finding, value) {
    const { text, unit } = valueOf({ ...finding, value });
    return `${text} ${unit}`.trim();
  }

  render() {
    const { finding, draft } = this;
    if (!finding || !draft) return nothing;
    const body = html`<form id="correct-form" class="dialog-body" novalidate @submit=${this.submit}>
      ${this.problem ? problemPanel(this.problem, { title: t("review.not_saved") }) : nothing}
      ${this.conflict ? this.clash(finding, draft) : nothing}
      <dl class="facts">
        <dt>${t(finding.corrected ? "review.machine_said" : "review.measured")}</dt>
        <dd><b>${this.say(finding, finding.corrected ? finding.corrected.machine_value : finding.value)}</b></dd>
        ${finding.corrected ? html`<dt>${t("review.corrected_by", { by: finding.corrected.by })}</dt><dd><b>${this.say(finding, finding.value)}</b> <span class="muted"><bdi>${finding.corrected.reason}</bdi></span></dd>` : nothing}
      </dl>
      ${valueField(finding, { value: draft.value, problem: this.wrong.value ?? "", onType: (value) => this.type({ value }) })}
      ${reasonField({ id: "correct-reason", reason: draft.reason, usual: REASONS, problem: this.wrong.reason ?? "", onType: (reason) => this.type({ reason }) })}
    </form>`;
    const foot = html`<div class="dialog-foot">
      <button class="btn" @click=${this.cancel}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="correct-form" ?disabled=${this.busy}>
        ${this.busy ? html`${icon("loader-circle", "spin")}${t("review.saving")}` : t(this.conflict ? "review.keep_mine" : "review.save")}</button>
    </div>`;
    return dialog({ id: "correct", title: t("review.title", { name: nameOf(finding) }), body, foot, onClose: () => this.close() });
  }

  /** Side by side: what was there when this began, what somebody else saved, what is typed here. @param {Finding} finding @param {{value: string}} draft */
  clash(finding, draft) {
    const value = this.read(finding, draft.value);
    const theirs = finding.corrected;
    const isHere = finding.value !== this.seen;
    return notice("warn", t("review.conflict"), html`
      <p>${isHere ? t("review.conflict_here", { by: theirs?.by ?? "" }) : t("review.conflict_elsewhere")}</p>
      <table class="table compact clash"><tbody>
        <tr><th scope="row">${t("review.was")}</th><td>${this.say(finding, this.seen)}</td></tr>
        <tr><th scope="row">${t("review.theirs")}</th><td><b>${this.say(finding, finding.value)}</b>${isHere && theirs ? html` <span class="muted" ><bdi>${theirs.reason}</bdi></span>` : nothing}</td></tr>
        <tr><th scope="row">${t("review.mine")}</th><td><b>${value === undefined ? "–" : this.say(finding, value)}</b></td></tr>
      </tbody></table>`,
    html`<button type="button" class="btn small" @click=${this.cancel}>${t("review.take_theirs")}</button>`);
  }
}

customElements.define("fv-correct-dialog", CorrectDialog);
