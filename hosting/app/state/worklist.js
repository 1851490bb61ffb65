/** The worklist: one page of uploads for the address's filters, kept up to date in place. */
import { listUploads } from "../api/uploads.js";
import { Poll } from "./poll.js";
import { Store } from "./store.js";
import { apiQuery, VIEWS } from "./views.js";

/** @typedef {import("../api/types.js").Upload} Upload */

/** @type {Store<{state: "loading" | "ready" | "error", items: Upload[], next: string | null,
 *   error: unknown, fresh: number, at: Date | null}>} */
export const worklist = new Store({ state: "loading", items: [], next: null, error: null, fresh: 0, at: null });

/** @type {Record<string, string>} */
let current = {};
let since = "";
/** @type {Set<string>} */
let arrivals = new Set();
/** @type {AbortController | null} */
let running = null;
const poll = new Poll(refresh);

/** @param {Upload[]} items */
function note(items) {
  for (const item of items) {
    const at = item.changed_at ?? item.created_at;
    if (at > since) since = at;
  }
}

/** @param {Record<string, string>} query the filters in the address */
export async function load(query) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const isSame = JSON.stringify(query) === JSON.stringify(current) && worklist.value.state === "ready";
  current = query;
  arrivals = new Set();
  worklist.update({ state: isSame ? "ready" : "loading", error: null, fresh: 0 });
  try {
    const page = await listUploads(apiQuery(query), mine.signal);
    note(page.items);
    worklist.update({ state: "ready", items: page.items, next: page.next_cursor, at: new Date() });
    poll.start();
  } catch (error) {
    if (!mine.signal.aborted) worklist.update({ state: "error", error });
  }
}

export const reload = () => load(current);
export const leave = () => poll.stop();

/** @param {Upload} item */
function belongs(item) {
  const statuses = VIEWS[current.view ?? "all"] ?? [];
  return statuses.length === 0 || statuses.includes(item.status);
}

/** What changed since the last look: rows are updated where they stand, new ones only announced. */
async function refresh() {
  const { modality, flag, q } = current;
  const page = await listUploads({ modality, flag, q, changed_after: since || undefined });
  note(page.items);
  const news = new Map(page.items.map((item) => [item.upload_id, item]));
  const shown = new Set(worklist.value.items.map((item) => item.upload_id));
  for (const item of page.items) {
    if (!shown.has(item.upload_id) && belongs(item) && !current.cursor) arrivals.add(item.upload_id);
  }
  const items = worklist.value.items.map((item) => news.get(item.upload_id) ?? item);
  worklist.update({ items, fresh: arrivals.size, at: new Date() });
  return page.items.length > 0;
}
