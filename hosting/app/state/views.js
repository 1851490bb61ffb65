/** The worklist's views: which statuses each one shows, and what its filters mean to the API. */

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
