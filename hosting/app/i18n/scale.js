/** The words about a picture's scale: they come with what says them, not with the first screens. */
import { language, PSEUDO } from "./index.js";

/** @typedef {Record<string, string>} Words */

/** @type {Record<string, () => Promise<{scale: Words}>>} */
const PARTS = {
  en: () => import("./en/scale.js"),
  de: () => import("./de/scale.js"),
  es: () => import("./es/scale.js"),
  fr: () => import("./fr/scale.js"),
  nl: () => import("./nl/scale.js"),
  [PSEUDO]: async () => (await import("./pseudo.js")).marked(await import("./en/scale.js")),
};

let shown = "";
/** @type {Words} */
let words = {};

/** Are the words there, in the language that is shown? */
export const hasScaleWords = () => shown === language();

/** The words in the language that is shown. */
export async function loadScaleWords() {
  const name = language();
  const found = await PARTS[name]();
  if (name === language()) [shown, words] = [name, found.scale];
}

/** @param {string} key @param {Record<string, string | number>} [values] */
export const ts = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
