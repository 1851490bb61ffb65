/** English: everything the page says. Every other language has the same files with the same keys. */
import { app } from "./app.js";
import { records } from "./records.js";
import { result } from "./result.js";
import { work } from "./work.js";

export { errors, reasons, unmeasured } from "./problems.js";
export { actions, categories, findings, kinds, modalities, qualityFlags, roles, units } from "./words.js";

/** @type {Record<string, string>} */
export const sentences = { ...app, ...work, ...result, ...records };
