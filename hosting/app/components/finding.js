/** How one finding is said: its name, its value, its reference. */
import { formatNumber } from "../i18n/format.js";
import { categoryWord, findingWord, measureWord, t, unitWord } from "../i18n/index.js";
import { isInside, numberOf, rangeOf } from "./reference.js";

/** @typedef {import("../api/types.js").Finding} Finding */

const IDENTITY = "identity.";
const COMPARATOR = /^\s*[<>≤≥]=?\s*/;
const KIND = "document.type";
/** Specimens that go without saying: most values are of blood, and a semen report says so once. */
const UNSAID = new Set(["blood", "semen", "any"]);
const OBJECTS = new Set(["sperm.cell", "sperm.track", "follicle.follicle", "fruit.item"]);

/** Which classes the objects of a code have. @type {Record<string, string[]>} */
const CLASSES = {
  "sperm.cell": ["sperm", "impurity"],
  "sperm.track": ["rapid_progressive", "slow_progressive", "non_progressive", "immotile", "moving", "still"],
};

/** @param {string} code @returns {string[]} */
export const classesOf = (code) => CLASSES[code] ?? [];

/** One of several in a picture? @param {Finding} finding */
export const isObject = ({ code }) => OBJECTS.has(code);

/** Drawn on the picture, and no number: an outline may be all that was found. @param {Finding} finding */
const isOutline = ({ code, value }) => value === null && code.endsWith("outline");

/** Findings by where they are shown. @param {Finding[]} findings */
export function grouped(findings) {
  const isIdentity = (/** @type {Finding} */ f) => f.code.startsWith(IDENTITY);
  const isKind = (/** @type {Finding} */ f) => f.code === KIND;
  return {
    kind: findings.find(isKind) ?? null,
    identity: findings.filter(isIdentity),
    objects: findings.filter(isObject),
    measured: findings.filter((f) => !isIdentity(f) && !isObject(f) && !isKind(f) && f.value !== null),
    outlined: findings.filter(isOutline),
  };
}

/**
 * A laboratory value as its document calls it, and in which specimen where that is not blood: "Leukocytes" stands below a heading there.
 * @param {Finding} finding
 */
export function nameOf({ code, printed_name: printed, specimen }) {
  const name = printed || findingWord(code);
  const where = specimen && !UNSAID.has(specimen) ? categoryWord(specimen.replace(" ", "_")) : "";
  return where && !name.toLowerCase().includes(where.toLowerCase()) ? `${name} (${where})` : name;
}

/**
 * "Cell 3": the objects of a code are counted from one, those that were removed among them, so that no number ever changes.
 * @param {Finding} finding
 * @param {Finding[]} all of the analysis, the removed ones too
 */
export function objectName(finding, all) {
  const number = (/** @type {Finding} */ one) => Number(one.id.slice(1));
  const first = all.reduce((least, one) => (one.code === finding.code ? Math.min(least, number(one)) : least), number(finding));
  return `${nameOf(finding)} ${number(finding) - first + 1}`;
}

/** @param {Finding} finding @returns {{text: string, unit: string}} */
export function valueOf(finding) {
  const { code, value } = finding;
  if (isOutline(finding)) return { text: t("value.outlined"), unit: "" };
  if (typeof value === "boolean") return { text: yesOrNo(code, value), unit: "" };
  if (typeof value === "number") {
    return { text: `${finding.comparator ?? ""}${formatNumber(value)}`, unit: unitWord(finding.unit) };
  }
  if (typeof value !== "string") return { text: membersOf(value), unit: "" };
  const isWord = !code.startsWith("lab.") && !code.startsWith(IDENTITY);
  return { text: isWord ? categoryWord(value) : value, unit: unitWord(finding.unit) };
}

/** The numbers of a value that has several. @param {unknown} value */
function membersOf(value) {
  const pairs = Object.entries(/** @type {Record<string, unknown>} */ (value ?? {})).filter(([, one]) => typeof one === "number");
  return pairs.map(([key, one]) => {
    const { name, unit } = measureWord(key);
    return `${name} ${formatNumber(/** @type {number} */ (one))} ${unit}`.trim();
  }).join(", ") || "–";
}

/** @param {string} code @param {boolean} value */
function yesOrNo(code, value) {
  if (code.endsWith("normal")) return t(value ? "value.normal" : "value.abnormal");
  return t(value ? "value.true" : "value.false");
}

/** What the document printed, where the value was converted. @param {Finding} finding */
export function printedOf(finding) {
  const { printed_value: printed, printed_unit: unit, value } = finding;
  if (!printed || typeof value !== "number" || numberOf(printed.replace(COMPARATOR, "")) === value) return "";
  return `${printed} ${unit ?? ""}`.trim();
}

/**
 * The reference and the number that it judges, in the same unit: a printed range belongs to the printed value.
 * "Below 0.2" is no number: it has no place on a bar.
 * @param {Finding} finding
 */
export function referenceOf(finding) {
  const { reference } = finding;
  if (reference && (reference.low != null || reference.high != null)) {
    const range = { low: reference.low ?? null, high: reference.high ?? null };
    return { text: reference.text ?? rangeText(range), range, value: finding.comparator ? null : numeric(finding.value) };
  }
  const text = (reference?.text ?? finding.printed_range ?? "").replaceAll(">=", "≥").replaceAll("<=", "≤");
  const range = rangeOf(text);
  const number = finding.printed_value ? numberOf(finding.printed_value) : numeric(finding.value);
  return { text, range, value: agrees(number, range, finding) ? number : null };
}

/**
 * A bar that contradicts the flag would be read wrongly: then there is none.
 * @param {number | null} value
 * @param {import("./reference.js").Range | null} range
 * @param {Finding} finding
 */
function agrees(value, range, { flag, comparator }) {
  if (value === null || range === null || comparator) return false;
  return !flag || isInside(value, range) === (flag === "N");
}

/** @param {unknown} value */
const numeric = (value) => (typeof value === "number" ? value : null);

/** @param {import("./reference.js").Range} range */
function rangeText({ low, high }) {
  if (low === null) return `≤ ${formatNumber(/** @type {number} */ (high))}`;
  return high === null ? `≥ ${formatNumber(low)}` : `${formatNumber(low)}–${formatNumber(high)}`;
}
