/** The values of two results beside each other, with the change where both are numbers of one unit. */
import { html, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { grouped, nameOf, valueOf } from "./finding.js";
import { flagMark, isFlagged } from "./flag.js";
import { change } from "./trend.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Finding} Finding */
/** @typedef {{name: string, values: (Finding | null)[]}} Row */

/** One row for each thing that either of them measured. @param {Analysis[]} analyses @returns {Row[]} */
export function rowsOf(analyses) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  analyses.forEach((analysis, side) => {
    for (const finding of grouped(analysis.findings).measured) {
      const key = `${finding.code} ${finding.printed_name ?? ""}`;
      const row = rows.get(key) ?? { name: nameOf(finding), values: [null, null] };
      // Twice in one document, e.g. two days: then which one to compare with is not certain, and the first stands.
      row.values[side] ??= finding;
      rows.set(key, row);
    }
  });
  return [...rows.values()];
}

/** @param {Analysis[]} analyses @param {string[]} days */
export function compareTable(analyses, days) {
  const rows = rowsOf(analyses);
  if (rows.length === 0) return html`<p class="card-body muted">${t("compare.nothing_measured")}</p>`;
  return html`<div class="table-scroll"><table class="table stack compared">
    <caption class="visually-hidden">${t("compare.values")}</caption>
    <thead><tr><th scope="col">${t("result.measure")}</th>${days.map((day) => html`<th scope="col" class="num">${day}</th>`)}<th scope="col" class="num">${t("chart.change")}</th></tr></thead>
    <tbody>${rows.map(({ name, values }) => html`<tr><th scope="row">${name}</th>
      ${values.map((one, i) => html`<td class="num" data-label=${days[i]}>${one ? said(one) : html`<span class="muted">${t("compare.not_measured")}</span>`}</td>`)}
      <td class="num" data-label=${t("chart.change")}>${changeOf(values)}</td></tr>`)}</tbody>
  </table></div>`;
}

/** @param {Finding} finding */
function said(finding) {
  const { text, unit } = valueOf(finding);
  return html`<span><span class="value">${text}</span> <span class="unit">${unit}</span></span>
    ${isFlagged(finding.flag) ? flagMark(finding.flag) : nothing}${finding.corrected ? html`<span class="detail">${t("review.corrected")}</span>` : nothing}`;
}

/** @param {(Finding | null)[]} values */
function changeOf([before, now]) {
  const isComparable = before && now && typeof before.value === "number" && typeof now.value === "number"
    && before.unit === now.unit && !before.comparator && !now.comparator;
  return isComparable ? change(Number(before.value), Number(now.value)) : html`<span class="none">–</span>`;
}
