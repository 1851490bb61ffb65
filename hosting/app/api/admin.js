/** Administration: the pipeline, dead letters, the account, keys of integrators. */
import { newKey, request } from "./client.js";

/** @typedef {import("./types.js").ApiKey} ApiKey */
/** @typedef {import("./types.js").DeadLetter} DeadLetter */
/** @typedef {import("./types.js").AuditEntry} AuditEntry */
/** @template T @typedef {{items: T[], next_cursor: string | null}} Page */

/** @returns {Promise<import("./types.js").Pipeline>} */
export async function getPipeline() {
  return (await request("/admin/pipeline")).data;
}

/** @param {{status?: string, cursor?: string | null}} query @returns {Promise<Page<DeadLetter>>} */
export async function listDeadLetters(query) {
  return (await request("/admin/dead-letters", { query })).data;
}

/** @param {string} id @returns {Promise<import("./types.js").DeadLetterDetail>} */
export async function getDeadLetter(id) {
  return (await request(`/admin/dead-letters/${encodeURIComponent(id)}`)).data;
}

/**
 * A batch of all that match; `dry_run` only says what would become of it.
 * @param {{subscription?: string, error?: string, dry_run?: boolean, limit?: number, cursor?: string | null}} body
 * @returns {Promise<import("./types.js").Replays>}
 */
export async function replayDeadLetters({ cursor, ...body }) {
  const sent = cursor ? { ...body, cursor } : body;
  return (await request("/admin/dead-letters/replay", { method: "POST", body: sent, idempotencyKey: newKey() })).data;
}

/** @param {string} id @returns {Promise<DeadLetter>} */
export async function replayDeadLetter(id) {
  const path = `/admin/dead-letters/${encodeURIComponent(id)}/replay`;
  return (await request(path, { method: "POST", body: {}, idempotencyKey: newKey() })).data;
}

/** @param {string} id @param {string} reason @returns {Promise<DeadLetter>} */
export async function discardDeadLetter(id, reason) {
  const path = `/admin/dead-letters/${encodeURIComponent(id)}/discard`;
  return (await request(path, { method: "POST", body: { reason }, idempotencyKey: newKey() })).data;
}

/** @param {Record<string, string | null | undefined>} query @returns {Promise<Page<AuditEntry>>} */
export async function listAudit(query) {
  return (await request("/admin/audit", { query: { order: "newest", ...query } })).data;
}

/** The account as a file. @param {Record<string, string | null | undefined>} query @returns {Promise<Blob>} */
export async function exportAudit(query) {
  return (await request("/admin/audit/export.csv", { query: { order: "newest", ...query }, as: "blob" })).data;
}

/** @returns {Promise<{entries: number, broken_at: number | null, is_whole: boolean}>} */
export async function verifyAudit() {
  return (await request("/admin/audit/verification")).data;
}

/** @param {string | null} [cursor] @returns {Promise<Page<ApiKey>>} */
export async function listKeys(cursor = null) {
  return (await request("/admin/api-keys", { query: { cursor } })).data;
}

/** @param {{name: string, scopes: string[], expires_in_days: number}} body @param {string} idempotencyKey @returns {Promise<ApiKey>} */
export async function createKey(body, idempotencyKey) {
  return (await request("/admin/api-keys", { method: "POST", body, idempotencyKey })).data;
}

/** @param {string} id @param {number} hours @param {string} idempotencyKey @returns {Promise<ApiKey>} */
export async function rotateKey(id, hours, idempotencyKey) {
  const path = `/admin/api-keys/${encodeURIComponent(id)}/rotate`;
  return (await request(path, { method: "POST", body: { overlap_hours: hours }, idempotencyKey })).data;
}

/** @param {string} id @returns {Promise<ApiKey>} */
export async function revokeKey(id) {
  return (await request(`/admin/api-keys/${encodeURIComponent(id)}`, { method: "DELETE" })).data;
}
