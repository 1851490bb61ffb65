/** Sign-in with a token of the development issuer, on the local backend only. */
import { html, LitElement } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { sentenceOf } from "../components/problem.js";
import { t } from "../i18n/index.js";
import { signIn } from "../state/session.js";
import { renderOn } from "../state/store.js";

class TokenForm extends LitElement {
  static properties = { busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.problem = "";
    renderOn(this);
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.field.focus();
  }

  get field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#token"));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const token = this.field.value.trim();
    this.problem = token ? "" : t("signin.empty");
    if (token) await this.attempt(token);
    if (this.problem) this.field.focus();
  }

  /** @param {string} token */
  async attempt(token) {
    this.busy = true;
    try {
      await signIn(token);
    } catch (error) {
      const { status } = /** @type {{status?: number}} */ (error);
      this.problem = status === 401 || status === 400 ? t("signin.wrong") : sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<form @submit=${this.submit} novalidate>
      <div class="field">
        <label for="token">${t("signin.token")}</label>
        <input
          class="input mono" id="token" type="password" name="token" autocomplete="current-password"
          spellcheck="false" autocapitalize="off" aria-describedby="token-hint token-problem"
          aria-invalid=${this.problem ? "true" : "false"}
        />
        <span class="problem" id="token-problem" role="alert">${this.problem}</span>
        <span class="hint" id="token-hint">${t("signin.hint")}</span>
      </div>
      <button class="btn primary" ?disabled=${this.busy}>
        ${this.busy ? html`${icon("loader-circle", "spin")}${t("signin.checking")}` : t("signin.submit")}
      </button>
    </form>`;
  }
}

customElements.define("fv-token-form", TokenForm);
