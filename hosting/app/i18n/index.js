/** Looks sentences and words up in the language that is shown. A key that is missing shows itself, so that a test can find it. */
import * as en from "./en/index.js";
import { useFormats } from "./format.js";

/** @typedef {typeof en} First */
/** @typedef {typeof import("./en/more.js")} More */
/** @typedef {typeof import("./en/signin.js")} SigningIn */
/** @typedef {First & More} Words */

/** The languages, each under its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch", es: "Español", fr: "Français", nl: "Nederlands" };
/** English with every letter marked and a third longer: for tests and translators. */
export const PSEUDO = "en-XA";

/**
 * What the first screens say, what the others say, and what only who is not signed in reads.
 * @type {Record<string, [() => Promise<First>, () => Promise<More>, () => Promise<SigningIn>]>}
 */
const PARTS = {
  en: [async () => en, () => import("./en/more.js"), () => import("./en/signin.js")],
  de: [() => import("./de/index.js"), () => import("./de/more.js"), () => import("./de/signin.js")],
  es: [() => import("./es/index.js"), () => import("./es/more.js"), () => import("./es/signin.js")],
  fr: [() => import("./fr/index.js"), () => import("./fr/more.js"), () => import("./fr/signin.js")],
  nl: [() => import("./nl/index.js"), () => import("./nl/more.js"), () => import("./nl/signin.js")],
  [PSEUDO]: [
    async () => (await import("./pseudo.js")).marked(en),
    async () => (await import("./pseudo.js")).marked(await import("./en/more.js")),
    async () => (await import("./pseudo.js")).marked(await import("./en/signin.js")),
  ],
};
/** @type {Record<string, Record<string, string>>} */
const NOTHING_MORE = { sentences: {}, actions: {}, kinds: {}, findings: {}, categories: {}, qualityFlags: {}, units: {}, unmeasured: {}, unstated: {}, held: {} };

/** @param {First} first @param {Partial<More>} more @param {Partial<SigningIn>} own @returns {Words} */
const joined = (first, more, own) =>
  /** @type {Words} */ ({ ...NOTHING_MORE, ...first, ...more, sentences: { ...first.sentences, ...more.sentences, ...own.signin } });

let words = joined(en, {}, {});
let shown = "en";
let plural = new Intl.PluralRules("en");
/** What was asked for last; what comes late and is no longer wanted changes nothing. */
const wanted = { name: "en", more: false, signIn: false };

/** The language that is shown. */
export const language = () => shown;

async function bring() {
  const { name, more, signIn } = wanted;
  const [first, rest, own] = PARTS[name];
  const found = joined(await first(), more ? await rest() : {}, signIn ? await own() : {});
  if (name !== wanted.name || more !== wanted.more || signIn !== wanted.signIn) return;
  words = found;
  shown = name;
  plural = new Intl.PluralRules(shown);
  useFormats(shown);
}

/** @param {string} name one of LANGUAGES, or the pseudo-language; anything else is English */
export async function useLanguage(name) {
  wanted.name = Object.hasOwn(PARTS, name) ? name : "en";
  await bring();
}

/** The words of everything behind the first screens. */
export async function loadMore() {
  if (wanted.more && words.units !== NOTHING_MORE.units) return;
  wanted.more = true;
  await bring();
}

/** The words of the sign-in's forms. */
export async function loadSignIn() {
  if (wanted.signIn) return;
  wanted.signIn = true;
  await bring();
}

/** The best of the languages that somebody's browser asks for. @param {readonly string[]} asked */
export function bestOf(asked) {
  for (const one of asked) {
    const base = one.toLowerCase().split("-")[0];
    if (Object.hasOwn(LANGUAGES, base)) return base;
  }
  return "en";
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = words.sentences[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * A sentence with a number in it: `key_one` where the language says "one", `key` otherwise.
 * @param {string} key
 * @param {number} count
 * @param {Record<string, string | number>} [values]
 */
export function tn(key, count, values = {}) {
  const single = `${key}_one`;
  const isSingle = plural.select(count) === "one" && Object.hasOwn(words.sentences, single);
  return t(isSingle ? single : key, { count, ...values });
}

/**
 * What is the case with an upload. The server says it in English; other languages have their own words for its code.
 * @param {{status?: string | null, reason?: string | null, sentence?: string | null}} upload
 */
export function uploadSentence({ status, reason, sentence }) {
  if (shown === "en" && sentence) return sentence;
  if (reason && Object.hasOwn(words.reasons, reason)) return /** @type {Record<string, string>} */ (words.reasons)[reason];
  return status ? t(`said.${status}`) : sentence ?? "";
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
export const modalityWord = (code) => look(words.modalities, code);
/** @param {string | null | undefined} code */
export const roleWord = (code) => look(words.roles, code);
/** @param {string | null | undefined} code */
export const categoryWord = (code) => look(words.categories, code);
/** @param {string | null | undefined} code */
export const qualityWord = (code) => look(words.qualityFlags, code);
/** @param {string | null | undefined} code */
export const reasonSentence = (code) => look(words.reasons, code);
/** @param {string | null | undefined} code */
export const unmeasuredSentence = (code) => look(words.unmeasured, code);
/** @param {string | null | undefined} code why a value waits for a person */
export const heldSentence = (code) => look(words.held, code);
/** Does its sentence say what to do, too? @param {string} code */
export const saysWhatToDo = (code) => Object.hasOwn(words.unstated, code);

/** @param {string} code */
export const errorSentence = (code) =>
  Object.hasOwn(words.errors, code) ? /** @type {Record<string, string>} */ (words.errors)[code] : words.errors.internal;

/**
 * A UCUM unit as a clinician writes it: `10*9/L` is 10⁹/L, `u[IU]/mL` is µIU/mL, `{titer}` is a remark.
 * @param {string | null | undefined} unit
 */
export function unitWord(unit) {
  if (!unit) return "";
  if (Object.hasOwn(words.units, unit)) return /** @type {Record<string, string>} */ (words.units)[unit];
  const raised = (/** @type {string} */ digits) => [...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
  return unit
    .replace(/10\*(\d+)/g, (_, digits) => `10${raised(digits)}`)
    .replace(/(^|\/)u(?=\[|mol|g|m|L|U|s)/g, "$1µ")
    .replace(/\/\{([^}]*)\}/g, "/$1")
    .replace(/\{[^}]*\}|[[\]]/g, "");
}

/** "Read: patient". @param {string} action @param {string} kind */
export const accessWord = (action, kind) => `${look(words.actions, action)}: ${look(words.kinds, kind)}`;
/** @param {string} action */
export const actionWord = (action) => look(words.actions, action);
/** @param {string} kind */
export const kindWord = (kind) => look(words.kinds, kind);

/** @param {Record<string, string>} table @returns {[string, string][]} by word */
const sortedWords = (table) => Object.entries(table).sort(([, a], [, b]) => a.localeCompare(b));
export const actionWords = () => sortedWords(words.actions);
export const kindWords = () => sortedWords(words.kinds);

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
  const table = /** @type {Record<string, string>} */ (words.findings);
  return table[code] ?? table[plain] ?? spoken(plain.slice(plain.indexOf(".") + 1));
}
