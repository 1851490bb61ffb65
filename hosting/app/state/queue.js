/** Carries each chosen file to the server: fingerprint, slot, bytes; then its status is followed. */
import { sha256Of } from "../api/hash.js";
import { putBytes } from "../api/put.js";
import { createUpload } from "../api/uploads.js";
import { newKey } from "../api/client.js";
import { followRow } from "./follow.js";
import { mediaTypeOf, rejectionOf } from "./intake.js";
import { MOVING, patchRow, queue } from "./rows.js";
import { session } from "./session.js";

const CONCURRENT = 3;

/** @typedef {import("./rows.js").Row} Row */

const WORKING = new Set(["hashing", "checking", "uploading"]);

/** @param {string} key */
const rowOf = (key) => queue.value.rows.find((row) => row.key === key);

/** @param {Iterable<File>} files @param {Record<string, unknown>} facts the members of `POST /uploads` */
export function addFiles(files, facts) {
  const rows = [...files].map((file) => newRow(file, facts));
  queue.update({ rows: [...rows, ...queue.value.rows] });
  pump();
}

/** @param {File} file @param {Record<string, unknown>} facts @returns {Row} */
function newRow(file, facts) {
  const sentence = rejectionOf(file, session.value.limits);
  return {
    key: newKey(), sendKey: newKey(), file, facts, state: sentence ? "failed" : "queued", sent: 0,
    startedAt: 0, sha256: null, uploadId: null, status: null, sentence, error: null,
    canRetry: sentence === null, control: new AbortController(),
  };
}

/** Small files first, three at a time. */
function pump() {
  const rows = queue.value.rows;
  const free = CONCURRENT - rows.filter((row) => WORKING.has(row.state)).length;
  const waiting = rows.filter((row) => row.state === "queued").sort((a, b) => a.file.size - b.file.size);
  for (const row of waiting.slice(0, Math.max(0, free))) {
    patchRow(row.key, { state: "hashing" });
    run(row).finally(pump);
  }
}

/** @param {Row} row */
async function run(row) {
  try {
    const signal = row.control.signal;
    const sha256 = row.sha256 ?? (await sha256Of(row.file, signal, () => {}));
    patchRow(row.key, { sha256, state: "checking" });
    const slot = await createUpload(bodyOf(row, sha256), row.sendKey);
    if (signal.aborted) throw new Error("cancelled");
    if (slot.exists) {
      patchRow(row.key, { state: "duplicate", uploadId: slot.upload_id, sent: row.file.size });
      return;
    }
    patchRow(row.key, { state: "uploading", uploadId: slot.upload_id, startedAt: performance.now() });
    const onProgress = (/** @type {number} */ sent) => patchRow(row.key, { sent });
    await putBytes(slot.upload_url ?? "", slot.headers ?? {}, row.file, { onProgress, signal });
    patchRow(row.key, { state: "processing", sent: row.file.size });
    followRow(row.key, slot.upload_id);
  } catch (error) {
    end(row.key, error);
  }
}

/** @param {Row} row @param {string} sha256 */
function bodyOf(row, sha256) {
  const { name, size } = row.file;
  return { filename: name, size, sha256, media_type: mediaTypeOf(row.file), ...row.facts };
}

/** @param {string} key @param {unknown} error */
function end(key, error) {
  const word = error instanceof Error ? error.message : "";
  if (word === "cancelled") patchRow(key, { state: "cancelled", sentence: "upload.cancelled", canRetry: true });
  else if (["lost", "refused", "unreadable"].includes(word)) {
    patchRow(key, { state: "failed", sentence: `upload.${word}`, canRetry: true });
  } else {
    // A refusal of the file itself stays one, however often it is sent.
    const { status = 0 } = /** @type {{status?: number}} */ (error);
    const canRetry = status === 0 || status === 409 || status === 429 || status >= 500;
    patchRow(key, { state: "failed", error, canRetry });
  }
}

/** @param {string} key */
export function cancel(key) {
  const row = rowOf(key);
  if (!row) return;
  row.control.abort();
  if (row.state === "queued") end(key, new Error("cancelled"));
}

/** @param {string} key */
export function retry(key) {
  const fresh = { sendKey: newKey(), control: new AbortController() };
  patchRow(key, { ...fresh, state: "queued", sent: 0, error: null, sentence: null });
  pump();
}

export function retryAll() {
  for (const row of queue.value.rows) if (row.state === "failed" && row.canRetry) retry(row.key);
}

export function clearFinished() {
  const isOpen = (/** @type {Row} */ row) => MOVING.has(row.state) || row.state === "processing";
  queue.update({ rows: queue.value.rows.filter(isOpen) });
}

/** @param {string} key */
export function remove(key) {
  queue.update({ rows: queue.value.rows.filter((row) => row.key !== key) });
}

addEventListener("beforeunload", (event) => {
  if (queue.value.rows.some((row) => MOVING.has(row.state))) event.preventDefault();
});
