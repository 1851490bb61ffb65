/** What everybody must know, whatever page is open: connection, server, end of the session, whose data this is. */
import { html, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { formatSeconds } from "../i18n/format.js";
import { t } from "../i18n/index.js";

/** @typedef {{isOnline: boolean, server: string, idleLeft: number | null, isDemonstration: boolean, label?: string}} Facts */

/** @param {Facts} facts @param {() => void} stay */
export function banners({ isOnline, server, idleLeft, isDemonstration, label = t("app.notices") }, stay) {
  const alarm = (/** @type {string} */ symbol, /** @type {string} */ text, /** @type {unknown} */ more = nothing) =>
    html`<p class="banner warn" role="alert">${icon(symbol)}<span>${text}</span>${more}</p>`;
  return html`<div class="banners" role="region" aria-label=${label}>
    ${isOnline ? nothing : alarm("wifi-off", t("app.offline"))}
    ${isOnline && server !== "ok" ? alarm(server === "unavailable" ? "wrench" : server === "busy" ? "gauge" : "server-crash", t(`app.${server}`)) : nothing}
    ${idleLeft === null ? nothing : alarm("clock", t("app.expiring", { minutes: formatSeconds(idleLeft / 1000) }), html`<button class="btn small" @click=${stay}>${t("app.stay")}</button>`)}
    ${isDemonstration ? html`<p class="banner info">${icon("info")}<span>${t("app.demo")}</span></p>` : nothing}
  </div>`;
}
