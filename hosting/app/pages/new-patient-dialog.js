/** Recording a patient: a reference is required, identity is stored sealed. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { problemPanel } from "../components/problem.js";
import { t } from "../i18n/index.js";
import { confirm } from "../state/messages.js";
import { create } from "../state/patients.js";
import { go } from "../state/router.js";

const SEXES = ["female", "male", "other", "unknown"];

class NewPatientDialog extends LitElement {
  static properties = { busy: { state: true }, problem: { state: true }, missing: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.missing = false;
    /** @type {unknown} */
    this.problem = null;
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
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
    this.missing = !typed.patient_ref;
    if (this.missing || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const made = await create(typed);
      confirm(t("patients.created", { ref: made.patient_ref }));
      this.close();
      go(`#/patients/${made.patient_id}`);
    } catch (error) {
      // The one conflict there is: the reference is taken.
      const isTaken = /** @type {{code?: string}} */ (error).code === "conflict";
      this.problem = isTaken ? { code: "conflict", sentence: t("patients.taken") } : error;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const field = (/** @type {string} */ name, /** @type {string} */ word, type = "text", hint = "") => html`<div class="field">
      <label for="n-${name}">${t(word)}</label>
      <input class="input" id="n-${name}" name=${name} type=${type} dir="auto" autocomplete="off" maxlength="300" ?autofocus=${name === "patient_ref"}
        aria-invalid=${name === "patient_ref" && this.missing ? "true" : "false"} aria-describedby="n-${name}-hint" />
      <span class="hint" id="n-${name}-hint">${hint}</span></div>`;
    const body = html`<form id="patient-form" class="dialog-body" novalidate @submit=${this.submit}>
      ${this.problem ? problemPanel(this.problem, { title: t("patients.not_created") }) : nothing}
      ${field("patient_ref", "patient.ref", "text", t("upload.patient_hint"))}
      ${this.missing ? html`<p class="small crit-text" role="alert">${t("patients.ref_missing")}</p>` : nothing}
      ${field("name", "patients.name", "text", t("patients.sealed"))}
      ${field("birth_date", "patients.birth_date", "date")}
      <div class="field"><label for="n-sex">${t("patient.sex")}</label>
        <select class="input" id="n-sex" name="sex"><option value="">–</option>${SEXES.map((one) => html`<option value=${one}>${t(`sex.${one}`)}</option>`)}</select></div>
      ${field("partner_ref", "patient.partner_ref")}
    </form>`;
    const foot = html`<div class="dialog-foot">
      <button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="patient-form" ?disabled=${this.busy}>${t("patients.create")}</button>
    </div>`;
    return dialog({ id: "patient", title: t("patients.new"), body, foot, onClose: () => this.close() });
  }
}

customElements.define("fv-new-patient-dialog", NewPatientDialog);
