/** Sign-in: a page of its own, or over a page whose sign-in has ended or is too old for what is asked. */
import { html, LitElement, nothing, ref } from "../../lib/lit.js";
import { mark } from "../components/brand.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { loadSignIn, t } from "../i18n/index.js";
import { session, signOut } from "../state/session.js";
import { wayIn } from "../state/sign-in-way.js";
import { renderOn } from "../state/store.js";

class SignIn extends LitElement {
  static properties = { form: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** What is filled in here, once it is known and loaded. @type {unknown} */
    this.form = null;
    /** @type {unknown} */
    this.problem = null;
    renderOn(this, session);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.prepare();
  }

  async prepare() {
    this.problem = null;
    try {
      const [way] = await Promise.all([wayIn(), loadSignIn()]);
      if (way.kind === "token") {
        await import("./token-form.js");
        this.form = html`<fv-token-form></fv-token-form>`;
      } else {
        await import("./password-form.js");
        this.form = html`<fv-password-form .way=${way}></fv-password-form>`;
      }
    } catch (error) {
      this.problem = error instanceof TypeError ? { code: "network" } : error; // a module that did not come
    }
  }

  render() {
    const { state, again } = session.value;
    if (state === "ended" || again) return this.over();
    return html`<main class="sign-in" id="content"><div class="sign-in-card card">${this.card()}</div></main>`;
  }

  /** What is below stays as it is: it is covered, cannot be reached, and comes back untouched. */
  over() {
    const { again } = session.value;
    const open = (/** @type {Element | undefined} */ element) => queueMicrotask(() => {
      if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal();
    });
    const stay = (/** @type {Event} */ event) => {
      if (!session.value.again) event.preventDefault();
    };
    const closed = (/** @type {Event} */ event) => {
      if (session.value.again) session.update({ again: null });
      else if (session.value.state === "ended") open(/** @type {Element} */ (event.target));
    };
    const close = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest("dialog")?.close();
    const stop = again
      ? html`<button class="btn ghost" @click=${close}>${t("dialog.cancel")}</button>`
      : html`<button class="btn ghost" @click=${() => signOut()}>${t("signin.leave")}</button>`;
    return html`<dialog class="sign-in-over" aria-labelledby="sign-in-title" ${ref(open)} @cancel=${stay} @close=${closed}>
      <div class="sign-in-card">${this.card()}
        ${this.form ? stop : nothing}</div>
    </dialog>`;
  }

  card() {
    return html`<div class="brand">${mark()}${t("app.name")}</div>
      <h1 tabindex="-1" id="sign-in-title">${t("signin.title")}</h1>
      ${this.notice()}
      ${this.problem ? problemPanel(this.problem, { retry: () => this.prepare() }) : this.form}`;
  }

  notice() {
    const { notice, me, state, again } = session.value;
    const key = again ? `signin.${again}` : notice;
    if (!key || !this.form) return nothing;
    return html`<p class="notice info" role="status">${icon("info")}<span class="body">${t(key)}
      ${state === "ended" || again ? html`<span class="small">${t("signin.kept", { name: me?.name ?? "" })}</span>` : nothing}</span></p>`;
  }
}

customElements.define("fv-sign-in", SignIn);
