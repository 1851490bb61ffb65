/** What happened to a patient, their documents, and who looked. */
import { html } from "../../lib/lit.js";
import { formatDay, formatMoment } from "../i18n/format.js";
import { accessWord, modalityWord, roleWord, t } from "../i18n/index.js";
import { icon } from "./icon.js";
import { reportBadge } from "./report-badge.js";
import { statusBadge } from "./status-badge.js";

/** @typedef {import("../api/types.js").HistoryItem} HistoryItem */

/** By day, newest first. @param {HistoryItem[]} items */
export function historyList(items) {
  if (items.length === 0) return html`<p class="card-body muted">${t("patient.no_history")}</p>`;
  return html`<ol class="history">${items.map((one) => html`<li>
    ${icon(one.modality === "document" ? "file-text" : "image")}
    <time datetime=${one.at}>${formatDay(one.at)}</time>
    <span class="history-what"><a href="#/uploads/${one.upload_id}">${modalityWord(one.modality) || t("file.title")}</a></span>
    ${statusBadge(one.status)}
  </li>`)}</ol>`;
}

/** @param {HistoryItem[]} items */
export function documentTable(items) {
  if (items.length === 0) return html`<p class="card-body muted">${t("patient.no_documents")}</p>`;
  return html`<div class="table-scroll"><table class="table stack">
    <caption class="visually-hidden">${t("patient.tab_documents")}</caption>
    <thead><tr><th scope="col">${t("chart.day")}</th><th scope="col">${t("worklist.col_status")}</th><th scope="col">${t("reports.title")}</th></tr></thead>
    <tbody>${items.map((one) => html`<tr>
      <th scope="row"><a href="#/uploads/${one.upload_id}">${formatMoment(one.at)}</a></th>
      <td data-label=${t("worklist.col_status")}>${statusBadge(one.status)}</td>
      <td>${one.reports.map((id, i) => html`<a href="#/reports/${id}">${t("reports.number", { number: i + 1 })}</a> `)}</td>
    </tr>`)}</tbody></table></div>`;
}

/** @param {import("../api/types.js").ReportRow[]} items */
export function reportList(items) {
  if (items.length === 0) return html`<p class="card-body muted">${t("reports.none")}</p>`;
  return html`<ol class="history">${items.map((one) => html`<li>
    ${icon("file-stack")}
    <time datetime=${one.created_at}>${formatDay(one.created_at)}</time>
    <span class="history-what"><a href="#/reports/${one.report_id}">${modalityWord(one.modality)}</a></span>
    ${reportBadge(one.status)}
  </li>`)}</ol>`;
}

/** @param {import("../api/types.js").Access[]} items */
export const accessTable = (items) => html`<div class="table-scroll"><table class="table stack">
  <caption class="visually-hidden">${t("patient.access_title")}</caption>
  <thead><tr><th scope="col">${t("audit.at")}</th><th scope="col">${t("audit.who")}</th><th scope="col">${t("audit.role")}</th><th scope="col">${t("audit.what")}</th></tr></thead>
  <tbody>${items.map((one) => html`<tr>
    <td class="nowrap" data-label=${t("audit.at")}>${formatMoment(one.at)}</td><th scope="row">${one.subject}</th><td data-label=${t("audit.role")}>${roleWord(one.role)}</td>
    <td data-label=${t("audit.what")}>${accessWord(one.action, one.kind)}</td>
  </tr>`)}</tbody></table></div>`;
