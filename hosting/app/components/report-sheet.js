/** A report's frozen content as a sheet of paper: the same words and numbers as in its PDF. */
import { html, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { flagMark } from "./flag.js";
import { icon } from "./icon.js";
import { rangeBar } from "./range-bar.js";

/** @typedef {Record<string, any>} Content */

/** A report says its flags in words; the screen shows the letters of a laboratory. @type {Record<string, string>} */
const LETTERS = { low: "L", critical_low: "LL", high: "H", critical_high: "HH", abnormal: "A" };

/** @param {import("../api/types.js").Report} report */
export function reportSheet(report) {
  const said = /** @type {Content} */ (report.content ?? {});
  const isDraft = report.status !== "signed" && report.status !== "amended";
  return html`<article class="sheet ${isDraft ? "draft" : ""}" lang=${said.language ?? "en"} aria-label=${t("reports.preview")}>
    ${isDraft ? html`<p class="watermark" aria-hidden="true">${t("reports.watermark")}</p>` : nothing}
    <header class="sheet-head"><p class="sheet-clinic">${said.letterhead?.name ?? ""}</p>${lines(said.letterhead?.lines)}
      <h2>${said.title ?? ""}</h2>
      ${pairs([...(said.patient_ref ? [[t("patient.ref"), said.patient_ref]] : []), ...(said.specimen ?? [])])}</header>
    ${said.statement ? html`<p class="sheet-statement">${said.statement}</p>` : nothing}
    ${(said.notices ?? []).map((/** @type {string} */ one) => html`<p class="sheet-notice">${icon("triangle-alert")}<span>${one}</span></p>`)}
    ${said.summary?.length ? rows(said.summary, said.title) : nothing}
    ${said.matrix ? matrix(said.matrix) : nothing}
    ${(said.parts ?? []).map(part)}
    ${list(t("result.not_measured"), (said.absent ?? []).map((/** @type {Content} */ one) => html`<b>${one.label}</b> <span class="muted">${one.sentence}</span>${one.files ? html` <span class="subtle">${one.files}</span>` : nothing}`))}
    ${list(t("result.interpretation"), (said.interpretations ?? []).map((/** @type {Content} */ one) => html`${one.sentence} <span class="muted">${one.source}</span>`))}
    ${list(t("reports.corrections"), (said.corrections ?? []).map((/** @type {Content} */ one) => html`<b>${one.label}</b>: <del>${one.machine_value}</del> → <b>${one.value}</b> <bdi class="muted">${one.reason}</bdi> <span class="subtle">${one.author}</span>`))}
    ${list(t("reports.methods"), (said.methods ?? []))} ${list(t("reports.references"), (said.references ?? []))}
  </article>`;
}

/** @param {string[] | undefined} texts */
const lines = (texts) => (texts ?? []).map((one) => html`<p class="small muted">${one}</p>`);

/** @param {[string, string][]} listed */
const pairs = (listed) => (listed.length ? html`<dl class="facts">${listed.map(([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>` : nothing);

/** @param {string} title @param {unknown[]} items */
const list = (title, items) => (items.length ? html`<section><h3>${title}</h3><ul class="sheet-list">${items.map((one) => html`<li>${one}</li>`)}</ul></section>` : nothing);

/** @param {Content} one */
const part = (one) => html`<section>
  ${one.title ? html`<h3>${one.title}</h3>` : nothing}
  ${one.statement ? html`<p>${one.statement}</p>` : nothing}
  ${one.rows?.length ? rows(one.rows, one.title) : nothing}
  ${one.quality?.length ? html`<p class="small muted">${one.quality.map((/** @type {[string, string]} */ [name, value]) => `${name} ${value}`).join(" · ")}</p>` : nothing}
</section>`;

/** @param {Content[]} listed @param {string} caption */
function rows(listed, caption) {
  const hasReference = listed.some((one) => one.reference || one.flag);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${caption ?? t("result.summary")}><table class="table"><caption class="visually-hidden">${caption ?? t("result.summary")}</caption>
    <thead><tr><th scope="col">${t("result.measure")}</th><th scope="col" class="num">${t("result.value")}</th>
      ${hasReference ? html`<th scope="col">${t("result.reference")}</th><th scope="col">${t("result.flag")}</th>` : nothing}</tr></thead>
    <tbody>${listed.map((one) => html`<tr><th scope="row">${one.mark ? html`<span class="subtle">${one.mark}</span> ` : nothing}${one.label}${one.corrected ? html` <span class="badge accent">${icon("square-pen")}${t("review.corrected")}</span>` : nothing}</th>
      <td class="num"><span class="value">${one.value}</span> <span class="unit">${one.unit}</span>${one.note ? html`<span class="detail">${one.note}</span>` : nothing}</td>
      ${hasReference ? html`<td><span class="reference">${bar(one)}<span class="muted">${one.reference}</span></span></td><td>${flagMark(LETTERS[one.flag] ?? one.flag, one.reference)}</td>` : nothing}</tr>`)}</tbody></table></div>`;
}

/** @param {Content} row */
function bar({ number, low, high, label, value, unit, reference }) {
  if (number == null || (low == null && high == null)) return nothing;
  return rangeBar(number, { low: low ?? null, high: high ?? null }, `${label}: ${value} ${unit}, ${t("result.reference")} ${reference}`);
}

/** @param {{header: string[], lines: string[][]}} facts */
const matrix = ({ header, lines: body }) => html`<div class="table-scroll" tabindex="0" role="group" aria-label=${t("result.instances")}><table class="table compact"><thead><tr>${header.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
  <tbody>${body.map((line) => html`<tr>${line.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
