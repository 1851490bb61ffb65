/** Opening an amendment of a signed report: why, before its successor is drafted. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { noteField } from "../components/note-field.js";
import { problemPanel } from "../components/problem.js";
import { reasonProblem } from "../components/reason-field.js";
import { t } from "../i18n/index.js";
import { confirm } from "../state/messages.js";
import { amend } from "../state/reports.js";
import { go } from "../state/router.js";

class AmendDialog extends LitElement {
  static properties = { report: { attribute: false }, etag: {}, busy: { state: true }, problem: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    /** @type {import("../api/types.js").Report | null} */
    this.report = null;
    /** @type {string | null} */
    this.etag = null;
    this.busy = false;
    /** @type {unknown} */
    this.problem = null;
    this.wrong = "";
  }

  createRenderRoot() {
    return this;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("reason") ?? "").trim();
    this.wrong = reasonProblem(reason);
    if (this.wrong || this.busy || !this.report) return;
    this.busy = true;
    this.problem = null;
    try {
      const successor = await amend(this.report.report_id, reason, this.etag);
      confirm(t("reports.amendment_open"));
      this.close();
      go(`#/reports/${successor.report_id}`);
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const body = html`<form id="amend-form" class="dialog-body" novalidate @submit=${this.submit}>
      ${this.problem ? problemPanel(this.problem, { title: t("reports.not_amended") }) : nothing}
      <p class="muted">${t("reports.amend_text")}</p>
      ${noteField({ id: "amend-reason", name: "reason", label: t("review.reason"), problem: this.wrong, isFirst: true })}
    </form>`;
    const foot = html`<div class="dialog-foot"><button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="amend-form" ?disabled=${this.busy}>${t("reports.amend")}</button></div>`;
    return dialog({ id: "amend", title: t("reports.amend"), body, foot, onClose: () => this.close() });
  }
}

customElements.define("fv-amend-dialog", AmendDialog);
