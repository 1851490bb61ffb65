/** The kitchen sink's sheets of the shell, the worklist, the review queue and the uploads. */
import { html } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { listLookMenu } from "../components/list-look.js";
import { paletteList } from "../components/palette-list.js";
import { problemPanel } from "../components/problem.js";
import { reviewList } from "../components/review-list.js";
import { savedViews } from "../components/saved-views.js";
import { uploadRow } from "../components/upload-row.js";
import { uploadTray } from "../components/upload-tray.js";
import { worklistTable } from "../components/worklist-table.js";
import { speedOf, sumOf } from "../state/row-sums.js";
import { banners } from "./banners.js";
import { ROWS, STATUSES, uploadIn } from "./kitchen-sink-values.js";
import { filterBar, viewTabs } from "./worklist-filters.js";

const nothingDone = () => {};
const NOW = Date.parse("2026-11-20T10:05:00Z");
const ACTS = { toggle: nothingDone, pauseAll: nothingDone, resumeAll: nothingDone, href: "#" };

export const uploads = () => html`<ul class="queue">${ROWS.map((row) => uploadRow(row, {
    cancel: nothingDone, retry: nothingDone, remove: nothingDone, pause: nothingDone, resume: nothingDone,
    choose: nothingDone, hrefOf: () => "#", limit: () => "50 MB", speed: () => speedOf(row, 4000),
  }))}</ul>
  <div class="kitchen-row kitchen-trays">
    ${uploadTray(sumOf(ROWS, 4000), ROWS.slice(3, 7), true, true, { ...ACTS, label: "Open tray" })}
    ${uploadTray(sumOf(ROWS.slice(0, 4), 4000), [], false, false, { ...ACTS, label: "Closed tray" })}
    ${uploadTray(sumOf(ROWS.slice(12, 13), 4000), [], false, false, { ...ACTS, label: "Tray that needs somebody" })}
  </div>`;

export const shell = () => html`${["unreachable", "unavailable", "busy"].map((server) => banners({ isOnline: true, server, idleLeft: null, isDemonstration: false, label: server }, nothingDone))}
  ${banners({ isOnline: false, server: "ok", idleLeft: 90_000, isDemonstration: true }, nothingDone)}
  ${["network", "timeout", "quota_exceeded", "permission_denied", "not_found", "conflict"].map((code) => problemPanel({ code, requestId: "req_4f0c2a" }, { retry: nothingDone }))}`;

const COUNTS = { reported: 12, accepted: 3, held: 1, signed: 1284, failed: 2 };
const ITEMS = STATUSES.map((status) => uploadIn(status));

export const work = () => html`<div class="kitchen-row">${savedViews([{ name: "Sperm, flagged", query: {} }], { save: nothingDone, drop: nothingDone, hrefOf: () => "#" })}
    ${listLookMenu({ columns: ["patient", "note", "changed"], hidden: ["changed"], isCompact: true }, { toggle: nothingDone, compact: nothingDone, reset: nothingDone })}</div>
  ${viewTabs({ view: "review" }, COUNTS)}
  ${filterBar({ query: { flag: "L", modality: "document" }, searched: "P-0042", offered: ["document"], change: nothingDone, search: nothingDone, end: "" })}
  ${worklistTable({ items: ITEMS.slice(4, 8), cursor: 1, hrefOf: () => "#", now: NOW, chosen: new Set(["upl_held"]), onChoose: nothingDone })}
  ${reviewList({ items: ITEMS.slice(2, 8), at: "upl_reported", done: new Set(["upl_signed"]), hrefOf: () => "#", now: NOW })}
  ${empty({ symbol: "circle-check", title: "Nothing is waiting for review", text: "New results appear here." })}
  ${paletteList({ commands: [
    { id: "1", icon: "layout-list", text: "Worklist", hint: "Go to", act: nothingDone }, { id: "2", icon: "user", text: "P-0042", hint: "Patient", act: nothingDone },
  ], at: 0, text: "P-0042" }, { type: nothingDone, key: nothingDone, take: nothingDone })}
  `;
