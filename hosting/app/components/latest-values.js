/** The newest value of everything that was measured, with its reference, its course and its flag. */
import { html, nothing } from "../../lib/lit.js";
import { formatDay, formatNumber } from "../i18n/format.js";
import { findingWord, t, unitWord } from "../i18n/index.js";
import { referenceOf, valueOf } from "./finding.js";
import { flagMark, isFlagged } from "./flag.js";
import { rangeBar } from "./range-bar.js";
import { sparkline } from "./sparkline.js";
import { numbersOf } from "./trend.js";

/** @typedef {import("../api/types.js").Series} Series */

// A range this short stays on one line.
const SHORT = 18;

/** @param {Series[]} series */
export const latestValues = (series) => html`<div class="table-scroll"><table class="table stack latest">
  <caption class="visually-hidden">${t("patient.latest")}</caption>
  <thead><tr><th scope="col">${t("result.measure")}</th><th scope="col" class="num">${t("result.value")}</th><th scope="col">${t("result.reference")}</th>
    <th scope="col">${t("result.flag")}</th><th scope="col">${t("patient.course")}</th><th scope="col" class="num">${t("chart.day")}</th></tr></thead>
  <tbody>${series.map(row)}</tbody></table></div>`;

/** @param {Series} series */
function row(series) {
  const point = series.points[series.points.length - 1];
  const before = series.points.length > 1 ? series.points[series.points.length - 2] : null;
  const finding = /** @type {any} */ ({ ...point, id: "", code: series.code, unit: series.unit });
  const { text, unit } = valueOf(finding);
  const name = series.name ?? findingWord(series.code);
  const reference = referenceOf(finding);
  const numbers = numbersOf(series.points).map((one) => Number(one.value));
  const isDrawn = reference.range !== null && reference.value !== null;
  return html`<tr>
    <th scope="row">${name}${point.is_signed ? nothing : html` <span class="subtle small">${t("chart.draft")}</span>`}</th>
    <td class="num" data-label=${t("result.value")}><span><span class="value">${text}</span> <span class="unit">${unit}</span></span>
      ${before ? html`<span class="detail">${t("patient.before", { value: valueOf({ ...finding, ...before }).text })}</span>` : nothing}</td>
    <td data-label=${t("result.reference")}><span class="reference">${isDrawn ? rangeBar(/** @type {number} */ (reference.value), /** @type {any} */ (reference.range), `${name}: ${text} ${unit}, ${t("result.reference")} ${reference.text}`) : nothing}<span class="muted ${reference.text.length > SHORT ? "long" : ""}">${reference.text || "–"}</span></span></td>
    <td data-label=${t("result.flag")}>${isFlagged(point.flag) ? flagMark(point.flag, reference.text) : html`<span class="none"></span>`}</td>
    <td data-label=${t("patient.course")}>${numbers.length < 2 ? html`<span class="none"></span>` : sparkline(numbers, t("chart.trend", { name, count: numbers.length, value: numbers.length ? `${formatNumber(numbers[numbers.length - 1])} ${unitWord(series.unit)}` : "" }))}</td>
    <td class="num" data-label=${t("chart.day")}><a href="#/uploads/${point.upload_id}">${formatDay(point.at)}</a></td>
  </tr>`;
}
