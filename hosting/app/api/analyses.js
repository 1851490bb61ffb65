/** What was measured, and the picture it was measured on. */
import { request } from "./client.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Link} Link */

/** @param {string} id @returns {Promise<Analysis>} */
export async function getAnalysis(id) {
  const { data } = await request(`/analyses/${encodeURIComponent(id)}`);
  return data;
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
