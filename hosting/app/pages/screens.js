/**
 * Every screen, one line each: its name in the address (`#/name/id`), its title, its element, the module that is
 * loaded when it is first gone to, and its place in the rail. The rail follows the order of this table.
 */
import { html } from "../../lib/lit.js";
import { bringMore } from "./more.js";

/**
 * `right` is what `/me` must list before the screen is offered; `keys` is the shortcut that goes there; `under` is
 * the rail's entry that a screen without one belongs to.
 * @typedef {{title: string, view: (id: string | null) => unknown, load?: () => Promise<unknown>,
 *   needsId?: boolean, right?: string, under?: string, rail?: {icon: string, label: string, keys?: string}}} Screen
 */

/** A screen behind the first ones. @param {() => Promise<unknown>} load */
const detail = async (load) => {
  await bringMore();
  await load();
};

/** @type {Record<string, Screen>} */
export const SCREENS = {
  worklist: { title: "worklist.title", view: () => html`<fv-worklist></fv-worklist>`, load: () => import("./worklist.js"), rail: { icon: "layout-list", label: "nav.worklist", keys: "g w" } },
  review: { title: "queue.title", view: () => html`<fv-review></fv-review>`, load: () => detail(() => import("./review.js")), rail: { icon: "list-checks", label: "nav.review", keys: "g q" } },
  upload: { title: "nav.upload", view: () => html`<fv-upload></fv-upload>`, load: () => detail(() => import("./upload.js")), right: "upload", rail: { icon: "upload", label: "nav.upload", keys: "g u" } },
  patients: { title: "patients.title", view: (id) => (id ? html`<fv-patient></fv-patient>` : html`<fv-patients></fv-patients>`), load: () => detail(() => import("./records.js")), right: "read", rail: { icon: "users", label: "nav.patients", keys: "g p" } },
  reports: { title: "reports.title", view: (id) => (id ? html`<fv-report></fv-report>` : html`<fv-reports></fv-reports>`), load: () => detail(() => import("./records.js")), right: "read", rail: { icon: "file-stack", label: "nav.reports", keys: "g r" } },
  admin: { title: "admin.title", view: () => html`<fv-admin></fv-admin>`, load: () => detail(() => import("./admin.js")), right: "administer", rail: { icon: "settings", label: "nav.admin", keys: "g a" } },
  uploads: { title: "file.title", view: () => html`<fv-file></fv-file>`, load: () => detail(() => import("./file.js")), needsId: true, under: "worklist" },
};

/** @param {{name: string, id: string | null}} place @returns {Screen | null} */
export function screenOf({ name, id }) {
  const screen = Object.hasOwn(SCREENS, name) ? SCREENS[name] : null;
  return screen && (!screen.needsId || id) ? screen : null;
}

/** The rail's entry to mark for an address. @param {string} name */
export const railEntryOf = (name) => (Object.hasOwn(SCREENS, name) ? SCREENS[name].under ?? name : "");
