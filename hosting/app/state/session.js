/** The sign-in. What proves it lives in this tab's session storage and nowhere else. */
import { authenticateWith } from "../api/client.js";
import { limits as fetchLimits, me as fetchMe } from "../api/session.js";
import { Store } from "./store.js";
import { forget } from "./vault-key.js";

const KEY = "fertivision.token";
const AT_IDENTITY = "firebase:authUser";
const IDLE_MS = 30 * 60_000;
const WARN_MS = 2 * 60_000;

/** @typedef {import("../api/types.js").Me} Me */
/** @typedef {import("../api/types.js").Limits} Limits */

/**
 * "ended": the sign-in is over and the page waits, as it was, until the same person has signed in again.
 * `again`: why somebody who is signed in is asked to do it once more, over the page.
 * @type {Store<{state: "checking" | "out" | "in" | "ended", me: Me | null, limits: Limits | null,
 *   notice: string | null, idleLeft: number | null, again: string | null}>}
 */
export const session = new Store({
  state: sessionStorage.getItem(KEY) || isAtIdentity() ? "checking" : "out",
  me: null,
  limits: null,
  notice: null,
  idleLeft: null,
  again: null,
});

/**
 * Who has the token: this module has a development token, another one what Identity Platform gave.
 * @typedef {{token: () => Promise<string | null>, leave: () => void, asksAgain: boolean}} Keeper
 * @type {Keeper}
 */
let keeper = {
  token: async () => sessionStorage.getItem(KEY),
  leave: () => sessionStorage.removeItem(KEY),
  asksAgain: false,
};

/** @param {Keeper} other */
export function keepWith(other) {
  keeper = other;
}

/** Identity Platform's library keeps who is signed in beside our own key. */
function isAtIdentity() {
  return Object.keys(sessionStorage).some((key) => key.startsWith(AT_IDENTITY));
}

let lastUse = Date.now();
/** Who was signed in here last. */
let last = "";

/** Requests that wait for a new sign-in. @type {((isBack: boolean) => void)[]} */
let waiting = [];

authenticateWith(() => keeper.token(), refused);

/** @param {string | null} used the token that was refused @returns {Promise<boolean>} */
async function refused(used) {
  const now = await keeper.token();
  if (now && now !== used) return true;
  if (session.value.state === "checking" || session.value.state === "out") {
    signOut(keeper.asksAgain ? "signin.expired" : "signin.wrong");
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
  keeper.leave();
  if (session.value.state === "in") session.update({ state: "ended", notice, idleLeft: null });
}

/** Takes a token if `/me` accepts it; throws what the API said otherwise. @param {string} token */
export async function signIn(token) {
  const me = await fetchMe(token);
  holdToken(token);
  await arrive(me);
}

/** Somebody has signed in: everything goes on, or begins. @param {Me} me */
export async function arrive(me) {
  const who = `${me.tenant_id} ${me.subject}`;
  // Somebody else: everything in this tab's memory is forgotten.
  if (last !== "" && last !== who) {
    forget();
    location.reload();
    return;
  }
  last = who;
  lastUse = Date.now();
  session.update({ state: "in", me, notice: null, idleLeft: null, again: null });
  settle(true);
  dispatchEvent(new Event("signed-in"));
  await loadLimits();
}

/** The token of a new tab load. */
export async function resume() {
  if (isAtIdentity()) await (await import("./identity.js")).reopen();
  if (session.value.state !== "checking") return;
  const me = await fetchMe();
  last = `${me.tenant_id} ${me.subject}`;
  session.update({ state: "in", me, notice: null });
  await loadLimits();
}

/** Whether people sign in again over the page, instead of with another token. */
export const asksAgain = () => keeper.asksAgain;

/** The token, while there is one. */
export const heldToken = () => keeper.token();

/** @param {string} token a fresh one of the same person */
export const holdToken = (token) => sessionStorage.setItem(KEY, token);

/** @param {string | null} [notice] key of the sentence shown above the sign-in */
export function signOut(notice = "signin.out") {
  keeper.leave();
  forget();
  session.update({ state: "out", me: null, limits: null, notice, idleLeft: null, again: null });
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
