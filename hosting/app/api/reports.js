/** Reports: their state, their PDF, their signature. */
import { request } from "./client.js";

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Link} Link */

/**
 * @param {string} id
 * @param {string | null} [etag]
 * @returns {Promise<{report: Report | null, etag: string | null}>}
 */
export async function getReport(id, etag = null) {
  const found = await request(`/reports/${encodeURIComponent(id)}`, { etag });
  return { report: found.data, etag: found.etag };
}

/**
 * @param {Record<string, string | null | undefined>} query
 * @returns {Promise<{items: import("./types.js").ReportRow[], next_cursor: string | null}>}
 */
export async function listReports(query) {
  const { data } = await request("/reports", { query });
  return data;
}

/**
 * Opens an amendment of a signed report.
 * @param {string} id
 * @param {string} reason
 * @param {{ifMatch: string | null, idempotencyKey: string}} guard
 * @returns {Promise<Report>} the successor
 */
export async function amendReport(id, reason, { ifMatch, idempotencyKey }) {
  const path = `/reports/${encodeURIComponent(id)}/amendments`;
  const { data } = await request(path, { method: "POST", body: { reason }, ifMatch, idempotencyKey });
  return data;
}

/** @param {string} id @returns {Promise<Link>} */
export async function getPdf(id) {
  const { data } = await request(`/reports/${encodeURIComponent(id)}/pdf`);
  return data;
}

/**
 * @param {string} id
 * @param {{meaning: string, comment?: string}} body
 * @param {{ifMatch: string | null, idempotencyKey: string}} guard
 */
export async function signReport(id, body, { ifMatch, idempotencyKey }) {
  const path = `/reports/${encodeURIComponent(id)}/signature`;
  const { data } = await request(path, { method: "POST", body, ifMatch, idempotencyKey });
  return data;
}
