/** One file of the upload queue: how far it is, what went wrong, what can be done. */
import { html, nothing } from "../../lib/lit.js";
import { formatBytes, formatPercent, formatSeconds } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";
import { sentenceOf } from "./problem.js";
import { statusBadge } from "./status-badge.js";

/** @typedef {import("../state/rows.js").Row} Row */
/** @typedef {{cancel: (key: string) => void, retry: (key: string) => void, remove: (key: string) => void,
 *   hrefOf: (uploadId: string) => string, limit: (file: File) => string, now: number}} Acts */

/** @type {Record<string, [string, string]>} */
const LOOKS = {
  queued: ["", "clock"], hashing: ["info", "fingerprint"], checking: ["info", "loader-circle"],
  uploading: ["info", "upload"], processing: ["info", "loader-circle"], done: ["ok", "circle-check"],
  duplicate: ["", "copy"], failed: ["crit", "circle-x"], cancelled: ["", "minus"],
};
const STOPPABLE = new Set(["queued", "hashing", "checking", "uploading"]);

/** @param {Row} row @param {Acts} acts */
export function uploadRow(row, acts) {
  return html`<li class="queue-row ${row.state}">
    ${icon(row.file.type.startsWith("image/") ? "image" : "file-text", "icon-lg")}
    <div class="queue-main">
      <div class="queue-title"><span class="queue-name">${row.file.name}</span>
        <span class="subtle small nowrap">${formatBytes(row.file.size)}</span></div>
      ${row.state === "uploading" ? progress(row, acts.now) : note(row, acts)}
    </div>
    <div class="queue-state">${badge(row)}</div>
    <div class="queue-acts">${actions(row, acts)}</div>
  </li>`;
}

/** @param {Row} row */
function badge(row) {
  if (row.status) return statusBadge(row.status);
  const [tone, symbol] = LOOKS[row.state];
  return html`<span class="badge ${tone}">${icon(symbol)}${t(`upload.state_${row.state}`)}</span>`;
}

/** @param {Row} row @param {number} now */
function progress(row, now) {
  const share = row.file.size ? row.sent / row.file.size : 1;
  const seconds = (now - row.startedAt) / 1000;
  const speed = seconds > 0.5 ? row.sent / seconds : 0;
  const left = speed > 0 ? (row.file.size - row.sent) / speed : null;
  return html`<div class="queue-progress">
    <progress max="1" value=${share} aria-label=${row.file.name}></progress>
    <span class="queue-percent">${formatPercent(share)}</span>
    <span class="subtle small nowrap">${speed ? `${formatBytes(speed)}/s` : ""}${
      left !== null && left > 1 ? ` · ${t("upload.remaining", { time: formatSeconds(left) })}` : ""}</span>
  </div>`;
}

/** @param {Row} row @param {Acts} acts */
function note(row, acts) {
  if (row.error) return html`<p class="small crit-text">${sentenceOf(row.error)} <span class="subtle">${codeOf(row.error)}</span></p>`;
  if (row.state === "duplicate") return html`<p class="small muted">${t("upload.exists")}</p>`;
  if (!row.sentence) return nothing;
  const tone = row.state === "failed" ? "crit-text" : "muted";
  const values = { size: formatBytes(row.file.size), limit: acts.limit(row.file) };
  return html`<p class="small ${tone}">${t(row.sentence, values)}</p>`;
}

/** @param {unknown} error */
const codeOf = (error) => `(${/** @type {{code?: string}} */ (error).code ?? "internal"})`;

/** @param {Row} row @param {Acts} acts */
function actions(row, acts) {
  const small = (/** @type {string} */ text, /** @type {() => void} */ act) =>
    html`<button class="btn small" @click=${act} aria-label=${`${text}: ${row.file.name}`}>${text}</button>`;
  if (STOPPABLE.has(row.state)) return small(t("upload.cancel"), () => acts.cancel(row.key));
  const parts = [];
  if (row.uploadId && row.state !== "cancelled" && row.state !== "failed") {
    const text = t(row.state === "duplicate" ? "upload.open_existing" : "upload.open");
    parts.push(html`<a class="btn small" href=${acts.hrefOf(row.uploadId)} aria-label=${`${text}: ${row.file.name}`}>${text}</a>`);
  }
  if ((row.state === "failed" || row.state === "cancelled") && row.canRetry) {
    parts.push(small(t("upload.retry"), () => acts.retry(row.key)));
  }
  if (row.state !== "processing") {
    const label = `${t("upload.remove")}: ${row.file.name}`;
    parts.push(html`<button class="btn small ghost icon-only" aria-label=${label} @click=${() => acts.remove(row.key)}>${icon("x")}</button>`);
  }
  return parts;
}
