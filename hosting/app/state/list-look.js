/** How somebody likes the worklist: which columns, how close the rows. Kept in this browser. */
import { owner } from "./session.js";
import { Store } from "./store.js";

/** What can be hidden, in the order of the table; a study is always there. */
export const COLUMNS = ["patient", "status", "flag", "note", "size", "received", "changed"];
const AT_FIRST = { hidden: ["changed"], isCompact: false };

/** @typedef {{hidden: string[], isCompact: boolean}} Look */

/** @type {Store<Look>} */
export const listLook = new Store(AT_FIRST);

/** Two letters of a digest keep colleagues at one workstation apart and name nobody. */
const key = () => `fertivision.list.${([...owner()].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 1296, 7)).toString(36)}`;

export function recallLook() {
  /** @type {Partial<Look>} */
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(key()) ?? "{}") ?? {};
  } catch {
    // what cannot be read was not written by us
  }
  const { hidden, isCompact } = kept;
  listLook.update({ hidden: Array.isArray(hidden) ? COLUMNS.filter((one) => hidden.includes(one)) : AT_FIRST.hidden, isCompact: isCompact === true });
}

/** @param {Partial<Look>} change */
export function look(change) {
  listLook.update(change);
  localStorage.setItem(key(), JSON.stringify(listLook.value));
}

export const lookAsAtFirst = () => look(AT_FIRST);
