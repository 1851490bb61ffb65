/** Whose file is shown, and whether its document names somebody else. */
import { getPatient } from "../api/patients.js";
import { loader } from "./load.js";

/** @typedef {import("../api/types.js").Patient} Patient */
/** @typedef {import("../api/types.js").Finding} Finding */

const asked = loader(getPatient);
export const filePatient = asked.store;
let shown = "";

/** @param {string | null} id */
export function showPatient(id) {
  if ((id ?? "") === shown) return;
  shown = id ?? "";
  if (id) asked.load(id);
  else asked.clear();
}

/** Words without accents, case and order: "RAO, Amélie" is "Amelie Rao". @param {string} text */
const wordsOf = (text) => new Set(text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** @param {string} a @param {string} b */
function isSameName(a, b) {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  return [...few].every((word) => many.has(word));
}

/**
 * The name in the document, where it is not the patient's. Dates are printed in many ways: the server compares those.
 * @param {Patient} patient
 * @param {Finding[]} findings
 * @returns {string | null}
 */
export function otherName(patient, findings) {
  const printed = findings.find((one) => one.code === "identity.name")?.value;
  if (!patient.name || typeof printed !== "string" || printed.trim() === "") return null;
  return isSameName(patient.name, printed) ? null : printed;
}
