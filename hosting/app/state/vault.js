/**
 * What must outlive a reload and is nobody else's: kept in the browser's database, sealed with a key that lives
 * only as long as this tab.
 */
import { KEY } from "./vault-key.js";

const STORE = "sealed";

/** @type {Promise<import("../../lib/idb.js").Database> | null} */
let opened = null;
const database = () => (opened ??= open());

async function open() {
  const { openDB } = await import("../../lib/idb.js");
  return openDB("fertivision", 1, { upgrade: (made) => made.createObjectStore(STORE) });
}

/** The key in use, and what it was made from: one that was forgotten is not used again. */
let sealing = { text: "", key: /** @type {Promise<CryptoKey> | null} */ (null) };

/** @returns {Promise<CryptoKey>} */
function key() {
  const kept = sessionStorage.getItem(KEY);
  if (sealing.key && kept === sealing.text) return sealing.key;
  const raw = kept ? Uint8Array.from(atob(kept), (one) => one.charCodeAt(0)) : crypto.getRandomValues(new Uint8Array(32));
  const text = kept ?? btoa(String.fromCharCode(...raw));
  if (!kept) sessionStorage.setItem(KEY, text);
  const made = crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  sealing = { text, key: made };
  return made;
}

/** @param {string} name @param {unknown} value anything JSON can say */
export async function keep(name, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain);
  await (await database()).put(STORE, { iv, sealed, at: Date.now() }, name);
}

/** @param {string} name @returns {Promise<any>} null where there is nothing, or another tab's */
export async function recall(name) {
  if (!sessionStorage.getItem(KEY)) return null;
  const found = await (await database()).get(STORE, name);
  if (!found) return null;
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, await key(), found.sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}
