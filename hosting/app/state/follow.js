/** Follows uploaded files on the server until they reach a state in which only a person can go on. */
import { getUpload } from "../api/uploads.js";
import { Poll } from "./poll.js";
import { patchRow, queue } from "./rows.js";
import { ENDED } from "./views.js";

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
  const changes = await Promise.all([...followed].map(([key, known]) => lookAt(key, known)));
  if (followed.size === 0) poll.stop();
  return changes.some(Boolean);
}

/** @param {string} key @param {{uploadId: string, etag: string | null}} known */
async function lookAt(key, known) {
  if (!queue.value.rows.some((row) => row.key === key)) {
    followed.delete(key);
    return false;
  }
  const { upload, etag } = await getUpload(known.uploadId, known.etag);
  if (!upload) return false;
  followed.set(key, { ...known, etag });
  const isEnded = ENDED.has(upload.status);
  if (isEnded) followed.delete(key);
  // Right after the last byte the server may not have noticed it yet: that is no news.
  if (upload.status === "awaiting_upload") return false;
  const state = isEnded ? "done" : "processing";
  patchRow(key, { state, status: upload.status, sentence: upload.sentence });
  return true;
}
