/** What was measured, and the picture it was measured on. */
import { request } from "./client.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Link} Link */

/** @typedef {import("./types.js").Revision} Revision */
/** @typedef {import("./types.js").Region} Region */
/**
 * @typedef {{finding_id: string, value: unknown, reason: string} | {finding_id: string, region: Region, reason: string} |
 *   {finding_id: string, removed: true, reason: string} |
 *   {code: string, region: Region, value?: string, reason: string}} Change
 */
/** Changes, or the way back to an earlier revision. @typedef {{changes: Change[]} | {back_to: number, reason: string}} Correction */

/**
 * @param {string} id
 * @param {string | null} [etag] what is known already: a 304 then gives null
 * @returns {Promise<{analysis: Analysis | null, etag: string | null}>}
 */
export async function getAnalysis(id, etag = null) {
  const found = await request(`/analyses/${encodeURIComponent(id)}`, { etag });
  return { analysis: found.data, etag: found.etag };
}

/**
 * A new revision; refused where somebody else was faster.
 * @param {string} id
 * @param {Correction} body
 * @param {string | null} ifMatch
 * @returns {Promise<{analysis: Analysis, etag: string | null}>}
 */
export async function correctAnalysis(id, body, ifMatch) {
  const path = `/analyses/${encodeURIComponent(id)}`;
  const { data, etag } = await request(path, { method: "PATCH", body, ifMatch });
  return { analysis: data, etag };
}

/** @param {string} id @returns {Promise<Revision[]>} the newest first */
export async function getRevisions(id) {
  const { data } = await request(`/analyses/${encodeURIComponent(id)}/revisions`);
  return data.items;
}

/**
 * A short-lived address of an evidence picture.
 * @param {string} id
 * @param {number} page counted from 1
 * @returns {Promise<Link>}
 */
export async function getPicture(id, page) {
  const query = { page: String(page) };
  const { data } = await request(`/analyses/${encodeURIComponent(id)}/image`, { query });
  return data;
}
