/** What can be said about a chosen file before anything is sent. */

/** @typedef {import("../api/types.js").Limits} Limits */

// Browsers leave the type of these empty; the server decides by the bytes anyway.
/** @type {Record<string, string>} */
const BY_EXTENSION = {
  dcm: "application/dicom", tif: "image/tiff", tiff: "image/tiff", bmp: "image/bmp", webp: "image/webp",
  csv: "text/csv", txt: "text/plain", json: "application/json", hl7: "application/hl7-v2",
  avi: "video/x-msvideo", mov: "video/quicktime", mp4: "video/mp4", pdf: "application/pdf",
  png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg",
};

/** @param {File} file */
export function mediaTypeOf(file) {
  const extension = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  return BY_EXTENSION[extension] || file.type || "application/octet-stream";
}

/**
 * The key of the sentence that says why a file is refused at once, null when it may be sent.
 * @param {File} file
 * @param {Limits | null} limits
 */
export function rejectionOf(file, limits) {
  if (file.size === 0) return "upload.empty_file";
  const limit = limitOf(file, limits);
  return limit !== null && file.size > limit ? "upload.too_large" : null;
}

/** @param {File} file @param {Limits | null} limits @returns {number | null} */
export function limitOf(file, limits) {
  return limits?.max_bytes[mediaTypeOf(file)] ?? null;
}
