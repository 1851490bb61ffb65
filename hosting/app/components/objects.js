/** The objects of a picture: a list that can be sorted, and how their sizes and speeds are distributed. */
import { html, nothing, repeat } from "../../lib/lit.js";
import { formatNumber } from "../i18n/format.js";
import { measureWord, t, unitWord } from "../i18n/index.js";
import { confidenceMark } from "./confidence.js";
import { objectName, valueOf } from "./finding.js";
import { histogram } from "./histogram.js";
import { icon } from "./icon.js";

/** @typedef {import("../api/types.js").Finding} Finding */
/** @typedef {{name: string, unit: string, of: (finding: Finding) => number | null}} Measure */

const KNOWN = new Set(["id", "code", "value", "confidence", "unit", "interval", "n", "region", "standard", "method", "flag",
  "held", "printed_name", "corrected", "probabilities", "number", "prominence", "seconds"]);
const MOST_MEASURES = 10;
/** Speeds first; what is not named here comes behind, as it is stored. */
const ORDER = ["vcl", "vsl", "vap", "progression", "lin", "str", "wob", "alh", "bcf"];

/** @param {string} name */
const rank = (name) => (ORDER.indexOf(name.toLowerCase().split("_")[0]) + ORDER.length + 1) % (ORDER.length + 1);

/** @param {unknown} value @returns {Record<string, unknown>} */
const members = (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Record<string, unknown>} */ (value) : {});

/** The numbers that an object carries: its own members, those of its value, those of its detail. @param {Finding} finding */
export function numbersOf(finding) {
  const all = { ...members(finding.detail), ...members(finding.value), ...finding };
  return Object.entries(all).filter(([name, value]) => !KNOWN.has(name) && typeof value === "number" && Number.isFinite(value));
}

/** Longest side of a box, in µm where the scale is known. @param {Finding} finding @param {number | null} um */
function sizeOf({ region }, um) {
  if (region?.kind !== "box") return null;
  const { r0 = 0, c0 = 0, r1 = 0, c1 = 0 } = region;
  const pixels = Math.max(r1 - r0, c1 - c0);
  return pixels > 0 ? pixels * (um ?? 1) : null;
}

/** What a member is called; its unit is what the objects say, else what its name says. @param {string} name @param {Finding[]} findings */
function wordOf(name, findings) {
  const said = findings.find((finding) => finding.units?.[name])?.units?.[name];
  const word = measureWord(name);
  return said ? { ...word, unit: unitWord(said) } : word;
}

/** What can be listed of the objects. @param {Finding[]} findings @param {number | null} um µm per pixel @returns {Measure[]} */
export function measuresOf(findings, um) {
  const names = new Set(findings.flatMap((finding) => numbersOf(finding).map(([name]) => name)));
  /** @type {Measure[]} */
  const measures = [...names].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_MEASURES).map((name) => ({
    ...wordOf(name, findings),
    of: (finding) => /** @type {number | undefined} */ (numbersOf(finding).find(([one]) => one === name)?.[1]) ?? null,
  }));
  const hasSizes = findings.some((finding) => sizeOf(finding, um) !== null);
  const unit = findings.find((finding) => typeof finding.value === "number")?.unit;
  if (unit !== undefined) measures.unshift({ name: t("objects.diameter"), unit: unitWord(unit), of: ({ value }) => (typeof value === "number" ? value : null) });
  if (hasSizes) measures.unshift({ name: t("objects.longest_side"), unit: um ? "µm" : "px", of: (finding) => sizeOf(finding, um) });
  return measures;
}

/**
 * @param {Finding[]} findings
 * @param {{um: number | null, sort: string, down: boolean, selected: string | null, checked: Set<string>, removed?: Finding[],
 *   onSort: (by: string) => void, onSelect: (id: string | null) => void}} options
 */
export function objects(findings, { um, sort, down, selected, checked, removed = [], onSort, onSelect }) {
  const all = [...findings, ...removed];
  const measures = measuresOf(findings, um);
  const hasValues = findings.some(({ value }) => typeof value === "string" || typeof value === "boolean");
  const hasConfidence = findings.some((finding) => typeof finding.confidence === "number");
  const head = (/** @type {string} */ by, /** @type {string} */ word, number = true) => html`<th scope="col" class=${number ? "num" : ""}
    aria-sort=${sort === by ? (down ? "descending" : "ascending") : "none"}><button class="sort" @click=${() => onSort(by)}>${word}${
      sort === by ? icon(down ? "arrow-down" : "arrow-up") : nothing}</button></th>`;
  return html`
    <div class="table-scroll objects" tabindex="0" role="group" aria-label=${t("objects.list")}>
      <table class="table compact stack">
        <caption class="visually-hidden">${t("objects.list")}</caption>
        <thead><tr>${head("id", t("objects.number"), false)}${hasValues ? head("value", t("result.value"), false) : nothing}
          ${measures.map((m, i) => head(`m${i}`, m.unit ? `${m.name} (${m.unit})` : m.name))}
          ${hasConfidence ? head("confidence", t("result.confidence"), false) : nothing}</tr></thead>
        <tbody>${repeat(sorted(findings, measures, sort, down), (f) => f.id, (f) => html`
          <tr class=${f.id === selected ? "selected" : ""} data-finding=${f.id}>
            <th scope="row"><button class="row-name" aria-pressed=${f.id === selected} @click=${() => onSelect(f.id === selected ? null : f.id)}>${objectName(f, all)}</button>
              ${f.corrected ? html`<span class="accent-text" title=${t(f.added ? "draw.was_added" : "review.corrected")}>${icon(f.added ? "circle-plus" : "square-pen")}</span>` : nothing}${checked.has(f.id) ? html`<span class="ok-text" title=${t("review.checked")}>${icon("check")}</span>` : nothing}</th>
            ${hasValues ? html`<td data-label=${t("result.value")}>${typeof f.value === "object" ? html`<span class="none"></span>` : valueOf(f).text}</td>` : nothing}
            ${measures.map((m) => html`<td class="num" data-label=${m.unit ? `${m.name} (${m.unit})` : m.name}>${shown(m.of(f))}</td>`)}
            ${hasConfidence ? html`<td data-label=${t("result.confidence")}>${confidenceMark(f.confidence)}</td>` : nothing}
          </tr>`)}
          ${removed.map((f) => html`<tr class="removed"><th scope="row"><del>${objectName(f, all)}</del> <span class="muted">${t("draw.was_removed")}</span></th>
            <td class="reason-cell" colspan="12"><bdi class="muted">${f.corrected?.reason ?? ""}</bdi></td></tr>`)}</tbody>
      </table>
    </div>
    ${measures.some(isDrawn) ? html`<h3 class="charts-head">${t("chart.distributions")}</h3><div class="charts">${measures.filter(isDrawn).map((m) => histogram({ name: m.name, unit: m.unit, values: present(findings.map(m.of)) }))}</div>` : nothing}`;
}

/** Sizes and speeds, and the ratios that are made of them (LIN, STR, WOB). @param {Measure} measure */
const isDrawn = ({ name, unit }) => unit !== "" || /^[A-Z]{3}$/.test(name);

/** @param {(number | null)[]} values */
const present = (values) => /** @type {number[]} */ (values.filter((value) => value !== null));

/** @param {number | null} value */
const shown = (value) => (value === null ? "–" : formatNumber(value));

/** Objects without the value come last, whichever way. @param {Finding[]} findings @param {Measure[]} measures @param {string} by @param {boolean} down */
export function sorted(findings, measures, by, down) {
  const place = (/** @type {Finding} */ f) => {
    if (by === "id") return Number(f.id.slice(1));
    if (by === "value") return typeof f.value === "object" ? null : String(f.value);
    if (by === "confidence") return f.confidence;
    return measures[Number(by.slice(1))]?.of(f) ?? null;
  };
  const sign = down ? -1 : 1;
  return [...findings].sort((a, b) => {
    const [x, y] = [place(a), place(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return x < y ? -sign : x > y ? sign : 0;
  });
}
