/** The clinic's reports, one of them, and amendments. */
import { newKey } from "../api/client.js";
import { amendReport, getReport, listReports } from "../api/reports.js";
import { loader, pages } from "./load.js";

export const reports = pages((query, cursor) => listReports({ ...query, cursor }));
export const report = loader((/** @type {string} */ id) => getReport(id));

/** @param {string} id @param {string} reason @param {string | null} ifMatch */
export const amend = (id, reason, ifMatch) => amendReport(id, reason, { ifMatch, idempotencyKey: newKey() });
