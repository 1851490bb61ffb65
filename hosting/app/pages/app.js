/** The shell: top bar, rail, banners, the page of the address, confirmations. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { mark } from "../components/brand.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { formatSeconds } from "../i18n/format.js";
import { roleWord, t } from "../i18n/index.js";
import { connection } from "../state/connection.js";
import { dismiss, messages } from "../state/messages.js";
import { go, route } from "../state/router.js";
import { MOVING, queue } from "../state/rows.js";
import { may, resume, session, signOut, used, watchIdle } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import { switchTheme, theme } from "../state/theme.js";
import { railEntryOf, screenOf, SCREENS } from "./screens.js";
import "./sign-in.js";
import "./worklist.js";

const IDLE_CHECK_MS = 5000;

class App extends LitElement {
  static properties = { help: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.help = false;
    /** @type {unknown} */
    this.problem = null;
    this.place = "";
    renderOn(this, session, route, theme, connection, messages, queue);
    bindKeys({
      "?": { word: "help.k_help", act: () => this.showHelp() },
      t: { word: "help.k_theme", act: switchTheme },
    });
    for (const [name, { rail, right }] of Object.entries(SCREENS)) {
      if (rail?.keys) bindKeys({ [rail.keys]: { word: rail.label, act: () => { if (!right || may(right)) go(`#/${name}`); } } }, "help.go_to");
    }
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, used, { passive: true });
    setInterval(() => watchIdle(), IDLE_CHECK_MS);
    this.start();
  }

  showHelp() {
    this.bring(() => import("./help-dialog.js"));
    this.help = true;
  }

  async start() {
    this.problem = null;
    try {
      await resume();
    } catch (error) {
      if (session.value.state === "checking") this.problem = error;
    }
  }

  /** A new place: its title, and the focus on its heading. */
  updated() {
    const here = `${session.value.state} ${route.value.name} ${route.value.id ?? ""}`;
    if (here === this.place) return;
    const isFirst = this.place === "" || session.value.state === "checking";
    this.place = here;
    document.title = `${this.placeName()} · ${t("app.name")}`;
    if (!isFirst) setTimeout(() => this.focusHeading());
  }

  focusHeading() {
    const heading = /** @type {HTMLElement | null} */ (this.querySelector("h1"));
    const field = /** @type {HTMLElement | null} */ (this.querySelector("#token"));
    (field ?? heading)?.focus();
    scrollTo(0, 0);
  }

  placeName() {
    if (session.value.state !== "in") return t("signin.title");
    return t(screenOf(route.value)?.title ?? "error.not_found_title");
  }

  render() {
    const { state } = session.value;
    if (this.problem) return html`<main class="sign-in" id="content"><div class="sign-in-card">${problemPanel(this.problem, { retry: () => this.start() })}</div></main>`;
    if (state === "checking") return html`<main class="sign-in" id="content" aria-busy="true"><h1 class="visually-hidden">${t("signin.checking")}</h1></main>`;
    if (state === "out") return html`<fv-sign-in></fv-sign-in>${this.spoken()}`;
    return html`<button class="skip btn" @click=${this.focusHeading}>${t("app.skip")}</button>
      <div class="shell">
        ${this.topbar()} ${this.banners()} ${this.rail()}
        <main id="content">${this.page()}</main>
      </div>
      ${this.help ? html`<fv-help-dialog @closed=${() => { this.help = false; }}></fv-help-dialog>` : nothing}
      ${this.toasts()} ${this.spoken()}`;
  }

  /** @param {() => Promise<unknown>} load what cannot be loaded says so, and may be tried again */
  async bring(load) {
    try {
      await load();
    } catch {
      this.problem = { code: "network" };
    }
  }

  /** The element of a screen that is still being loaded wakes up when its module arrives. */
  page() {
    const screen = screenOf(route.value);
    if (screen?.load) this.bring(screen.load);
    if (screen) return screen.view(route.value.id);
    const actions = html`<a class="btn" href="#/worklist">${t("error.to_worklist")}</a>`;
    return html`<h1 tabindex="-1" class="visually-hidden">${t("error.not_found_title")}</h1>${empty({
      symbol: "search", title: t("error.not_found_title"), text: "", actions,
    })}`;
  }

  topbar() {
    const { me, limits } = session.value;
    const isDark = theme.value.theme === "dark";
    const other = t(isDark ? "nav.theme_light" : "nav.theme_dark");
    const initials = (me?.name ?? "").split(/[\s._-]+/).map((part) => part[0] ?? "").join("").slice(0, 2).toUpperCase();
    return html`<header class="topbar">
      <a class="brand" href="#/worklist">${mark()}<span>${t("app.name")}</span></a>
      <span class="clinic">${limits?.tenant ?? me?.tenant_id}</span>
      <div class="topbar-end">
        <button class="btn ghost icon-only" aria-label=${other} title=${other} @click=${switchTheme}>${icon(isDark ? "sun" : "moon", "icon-lg")}</button>
        <span class="who"><span class="avatar" aria-hidden="true">${initials}</span>
          <span class="who-text">${me?.name}<span class="subtle">${roleWord(me?.role)}</span></span></span>
        <button class="btn ghost icon-only" aria-label=${t("nav.sign_out")} title=${t("nav.sign_out")} @click=${() => signOut()}>${icon("log-out", "icon-lg")}</button>
      </div>
    </header>`;
  }

  banners() {
    const { limits, idleLeft } = session.value;
    return html`<div class="banners" role="region" aria-label=${t("app.notices")}>
      ${connection.value.online ? nothing : html`<p class="banner warn" role="alert">${icon("wifi-off")}${t("app.offline")}</p>`}
      ${idleLeft === null ? nothing : html`<p class="banner warn" role="alert">${icon("clock")}${t("app.expiring", { minutes: formatSeconds(idleLeft / 1000) })}
          <button class="btn small" @click=${used}>${t("app.stay")}</button></p>`}
      ${limits?.demonstration ? html`<p class="banner info">${icon("info")}${t("app.demo")}</p>` : nothing}
    </div>`;
  }

  rail() {
    const here = railEntryOf(route.value.name);
    const entries = Object.entries(SCREENS).filter(([, { rail, right }]) => rail && (!right || may(right)));
    return html`<div class="rail"><nav aria-label=${t("nav.label")}>
      ${entries.map(([name, { rail }]) => html`<a href="#/${name}" aria-current=${name === here ? "page" : "false"}
        >${icon(rail?.icon ?? "")}<span class="label">${t(rail?.label ?? "")}</span>${this.count(name)}</a>`)}
      <hr />
      <button @click=${this.showHelp}>${icon("circle-question-mark")}<span class="label">${t("nav.help")}</span></button>
    </nav></div>`;
  }

  /** @param {string} name */
  count(name) {
    const moving = name === "upload" ? queue.value.rows.filter((row) => MOVING.has(row.state)).length : 0;
    return moving ? html`<span class="count">${moving}</span>` : nothing;
  }

  toasts() {
    return html`<div class="toasts">${messages.value.toasts.map((toast) => html`<div class="toast">${icon("check")}${toast.text}
      <button class="btn small ghost icon-only" aria-label=${t("dialog.close")} @click=${() => dismiss(toast.id)}>${icon("x")}</button></div>`)}</div>`;
  }

  spoken() {
    return html`<p class="visually-hidden" role="status" aria-live="polite">${messages.value.spoken}</p>`;
  }
}

customElements.define("fv-app", App);
