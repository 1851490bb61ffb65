/** Dutch: what the first screens say. Every other language has the same files with the same keys. */
import { app } from "./app.js";
import { work } from "./work.js";

export { errors, reasons } from "./problems.js";
export { modalities, roles } from "./kinds.js";

/** @type {Record<string, string>} */
export const sentences = { ...app, ...work };
