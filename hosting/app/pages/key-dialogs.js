/** Making, rolling and revoking a key. A new key is in this dialog and nowhere else, and never again. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { copyField } from "../components/copy-field.js";
import { dialog } from "../components/dialog.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { t } from "../i18n/index.js";
import { endKey, makeKey, newIntention, rollKey } from "../state/admin.js";
import { confirm } from "../state/messages.js";

/** @typedef {import("../api/types.js").ApiKey} ApiKey */

const SCOPES = ["upload", "read_own_uploads"];
const LIVES = [30, 90, 365, 730];
const OVERLAPS = [0, 1, 24, 168];

class KeyDialog extends LitElement {
  static properties = { act: {}, key_: { attribute: false }, made: { state: true }, busy: { state: true }, problem: { state: true }, wrong: { state: true }, copied: { state: true } };

  constructor() {
    super();
    /** @type {"create" | "roll" | "revoke"} */
    this.act = "create";
    /** @type {ApiKey | null} */
    this.key_ = null;
    /** The new key: it is forgotten with this dialog. @type {ApiKey | null} */
    this.made = null;
    this.busy = false;
    /** @type {unknown} */
    this.problem = null;
    this.wrong = "";
    this.copied = "";
    this.intention = newIntention();
  }

  createRenderRoot() {
    return this;
  }

  close() {
    this.made = null;
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.wrong = this.check(form);
    if (this.wrong || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await this.send(form);
    } catch (error) {
      this.problem = error;
      this.intention = newIntention();
    } finally {
      this.busy = false;
    }
  }

  /** @param {FormData} form what is wrong with it, else nothing */
  check(form) {
    if (this.act === "create" && !String(form.get("name") ?? "").trim()) return t("keys.name_missing");
    if (this.act === "create" && form.getAll("scopes").length === 0) return t("keys.scope_missing");
    if (this.act === "revoke" && String(form.get("typed") ?? "").trim() !== this.key_?.name) return t("keys.typed_wrong");
    return "";
  }

  /** @param {FormData} form */
  async send(form) {
    const id = this.key_?.key_id ?? "";
    if (this.act === "revoke") {
      await endKey(id);
      confirm(t("keys.done_revoke"));
      this.close();
    } else if (this.act === "roll") {
      this.made = await rollKey(id, Number(form.get("overlap")), this.intention);
    } else {
      const body = { name: String(form.get("name")).trim(), scopes: form.getAll("scopes").map(String), expires_in_days: Number(form.get("life")) };
      this.made = await makeKey(body, this.intention);
    }
  }

  render() {
    if (this.made) return this.shownOnce(this.made);
    const parts = { create: () => this.creating(), roll: () => this.rolling(), revoke: () => this.revoking() };
    const body = html`<form id="key-form" class="dialog-body" novalidate @submit=${this.submit}>
      ${this.problem ? problemPanel(this.problem, { title: t("keys.not_done") }) : nothing}
      ${parts[this.act]()}
      <p class="small crit-text" role="alert" ?hidden=${!this.wrong}>${this.wrong}</p>
    </form>`;
    const foot = html`<div class="dialog-foot"><button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn ${this.act === "revoke" ? "danger" : "primary"}" type="submit" form="key-form" ?disabled=${this.busy}>${t(`keys.do_${this.act}`)}</button></div>`;
    return dialog({ id: "key", title: t(`keys.title_${this.act}`), body, foot, onClose: () => this.close() });
  }

  creating() {
    return html`<div class="field"><label for="key-name">${t("keys.name")}</label><input class="input" id="key-name" name="name" dir="auto" maxlength="300" autocomplete="off" autofocus />
        <span class="hint">${t("keys.name_hint")}</span></div>
      <fieldset><legend>${t("keys.scopes")}</legend>${SCOPES.map((scope) => html`<label class="choice"><input type="checkbox" name="scopes" value=${scope} checked />
        <span>${t(`keys.scope_${scope}`)}<br /><span class="small muted">${t(`keys.scope_${scope}_hint`)}</span></span></label>`)}</fieldset>
      <div class="field"><label for="key-life">${t("keys.life")}</label><select class="input" id="key-life" name="life">${LIVES.map((days) => html`<option value=${days} ?selected=${days === 365}>${t("keys.days", { days })}</option>`)}</select></div>`;
  }

  rolling() {
    return html`<p class="muted">${t("keys.roll_text")}</p>
      <div class="field"><label for="key-overlap">${t("keys.overlap")}</label><select class="input" id="key-overlap" name="overlap" autofocus>${OVERLAPS.map((hours) => html`<option value=${hours} ?selected=${hours === 24}>${t(`keys.overlap_${hours}`)}</option>`)}</select>
        <span class="hint">${t("keys.overlap_hint")}</span></div>`;
  }

  revoking() {
    return html`${notice("warn", t("keys.revoke_text"))}
      <div class="field"><label for="key-typed">${t("keys.type", { name: this.key_?.name ?? "" })}</label>
        <input class="input" id="key-typed" name="typed" dir="auto" autocomplete="off" autofocus /></div>`;
  }

  /** @param {ApiKey} made */
  shownOnce(made) {
    const whole = made.key ?? "";
    const call = `curl -H "X-Api-Key: ${whole}" ${location.origin}/api/v1/me`;
    const copy = (/** @type {string} */ what) => async (/** @type {string} */ text) => {
      try {
        await navigator.clipboard.writeText(text);
        this.copied = what;
      } catch {
        this.copied = ""; // the text is selected: it can be copied by hand
      }
    };
    const body = html`<div class="dialog-body">
      ${notice("warn", t("keys.once"), t("keys.once_text"))}
      ${copyField({ id: "new-key", label: t("keys.key"), text: whole, isCopied: this.copied === "key", onCopy: copy("key") })}
      ${copyField({ id: "new-key-call", label: t("keys.example"), text: call, isCopied: this.copied === "call", onCopy: copy("call") })}
    </div>`;
    const foot = html`<div class="dialog-foot"><button class="btn primary" @click=${this.close}>${t("keys.stored")}</button></div>`;
    return dialog({ id: "key", title: t("keys.title_shown", { name: made.name }), body, foot, onClose: () => this.close() });
  }
}

customElements.define("fv-key-dialog", KeyDialog);
