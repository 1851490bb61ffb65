/** The shell: top bar, rail, banners, the page of the address, confirmations. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { bestOf, t, useLanguage } from "../i18n/index.js";
import { connection } from "../state/connection.js";
import { chosenLanguage, language, languageIs } from "../state/language.js";
import { dismiss, messages } from "../state/messages.js";
import { privacy, switchBlur } from "../state/privacy.js";
import { go, route } from "../state/router.js";
import { MOVING, queue } from "../state/rows.js";
import { may, owner, resume, session, signOut, used, watchIdle } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import { switchTheme, theme } from "../state/theme.js";
import { banners } from "./banners.js";
import { bringMore } from "./more.js";
import { railEntryOf, screenOf, SCREENS } from "./screens.js";
import { topbar } from "./topbar.js";

const IDLE_CHECK_MS = 5000;
const signInPage = () => import("./sign-in.js");
const SIGNED_IN = new Set(["in", "ended"]);

class App extends LitElement {
  static properties = { over: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {"" | "help" | "palette"} what lies over the page */
    this.over = "";
    /** @type {unknown} */
    this.problem = null;
    this.place = "";
    this.restored = "";
    /** @type {WeakSet<() => Promise<unknown>>} */
    this.brought = new WeakSet();
    renderOn(this, session, route, theme, connection, messages, queue, privacy);
    bindKeys({
      "?": { word: "help.k_help", act: () => this.show("help") },
      t: { word: "help.k_theme", act: switchTheme },
      B: { word: "nav.blur", act: switchBlur },
      "Ctrl K": { word: "palette.label", act: () => this.show("palette") },
    });
    for (const [name, { rail, right }] of Object.entries(SCREENS)) {
      if (rail?.keys) bindKeys({ [rail.keys]: { word: rail.label, isValid: () => !right || may(right), act: () => { if (!right || may(right)) go(`#/${name}`); } } }, "help.go_to");
    }
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, used, { passive: true });
    addEventListener("keydown", (event) => this.chord(event));
    setInterval(() => watchIdle(), IDLE_CHECK_MS);
    this.speak(chosenLanguage() ?? bestOf(navigator.languages));
    this.start();
  }

  /** The palette opens from everywhere, also while somebody types. @param {KeyboardEvent} event */
  chord(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || session.value.state !== "in") return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) this.show("palette");
  }

  /** @param {string} name @param {{isChoice?: boolean}} [how] */
  async speak(name, how) {
    try {
      await useLanguage(name);
      languageIs(name, how);
    } catch {
      languageIs("en");
    }
  }

  /** @param {"help" | "palette"} what */
  show(what) {
    if (session.value.state !== "in") return;
    this.bring(async () => {
      await bringMore();
      await (what === "help" ? import("./help-dialog.js") : import("./palette.js"));
    });
    this.over = what;
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
    if (session.value.state === "in" && this.restored !== owner()) {
      this.restored = owner();
      this.bringQueue(this.restored);
    }
    const isIn = SIGNED_IN.has(session.value.state);
    const here = `${isIn ? "in" : session.value.state} ${route.value.name} ${route.value.id ?? ""}`;
    document.title = `${this.placeName()} · ${t("app.name")}`;
    if (here === this.place) return;
    const isFirst = this.place === "" || session.value.state === "checking";
    this.place = here;
    if (!isFirst) setTimeout(() => this.focusHeading());
  }

  /**
   * Uploads go on, and what opens at a key is at hand, once the page itself is there. Where it cannot be loaded now,
   * the page stays as it is, and the next change (the connection's return, say) tries again.
   * @param {string} who
   */
  async bringQueue(who) {
    try {
      const [{ restoreQueue }] = await Promise.all([import("../state/queue.js"), bringMore().then(() => import("./tray.js"))]);
      await restoreQueue(who);
      await import("./palette.js");
    } catch {
      this.restored = "";
    }
  }

  /** The page may still be on its way. @param {number} [tries] */
  focusHeading(tries = 60) {
    const target = /** @type {HTMLElement | null} */ (this.querySelector("fv-sign-in input") ?? this.querySelector("h1"));
    if (!target && tries > 0) {
      setTimeout(() => this.focusHeading(tries - 1), 50);
      return;
    }
    target?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  placeName() {
    if (session.value.state !== "in") return t("signin.title");
    return t(screenOf(route.value)?.title ?? "error.not_found_title");
  }

  render() {
    const { state, again } = session.value;
    if (this.problem) return html`<main class="sign-in" id="content"><div class="sign-in-card">${problemPanel(this.problem, { retry: () => this.start() })}</div></main>`;
    if (state === "checking") return html`<main class="sign-in" id="content" aria-busy="true"><h1 class="visually-hidden">${t("signin.checking")}</h1></main>`;
    const isOver = state === "ended" || again !== null;
    if (state === "out" || isOver) this.bring(signInPage);
    if (state === "out") return html`<fv-sign-in></fv-sign-in>${this.spoken()}`;
    return html`<button class="skip btn" @click=${() => this.focusHeading()}>${t("app.skip")}</button>
      <div class="shell ${state === "ended" ? "covered" : ""}">
        ${this.head()} ${this.rail()}
        <main id="content">${this.page()}</main>
        <fv-tray></fv-tray>
      </div>
      ${isOver ? html`<fv-sign-in></fv-sign-in>` : this.overlay()}
      ${this.toasts()} ${this.spoken()}`;
  }

  head() {
    const { me, limits, idleLeft } = session.value;
    const { online, server } = connection.value;
    return html`${topbar({
      me, clinic: limits?.tenant ?? me?.tenant_id ?? "", isDark: theme.value.theme === "dark",
      isBlurred: privacy.value.isBlurred, language: language.value.name,
    }, {
      find: () => this.show("palette"), theme: switchTheme, blur: switchBlur,
      language: (name) => this.speak(name, { isChoice: true }), signOut: () => signOut(),
    })}
    ${banners({ isOnline: online, server, idleLeft, isDemonstration: limits?.demonstration ?? false }, used)}`;
  }

  overlay() {
    const end = (/** @type {string} */ what) => () => { if (this.over === what) this.over = ""; };
    if (this.over === "help") return html`<fv-help-dialog @closed=${end("help")}></fv-help-dialog>`;
    if (this.over !== "palette") return nothing;
    const speak = (/** @type {CustomEvent} */ event) => this.speak(event.detail, { isChoice: true });
    return html`<fv-palette @closed=${end("palette")} @help=${() => this.show("help")} @language=${speak}></fv-palette>`;
  }

  /** Once. What cannot be loaded says so, and may be tried again. @param {() => Promise<unknown>} load */
  async bring(load) {
    if (this.brought.has(load)) return;
    this.brought.add(load);
    try {
      await load();
      this.requestUpdate(); // its title may have come with it
    } catch {
      this.brought.delete(load);
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

  rail() {
    const here = railEntryOf(route.value.name);
    const entries = Object.entries(SCREENS).filter(([, { rail, right }]) => rail && (!right || may(right)));
    return html`<div class="rail"><nav aria-label=${t("nav.label")}>
      ${entries.map(([name, { rail }]) => html`<a href="#/${name}" aria-current=${name === here ? "page" : "false"}
        >${icon(rail?.icon ?? "")}<span class="label">${t(rail?.label ?? "")}</span>${this.count(name)}</a>`)}
      <hr />
      <button @click=${() => this.show("help")}>${icon("circle-question-mark")}<span class="label">${t("nav.help")}</span></button>
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
