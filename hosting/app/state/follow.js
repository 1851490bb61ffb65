/** Follows uploaded files on the server until they reach a state in which only a person can go on. */
import { getUpload, listUploads } from "../api/uploads.js";
import { Poll } from "./poll.js";
import { patchRow, rowOf } from "./rows.js";
import { ENDED } from "./views.js";

/** @typedef {import("../api/types.js").Upload} Upload */

// One by one up to here; more are looked for in the list, so that 500 files do not mean 500 requests.
const SINGLY = 4;
const PAGE = 200;

/** @type {Map<string, {uploadId: string, etag: string | null}>} */
const followed = new Map();
const poll = new Poll(look);

/** @param {string} key @param {string} uploadId */
export function followRow(key, uploadId) {
  followed.set(key, { uploadId, etag: null });
  if (poll.isRunning) poll.soon();
  else poll.start();
}

async function look() {
  for (const key of followed.keys()) if (!rowOf(key)) followed.delete(key);
  const seen = followed.size > SINGLY ? await newest() : new Map();
  const changes = [];
  /** @type {[string, {uploadId: string, etag: string | null}][]} */
  const others = [];
  for (const [key, known] of followed) {
    const upload = seen.get(known.uploadId);
    if (upload) changes.push(take(key, upload));
    else others.push([key, known]);
  }
  changes.push(...(await Promise.all(others.slice(0, SINGLY).map(([key, known]) => lookAt(key, known)))));
  if (followed.size === 0) poll.stop();
  return changes.some(Boolean);
}

/** What changed last. @returns {Promise<Map<string, Upload>>} by id */
async function newest() {
  const page = await listUploads({ limit: String(PAGE) });
  return new Map(page.items.map((item) => [item.upload_id, item]));
}

/** @param {string} key @param {{uploadId: string, etag: string | null}} known */
async function lookAt(key, known) {
  const { upload, etag } = await getUpload(known.uploadId, known.etag);
  followed.delete(key); // to the end, so that every file has its turn
  followed.set(key, { ...known, etag });
  return upload !== null && take(key, upload);
}

/** @param {string} key @param {Upload} upload */
function take(key, upload) {
  const isEnded = ENDED.has(upload.status);
  if (isEnded) followed.delete(key);
  // Right after the last byte the server may not have noticed it yet: that is no news.
  if (upload.status === "awaiting_upload" || rowOf(key)?.status === upload.status) return false;
  const state = isEnded ? "done" : "processing";
  patchRow(key, { state, status: upload.status, reason: upload.reason, sentence: upload.sentence });
  return true;
}
