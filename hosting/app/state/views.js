/** The worklist's views: which statuses each one shows; and what a browser keeps of those that somebody saved. */
import { Store } from "./store.js";

/** @type {Record<string, string[]>} */
export const VIEWS = {
  all: [],
  review: ["reported"],
  running: ["awaiting_upload", "waiting", "accepted", "analyzed"],
  held: ["held"],
  signed: ["signed"],
  failed: ["rejected", "failed", "expired", "duplicate"],
};

/** Nothing follows these without a person. */
export const ENDED = new Set(["reported", "signed", "rejected", "duplicate", "held", "expired", "failed"]);

/** How long ago something changed, in days. @type {Record<string, number>} */
export const SPANS = { day: 1, week: 7, month: 30 };
export const FLAGS = ["LL", "L", "H", "HH", "A"];
const DAY_MS = 86_400_000;
const PASSED_ON = ["modality", "flag", "patient_id"];

/** How many uploads a view holds. @param {string} view @param {Record<string, number>} counts by status */
export function countOf(view, counts) {
  const statuses = VIEWS[view]?.length ? VIEWS[view] : Object.keys(counts);
  return statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

/**
 * @param {Record<string, string>} query the address's own
 * @param {string} searched what `find` stands for
 * @param {{withView?: boolean, now?: number}} [how]
 * @returns {Record<string, string>} the API's
 */
export function apiQuery(query, searched, { withView = true, now = Date.now() } = {}) {
  /** @type {Record<string, string>} */
  const asked = {};
  const statuses = VIEWS[query.view ?? "all"] ?? [];
  if (withView && statuses.length > 0) asked.status = statuses.join(",");
  for (const name of PASSED_ON) if (query[name]) asked[name] = query[name];
  if (searched) asked.q = searched;
  const days = SPANS[query.since];
  if (days) asked.changed_after = new Date(now - days * DAY_MS).toISOString();
  return asked;
}

/** @typedef {{name: string, query: Record<string, string>}} SavedView */
const KEY = "fertivision.views";
const MOST = 20;

/** @returns {SavedView[]} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((view) => typeof view?.name === "string" && view.query) : [];
  } catch {
    return [];
  }
}

/** @type {Store<{views: SavedView[]}>} */
export const saved = new Store({ views: read() });

/** @param {SavedView[]} views */
function write(views) {
  localStorage.setItem(KEY, JSON.stringify(views));
  saved.update({ views });
}

/** Filters only: whom somebody searched for is not kept. @param {string} name @param {Record<string, string>} query */
export function saveView(name, { find: _find, patient_id: _patient, ...query }) {
  const others = saved.value.views.filter((view) => view.name !== name);
  write([...others, { name, query }].slice(-MOST));
}

/** @param {string} name */
export const dropView = (name) => write(saved.value.views.filter((view) => view.name !== name));
