/** How sure the analyzer is: a word and a percentage. */
import { html, nothing } from "../../lib/lit.js";
import { formatPercent } from "../i18n/format.js";
import { t } from "../i18n/index.js";

const HIGH = 0.9;
const MODERATE = 0.75;
// Below it a value that was read from a page is to be compared with the page.
const SURE = 0.85;

/** @param {import("../api/types.js").Finding} finding */
export const isUnsure = ({ code, confidence, corrected }) =>
  code.startsWith("lab.") && !corrected && typeof confidence === "number" && confidence < SURE;

/** @param {number} confidence */
export function confidenceWord(confidence) {
  if (confidence >= HIGH) return "high";
  return confidence >= MODERATE ? "moderate" : "low";
}

/** @param {number | null | undefined} confidence */
export function confidenceMark(confidence) {
  if (confidence === null || confidence === undefined) return nothing;
  const word = confidenceWord(confidence);
  return html`<span class="confidence ${word}"
    ><svg class="pips" viewBox="0 0 20 8" aria-hidden="true" focusable="false">
      <rect class="on" x="0" y="0" width="5" height="8" rx="1"></rect>
      <rect class=${word === "low" ? "" : "on"} x="7" y="0" width="5" height="8" rx="1"></rect>
      <rect class=${word === "high" ? "on" : ""} x="14" y="0" width="5" height="8" rx="1"></rect></svg
    >${t(`confidence.${word}`)} <span class="subtle">${formatPercent(confidence)}</span></span
  >`;
}
