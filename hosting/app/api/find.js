/** Patients by what a person remembers of them: the search is exact, so the reference and the name are both tried. */
import { request } from "./client.js";

/** @typedef {{patient_id: string, patient_ref: string, name?: string | null}} Found */

/** @param {string} text @param {AbortSignal} signal @returns {Promise<Found[]>} */
export async function findPatients(text, signal) {
  const asked = [{ ref: text }, { name: text }].map((query) => request("/patients", { query, signal }));
  const pages = await Promise.all(asked);
  /** @type {Map<string, Found>} */
  const found = new Map();
  for (const { data } of pages) for (const patient of data.items) found.set(patient.patient_id, patient);
  return [...found.values()];
}
