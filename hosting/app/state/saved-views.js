/** The views that somebody saved in this browser: filters, never whom they searched for. */
import { Store } from "./store.js";

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
