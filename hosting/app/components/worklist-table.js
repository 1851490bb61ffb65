/** The worklist's rows. The study is a real link, so that a middle click opens a tab; the whole row follows it. */
import { html, ifDefined, live, nothing, ref, repeat } from "../../lib/lit.js";
import { formatAgo, formatBytes, formatMoment } from "../i18n/format.js";
import { modalityWord, t, uploadSentence } from "../i18n/index.js";
import { filename } from "./filename.js";
import { flagMark } from "./flag.js";
import { icon } from "./icon.js";
import { statusBadge } from "./status-badge.js";

/** @typedef {import("../api/types.js").Upload} Upload */

// What only repeats the status needs no note.
const SILENT = new Set(["reported", "signed", "accepted", "analyzed"]);

/** Rows of equal height, so that of thousands only those in view need to exist. @typedef {{from: number, to: number, height: number}} Window */

/** @typedef {{shows: (column: string) => boolean, hrefOf: (id: string) => string, now: number,
 *   chosen?: Set<string>, onChoose?: (id: string) => void}} Look */

/**
 * @param {{items: Upload[], cursor: number, hrefOf: (id: string) => string, now: number, window?: Window,
 *   hidden?: string[], isCompact?: boolean, chosen?: Set<string>, onChoose?: (id: string) => void}} list
 */
export function worklistTable({ items, cursor, window, hidden = ["changed"], isCompact = false, ...rest }) {
  const hasFlags = items.some((item) => item.flag);
  const shows = (/** @type {string} */ column) => !hidden.includes(column) && (column !== "flag" || hasFlags);
  const { from, to, height } = window ?? { from: 0, to: items.length, height: 0 };
  const heads = COLUMNS.filter(([name]) => shows(name));
  const columns = heads.length + 1 + (rest.onChoose ? 1 : 0);
  const shown = items.slice(from, to);
  return html`<table class="table rows ${isCompact ? "compact" : ""}" aria-rowcount=${items.length + 1}>
    <caption class="visually-hidden">${t("worklist.caption")}</caption>
    <thead>
      <tr>
        ${rest.onChoose ? html`<th scope="col" class="c-choose"><span class="visually-hidden">${t("worklist.choose")}</span></th>` : nothing}
        <th scope="col" class="c-study">${t("worklist.col_type")}</th>
        ${heads.map(([name, look]) => html`<th scope="col" class="c-${name} ${look}">${t(`worklist.col_${name}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${space(from * height, columns)}
      ${repeat(shown, (item) => item.upload_id, (item, i) => row(item, from + i, from + i === cursor, { ...rest, shows }))}
      ${space((items.length - to) * height, columns)}
    </tbody>
  </table>`;
}

/** What stands behind the study, and how it is set. @type {[string, string][]} */
const COLUMNS = [["patient", ""], ["status", ""], ["flag", ""], ["note", ""], ["size", "num"], ["received", "num"], ["changed", "num"]];

/** The room of rows that are not there. @param {number} height @param {number} columns */
function space(height, columns) {
  if (height <= 0) return nothing;
  const size = (/** @type {Element | undefined} */ cell) => {
    if (cell) /** @type {HTMLElement} */ (cell).style.height = `${height}px`;
  };
  return html`<tr class="space" aria-hidden="true"><td colspan=${columns} ${ref(size)}></td></tr>`;
}

/** @param {MouseEvent} event a click anywhere in the row, but not on the link itself */
function follow(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("a, button, .c-choose") || getSelection()?.toString()) return;
  const link = /** @type {Element} */ (event.currentTarget).querySelector("a");
  link?.dispatchEvent(new MouseEvent("click", { ctrlKey: event.ctrlKey, metaKey: event.metaKey, bubbles: true, cancelable: true }));
}

/** @param {Upload} item @param {number} place @param {boolean} isAt @param {Look} look */
function row(item, place, isAt, { shows, hrefOf, now, chosen, onChoose }) {
  const study = modalityWord(item.modality) || t("worklist.unknown_type");
  const note = SILENT.has(item.status) ? "" : uploadSentence(item);
  return html`<tr class=${isAt ? "at" : ""} aria-rowindex=${place + 2} data-upload=${item.upload_id} @click=${follow}>
    ${onChoose
      ? html`<td class="c-choose"><input type="checkbox" .checked=${live(chosen?.has(item.upload_id) ?? false)}
          aria-label=${t("worklist.choose_one", { study })} @change=${() => onChoose(item.upload_id)} /></td>`
      : nothing}
    <th scope="row" class="c-study">
      <a class="row-link" href=${hrefOf(item.upload_id)} aria-current=${ifDefined(isAt ? "true" : undefined)}
        >${icon(item.modality === "document" ? "file-text" : "image", "icon-lg")}<span>${study}${
          item.filename ? filename(item.filename, "row-file private") : nothing}</span></a>
    </th>
    ${shows("patient") ? html`<td class="c-patient private">${patient(item)}</td>` : nothing}
    ${shows("status") ? html`<td class="c-status">${statusBadge(item.status)}</td>` : nothing}
    ${shows("flag") ? html`<td class="c-flag">${flagMark(item.flag)}</td>` : nothing}
    ${shows("note") ? html`<td class="c-note note"><span title=${note}>${note}</span></td>` : nothing}
    ${shows("size") ? html`<td class="c-size num muted">${formatBytes(item.size)}</td>` : nothing}
    ${["received", "changed"].map((name) => (shows(name) ? time(name, name === "received" ? item.created_at : item.changed_at, now) : nothing))}
  </tr>`;
}

/** @param {string} name @param {string} at @param {number} now */
const time = (name, at, now) => html`<td class="c-${name} num muted"><time datetime=${at} title=${formatMoment(at)}>${formatAgo(at, now)}</time></td>`;

/** @param {Upload} item */
function patient(item) {
  const text = item.patient_ref ?? item.patient_id;
  return text ? html`<bdi class=${item.patient_ref ? "" : "mono"}>${text}</bdi>` : html`<span class="subtle">${t("worklist.no_patient")}</span>`;
}

/** Rows in the shape of what will come. */
export const worklistSkeleton = () => html`<div class="skeleton-rows" aria-hidden="true">
  ${Array.from({ length: 8 }, () => html`<div class="skeleton-row">
    <span class="skeleton w3"></span><span class="skeleton w2"></span><span class="skeleton w2"></span><span class="skeleton w4"></span>
  </div>`)}
</div>`;
