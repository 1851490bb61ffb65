/** Patients: found exactly, shown with their history, exported. What is searched for stays out of the page's address. */
import { newKey, request } from "./client.js";

/** @typedef {import("./types.js").Patient} Patient */

/** @param {string} id @param {string} [part] */
const path = (id, part = "") => `/patients/${encodeURIComponent(id)}${part}`;

/**
 * @param {{ref?: string, name?: string, birth_date?: string, cursor?: string | null}} wanted
 * @returns {Promise<{items: Patient[], next_cursor: string | null}>}
 */
export async function findPatients(wanted) {
  const { data } = await request("/patients", { query: wanted });
  return data;
}

/** @param {Record<string, string>} body @returns {Promise<Patient>} */
export async function createPatient(body) {
  const { data } = await request("/patients", { method: "POST", body, idempotencyKey: newKey() });
  return data;
}

/** @param {string} id @returns {Promise<Patient>} */
export async function getPatient(id) {
  const { data } = await request(path(id));
  return data;
}

/** @param {string} id @returns {Promise<import("./types.js").Summary>} */
export async function getSummary(id) {
  const { data } = await request(path(id, "/summary"));
  return data;
}

/** @param {string} id @returns {Promise<import("./types.js").Series[]>} */
export async function getValues(id) {
  const { data } = await request(path(id, "/values"));
  return data.items;
}

/**
 * @param {string} id
 * @param {string | null} [cursor]
 * @returns {Promise<{items: import("./types.js").HistoryItem[], next_cursor: string | null}>}
 */
export async function getTimeline(id, cursor = null) {
  const { data } = await request(path(id, "/timeline"), { query: { cursor } });
  return data;
}

/**
 * @param {string} id
 * @param {string | null} [cursor]
 * @returns {Promise<{items: import("./types.js").Access[], next_cursor: string | null}>}
 */
export async function getAccesses(id, cursor = null) {
  const { data } = await request(path(id, "/accesses"), { query: { cursor } });
  return data;
}

/** @type {Record<string, [string, string]>} the part of the address, the ending of the file */
const EXPORTS = { fhir: ["/fhir", "fhir.json"], csv: ["/export.csv", "csv"], xlsx: ["/export.xlsx", "xlsx"] };

/** @param {string} id @param {string} format @returns {Promise<{blob: Blob, filename: string}>} */
export async function exportPatient(id, format) {
  const [part, ending] = EXPORTS[format];
  const { data } = await request(path(id, part), { as: "blob" });
  return { blob: data, filename: `${id}.${ending}` };
}
