/** The table of measurements. A row with a place on the picture can be chosen; the choice is shared with the picture. */
import { html, nothing, repeat } from "../../lib/lit.js";
import { formatDay, formatNumber, formatPercent } from "../i18n/format.js";
import { heldSentence, t } from "../i18n/index.js";
import { confidenceMark, isUnsure } from "./confidence.js";
import { nameOf, printedOf, referenceOf, valueOf } from "./finding.js";
import { flagMark } from "./flag.js";
import { icon } from "./icon.js";
import { rangeBar } from "./range-bar.js";

/** @typedef {import("../api/types.js").Finding} Finding */
/** @typedef {import("../api/types.js").Point} Point */

// A range this short stays on one line; a worded reference may wrap.
const SHORT = 18;

/**
 * @param {Finding[]} findings
 * @param {{selected: string | null, onSelect: (id: string | null) => void, caption: string, checked?: Set<string>,
 *   onCorrect?: ((id: string) => void) | null, before?: Map<string, Point>}} choice
 */
export function measurements(findings, { selected, onSelect, caption, checked = new Set(), onCorrect = null, before = new Map() }) {
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
          ${onCorrect ? html`<th scope="col"><span class="visually-hidden">${t("review.correct")}</span></th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${repeat(findings, (f) => f.id, (f) => row(f, { hasReference, hasConfidence, selected, onSelect, checked, onCorrect, before: before.get(f.id) ?? null }))}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {Finding} finding
 * @param {{hasReference: boolean, hasConfidence: boolean, selected: string | null,
 *   onSelect: (id: string | null) => void, checked: Set<string>, onCorrect: ((id: string) => void) | null, before: Point | null}} options
 */
function row(finding, { hasReference, hasConfidence, selected, onSelect, checked, onCorrect, before }) {
  const { text, unit } = valueOf(finding);
  const isSelected = finding.id === selected;
  const toggle = () => onSelect(isSelected ? null : finding.id);
  const name = nameOf(finding);
  const label = finding.region
    ? html`<button class="row-name" aria-pressed=${isSelected} title=${t("result.region")} @click=${toggle}>${name}</button>`
    : name;
  return html`<tr class=${isSelected ? "selected" : ""} data-finding=${finding.id}>
    <th scope="row">${label} ${checked.has(finding.id) ? html`<span class="ok-text" title=${t("review.checked")}>${icon("check")}<span class="visually-hidden">${t("review.checked")}</span></span>` : nothing}</th>
    <td class="num">
      <span class="value">${text}</span> <span class="unit">${unit}</span>${detail(finding)}${doubt(finding)}${before ? from(finding, before) : nothing}
    </td>
    ${hasReference ? referenceCells(finding, before) : nothing}
    ${hasConfidence
      ? html`<td>${sureness(finding, checked.has(finding.id))}</td>`
      : nothing}
    ${onCorrect ? html`<td class="c-correct">${correctButton(finding, name, onCorrect)}</td>` : nothing}
  </tr>`;
}

/** How sure it is; what was read from a page without being sure asks to be looked at, until it was. @param {Finding} finding @param {boolean} isChecked */
function sureness(finding, isChecked) {
  if (finding.corrected) return html`<span class="badge accent">${icon("square-pen")}${t("review.corrected")}</span>`;
  return html`${confidenceMark(finding.confidence)}${isUnsure(finding) && !isChecked ? html` <span class="badge warn">${icon("eye")}${t("review.confirm")}</span>` : nothing}`;
}

/** @param {Finding} finding @param {string} name @param {(id: string) => void} onCorrect */
function correctButton(finding, name, onCorrect) {
  if (typeof finding.value === "object") return nothing;
  const label = `${t("review.correct")}: ${name}`;
  return html`<button class="btn small ghost icon-only" aria-label=${label} title=${label} @click=${() => onCorrect(finding.id)}>${icon("square-pen")}</button>`;
}

/** @param {Finding} finding @param {Point | null} before */
function referenceCells(finding, before) {
  const { text, range, value } = referenceOf(finding);
  const label = `${nameOf(finding)}: ${valueOf(finding).text}, ${t("result.reference")} ${text}`;
  const bar = range !== null && value !== null ? rangeBar(value, range, label, earlierOn(finding, value, before)) : nothing;
  return html`<td>
      <span class="reference">${bar}<span class="muted ${text.length <= SHORT ? "nowrap" : ""}">${text || t("result.no_reference")}</span></span>
    </td>
    <td>${flagMark(finding.flag, text)}</td>`;
}

/** The value from before, where it is a number of the unit that the bar has. @param {Finding} finding @param {number} shown @param {Point | null} before */
const earlierOn = (finding, shown, before) =>
  (before && typeof before.value === "number" && !before.comparator && shown === finding.value ? before.value : null);

/** @param {Finding} finding @param {Point} before */
function from(finding, before) {
  const { text } = valueOf({ ...finding, value: before.value, comparator: before.comparator ?? null });
  return html`<a class="detail before-value" href="#/uploads/${before.upload_id}">${t("patient.before", { value: text })} · ${formatDay(before.at)}</a>`;
}

/** @param {Finding} finding */
function detail(finding) {
  const parts = [];
  if (finding.n !== null && finding.n !== undefined && finding.n > 1) parts.push(t("result.of_n", { n: finding.n }));
  if (finding.interval) {
    const [low, high] = finding.interval.map(formatNumber);
    parts.push(t("result.interval", { low, high }));
  }
  if (finding.corrected) {
    const machine = valueOf({ ...finding, value: finding.corrected.machine_value }).text;
    parts.push(t("review.machine_value", { value: machine }));
  }
  if (finding.abnormal_from && finding.confidence !== null) {
    parts.push(t("result.abnormal_from", { share: formatPercent(finding.abnormal_from) }));
  }
  const printed = printedOf(finding);
  if (printed) parts.push(t("result.converted", { value: printed }));
  return parts.length ? html`<span class="detail">${parts.join(" · ")}</span>` : nothing;
}

/** Why it does not count, or not yet; a person's own value is past it. @param {Finding} finding */
function doubt({ superseded, held, corrected }) {
  if (corrected || !(superseded || held)) return nothing;
  return html`<span class="detail doubt">${icon("triangle-alert")}${superseded ? t("result.value_superseded") : heldSentence(held)}</span>`;
}
