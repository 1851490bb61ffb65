/**
 * Every screen, one line each: its name in the address (`#/name/id`), its title, its element, the module that is
 * loaded when it is first gone to, and its place in the rail. The rail follows the order of this table.
 */
import { html } from "../../lib/lit.js";

/**
 * `right` is what `/me` must list before the screen is offered; `keys` is the shortcut that goes there; `under` is
 * the rail's entry that a screen without one belongs to.
 * @typedef {{title: string, view: (id: string | null) => unknown, load?: () => Promise<unknown>,
 *   needsId?: boolean, right?: string, under?: string, rail?: {icon: string, label: string, keys?: string}}} Screen
 */

/** @type {Record<string, Screen>} */
export const SCREENS = {
  worklist: { title: "worklist.title", view: () => html`<fv-worklist></fv-worklist>`, rail: { icon: "layout-list", label: "nav.worklist", keys: "g w" } },
  upload: { title: "nav.upload", view: () => html`<fv-upload></fv-upload>`, load: () => import("./upload.js"), right: "upload", rail: { icon: "upload", label: "nav.upload", keys: "g u" } },
  patients: { title: "patients.title", view: (id) => (id ? html`<fv-patient></fv-patient>` : html`<fv-patients></fv-patients>`), load: () => import("./records.js"), right: "read", rail: { icon: "users", label: "nav.patients", keys: "g p" } },
  reports: { title: "reports.title", view: (id) => (id ? html`<fv-report></fv-report>` : html`<fv-reports></fv-reports>`), load: () => import("./records.js"), right: "read", rail: { icon: "file-stack", label: "nav.reports", keys: "g r" } },
  admin: { title: "admin.title", view: () => html`<fv-admin></fv-admin>`, load: () => import("./admin.js"), right: "administer", rail: { icon: "settings", label: "nav.admin", keys: "g a" } },
  uploads: { title: "file.title", view: () => html`<fv-file></fv-file>`, load: () => import("./file.js"), needsId: true, under: "worklist" },
};

/** @param {{name: string, id: string | null}} place @returns {Screen | null} */
export function screenOf({ name, id }) {
  const screen = Object.hasOwn(SCREENS, name) ? SCREENS[name] : null;
  return screen && (!screen.needsId || id) ? screen : null;
}

/** The rail's entry to mark for an address. @param {string} name */
export const railEntryOf = (name) => (Object.hasOwn(SCREENS, name) ? SCREENS[name].under ?? name : "");
