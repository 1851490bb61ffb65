/** Opening an amendment of a signed report: why, before its successor is drafted. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { problemPanel } from "../components/problem.js";
import { t } from "../i18n/index.js";
import { confirm } from "../state/messages.js";
import { amend } from "../state/reports.js";
import { go } from "../state/router.js";

const LONGEST = 2000;

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
    this.wrong = reason === "" ? t("review.reason_missing") : reason.length > LONGEST ? t("review.reason_long", { count: reason.length, most: LONGEST }) : "";
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
      <div class="field"><label for="amend-reason">${t("review.reason")}</label>
        <textarea class="input" id="amend-reason" name="reason" rows="3" dir="auto" autofocus aria-invalid=${this.wrong ? "true" : "false"} aria-describedby="amend-problem"></textarea>
        <span class="problem" id="amend-problem" role="alert">${this.wrong}</span></div>
    </form>`;
    const foot = html`<div class="dialog-foot"><button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="amend-form" ?disabled=${this.busy}>${t("reports.amend")}</button></div>`;
    return dialog({ id: "amend", title: t("reports.amend"), body, foot, onClose: () => this.close() });
  }
}

customElements.define("fv-amend-dialog", AmendDialog);
