/** A value over time with its reference: signed points solid, drafts hollow, a change of method marked. */
import { html, nothing, svg } from "../../lib/lit.js";
import { formatDay, formatNumber } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { referenceOf } from "./finding.js";
import { flagMark } from "./flag.js";
import { extent, linear, ticks } from "./scale.js";

/** @typedef {import("../api/types.js").Point} Point */
/** @typedef {{name: string, unit: string, points: Point[]}} Line */

const WIDTH = 420;
const HEIGHT = 168;
const LEFT = 44;
const RIGHT = WIDTH - 10;
const BOTTOM = HEIGHT - 24;

/** The points with a number; "below 0.2" is none. @param {Point[]} points */
export const numbersOf = (points) => points.filter((p) => typeof p.value === "number" && !p.comparator);

/** The newest reference that is in the same unit as the value. @param {Point[]} points */
function bandOf(points) {
  for (const point of points.toReversed()) {
    const { range, value } = referenceOf(/** @type {any} */ ({ code: "", ...point }));
    if (range && value === point.value) return range;
  }
  return null;
}

/** How it was obtained: another analyzer, version or method is not directly comparable. @param {Point} point */
const way = (point) => `${point.analyzer} ${point.version} ${point.is_corrected ? "" : point.method ?? ""}`;

/** @param {Line} line */
export function trend({ name, unit, points }) {
  const shown = numbersOf(points);
  if (shown.length === 0) return nothing;
  const band = bandOf(shown);
  const edges = [band?.low, band?.high].filter((edge) => edge !== null && edge !== undefined);
  const ends = padded(extent([...shown.map((p) => Number(p.value)), .../** @type {number[]} */ (edges)]));
  const times = shown.map((p) => new Date(p.at).getTime());
  const x = linear(extent(times), [LEFT + 8, RIGHT - 8]);
  const y = linear(ends, [BOTTOM, 8]);
  const place = (/** @type {number} */ i) => `${x(times[i]).toFixed(1)},${y(Number(shown[i].value)).toFixed(1)}`;
  const newest = shown[shown.length - 1];
  const said = t("chart.trend", { name, count: shown.length, value: `${formatNumber(Number(newest.value))} ${unit}`.trim() });
  return html`<figure class="chart trend">
    <figcaption><b>${name}</b> <span class="muted">${unit}</span>
      <span class="end"><span class="value">${formatNumber(Number(newest.value))}</span> ${flagMark(newest.flag)}</span></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${said}>
      ${band ? bandShape(band, y) : nothing}
      ${ticks(ends, 4).map((mark) => svg`<line class="grid" x1=${LEFT} x2=${RIGHT} y1=${y(mark)} y2=${y(mark)}></line>
        <text class="axis" x=${LEFT - 6} y=${y(mark) + 4} text-anchor="end">${formatNumber(mark)}</text>`)}
      ${shown.map((point, i) => (i > 0 && way(point) !== way(shown[i - 1]) ? methodChange((x(times[i]) + x(times[i - 1])) / 2) : nothing))}
      <polyline class="line" points=${shown.map((_, i) => place(i)).join(" ")}></polyline>
      ${shown.map((point, i) => svg`<circle class="point ${point.is_signed ? "signed" : "draft"}" cx=${x(times[i])} cy=${y(Number(point.value))} r="4"><title>${describe(point, unit)}</title></circle>`)}
      ${days(times, x)}
    </svg>
    ${trendTable(shown, unit)}
  </figure>`;
}

/** @param {[number, number]} ends @returns {[number, number]} */
function padded([low, high]) {
  const room = (high - low) * 0.12;
  return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
}

/** @param {import("./reference.js").Range} band @param {(v: number) => number} y */
function bandShape({ low, high }, y) {
  const top = high === null ? 8 : y(high);
  const bottom = low === null ? BOTTOM : y(low);
  return svg`<rect class="band" x=${LEFT} y=${top} width=${RIGHT - LEFT} height=${Math.max(1, bottom - top)}></rect>`;
}

/** @param {number} at */
const methodChange = (at) => svg`<line class="method" x1=${at} x2=${at} y1="8" y2=${BOTTOM}><title>${t("chart.method_changed")}</title></line>`;

/** The first and the last day. @param {number[]} times @param {(v: number) => number} x */
function days(times, x) {
  const first = Math.min(...times);
  const last = Math.max(...times);
  const label = (/** @type {number} */ at, /** @type {string} */ anchor) =>
    svg`<text class="axis" x=${x(at)} y=${HEIGHT - 6} text-anchor=${anchor}>${formatDay(new Date(at))}</text>`;
  if (formatDay(new Date(first)) === formatDay(new Date(last))) return label(last, "end");
  return svg`${label(first, "start")}${label(last, "end")}`;
}

/** @param {Point} point @param {string} unit */
function describe(point, unit) {
  const state = t(point.is_signed ? "chart.signed" : "chart.draft");
  return `${formatDay(point.at)}: ${formatNumber(Number(point.value))} ${unit} (${state})`;
}

/** With the change from one to the next. @param {Point[]} points @param {string} unit */
function trendTable(points, unit) {
  return html`<details><summary class="small">${t("chart.table")}</summary>
    <table class="table compact"><thead><tr>
      <th scope="col">${t("chart.day")}</th><th scope="col" class="num">${t("result.value")}</th>
      <th scope="col" class="num">${t("chart.change")}</th><th scope="col">${t("chart.state")}</th>
    </tr></thead><tbody>${points.map((point, i) => html`<tr>
      <th scope="row"><a href="#/uploads/${point.upload_id}">${formatDay(point.at)}</a></th>
      <td class="num">${formatNumber(Number(point.value))} ${unit}</td>
      <td class="num">${i > 0 ? change(Number(points[i - 1].value), Number(point.value)) : "–"}</td>
      <td>${t(point.is_signed ? "chart.signed" : "chart.draft")}${point.is_corrected ? html` · ${t("review.corrected")}` : nothing}</td>
    </tr>`)}</tbody></table>
  </details>`;
}

/** The difference, and its share of what was before. @param {number} before @param {number} now */
export function change(before, now) {
  const by = now - before;
  const sign = by > 0 ? "+" : by < 0 ? "−" : "±";
  const share = before === 0 ? "" : ` (${sign}${Math.round(Math.abs(by / before) * 100)} %)`;
  return `${sign}${formatNumber(Math.abs(by))}${share}`;
}
