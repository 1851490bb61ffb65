/** What a person searched for: it may be a name, so the address carries only a key to it, which this tab can open. */
import { newKey } from "../api/client.js";

const vault = () => import("./vault.js");

const SHORT = 10;
/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} text @returns {string} what may stand in the address; empty for an empty text */
export function conceal(text) {
  if (!text) return "";
  for (const [key, value] of known) if (value === text) return key;
  const key = newKey().slice(0, SHORT);
  known.set(key, text);
  vault().then(({ keep }) => keep(`search ${key}`, text)).catch(() => {});
  return key;
}

/** @param {string | undefined} key @returns {Promise<string>} the text; empty where this tab does not know it */
export async function reveal(key) {
  if (!key) return "";
  if (!known.has(key)) known.set(key, (await vault().then(({ recall }) => recall(`search ${key}`)).catch(() => null)) ?? "");
  return known.get(key) ?? "";
}

/** The text where it is known already. @param {string | undefined} key */
export const revealed = (key) => (key && known.get(key)) || "";
