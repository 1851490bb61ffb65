/** Looks sentences and words up. A key that is missing shows itself, so that a test can find it. */
import {
  categories, errors, findings, modalities, qualityFlags, reasons, roles, sentences, units, unmeasured,
} from "./en/index.js";

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = sentences[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** `some_code` → `Some code`, for words nobody has translated. @param {string} code */
function spoken(code) {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {Record<string, string>} table @param {string | null | undefined} code */
function look(table, code) {
  if (code === null || code === undefined || code === "") return "";
  return Object.hasOwn(table, code) ? table[code] : spoken(code);
}

/** @param {string | null | undefined} code */
export const modalityWord = (code) => look(modalities, code);
/** @param {string | null | undefined} code */
export const roleWord = (code) => look(roles, code);
/** @param {string | null | undefined} code */
export const categoryWord = (code) => look(categories, code);
/** @param {string | null | undefined} code */
export const qualityWord = (code) => look(qualityFlags, code);
/** @param {string | null | undefined} code */
export const reasonSentence = (code) => look(reasons, code);
/** @param {string | null | undefined} code */
export const unmeasuredSentence = (code) => look(unmeasured, code);

/** @param {string} code */
export const errorSentence = (code) =>
  Object.hasOwn(errors, code) ? /** @type {Record<string, string>} */ (errors)[code] : errors.internal;

/**
 * A UCUM unit as a clinician writes it: `10*9/L` is 10⁹/L, `u[IU]/mL` is µIU/mL, `{titer}` is a remark.
 * @param {string | null | undefined} unit
 */
export function unitWord(unit) {
  if (!unit) return "";
  if (Object.hasOwn(units, unit)) return /** @type {Record<string, string>} */ (units)[unit];
  const raised = (/** @type {string} */ digits) => [...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
  return unit
    .replace(/10\*(\d+)/g, (_, digits) => `10${raised(digits)}`)
    .replace(/(^|\/)u(?=\[|mol|g|m|L|U|s)/g, "$1µ")
    .replace(/\/\{([^}]*)\}/g, "/$1")
    .replace(/\{[^}]*\}|[[\]]/g, "");
}

/**
 * The name of a finding; a size in pixels has the same name as in µm.
 * @param {string} code
 */
export function findingWord(code) {
  const plain = code.replace(/_(um|um2|px|px2|mm|mm2)$/, "");
  const table = /** @type {Record<string, string>} */ (findings);
  return table[code] ?? table[plain] ?? spoken(plain.slice(plain.indexOf(".") + 1));
}
