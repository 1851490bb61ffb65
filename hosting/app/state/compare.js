/** Two results of one patient, to be held beside each other. */
import { getAnalysis } from "../api/analyses.js";
import { getUpload } from "../api/uploads.js";
import { loader } from "./load.js";

/** @param {string} uploadId @returns {Promise<{upload: import("../api/types.js").Upload, analysis: import("../api/types.js").Analysis | null}>} */
async function newest(uploadId) {
  const { upload } = await getUpload(uploadId);
  if (!upload) throw new Error("an upload was asked for without a tag");
  const id = upload.analyses?.at(-1);
  return { upload, analysis: id ? (await getAnalysis(id)).analysis : null };
}

/** The earlier one and the later one. */
export const sides = [loader(newest), loader(newest)];

/** Analysed, so that there is something to hold beside another. */
const ANALYSED = new Set(["analyzed", "reported", "signed"]);

/**
 * The files of each study that has at least two, the oldest first.
 * @param {import("../api/types.js").HistoryItem[]} items
 * @returns {Map<string, import("../api/types.js").HistoryItem[]>}
 */
export function studiesOf(items) {
  /** @type {Map<string, import("../api/types.js").HistoryItem[]>} */
  const studies = new Map();
  const analysed = items.filter((one) => one.modality && ANALYSED.has(one.status));
  for (const one of analysed.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const study = one.modality ?? "";
    studies.set(study, [...(studies.get(study) ?? []), one]);
  }
  return new Map([...studies].filter(([, found]) => found.length > 1));
}
