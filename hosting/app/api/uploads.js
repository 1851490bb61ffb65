/** Uploads: the list, one of them, a slot for a new one, another run. */
import { newKey, request } from "./client.js";

/** @typedef {import("./types.js").Upload} Upload */

/**
 * @param {Record<string, string | null | undefined>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<{items: Upload[], next_cursor: string | null}>}
 */
export async function listUploads(query, signal) {
  const { data } = await request("/uploads", { query, signal });
  return data;
}

/**
 * @param {Record<string, string>} query the list's own filters
 * @param {AbortSignal} [signal]
 * @returns {Promise<Record<string, number>>} by status
 */
export async function countUploads(query, signal) {
  const { data } = await request("/uploads/counts", { query, signal });
  return data.statuses;
}

/**
 * @param {string} id
 * @param {string | null} [etag] what is known already: a 304 then gives null
 * @returns {Promise<{upload: Upload | null, etag: string | null}>}
 */
export async function getUpload(id, etag = null) {
  const found = await request(`/uploads/${encodeURIComponent(id)}`, { etag });
  return { upload: found.data, etag: found.etag };
}

/**
 * @param {Record<string, unknown>} body
 * @param {string} idempotencyKey
 * @param {AbortSignal} [signal]
 * @returns {Promise<{upload_id: string, exists?: boolean, upload_url?: string, headers?: Record<string, string>,
 *   resumable_url?: string | null, expires_at?: string}>}
 */
export async function createUpload(body, idempotencyKey, signal) {
  const { data } = await request("/uploads", { method: "POST", body, idempotencyKey, signal });
  return data;
}

/** @param {string} id */
export async function reprocess(id) {
  const path = `/uploads/${encodeURIComponent(id)}/reprocess`;
  await request(path, { method: "POST", body: {}, idempotencyKey: newKey() });
}

/** @param {string} id @param {{reason: string, modality?: string, patient_ref?: string, scale?: object}} change */
export async function release(id, change) {
  const path = `/uploads/${encodeURIComponent(id)}/release`;
  await request(path, { method: "POST", body: change, idempotencyKey: newKey() });
}
