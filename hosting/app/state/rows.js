/** The rows of the upload queue: what is known of each file, in one place. */
import { Store } from "./store.js";

/**
 * @typedef {"queued" | "hashing" | "checking" | "uploading" | "offline" | "paused" | "missing" | "processing"
 *   | "done" | "duplicate" | "failed" | "cancelled"} RowState
 *
 * Where the bytes go, and until when a plain PUT may begin.
 * @typedef {{uploadId: string, url: string, headers: Record<string, string>, session: string | null,
 *   expires: number}} Place
 *
 * `file` is null after a reload, until the person chooses it again.
 * @typedef {{key: string, file: File | null, name: string, size: number, kind: string, modified: number,
 *   facts: Record<string, unknown>, sendKey: string, place: Place | null,
 *   state: RowState, sent: number, hashed: number, startedAt: number, startedFrom: number, tries: number,
 *   sha256: string | null, uploadId: string | null,
 *   status: string | null, reason: string | null, sentence: string | null, twin: import("../api/types.js").Upload | null, error: unknown,
 *   canRetry: boolean, control: AbortController}} Row
 */

/** @type {Store<{rows: Row[]}>} */
export const queue = new Store({ rows: [] });

/** Not yet on the server, and on its way without anybody doing anything. @type {Set<string>} */
export const MOVING = new Set(["queued", "hashing", "checking", "uploading", "offline"]);
/** Somebody works on it right now. @type {Set<string>} */
export const WORKING = new Set(["hashing", "checking", "uploading"]);
/** Not finished: it would be a pity to lose it with the page. @type {Set<string>} */
export const OPEN = new Set([...MOVING, "paused", "missing"]);

/** @param {string} key */
export const rowOf = (key) => queue.value.rows.find((row) => row.key === key);

/** @param {string} key @param {Partial<Row>} patch */
export function patchRow(key, patch) {
  queue.update({ rows: queue.value.rows.map((row) => (row.key === key ? { ...row, ...patch } : row)) });
}
