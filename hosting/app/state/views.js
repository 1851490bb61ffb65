/** The worklist's views: which statuses each one shows. */

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

/** @param {Record<string, string>} query the address's own @returns {Record<string, string>} the API's */
export function apiQuery(query) {
  /** @type {Record<string, string>} */
  const asked = {};
  const statuses = VIEWS[query.view ?? "all"] ?? [];
  if (statuses.length > 0) asked.status = statuses.join(",");
  for (const name of ["modality", "flag", "q", "cursor"]) {
    if (query[name]) asked[name] = query[name];
  }
  return asked;
}
