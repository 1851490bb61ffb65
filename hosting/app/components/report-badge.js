/** Where a report stands, as icon, word and colour. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @type {Record<string, [string, string]>} */
const LOOKS = {
  rendering: ["info", "loader-circle"], draft: ["accent", "circle-dot"], signing: ["info", "loader-circle"],
  signed: ["ok", "circle-check"], amended: ["warn", "history"], superseded: ["", "copy"],
};

/** @param {string} status */
export function reportBadge(status) {
  const [tone, symbol] = LOOKS[status] ?? ["", "circle"];
  return html`<span class="badge ${tone}">${icon(symbol)}${t(`reports.${status}`)}</span>`;
}
