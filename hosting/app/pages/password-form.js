/** Sign-in at Identity Platform: e-mail address and password, then the second factor of who has one. */
import { html, ifDefined, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { sentenceOf } from "../components/problem.js";
import { language, t } from "../i18n/index.js";
import { connection } from "../state/connection.js";
import { goOn, open } from "../state/identity.js";
import { session } from "../state/session.js";
import { renderOn } from "../state/store.js";

/** What can be wrong, as a sentence; which of address and password it was is not said. */
const SENTENCES = {
  refused: "signin.refused",
  locked: "signin.locked",
  disabled: "signin.disabled",
  network: "signin.offline",
  code_wrong: "signin.code_wrong",
  code_late: "signin.code_late",
  no_clinic: "signin.no_clinic",
  failed: "signin.failed",
};

/** @typedef {import("../state/identity.js").Identity} Identity */

class PasswordForm extends LitElement {
  static properties = { way: { attribute: false }, step: { state: true }, busy: { state: true }, problem: { state: true },
    email: { state: true }, factor: { state: true } };

  constructor() {
    super();
    /** @type {import("../state/identity.js").SignInWay} */
    this.way = { kind: "identity_platform" };
    /** @type {"password" | "code" | "trouble" | "sent" | "factor"} */
    this.step = "password";
    this.busy = false;
    /** A sentence's key, or a sentence. */
    this.problem = "";
    this.email = "";
    /** A second factor that is being set up. @type {{key: string, address: string}} */
    this.factor = { key: "", address: "" };
    renderOn(this, session, connection);
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    // The library comes while somebody types.
    this.act(async (identity) => {
      if (!this.email) this.email = identity.email;
      await this.offerFactor(identity);
    }, { isQuiet: true });
    this.look();
  }

  /** The first field that wants something. */
  async look() {
    await this.updateComplete;
    const fields = /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll("input:not([readonly])")]);
    const field = fields.find((one) => !one.value) ?? fields.at(-1) ?? /** @type {HTMLElement | null} */ (this.querySelector("button"));
    field?.focus();
    if (this.problem && field instanceof HTMLInputElement) field.select();
  }

  /** @param {(identity: Identity) => Promise<void>} work @param {{isQuiet?: boolean}} [how] */
  async act(work, { isQuiet = false } = {}) {
    if (!isQuiet) this.busy = true;
    try {
      await work(await open(this.way));
    } catch (error) {
      if (!isQuiet) this.say(error);
    } finally {
      if (!isQuiet) this.busy = false;
    }
    if (this.isConnected) this.look();
  }

  /** @param {unknown} error */
  say(error) {
    const { code = "" } = /** @type {{code?: string}} */ (error);
    this.problem = code in SENTENCES ? SENTENCES[/** @type {keyof typeof SENTENCES} */ (code)] : sentenceOf(error);
    if (code === "code_late" || code === "no_clinic") this.step = "password";
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    if (form.has("email")) this.email = text("email").trim();
    this.problem = this.missing(text);
    if (this.problem) this.look();
    else this.act((identity) => this.go(identity, text));
  }

  /** What was left empty. @param {(name: string) => string} text */
  missing(text) {
    if (this.step === "code" || this.step === "factor") return digits(text("code")).length === 6 ? "" : "signin.code_empty";
    if (!this.email) return "signin.fill_email";
    return this.step === "password" && !text("password") ? "signin.fill_password" : "";
  }

  /** @param {Identity} identity @param {(name: string) => string} text */
  async go(identity, text) {
    if (this.step === "trouble") {
      await identity.remind(this.email, language());
      this.step = "sent";
      return;
    }
    if (this.step === "password" && !(await identity.enter(this.email, text("password")))) {
      this.step = "code";
      return;
    }
    if (this.step === "code") await identity.confirm(digits(text("code")));
    if (this.step === "factor") await identity.keepFactor(digits(text("code")));
    else if (await this.offerFactor(identity)) return;
    await goOn(identity);
  }

  /** Where one is asked for, and there is none; not before a password, where the sign-in is too old for it. @param {Identity} identity */
  async offerFactor(identity) {
    if (session.value.again !== "second_factor_missing" || identity.hasFactor()) return false;
    this.factor = await identity.newFactor();
    this.step = "factor";
    return true;
  }

  /** @param {"password" | "trouble"} step */
  turn(step) {
    this.step = step;
    this.problem = "";
    this.look();
  }

  render() {
    const offline = connection.value.online ? nothing
      : html`<p class="notice warn" role="status">${icon("wifi-off")}<span class="body">${t("signin.offline")}</span></p>`;
    return html`${offline}<form @submit=${this.submit} novalidate>${this.fields()}
      ${this.buttons()}</form>`;
  }

  fields() {
    if (this.step === "sent") return html`<p class="notice ok" role="status">${icon("mail")}<span class="body">${t("signin.sent")}</span></p>`;
    if (this.step === "code") return html`<p>${t("signin.code_title")}</p>${this.code()}`;
    if (this.step === "factor") return this.newFactor();
    if (this.step === "trouble") return html`<p>${t("signin.trouble_hint")}</p>${this.address()}`;
    return html`${this.address()}
      ${this.field("password", { label: t("signin.password"), type: "password", autocomplete: "current-password", isLast: true })}`;
  }

  address() {
    const isKnown = session.value.again !== null && this.email !== "";
    return this.field("email", { label: t("signin.email"), type: "email", autocomplete: "username", value: this.email, isKnown, isLast: this.step === "trouble" });
  }

  code() {
    return this.field("code", { label: t("signin.code"), hint: t("signin.code_hint"), type: "text", inputmode: "numeric", autocomplete: "one-time-code", isLast: true });
  }

  newFactor() {
    return html`<p>${t("signin.factor_hint")}</p>
      <div class="field"><label for="factor-key">${t("signin.factor_key")}</label>
        <textarea class="input mono" id="factor-key" rows="2" readonly .value=${this.factor.key}
          @focus=${(/** @type {Event} */ e) => /** @type {HTMLTextAreaElement} */ (e.target).select()}></textarea></div>
      <a class="btn" href=${this.factor.address}>${icon("key-round")}${t("signin.factor_open")}</a>${this.code()}`;
  }

  /**
   * @param {string} name
   * @param {{label: string, type: string, autocomplete: string, hint?: string, inputmode?: string, value?: string, isKnown?: boolean, isLast?: boolean}} how
   */
  field(name, { label, type, autocomplete, hint, inputmode, value, isKnown = false, isLast = false }) {
    return html`<div class="field"><label for=${name}>${label}</label>
      <input class="input" id=${name} name=${name} type=${type} autocomplete=${/** @type {any} */ (autocomplete)}
        inputmode=${/** @type {any} */ (ifDefined(inputmode))} spellcheck="false" autocapitalize="off" .value=${value ?? ""} ?readonly=${isKnown}
        aria-describedby="sign-in-problem" aria-invalid=${this.problem ? "true" : "false"} />
      ${isLast ? html`<span class="problem" id="sign-in-problem" role="alert">${this.problem ? t(this.problem) : nothing}</span>` : nothing}
      ${hint ? html`<span class="hint">${hint}</span>` : nothing}</div>`;
  }

  buttons() {
    const back = html`<button class="btn ghost" type="button" @click=${() => this.turn("password")}>${t("signin.back")}</button>`;
    if (this.step === "sent") return back;
    const word = { password: "signin.submit", code: "signin.code_submit", factor: "signin.code_submit", trouble: "signin.send" }[this.step];
    return html`<button class="btn primary" aria-disabled=${this.busy ? "true" : "false"}>
        ${this.busy ? html`${icon("loader-circle", "spin")}${t("signin.checking")}` : t(word)}</button>
      ${this.step === "password"
        ? html`<button class="btn ghost" type="button" @click=${() => this.turn("trouble")}>${t("signin.trouble")}</button>`
        : back}`;
  }
}

/** Apps show a code in two groups. @param {string} text */
const digits = (text) => text.replaceAll(/\D/g, "");

customElements.define("fv-password-form", PasswordForm);
