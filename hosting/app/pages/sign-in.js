/** Sign-in with a token of the development issuer: a page of its own, or over a page whose sign-in has ended. */
import { html, LitElement, nothing, ref } from "../../lib/lit.js";
import { mark } from "../components/brand.js";
import { icon } from "../components/icon.js";
import { sentenceOf } from "../components/problem.js";
import { t } from "../i18n/index.js";
import { renderOn } from "../state/store.js";
import { session, signIn, signOut } from "../state/session.js";

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
    if (session.value.state === "ended") return this.over();
    return html`<main class="sign-in" id="content"><div class="sign-in-card card">${this.card()}</div></main>`;
  }

  /** What is below stays as it is: it is covered, cannot be reached, and comes back untouched. */
  over() {
    const open = (/** @type {Element | undefined} */ element) => queueMicrotask(() => {
      if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal();
    });
    const stay = (/** @type {Event} */ event) => event.preventDefault();
    const again = (/** @type {Event} */ event) => {
      if (session.value.state === "ended") open(/** @type {Element} */ (event.target));
    };
    return html`<dialog class="sign-in-over" aria-labelledby="sign-in-title" ${ref(open)} @cancel=${stay} @close=${again}>
      <div class="sign-in-card">${this.card()}
        <button class="btn ghost" @click=${() => signOut()}>${t("signin.leave")}</button></div>
    </dialog>`;
  }

  card() {
    const { notice, me, state } = session.value;
    return html`<div class="brand">${mark()}${t("app.name")}</div>
      <h1 tabindex="-1" id="sign-in-title">${t("signin.title")}</h1>
      ${notice && !this.problem
        ? html`<p class="notice info" role="status">${icon("info")}<span class="body">${t(notice)}
            ${state === "ended" ? html`<span class="small">${t("signin.kept", { name: me?.name ?? "" })}</span>` : nothing}</span></p>`
        : nothing}
      <form @submit=${this.submit} novalidate>
        <div class="field">
          <label for="token">${t("signin.token")}</label>
          <input
            class="input mono" id="token" type="password" name="token" autocomplete="current-password"
            spellcheck="false" autocapitalize="off" aria-describedby="token-hint token-problem"
            aria-invalid=${this.problem ? "true" : "false"} autofocus
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

customElements.define("fv-sign-in", SignIn);
