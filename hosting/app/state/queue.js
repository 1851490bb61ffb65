/** The upload queue: what a person can do with it. Three files move at a time, the small ones first. */
import { newKey } from "../api/client.js";
import { followRow } from "./follow.js";
import { rejectionOf } from "./intake.js";
import { rememberQueue } from "./queue-memory.js";
import { MOVING, OPEN, patchRow, queue, rowOf, WORKING } from "./rows.js";
import { session } from "./session.js";
import { carry } from "./transfer.js";

const CONCURRENT = 3;

/** @typedef {import("./rows.js").Row} Row */

/** @param {Iterable<File>} files @param {Record<string, unknown>} facts the members of `POST /uploads` */
export function addFiles(files, facts) {
  /** @type {Row[]} */
  const rows = [];
  for (const file of files) if (!isKnown(file)) rows.push(newRow(file, facts));
  queue.update({ rows: [...rows, ...queue.value.rows] });
  pump();
}

/** A file that a row waits for is given to it; one that is on its way is not sent twice. @param {File} file */
function isKnown(file) {
  const same = queue.value.rows.find((row) => OPEN.has(row.state) && row.name === file.name
    && row.size === file.size && row.modified === file.lastModified);
  if (same && !same.file) patchRow(same.key, { file, state: "queued", control: new AbortController() });
  return same !== undefined;
}

/** @param {File} file @param {Record<string, unknown>} facts @returns {Row} */
function newRow(file, facts) {
  const sentence = rejectionOf(file, session.value.limits);
  return {
    key: newKey(), sendKey: newKey(), file, name: file.name, size: file.size, kind: file.type,
    modified: file.lastModified, facts, place: null, state: sentence ? "failed" : "queued", sent: 0, hashed: 0,
    startedAt: 0, startedFrom: 0, tries: 0, sha256: null, uploadId: null, status: null, reason: null, sentence, twin: null,
    error: null, canRetry: sentence === null, control: new AbortController(),
  };
}

function pump() {
  const rows = queue.value.rows;
  const free = CONCURRENT - rows.filter((row) => WORKING.has(row.state)).length;
  const waiting = rows.filter((row) => row.state === "queued").sort((a, b) => a.size - b.size);
  for (const row of waiting.slice(0, Math.max(0, free))) {
    patchRow(row.key, { state: row.sha256 ? "checking" : "hashing" });
    carry(row.key, pump).finally(pump);
  }
}

/** @param {string} key */
export function pause(key) {
  const row = rowOf(key);
  if (!row || !MOVING.has(row.state)) return;
  patchRow(key, { state: "paused", sentence: null });
  row.control.abort();
}

/** @param {string} key */
export function resumeRow(key) {
  const row = rowOf(key);
  if (row?.state !== "paused") return;
  patchRow(key, { state: row.file ? "queued" : "missing", control: new AbortController(), tries: 0 });
  pump();
}

export function pauseAll() {
  for (const row of queue.value.rows) pause(row.key);
}

export function resumeAll() {
  for (const row of queue.value.rows) resumeRow(row.key);
}

/** @param {string} key */
export function cancel(key) {
  const row = rowOf(key);
  if (!row || !OPEN.has(row.state)) return;
  patchRow(key, { state: "cancelled", sentence: "upload.cancelled", canRetry: true, place: null });
  row.control.abort();
}

/** @param {string} key */
export function retry(key) {
  const row = rowOf(key);
  if (!row) return;
  const fresh = { sendKey: newKey(), control: new AbortController(), place: null, tries: 0, sent: 0 };
  patchRow(key, { ...fresh, state: row.file ? "queued" : "missing", error: null, sentence: null });
  pump();
}

export function retryAll() {
  for (const row of queue.value.rows) if (row.state === "failed" && row.canRetry) retry(row.key);
}

export function clearFinished() {
  const stays = (/** @type {Row} */ row) => OPEN.has(row.state) || row.state === "processing";
  queue.update({ rows: queue.value.rows.filter(stays) });
}

/** @param {string} key */
export function remove(key) {
  rowOf(key)?.control.abort();
  queue.update({ rows: queue.value.rows.filter((row) => row.key !== key) });
}

/** Brings back what this tab's queue held before a reload, and keeps it from now on. @param {string} who */
export async function restoreQueue(who) {
  const rows = await rememberQueue(who);
  const known = new Set(queue.value.rows.map((row) => row.key));
  const back = rows.filter((row) => !known.has(row.key));
  if (back.length === 0) return;
  queue.update({ rows: [...queue.value.rows, ...back] });
  for (const row of back) if (row.state === "processing" && row.uploadId) followRow(row.key, row.uploadId);
}

function goOn() {
  for (const row of queue.value.rows) if (row.state === "offline") patchRow(row.key, { state: "queued", sentence: null });
  pump();
}

addEventListener("online", goOn);
addEventListener("beforeunload", (event) => {
  if (queue.value.rows.some((row) => MOVING.has(row.state))) event.preventDefault();
});
