/** The review queue: what waits for a person, the most urgent first, and how far somebody has come with it. */
import { listUploads } from "../api/uploads.js";
import { file } from "./file.js";
import { Store } from "./store.js";

/** @typedef {import("../api/types.js").Upload} Upload */

const MOST = 200;
// Critical before flagged before the rest.
/** @type {Record<string, number>} */
const URGENCY = { LL: 0, HH: 0, L: 1, H: 1, A: 1 };
const DONE = new Set(["signing", "signed", "amended"]);

const EMPTY = {
  state: /** @type {"loading" | "ready" | "error"} */ ("loading"), items: /** @type {Upload[]} */ ([]),
  done: /** @type {Set<string>} */ (new Set()), error: /** @type {unknown} */ (null),
};

/** @type {Store<typeof EMPTY>} */
export const reviewQueue = new Store(EMPTY);

/** @param {Upload} upload */
const rank = ({ flag }) => (flag ? URGENCY[flag] ?? 2 : 3);

/** Critical, flagged, then the oldest. @param {Upload[]} items @returns {Upload[]} */
export const byUrgency = (items) =>
  items.toSorted((a, b) => rank(a) - rank(b) || a.created_at.localeCompare(b.created_at));

export async function loadQueue() {
  reviewQueue.update({ ...EMPTY, done: new Set() });
  try {
    const page = await listUploads({ status: "reported", limit: String(MOST) });
    reviewQueue.update({ state: "ready", items: byUrgency(page.items) });
  } catch (error) {
    reviewQueue.update({ state: "error", error });
  }
}

/**
 * The neighbour that still waits; null where there is none.
 * @param {string | null} id
 * @param {1 | -1} step
 * @returns {string | null}
 */
export function neighbour(id, step) {
  const { items, done } = reviewQueue.value;
  const at = items.findIndex((item) => item.upload_id === id);
  const onward = step === 1 ? items.slice(at + 1) : items.slice(0, Math.max(0, at)).reverse();
  const found = onward.find((item) => !done.has(item.upload_id));
  // Past the end it goes on with what was skipped.
  return (found ?? (step === 1 ? items.slice(0, Math.max(0, at)).find((item) => !done.has(item.upload_id)) : undefined))?.upload_id ?? null;
}

/** Whether the file that is open has just been signed here; it is ticked off then. @param {string | null} id */
export function tickOff(id) {
  const { upload, report } = file.value;
  const { items, done } = reviewQueue.value;
  if (!id || upload?.upload_id !== id || done.has(id) || !items.some((item) => item.upload_id === id)) return false;
  if (!DONE.has(report?.status ?? "") && upload.status !== "signed") return false;
  reviewQueue.update({ done: new Set([...done, id]) });
  return true;
}
