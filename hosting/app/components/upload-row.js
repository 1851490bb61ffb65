/** One file of the upload queue: how far it is, what went wrong, what can be done. */
import { html, nothing } from "../../lib/lit.js";
import { formatAgo, formatBytes, formatPercent, formatSeconds } from "../i18n/format.js";
import { modalityWord, t, uploadSentence } from "../i18n/index.js";
import { filename, visibleName } from "./filename.js";
import { icon } from "./icon.js";
import { sentenceOf } from "./problem.js";
import { statusBadge } from "./status-badge.js";

/** @typedef {import("../state/rows.js").Row} Row */
/** @typedef {{cancel: (key: string) => void, retry: (key: string) => void, remove: (key: string) => void,
 *   pause: (key: string) => void, resume: (key: string) => void, choose: () => void,
 *   hrefOf: (uploadId: string) => string, limit: (row: Row) => string, speed: (row: Row) => number}} Acts */

/** @type {Record<string, [string, string]>} */
const LOOKS = {
  queued: ["", "clock"], hashing: ["info", "fingerprint"], checking: ["info", "loader-circle"],
  uploading: ["info", "upload"], offline: ["warn", "wifi-off"], paused: ["", "pause"], missing: ["warn", "folder"],
  processing: ["info", "loader-circle"], done: ["ok", "circle-check"],
  duplicate: ["", "copy"], failed: ["crit", "circle-x"], cancelled: ["", "minus"],
};
const STOPPABLE = new Set(["queued", "hashing", "checking", "uploading", "offline", "paused", "missing"]);
const PAUSABLE = new Set(["queued", "hashing", "checking", "uploading", "offline"]);
const WARNED = new Set(["held"]);

/** @param {Row} row @param {Acts} acts */
export function uploadRow(row, acts) {
  return html`<li class="queue-row is-${row.state} ${WARNED.has(row.status ?? "") ? "is-warned" : ""}">
    ${icon(row.kind.startsWith("image/") ? "image" : "file-text", "icon-lg")}
    <div class="queue-main">
      <div class="queue-title">${filename(row.name, "queue-name")}
        <span class="subtle small nowrap">${formatBytes(row.size)}</span></div>
      ${note(row, acts)}
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

/** @param {Row} row @param {number} share @param {number} speed */
function progress(row, share, speed) {
  const left = speed > 0 ? (row.size - row.sent) / speed : null;
  return html`<div class="queue-progress">
    <progress max="1" value=${share} aria-label=${visibleName(row.name)}></progress>
    <span class="queue-percent">${formatPercent(share)}</span>
    <span class="subtle small nowrap queue-speed">${speed ? `${formatBytes(speed)}/s` : ""}${
      left !== null && left > 1 ? ` · ${t("upload.remaining", { time: formatSeconds(left) })}` : ""}</span>
  </div>`;
}

/** @param {Row} row @param {Acts} acts */
function note(row, acts) {
  if (row.state === "hashing") return progress(row, row.hashed, 0);
  if (row.state === "uploading") return progress(row, row.size ? row.sent / row.size : 1, acts.speed(row));
  if (row.state === "paused") return html`${progress(row, row.size ? row.sent / row.size : 0, 0)}`;
  if (row.error) return html`<p class="small crit-text">${sentenceOf(row.error)} <span class="subtle">${codeOf(row.error)}</span></p>`;
  if (row.state === "duplicate") return html`<p class="small muted">${twin(row)}</p>`;
  if (row.state === "missing") return html`<p class="small muted">${t("upload.missing")}</p>`;
  if (row.status) return html`<p class="small ${row.status === "held" ? "warn-text" : "muted"}">${uploadSentence(row)}</p>`;
  if (!row.sentence) return nothing;
  const tone = row.state === "failed" ? "crit-text" : "muted";
  const values = { size: formatBytes(row.size), limit: acts.limit(row) };
  return html`<p class="small ${tone}">${t(row.sentence, values)}</p>`;
}

/** What is here already. @param {Row} row */
function twin({ twin: known }) {
  if (!known) return t("upload.exists");
  const patient = known.patient_ref ?? known.patient_id ?? t("worklist.no_patient");
  return t("upload.exists_as", { study: modalityWord(known.modality) || t("file.title"), patient, when: formatAgo(known.created_at) });
}

/** @param {unknown} error */
const codeOf = (error) => `(${/** @type {{code?: string}} */ (error).code ?? "internal"})`;

/** @param {Row} row @param {Acts} acts */
function actions(row, acts) {
  const name = visibleName(row.name);
  const small = (/** @type {string} */ text, /** @type {() => void} */ act) =>
    html`<button class="btn small" @click=${act} aria-label=${`${text}: ${name}`}>${text}</button>`;
  const symbol = (/** @type {string} */ text, /** @type {string} */ look, /** @type {() => void} */ act) =>
    html`<button class="btn small ghost icon-only" title=${text} aria-label=${`${text}: ${name}`} @click=${act}>${icon(look)}</button>`;
  const parts = [];
  if (row.state === "missing") parts.push(small(t("upload.choose_again"), acts.choose));
  if (row.state === "paused") parts.push(symbol(t("upload.resume"), "play", () => acts.resume(row.key)));
  if (PAUSABLE.has(row.state)) parts.push(symbol(t("upload.pause"), "pause", () => acts.pause(row.key)));
  if (STOPPABLE.has(row.state)) return [...parts, symbol(t("upload.cancel"), "x", () => acts.cancel(row.key))];
  if (row.uploadId && row.state !== "cancelled" && row.state !== "failed") {
    const text = t(row.state === "duplicate" ? "upload.open_existing" : row.status === "held" ? "upload.decide" : "upload.open");
    parts.push(html`<a class="btn small" href=${acts.hrefOf(row.uploadId)} aria-label=${`${text}: ${name}`}>${text}</a>`);
  }
  if ((row.state === "failed" || row.state === "cancelled") && row.canRetry) {
    parts.push(small(t("upload.retry"), () => acts.retry(row.key)));
  }
  if (row.state !== "processing") parts.push(symbol(t("upload.remove"), "x", () => acts.remove(row.key)));
  return parts;
}
