/** What the colours of the drawn objects mean, with how many there are of each. */
import { html, nothing } from "../../lib/lit.js";
import { categoryWord, t } from "../i18n/index.js";

/** @typedef {import("../api/types.js").Finding} Finding */

/** The classes that have a colour of their own, in the order of the legend. */
const TONES = ["rapid_progressive", "slow_progressive", "non_progressive", "immotile", "moving", "still", "sperm", "impurity"];

/** @param {Finding} finding @returns {string} "" for the usual colour */
export const toneOf = ({ value }) => (typeof value === "string" && TONES.includes(value) ? value : "");

/** Nothing where all are of one class. @param {Finding[]} findings those that are drawn */
export function legend(findings) {
  const counts = TONES.map((tone) => /** @type {[string, number]} */ ([tone, findings.filter((one) => toneOf(one) === tone).length]));
  const shown = counts.filter(([, count]) => count > 0);
  if (shown.length < 2) return nothing;
  return html`<ul class="legend small" aria-label=${t("objects.legend")}>${shown.map(([tone, count]) => html`<li>
    <svg class="swatch" viewBox="0 0 24 12" aria-hidden="true"><g class="mark ${tone}"><path class="line" d="M4 6h16"></path></g></svg>
    ${categoryWord(tone)} <span class="subtle">${count}</span></li>`)}</ul>`;
}
