/**
 * What must outlive a reload and is nobody else's: kept in the browser's database, sealed with a key that lives
 * only as long as this tab.
 */
const KEY = "fertivision.vault";
const STORE = "sealed";

/** @type {Promise<import("../../lib/idb.js").Database> | null} */
let opened = null;
const database = () => (opened ??= open());

async function open() {
  const { openDB } = await import("../../lib/idb.js");
  return openDB("fertivision", 1, { upgrade: (made) => made.createObjectStore(STORE) });
}

/** @type {Promise<CryptoKey> | null} */
let sealing = null;

async function makeKey() {
  const kept = sessionStorage.getItem(KEY);
  const raw = kept ? Uint8Array.from(atob(kept), (one) => one.charCodeAt(0)) : crypto.getRandomValues(new Uint8Array(32));
  if (!kept) sessionStorage.setItem(KEY, btoa(String.fromCharCode(...raw)));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const key = () => (sealing ??= makeKey());

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

/** Makes all that this tab kept unreadable. */
export function forget() {
  sealing = null;
  sessionStorage.removeItem(KEY);
}
