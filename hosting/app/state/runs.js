/** Asks the server to work on files again. */
import { release as sendRelease, reprocess as sendReprocess } from "../api/uploads.js";
import { expectChange } from "./file.js";

/** @param {string} uploadId */
export async function reprocess(uploadId) {
  await sendReprocess(uploadId);
  expectChange();
}

/** @param {string} uploadId @param {{reason: string, modality?: string, patient_ref?: string, scale?: object}} change */
export async function release(uploadId, change) {
  await sendRelease(uploadId, change);
  expectChange();
}
