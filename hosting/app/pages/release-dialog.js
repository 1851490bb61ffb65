/** Letting a held file go on: a reason, and what of the facts is other than the sender said. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { noteField } from "../components/note-field.js";
import { problemPanel } from "../components/problem.js";
import { reasonProblem } from "../components/reason-field.js";
import { modalityWord, t, uploadSentence } from "../i18n/index.js";
import { confirm } from "../state/messages.js";
import { release } from "../state/runs.js";
import { session } from "../state/session.js";

class ReleaseDialog extends LitElement {
  static properties = { upload: { attribute: false }, busy: { state: true }, problem: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    /** @type {import("../api/types.js").Upload | null} */
    this.upload = null;
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
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const change = { reason: String(form.get("reason")).trim() };
    for (const name of ["modality", "patient_ref"]) {
      const value = String(form.get(name) ?? "").trim();
      if (value) Object.assign(change, { [name]: value });
    }
    this.wrong = reasonProblem(change.reason);
    if (this.wrong || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await release(this.upload?.upload_id ?? "", change);
      confirm(t("file.released"));
      this.close();
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const body = html`<form id="release-form" class="dialog-body" novalidate @submit=${this.submit}>
      ${this.problem ? problemPanel(this.problem) : nothing}
      <p class="muted">${this.upload ? uploadSentence(this.upload) : ""}</p>
      ${noteField({ id: "release-reason", name: "reason", label: t("file.release_reason"), hint: t("file.release_hint"), problem: this.wrong, isFirst: true })}
      <div class="field">
        <label for="release-patient">${t("upload.patient")}</label>
        <input class="input" id="release-patient" name="patient_ref" autocomplete="off" />
      </div>
      <div class="field">
        <label for="release-modality">${t("upload.modality")}</label>
        <select class="input" id="release-modality" name="modality">
          <option value="">${modalityWord(this.upload?.modality) || "–"}</option>
          ${(session.value.limits?.modalities ?? []).map((m) => html`<option value=${m}>${modalityWord(m)}</option>`)}
        </select>
      </div>
    </form>`;
    const foot = html`<div class="dialog-foot">
      <button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="release-form" ?disabled=${this.busy}>${t("file.release_submit")}</button>
    </div>`;
    return dialog({ id: "release", title: t("file.release_title"), body, foot, onClose: () => this.close() });
  }
}

customElements.define("fv-release-dialog", ReleaseDialog);
