/** The search for patients and the patient that is open. Both live in memory only. */
import {
  createPatient, exportPatient, findPatients, getAccesses, getSummary, getTimeline, getValues,
} from "../api/patients.js";
import { listReports } from "../api/reports.js";
import { loader, pages } from "./load.js";
import { saveFile } from "./save-file.js";
import { Store } from "./store.js";

/** What was searched for, while the tab lives. @type {Store<{ref: string, name: string, birth_date: string}>} */
export const wanted = new Store({ ref: "", name: "", birth_date: "" });

export const found = pages((query, cursor) => findPatients({ ...query, cursor }));
export const summary = loader(getSummary);
export const values = loader(getValues);
export const timeline = pages((query, cursor) => getTimeline(query.id, cursor));
/** Those that count: neither replaced nor superseded. */
export const reportsOf = pages((query, cursor) => listReports({ patient_id: query.id, status: "rendering,draft,signing,signed", cursor }));
export const accesses = pages((query, cursor) => getAccesses(query.id, cursor));

/** @param {Record<string, string>} body */
export const create = (body) => createPatient(body);

/** @param {string} id */
export function openPatient(id) {
  for (const one of [summary, values, timeline, accesses, reportsOf]) one.clear();
  reportsOf.load({ id });
  summary.load(id);
  values.load(id);
  timeline.load({ id });
}

/** @param {string} id */
export const openAccesses = (id) => accesses.load({ id });

/** Saves an export under the patient's id. @param {string} id @param {string} format */
export async function saveExport(id, format) {
  const { blob, filename } = await exportPatient(id, format);
  saveFile(blob, filename);
}
