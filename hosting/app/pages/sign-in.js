/** Sign-in with a token of the development issuer. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { mark } from "../components/brand.js";
import { icon } from "../components/icon.js";
import { sentenceOf } from "../components/problem.js";
import { t } from "../i18n/index.js";
import { renderOn } from "../state/store.js";
import { session, signIn } from "../state/session.js";

class SignIn extends LitElement {
  static properties = { busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.problem = "";
    renderOn(this, session);
  }

  createRenderRoot() {
    return this;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.querySelector("#token"));
    const token = field.value.trim();
    this.problem = token ? "" : t("signin.empty");
    if (token) await this.attempt(token);
    if (this.problem) field.focus();
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
    const { notice } = session.value;
    return html`<main class="sign-in" id="content">
      <div class="sign-in-card card">
        <div class="brand">${mark()}${t("app.name")}</div>
        <h1 tabindex="-1">${t("signin.title")}</h1>
        ${notice && !this.problem ? html`<p class="notice info" role="status">${icon("info")}<span class="body">${t(notice)}</span></p>` : nothing}
        <form @submit=${this.submit} novalidate>
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
        </form>
      </div>
    </main>`;
  }
}

customElements.define("fv-sign-in", SignIn);
