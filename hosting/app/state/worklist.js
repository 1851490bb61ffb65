/** The worklist: uploads for the address's filters, page after page as they are scrolled to, kept up to date in place. */
import { countUploads, listUploads } from "../api/uploads.js";
import { Poll } from "./poll.js";
import { reveal } from "./secrets.js";
import { Store } from "./store.js";
import { apiQuery, VIEWS } from "./views.js";

/** @typedef {import("../api/types.js").Upload} Upload */

const EMPTY = {
  state: /** @type {"loading" | "ready" | "error"} */ ("loading"), items: /** @type {Upload[]} */ ([]),
  next: /** @type {string | null} */ (null), isGrowing: false, error: /** @type {unknown} */ (null),
  moreError: /** @type {unknown} */ (null), fresh: 0, at: /** @type {Date | null} */ (null),
  counts: /** @type {Record<string, number> | null} */ (null), isStale: false,
};

/** @type {Store<typeof EMPTY>} */
export const worklist = new Store(EMPTY);

/** @type {Record<string, string>} */
let current = {};
let searched = "";
let shown = "";
let since = "";
/** @type {Set<string>} */
let arrivals = new Set();
/** @type {AbortController | null} */
let running = null;
const poll = new Poll(refresh);

/** @param {Upload[]} items */
function note(items) {
  for (const item of items) if (item.changed_at > since) since = item.changed_at;
}

/** @param {Record<string, string>} query the filters in the address @param {{again?: boolean}} [how] */
export async function load(query, { again = false } = {}) {
  const key = JSON.stringify(query);
  if (key === shown && worklist.value.state === "ready" && !again) {
    poll.start();
    poll.soon();
    return;
  }
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const isSame = key === shown && worklist.value.state === "ready";
  current = query;
  shown = key;
  arrivals = new Set();
  worklist.update({ state: isSame ? "ready" : "loading", error: null, moreError: null, fresh: 0, isGrowing: false });
  try {
    searched = await reveal(query.find);
    const page = await listUploads(apiQuery(query, searched), mine.signal);
    note(page.items);
    worklist.update({ state: "ready", items: page.items, next: page.next_cursor, at: new Date(), isStale: false });
    poll.start();
    count(mine.signal);
  } catch (error) {
    if (!mine.signal.aborted) worklist.update({ state: "error", error });
  }
}

/** The numbers on the tabs; without them the tabs are still links. @param {AbortSignal} [signal] */
async function count(signal) {
  const asked = apiQuery(current, searched, { withView: false });
  try {
    worklist.update({ counts: await countUploads(asked, signal) });
  } catch {
    worklist.update({ counts: null });
  }
}

/** The next page, below what is there. */
export async function grow() {
  const { next, isGrowing } = worklist.value;
  const mine = running;
  if (!next || isGrowing || !mine) return;
  worklist.update({ isGrowing: true, moreError: null });
  try {
    const page = await listUploads({ ...apiQuery(current, searched), cursor: next }, mine.signal);
    const known = new Set(worklist.value.items.map((item) => item.upload_id));
    const items = [...worklist.value.items, ...page.items.filter((item) => !known.has(item.upload_id))];
    worklist.update({ items, next: page.next_cursor, isGrowing: false });
  } catch (moreError) {
    if (!mine.signal.aborted) worklist.update({ isGrowing: false, moreError });
  }
}

export const reload = () => load(current, { again: true });
export const leave = () => poll.stop();

/** @param {Upload} item */
function belongs(item) {
  const statuses = VIEWS[current.view ?? "all"] ?? [];
  return statuses.length === 0 || statuses.includes(item.status);
}

/** What changed since the last look: rows are updated where they stand, new ones only announced. */
async function refresh() {
  const asked = apiQuery(current, searched, { withView: false });
  let page;
  try {
    page = await listUploads({ ...asked, changed_after: since || asked.changed_after });
  } catch (error) {
    worklist.update({ isStale: true });
    throw error;
  }
  note(page.items);
  const news = new Map(page.items.map((item) => [item.upload_id, item]));
  const listed = new Set(worklist.value.items.map((item) => item.upload_id));
  for (const item of page.items) if (!listed.has(item.upload_id) && belongs(item)) arrivals.add(item.upload_id);
  const items = news.size > 0 ? worklist.value.items.map((item) => news.get(item.upload_id) ?? item) : worklist.value.items;
  worklist.update({ items, fresh: arrivals.size, at: new Date(), isStale: false });
  if (page.items.length > 0) count();
  return page.items.length > 0;
}
