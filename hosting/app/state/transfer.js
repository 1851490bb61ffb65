/** One file's way to the server: fingerprint, place, bytes. What goes wrong ends in a state that says what to do. */
import { newKey } from "../api/client.js";
import { sha256Of } from "../api/hash.js";
import { putWhole, TransferError } from "../api/put.js";
import { putInPieces } from "../api/resumable.js";
import { createUpload, getUpload } from "../api/uploads.js";
import { followRow } from "./follow.js";
import { mediaTypeOf, sendableName } from "./intake.js";
import { patchRow, rowOf } from "./rows.js";

const MOST_TRIES = 6;
const SHOW_EVERY_MS = 200;
const MARGIN_MS = 30_000;

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Place} Place */

/** @param {string} key @param {() => void} again called when a file that waited may go on */
export async function carry(key, again) {
  const row = rowOf(key);
  if (!row?.file) return;
  try {
    const sha256 = row.sha256 ?? (await fingerprint(row));
    patchRow(key, { sha256, state: "checking" });
    const place = await placeFor(key, sha256);
    if (!place) return;
    await send(key, place);
    arrived(key, place.uploadId);
  } catch (error) {
    fail(key, error, again);
  }
}

/** @param {Row} row */
function fingerprint({ key, file, control }) {
  const show = seldom((share) => patchRow(key, { hashed: share }));
  return sha256Of(/** @type {File} */ (file), control.signal, show);
}

/** At most five times a second. @param {(value: number) => void} show */
function seldom(show) {
  let last = 0;
  return (/** @type {number} */ value) => {
    const now = performance.now();
    if (now - last < SHOW_EVERY_MS) return;
    last = now;
    show(value);
  };
}

/** The place it has, or a new one; null where the patient has these bytes already. @param {string} key @param {string} sha256 */
async function placeFor(key, sha256) {
  const row = /** @type {Row} */ (rowOf(key));
  const { place } = row;
  if (place && (place.session || place.expires - MARGIN_MS > Date.now())) return place;
  const sendKey = place ? newKey() : row.sendKey;
  patchRow(key, { sendKey, place: null, sent: 0 });
  const slot = await createUpload(bodyOf(row, sha256), sendKey, row.control.signal);
  if (slot.exists) {
    patchRow(key, { state: "duplicate", uploadId: slot.upload_id, sent: row.size });
    twinOf(slot.upload_id).then((twin) => patchRow(key, { twin }), () => twins.delete(slot.upload_id));
    return null;
  }
  const made = {
    uploadId: slot.upload_id, url: slot.upload_url ?? "", headers: slot.headers ?? {},
    session: slot.resumable_url ?? null, expires: Date.parse(slot.expires_at ?? ""),
  };
  patchRow(key, { place: made, uploadId: slot.upload_id });
  return made;
}

/** What is here already; many files may be the same one. @type {Map<string, ReturnType<typeof getUpload>>} */
const twins = new Map();

/** @param {string} id */
async function twinOf(id) {
  const asked = twins.get(id) ?? getUpload(id);
  twins.set(id, asked);
  return (await asked).upload;
}

/** @param {Row} row @param {string} sha256 */
function bodyOf({ name, size, kind, facts }, sha256) {
  return { filename: sendableName(name), size, sha256, media_type: mediaTypeOf({ name, type: kind }), ...facts };
}

/** @param {string} key @param {Place} place */
async function send(key, place) {
  const { file, control } = /** @type {Row} */ (rowOf(key));
  const body = /** @type {File} */ (file);
  if (control.signal.aborted) throw new TransferError("cancelled");
  patchRow(key, { state: "uploading", startedAt: performance.now(), startedFrom: 0 });
  const onProgress = seldom((sent) => patchRow(key, { sent }));
  try {
    if (!place.session) return await putWhole(place.url, place.headers, body, { onProgress, signal: control.signal });
    let isFirst = true;
    const onStored = (/** @type {number} */ sent) => {
      patchRow(key, isFirst ? { sent, startedFrom: sent } : { sent, tries: 0 });
      isFirst = false;
    };
    await putInPieces(place.session, body, { onProgress, onStored, signal: control.signal });
  } catch (error) {
    // The answer to the last byte was lost: storage has it all.
    if (!(error instanceof TransferError) || error.word !== "taken") throw error;
  }
}

/** @param {string} key @param {string} uploadId */
function arrived(key, uploadId) {
  const row = rowOf(key);
  if (!row) return;
  patchRow(key, { state: "processing", sent: row.size, sentence: null, error: null });
  followRow(key, uploadId);
}

/** @param {string} key @param {unknown} error @param {() => void} again */
function fail(key, error, again) {
  const row = rowOf(key);
  if (!row || row.control.signal.aborted) return; // paused or cancelled: whoever did it has said so
  const word = error instanceof TransferError ? error.word : error instanceof Error ? error.message : "";
  const { status = 0, code = "", retryAfter = null } = /** @type {import("../api/problem.js").ApiError} */ (error);
  if (word === "gone") {
    patchRow(key, { place: null, sendKey: newKey() });
    return later(key, 0, "upload.new_place", again);
  }
  if (word === "lost" || code === "network" || code === "timeout") return lost(key, again);
  if (status === 429 || status === 503) return later(key, (retryAfter ?? 5) * 1000, "upload.busy", again);
  if (word === "refused" || word === "unreadable") {
    return patchRow(key, { state: "failed", sentence: `upload.${word}`, canRetry: true, place: null });
  }
  // A refusal of the file itself stays one, however often it is sent.
  patchRow(key, { state: "failed", error, canRetry: status === 0 || status === 409 || status >= 500 });
}

/** @param {string} key @param {() => void} again */
function lost(key, again) {
  if (!navigator.onLine) return patchRow(key, { state: "offline", sentence: "upload.offline" });
  later(key, 1000 * 2 ** (rowOf(key)?.tries ?? 0), "upload.trying_again", again);
}

/** @param {string} key @param {number} wait @param {string} sentence @param {() => void} again */
function later(key, wait, sentence, again) {
  const tries = (rowOf(key)?.tries ?? 0) + 1;
  if (tries > MOST_TRIES) return patchRow(key, { state: "failed", sentence: "upload.lost", canRetry: true, tries: 0 });
  patchRow(key, { state: "offline", sentence, tries });
  setTimeout(() => {
    if (rowOf(key)?.state !== "offline" || !navigator.onLine) return;
    patchRow(key, { state: "queued", sentence: null });
    again();
  }, wait * (0.75 + Math.random() / 2));
}
