/** Spanish: what uploads, results, patients, reports and administration say, loaded with the first of their screens. */
import { admin } from "./admin.js";
import { commands } from "./commands.js";
import { records } from "./records.js";
import { result } from "./result.js";
import { upload } from "./upload.js";

export { actions, categories, findings, kinds, qualityFlags, units, unmeasured } from "./words.js";

/** @type {Record<string, string>} */
export const sentences = { ...upload, ...result, ...records, ...admin, ...commands };
