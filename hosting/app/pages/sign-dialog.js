/** Signing a report: what the signature means, what it covers, a fresh sign-in when it is needed. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { isUnsure } from "../components/confidence.js";
import { isFlagged } from "../components/flag.js";
import { icon } from "../components/icon.js";
import { researchLicence } from "../components/licence.js";
import { noteField } from "../components/note-field.js";
import { notice } from "../components/notice.js";
import { problemPanel, sentenceOf } from "../components/problem.js";
import { reasonProblem } from "../components/reason-field.js";
import { formatMoment } from "../i18n/format.js";
import { roleWord, t } from "../i18n/index.js";
import { drawing } from "../state/drawing.js";
import { file } from "../state/file.js";
import { confirm } from "../state/messages.js";
import { filePatient, otherName } from "../state/file-patient.js";
import { review, unsaved } from "../state/review.js";
import { asksAgain, session } from "../state/session.js";
import { askAgain, renew, signInAgain } from "../state/sign-again.js";
import { newIntention, sign } from "../state/signing.js";
import { renderOn } from "../state/store.js";

class SignDialog extends LitElement {
  static properties = { busy: { state: true }, problem: { state: true }, stale: { state: true },
    wrong: { state: true }, asksToken: { state: true }, tokenProblem: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {unknown} */
    this.problem = null;
    this.stale = false;
    this.wrong = "";
    this.asksToken = false;
    this.tokenProblem = "";
    this.key = newIntention();
    renderOn(this, file, session);
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
    const words = { meaning: String(form.get("meaning")), comment: String(form.get("comment") ?? "") };
    this.wrong = words.comment.trim() && reasonProblem(words.comment);
    if (this.wrong) return;
    this.busy = true;
    this.problem = null;
    try {
      if (this.stale && !(await this.refresh(this.asksToken ? String(form.get("token") ?? "").trim() : null))) return;
      if (await this.attempt(words)) this.finish();
    } catch (error) {
      this.problem = error;
      this.key = newIntention();
    } finally {
      this.busy = false;
    }
  }

  /** @param {{meaning: string, comment: string}} words @returns {Promise<boolean>} false: not signed, and said why */
  async attempt(words) {
    for (;;) {
      const said = await sign(words, this.key);
      if (said === "signed") return true;
      // What was refused is answered from memory under its key: another attempt needs another.
      this.key = newIntention();
      if (asksAgain()) {
        if (!(await askAgain(said))) return false;
      } else if (said === "sign_in_too_old") {
        this.stale = true;
        return false;
      } else throw { code: said };
    }
  }

  /** A fresh sign-in: by itself where the installation can, else with a pasted token. @param {string | null} token */
  async refresh(token) {
    if (token === null) {
      this.asksToken = !(await signInAgain());
      return !this.asksToken;
    }
    this.tokenProblem = token ? "" : t("signin.empty");
    if (!token) return false;
    try {
      this.tokenProblem = (await renew(token)) ? "" : t("sign.other_person");
    } catch (error) {
      this.tokenProblem = /** @type {{status?: number}} */ (error).status === 401 ? t("signin.wrong") : sentenceOf(error);
    }
    return this.tokenProblem === "";
  }

  finish() {
    confirm(t("sign.done"));
    this.close();
  }

  render() {
    const { me } = session.value;
    const name = me?.name ?? "";
    const body = html`<form id="sign-form" @submit=${this.submit} class="dialog-body">
      ${this.problem ? problemPanel(this.problem) : nothing}
      ${this.notes()} ${this.ticks()}
      <fieldset>
        <legend>${t("sign.meaning")}</legend>
        ${this.choice("reviewed", true)} ${this.choice("approved", false)}
      </fieldset>
      ${noteField({ id: "sign-comment", name: "comment", label: t("sign.comment"), problem: this.wrong })}
      <dl class="facts">
        <dt>${t("sign.signer")}</dt><dd>${name}, ${roleWord(me?.role)}</dd>
        <dt>${t("sign.time")}</dt><dd>${formatMoment(new Date())} (${Intl.DateTimeFormat().resolvedOptions().timeZone})</dd>
        ${file.value.report?.content_sha256
          ? html`<dt>${t("sign.content")}</dt><dd class="mono">${file.value.report.content_sha256.slice(0, 24)}…</dd>`
          : nothing}
      </dl>
      ${this.stale ? this.freshSignIn() : nothing}
    </form>`;
    const foot = html`<div class="dialog-foot">
      <button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="sign-form" ?disabled=${this.busy}>
        ${this.busy ? html`${icon("loader-circle", "spin")}${t("sign.busy")}` : html`${icon("signature")}${this.stale ? t("sign.fresh_submit") : t("sign.submit", { name })}`}
      </button>
    </div>`;
    return dialog({ id: "sign", title: t("sign.title"), body, foot, onClose: () => this.close() });
  }

  /** @param {string} meaning @param {boolean} checked */
  choice(meaning, checked) {
    return html`<label class="choice">
      <input type="radio" name="meaning" value=${meaning} ?checked=${checked} ?autofocus=${checked} />
      <span>${t(`sign.${meaning}`)}<br /><span class="small muted">${t(`sign.${meaning}_hint`)}</span></span>
    </label>`;
  }

  freshSignIn() {
    return html`<div class="notice info">
      ${icon("lock")}
      <div class="body">
        <strong>${t("sign.fresh_title")}</strong>
        <p>${t(this.asksToken ? "sign.fresh" : "sign.fresh_ask")}</p>
        ${this.asksToken ? this.tokenField() : nothing}
      </div>
    </div>`;
  }

  tokenField() {
    return html`<div class="field">
      <label for="fresh-token">${t("signin.token")}</label>
      <input class="input mono" id="fresh-token" name="token" type="password" autocomplete="current-password"
        aria-invalid=${this.tokenProblem ? "true" : "false"} aria-describedby="fresh-problem" />
      <span class="problem" id="fresh-problem" role="alert">${this.tokenProblem}</span>
    </div>`;
  }

  /** What nobody may sign over without having looked: each is ticked by itself. */
  ticks() {
    const findings = file.value.analysis?.findings ?? [];
    const { data } = filePatient.value;
    const name = data && data.patient_id === file.value.upload?.patient_id ? otherName(data, findings) : null;
    const unsure = findings.filter((one) => isUnsure(one) && !review.value.checked.has(one.id)).length;
    const lines = [
      name ? t("sign.tick_name", { name }) : null,
      unsure ? t(unsure === 1 ? "sign.tick_unsure_one" : "sign.tick_unsure", { count: unsure }) : null,
      unsaved() || drawing.value.mode ? t("sign.tick_unsaved") : null,
    ].filter(Boolean);
    if (lines.length === 0) return nothing;
    return html`<fieldset><legend>${t("sign.ticks")}</legend>${lines.map((line) => html`<label class="choice">
      <input type="checkbox" name="tick" required /><span><bdi>${line}</bdi></span></label>`)}</fieldset>`;
  }

  notes() {
    const { analysis } = file.value;
    const flagged = (analysis?.findings ?? []).filter((f) => isFlagged(f.flag)).length;
    const missing = analysis?.not_measured?.length ?? 0;
    const licence = researchLicence(analysis?.provenance);
    const corrected = (analysis?.findings ?? []).filter((f) => f.corrected).length;
    const seen = (analysis?.findings ?? []).filter((f) => !f.code.startsWith("identity.") && !review.value.checked.has(f.id)).length;
    const lines = [
      corrected ? t(corrected === 1 ? "sign.corrected_one" : "sign.corrected", { count: corrected }) : null,
      seen && review.value.checked.size ? t("sign.unseen", { count: seen }) : null,
      flagged ? t(flagged === 1 ? "sign.flagged_one" : "sign.flagged", { count: flagged }) : null,
      missing ? t(missing === 1 ? "sign.unmeasured_one" : "sign.unmeasured", { count: missing }) : null,
      licence ? t("sign.research", { licence }) : null,
    ].filter(Boolean);
    return lines.length ? notice("warn", t("sign.warnings"), lines.join(" ")) : nothing;
  }
}

customElements.define("fv-sign-dialog", SignDialog);
