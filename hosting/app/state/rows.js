/** The rows of the upload queue: what is known of each file, in one place. They live as long as the tab. */
import { Store } from "./store.js";

/**
 * @typedef {{key: string, file: File, facts: Record<string, unknown>, sendKey: string,
 *   state: "queued" | "hashing" | "checking" | "uploading" | "processing" | "done" | "duplicate"
 *     | "failed" | "cancelled",
 *   sent: number, startedAt: number, sha256: string | null, uploadId: string | null, status: string | null,
 *   sentence: string | null, error: unknown, canRetry: boolean, control: AbortController}} Row
 */

/** @type {Store<{rows: Row[]}>} */
export const queue = new Store({ rows: [] });

/** Not yet on the server. */
export const MOVING = new Set(["queued", "hashing", "checking", "uploading"]);
/** @param {string} key @param {Partial<Row>} patch */
export function patchRow(key, patch) {
  queue.update({ rows: queue.value.rows.map((row) => (row.key === key ? { ...row, ...patch } : row)) });
}
