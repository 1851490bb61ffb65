/** The top bar: product, clinic, search, and the menu of whoever is signed in. */
import { html } from "../../lib/lit.js";
import { mark } from "../components/brand.js";
import { icon } from "../components/icon.js";
import { LANGUAGES, roleWord, t } from "../i18n/index.js";

/** @typedef {import("../api/types.js").Me} Me */

/** @param {string} name */
const initialsOf = (name) => name.split(/[\s._-]+/).map((part) => part[0] ?? "").join("").slice(0, 2).toUpperCase();

/**
 * @param {{me: Me | null, clinic: string, isDark: boolean, isBlurred: boolean, language: string}} state
 * @param {{find: () => void, theme: () => void, blur: () => void, language: (name: string) => void, signOut: () => void}} acts
 */
export function topbar({ me, clinic, isDark, isBlurred, language }, acts) {
  const other = t(isDark ? "nav.theme_light" : "nav.theme_dark");
  return html`<header class="topbar">
    <a class="brand" href="#/worklist">${mark()}<span>${t("app.name")}</span></a>
    <span class="clinic">${clinic}</span>
    <button class="find" @click=${acts.find}>${icon("search")}<span class="find-text">${t("nav.find")}</span><kbd>Ctrl K</kbd></button>
    <div class="topbar-end">
      <button class="btn ghost icon-only" aria-label=${t("nav.blur")} title=${t("nav.blur")} aria-pressed=${isBlurred ? "true" : "false"} @click=${acts.blur}>${icon(isBlurred ? "eye-off" : "eye", "icon-lg")}</button>
      <button class="btn ghost icon-only" aria-label=${other} title=${other} @click=${acts.theme}>${icon(isDark ? "sun" : "moon", "icon-lg")}</button>
      <button class="who" popovertarget="who-menu"><span class="visually-hidden">${t("nav.account", { name: me?.name ?? "" })}</span>
        <span class="avatar" aria-hidden="true">${initialsOf(me?.name ?? "")}</span>
        <span class="who-text" aria-hidden="true">${me?.name}<span class="subtle">${roleWord(me?.role)}</span></span>${icon("chevron-down")}
      </button>
      <div class="who-menu" id="who-menu" popover>
        <p class="who-full"><strong>${me?.name}</strong><span class="small muted">${roleWord(me?.role)} · ${clinic}</span></p>
        <div class="field">
          <label for="language">${t("nav.language")}</label>
          <select class="input" id="language" @change=${(/** @type {Event} */ e) => acts.language(/** @type {HTMLSelectElement} */ (e.target).value)}>
            ${Object.entries(LANGUAGES).map(([name, word]) => html`<option value=${name} lang=${name} ?selected=${name === language}>${word}</option>`)}
          </select>
        </div>
        <button class="btn" @click=${acts.signOut}>${icon("log-out")}${t("nav.sign_out")}</button>
      </div>
    </div>
  </header>`;
}
