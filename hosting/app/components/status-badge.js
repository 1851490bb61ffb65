/** A status as icon, word and colour, never colour alone. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @type {Record<string, [string, string]>} tone and icon */
const LOOKS = {
  awaiting_upload: ["", "circle-dashed"],
  waiting: ["", "clock"],
  accepted: ["info", "loader-circle"],
  analyzed: ["info", "loader-circle"],
  reported: ["accent", "circle-dot"],
  signed: ["ok", "circle-check"],
  held: ["warn", "triangle-alert"],
  duplicate: ["", "copy"],
  expired: ["", "clock"],
  rejected: ["crit", "circle-x"],
  failed: ["crit", "circle-x"],
};

/** @param {string} status */
export function statusBadge(status) {
  const [tone, symbol] = LOOKS[status] ?? ["", "circle"];
  return html`<span class="badge ${tone}">${icon(symbol)}${t(`status.${status}`)}</span>`;
}
