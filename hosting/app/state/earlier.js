/** What was measured of the same patient before. */
import { getValues } from "../api/patients.js";
import { loader } from "./load.js";

/** @typedef {import("../api/types.js").Point} Point */

/** Closer together it is the same occasion: another cell of one specimen is nothing from before. */
const APART_MS = 12 * 3_600_000;

export const earlier = loader(getValues);
let shown = "";

/** Of this patient, once; nothing of another's is left. @param {string | null} patientId @param {string} analysisId */
export function lookBack(patientId, analysisId) {
  const key = patientId ? `${patientId} ${analysisId}` : "";
  if (key === shown) return;
  shown = key;
  earlier.clear();
  if (patientId) earlier.load(patientId);
}

/**
 * The newest earlier value of each finding, by the finding's id.
 * @param {import("../api/types.js").Series[]} series
 * @param {string} analysisId
 * @returns {Map<string, Point>}
 */
export function before(series, analysisId) {
  const found = new Map();
  for (const { points } of series) {
    const now = points.find((one) => one.analysis_id === analysisId);
    if (!now) continue;
    const latest = new Date(now.at).getTime() - APART_MS;
    const last = points.findLast((one) => new Date(one.at).getTime() <= latest);
    if (last) found.set(now.finding_id, last);
  }
  return found;
}
