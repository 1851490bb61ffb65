/** What a person searched for: it may be a name, so the address carries only a key to it, which this tab can open. */
import { newKey } from "../api/client.js";

const vault = () => import("./vault.js");

const SHORT = 10;
/** Where the browser does not get on with keeping, somebody searches all the same. */
const LONGEST_MS = 1000;
/** @type {Map<string, string>} */
const known = new Map();
/** What is being kept: nothing is searched for before a reload would find it again. @type {Map<string, Promise<void>>} */
const keeping = new Map();

/** @param {string} text @returns {string} what may stand in the address; empty for an empty text */
export function conceal(text) {
  if (!text) return "";
  for (const [key, value] of known) if (value === text) return key;
  const key = newKey().slice(0, SHORT);
  known.set(key, text);
  keeping.set(key, vault().then(({ keep }) => keep(`search ${key}`, text)).catch(() => {}));
  return key;
}

/** @param {string | undefined} key @returns {Promise<string>} the text; empty where this tab does not know it */
export async function reveal(key) {
  if (!key) return "";
  await Promise.race([keeping.get(key), new Promise((done) => setTimeout(done, LONGEST_MS))]);
  if (!known.has(key)) known.set(key, (await vault().then(({ recall }) => recall(`search ${key}`)).catch(() => null)) ?? "");
  return known.get(key) ?? "";
}

/** The text where it is known already. @param {string | undefined} key */
export const revealed = (key) => (key && known.get(key)) || "";
