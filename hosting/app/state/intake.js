/** What can be said about a chosen file before anything is sent or even read. */

/** @typedef {import("../api/types.js").Limits} Limits */

// Browsers leave the type of these empty; the server decides by the bytes anyway.
/** @type {Record<string, string>} */
const BY_EXTENSION = {
  dcm: "application/dicom", tif: "image/tiff", tiff: "image/tiff", bmp: "image/bmp", webp: "image/webp",
  csv: "text/csv", txt: "text/plain", json: "application/json", hl7: "application/hl7-v2",
  avi: "video/x-msvideo", mov: "video/quicktime", mp4: "video/mp4", pdf: "application/pdf",
  png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg",
};
const UNKNOWN = "application/octet-stream";
// What operating systems leave in folders.
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$)/i;
const LONGEST_NAME = 300;

/** @param {{name: string, type?: string}} file */
export function mediaTypeOf(file) {
  const extension = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  return BY_EXTENSION[extension] || file.type || UNKNOWN;
}

/**
 * The key of the sentence that says why a file is refused at once, null when it may be sent.
 * @param {{name: string, size: number, type?: string}} file
 * @param {Limits | null} limits
 */
export function rejectionOf(file, limits) {
  if (file.size === 0) return "upload.empty_file";
  if (!limits) return null;
  const type = mediaTypeOf(file);
  if (type !== UNKNOWN && !Object.hasOwn(limits.max_bytes, type)) return "upload.unsupported";
  const limit = limitOf(file, limits);
  return limit !== null && file.size > limit ? "upload.too_large" : null;
}

/** @param {{name: string, type?: string}} file @param {Limits | null} limits @returns {number | null} */
export function limitOf(file, limits) {
  if (!limits) return null;
  const type = mediaTypeOf(file);
  return type === UNKNOWN ? Math.max(...Object.values(limits.max_bytes)) : limits.max_bytes[type] ?? null;
}

/** A name as the API takes it: printable, not endless, its ending kept. @param {string} name */
export function sendableName(name) {
  const printable = name.replace(/[\u0000-\u001f\u007f]/g, "_") || "_";
  const tail = printable.slice(Math.max(printable.lastIndexOf("."), printable.length - 12));
  return printable.length <= LONGEST_NAME ? printable : printable.slice(0, LONGEST_NAME - tail.length) + tail;
}

/** @param {Iterable<File>} files @returns {File[]} without what nobody meant to send */
export const meant = (files) => [...files].filter((file) => !LITTER.test(file.name));

/** @param {FileSystemEntry} entry @returns {Promise<File[]>} all files below it */
async function filesBelow(entry) {
  if (entry.isFile) {
    const one = /** @type {FileSystemFileEntry} */ (entry);
    return [await new Promise((resolve, reject) => one.file(resolve, reject))];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const below of some) found.push(...(await filesBelow(below)));
  }
}

/** What was dropped or pasted, folders opened. @param {DataTransfer} transfer @returns {Promise<File[]>} */
export async function filesOf(transfer) {
  // The list is empty as soon as the event is over, so both are taken before anything is waited for.
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return meant(files);
  const found = [];
  for (const entry of entries) if (entry) found.push(...(await filesBelow(entry)));
  return meant(found);
}
