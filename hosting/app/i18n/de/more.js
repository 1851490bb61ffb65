/** German: what uploads, results, patients, reports and administration say, loaded with the first of their screens. */
import { admin } from "./admin.js";
import { commands } from "./commands.js";
import { unstated } from "./doubts.js";
import { records } from "./records.js";
import { result } from "./result.js";
import { upload } from "./upload.js";
import { unmeasured as measured } from "./words.js";

export { held, unstated } from "./doubts.js";
export { actions, categories, findings, kinds, qualityFlags, units } from "./words.js";

/** @type {Record<string, string>} */
export const sentences = { ...upload, ...result, ...records, ...admin, ...commands };
/** @type {Record<string, string>} */
export const unmeasured = { ...measured, ...unstated };
