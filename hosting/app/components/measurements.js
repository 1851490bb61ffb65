/** The table of measurements. A row with a place on the picture can be chosen; the choice is shared with the picture. */
import { html, nothing, repeat } from "../../lib/lit.js";
import { formatNumber } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { confidenceMark } from "./confidence.js";
import { nameOf, printedOf, referenceOf, valueOf } from "./finding.js";
import { flagMark } from "./flag.js";
import { rangeBar } from "./range-bar.js";

/** @typedef {import("../api/types.js").Finding} Finding */

// A range this short stays on one line; a worded reference may wrap.
const SHORT = 18;

/**
 * @param {Finding[]} findings
 * @param {{selected: string | null, onSelect: (id: string | null) => void, caption: string}} choice
 */
export function measurements(findings, { selected, onSelect, caption }) {
  const hasReference = findings.some((f) => referenceOf(f).text || f.flag);
  const hasConfidence = findings.some((f) => f.confidence !== null && f.confidence !== undefined);
  return html`<div class="table-scroll">
    <table class="table measures">
      <caption class="visually-hidden">${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${t("result.measure")}</th>
          <th scope="col" class="num">${t("result.value")}</th>
          ${hasReference
            ? html`<th scope="col">${t("result.reference")}</th><th scope="col">${t("result.flag")}</th>`
            : nothing}
          ${hasConfidence ? html`<th scope="col">${t("result.confidence")}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${repeat(findings, (f) => f.id, (f) => row(f, { hasReference, hasConfidence, selected, onSelect }))}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {Finding} finding
 * @param {{hasReference: boolean, hasConfidence: boolean, selected: string | null,
 *   onSelect: (id: string | null) => void}} options
 */
function row(finding, { hasReference, hasConfidence, selected, onSelect }) {
  const { text, unit } = valueOf(finding);
  const isSelected = finding.id === selected;
  const toggle = () => onSelect(isSelected ? null : finding.id);
  const name = nameOf(finding);
  const label = finding.region
    ? html`<button class="row-name" aria-pressed=${isSelected} title=${t("result.region")} @click=${toggle}>${name}</button>`
    : name;
  return html`<tr class=${isSelected ? "selected" : ""} data-finding=${finding.id}>
    <th scope="row">${label}</th>
    <td class="num">
      <span class="value">${text}</span> <span class="unit">${unit}</span>${detail(finding)}
    </td>
    ${hasReference ? referenceCells(finding) : nothing}
    ${hasConfidence
      ? html`<td>${confidenceMark(finding.confidence)}</td>`
      : nothing}
  </tr>`;
}

/** @param {Finding} finding */
function referenceCells(finding) {
  const { text, range, value } = referenceOf(finding);
  const label = `${nameOf(finding)}: ${valueOf(finding).text}, ${t("result.reference")} ${text}`;
  const bar = range !== null && value !== null ? rangeBar(value, range, label) : nothing;
  return html`<td>
      <span class="reference">${bar}<span class="muted ${text.length <= SHORT ? "nowrap" : ""}">${text || t("result.no_reference")}</span></span>
    </td>
    <td>${flagMark(finding.flag, text)}</td>`;
}

/** @param {Finding} finding */
function detail(finding) {
  const parts = [];
  if (finding.n !== null && finding.n !== undefined && finding.n > 1) parts.push(t("result.of_n", { n: finding.n }));
  if (finding.interval) {
    const [low, high] = finding.interval.map(formatNumber);
    parts.push(t("result.interval", { low, high }));
  }
  const printed = printedOf(finding);
  if (printed) parts.push(t("result.converted", { value: printed }));
  return parts.length ? html`<span class="detail">${parts.join(" · ")}</span>` : nothing;
}
