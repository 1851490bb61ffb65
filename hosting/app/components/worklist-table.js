/** The worklist's rows. The study is a real link, so that a middle click opens a tab; the whole row follows it. */
import { html, ifDefined, nothing, repeat } from "../../lib/lit.js";
import { formatAgo, formatBytes, formatMoment } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { flagMark } from "./flag.js";
import { icon } from "./icon.js";
import { statusBadge } from "./status-badge.js";

/** @typedef {import("../api/types.js").Upload} Upload */

// What only repeats the status needs no note.
const SILENT = new Set(["reported", "signed", "accepted", "analyzed"]);

/** @param {{items: Upload[], cursor: number, hrefOf: (id: string) => string, now: number}} list */
export function worklistTable({ items, cursor, hrefOf, now }) {
  const hasFlags = items.some((item) => item.flag);
  return html`<table class="table rows">
    <caption class="visually-hidden">${t("worklist.caption")}</caption>
    <thead>
      <tr>
        <th scope="col" class="c-study">${t("worklist.col_type")}</th>
        <th scope="col">${t("worklist.col_patient")}</th>
        <th scope="col">${t("worklist.col_status")}</th>
        ${hasFlags ? html`<th scope="col">${t("worklist.col_flag")}</th>` : nothing}
        <th scope="col" class="c-note">${t("worklist.col_note")}</th>
        <th scope="col" class="c-size num">${t("worklist.col_size")}</th>
        <th scope="col" class="num">${t("worklist.col_received")}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(items, (item) => item.upload_id, (item, i) => row(item, { isAt: i === cursor, hasFlags, hrefOf, now }))}
    </tbody>
  </table>`;
}

/** @param {MouseEvent} event a click anywhere in the row, but not on the link itself */
function follow(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("a, button") || getSelection()?.toString()) return;
  const link = /** @type {Element} */ (event.currentTarget).querySelector("a");
  link?.dispatchEvent(new MouseEvent("click", { ctrlKey: event.ctrlKey, metaKey: event.metaKey, bubbles: true, cancelable: true }));
}

/** @param {Upload} item @param {{isAt: boolean, hasFlags: boolean, hrefOf: (id: string) => string, now: number}} options */
function row(item, { isAt, hasFlags, hrefOf, now }) {
  const study = modalityWord(item.modality) || t("upload.detect");
  const note = SILENT.has(item.status) ? "" : item.sentence;
  return html`<tr class=${isAt ? "at" : ""} data-upload=${item.upload_id} @click=${follow}>
    <th scope="row" class="c-study">
      <a class="row-link" href=${hrefOf(item.upload_id)} aria-current=${ifDefined(isAt ? "true" : undefined)}
        >${icon(item.modality === "document" ? "file-text" : "image", "icon-lg")}<span>${study}${
          item.filename ? html`<span class="row-file">${item.filename}</span>` : nothing}</span></a>
    </th>
    <td class="c-patient">${patient(item)}</td>
    <td class="c-status">${statusBadge(item.status)}</td>
    ${hasFlags ? html`<td class="c-flag">${flagMark(item.flag)}</td>` : nothing}
    <td class="c-note note"><span title=${note ?? ""}>${note}</span></td>
    <td class="c-size num muted">${formatBytes(item.size)}</td>
    <td class="c-received num muted">
      <time datetime=${item.created_at} title=${formatMoment(item.created_at)}>${formatAgo(item.created_at, now)}</time>
    </td>
  </tr>`;
}

/** @param {Upload} item */
function patient(item) {
  const text = item.patient_ref ?? item.patient_id;
  return text ? html`<span class=${item.patient_ref ? "" : "mono"}>${text}</span>` : html`<span class="subtle">${t("worklist.no_patient")}</span>`;
}

/** Rows in the shape of what will come. */
export const worklistSkeleton = () => html`<div class="skeleton-rows" aria-hidden="true">
  ${Array.from({ length: 8 }, () => html`<div class="skeleton-row">
    <span class="skeleton w3"></span><span class="skeleton w2"></span><span class="skeleton w2"></span><span class="skeleton w4"></span>
  </div>`)}
</div>`;
