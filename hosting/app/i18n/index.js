/** Looks sentences and words up. A key that is missing shows itself, so that a test can find it. */
import {
  actions, categories, errors, findings, kinds, modalities, qualityFlags, reasons, roles, sentences, units, unmeasured,
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

/** "Read: patient". @param {string} action @param {string} kind */
export const accessWord = (action, kind) => `${look(actions, action)}: ${look(kinds, kind)}`;
/** @param {string} action */
export const actionWord = (action) => look(actions, action);
/** @param {string} kind */
export const kindWord = (kind) => look(kinds, kind);

/** @param {Record<string, string>} table @returns {[string, string][]} by word */
const sortedWords = (table) => Object.entries(table).sort(([, a], [, b]) => a.localeCompare(b));
export const actionWords = () => sortedWords(actions);
export const kindWords = () => sortedWords(kinds);

/**
 * What is measured of one object, from the name of its member: `vcl_um_per_s` is VCL in µm/s.
 * @param {string} name
 * @returns {{name: string, unit: string}}
 */
export function measureWord(name) {
  const lower = name.toLowerCase();
  const ending = Object.keys(MEASURE_UNITS).find((one) => lower.endsWith(`_${one}`)) ?? "";
  const plain = ending ? lower.slice(0, -ending.length - 1) : lower;
  const isShort = plain.length <= 3;
  return { name: isShort ? plain.toUpperCase() : findingWord(plain), unit: MEASURE_UNITS[ending] ?? "" };
}

/** @type {Record<string, string>} */
const MEASURE_UNITS = {
  um_per_s: "µm/s", px_per_s: "px/s", px_per_frame: "px/frame", um2: "µm²", px2: "px²", mm2: "mm²", um: "µm", px: "px", mm: "mm", hz: "Hz",
  percent: "%", s: "s",
};

/**
 * The name of a finding; a size in pixels has the same name as in µm.
 * @param {string} code
 */
export function findingWord(code) {
  const plain = code.replace(/_(um|um2|px|px2|mm|mm2)$/, "");
  const table = /** @type {Record<string, string>} */ (findings);
  return table[code] ?? table[plain] ?? spoken(plain.slice(plain.indexOf(".") + 1));
}
