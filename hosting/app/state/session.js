/** The sign-in. The token lives in this tab's session storage and nowhere else. */
import { authenticateWith } from "../api/client.js";
import { developmentSignIn, limits as fetchLimits, me as fetchMe } from "../api/session.js";
import { Store } from "./store.js";
import { forget } from "./vault-key.js";

const KEY = "fertivision.token";
const IDLE_MS = 30 * 60_000;
const WARN_MS = 2 * 60_000;

/** @typedef {import("../api/types.js").Me} Me */
/** @typedef {import("../api/types.js").Limits} Limits */

/**
 * "ended": the sign-in is over and the page waits, as it was, until the same person has signed in again.
 * @type {Store<{state: "checking" | "out" | "in" | "ended", me: Me | null, limits: Limits | null,
 *   notice: string | null, idleLeft: number | null}>}
 */
export const session = new Store({
  state: sessionStorage.getItem(KEY) ? "checking" : "out",
  me: null,
  limits: null,
  notice: null,
  idleLeft: null,
});

let lastUse = Date.now();
/** Who was signed in here last. */
let last = "";

/** Requests that wait for a new sign-in. @type {((isBack: boolean) => void)[]} */
let waiting = [];

authenticateWith(() => sessionStorage.getItem(KEY), refused);

/** @param {string | null} used the token that was refused @returns {Promise<boolean>} */
async function refused(used) {
  const now = sessionStorage.getItem(KEY);
  if (now && now !== used) return true;
  if (session.value.state === "checking" || session.value.state === "out") {
    signOut("signin.wrong");
    return false;
  }
  end("signin.expired");
  return new Promise((settle) => waiting.push(settle));
}

/** @param {boolean} isBack */
function settle(isBack) {
  const all = waiting;
  waiting = [];
  for (const one of all) one(isBack);
}

/** @param {string} notice */
function end(notice) {
  sessionStorage.removeItem(KEY);
  if (session.value.state === "in") session.update({ state: "ended", notice, idleLeft: null });
}

/** Takes a token if `/me` accepts it; throws what the API said otherwise. @param {string} token */
export async function signIn(token) {
  const me = await fetchMe(token);
  sessionStorage.setItem(KEY, token);
  const who = `${me.tenant_id} ${me.subject}`;
  // Somebody else: everything in this tab's memory is forgotten.
  if (last !== "" && last !== who) {
    forget();
    location.reload();
    return;
  }
  last = who;
  lastUse = Date.now();
  session.update({ state: "in", me, notice: null, idleLeft: null });
  settle(true);
  dispatchEvent(new Event("signed-in"));
  await loadLimits();
}

/** The token of a new tab load. */
export async function resume() {
  if (!sessionStorage.getItem(KEY)) return;
  const me = await fetchMe();
  last = `${me.tenant_id} ${me.subject}`;
  session.update({ state: "in", me, notice: null });
  await loadLimits();
}

/**
 * A fresher token for the same person, for a signature.
 * @param {string} token
 * @returns {Promise<boolean>} false when it is somebody else's
 */
export async function renew(token) {
  const me = await fetchMe(token);
  const known = session.value.me;
  if (known && (me.subject !== known.subject || me.tenant_id !== known.tenant_id)) return false;
  sessionStorage.setItem(KEY, token);
  session.update({ me });
  return true;
}

/** Signs the same person in again where that needs no new token. @returns {Promise<boolean>} */
export async function signInAgain() {
  const fresh = await developmentSignIn(sessionStorage.getItem(KEY) ?? "");
  return fresh !== null && renew(fresh);
}

/** @param {string | null} [notice] key of the sentence shown above the sign-in */
export function signOut(notice = "signin.out") {
  sessionStorage.removeItem(KEY);
  forget();
  session.update({ state: "out", me: null, limits: null, notice, idleLeft: null });
  settle(false);
}

/** Whose things this tab holds: nobody else's. */
export const owner = () => last;

/** @param {string} right */
export const may = (right) => session.value.me?.rights.includes(right) ?? false;

async function loadLimits() {
  try {
    session.update({ limits: await fetchLimits() });
  } catch {
    session.update({ limits: null }); // the upload page asks again
  }
}

/** @returns {Promise<void>} */
export const reloadLimits = loadLimits;

/** Somebody is here. */
export function used() {
  lastUse = Date.now();
  if (session.value.idleLeft !== null) session.update({ idleLeft: null });
}

/** Warns before, and signs out after, a time without use. Call it every few seconds. @param {number} [now] */
export function watchIdle(now = Date.now()) {
  if (session.value.state !== "in") return;
  const limit = (session.value.limits?.session_idle_s ?? 0) * 1000 || IDLE_MS;
  const left = limit - (now - lastUse);
  if (left <= 0) end("signin.idle");
  else if (left <= WARN_MS) session.update({ idleLeft: left });
}
