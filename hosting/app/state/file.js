/** One upload with its newest analysis and report, followed until it rests. */
import { getAnalysis } from "../api/analyses.js";
import { getReport } from "../api/reports.js";
import { getUpload } from "../api/uploads.js";
import { Poll } from "./poll.js";
import { Store } from "./store.js";
import { ENDED } from "./views.js";

/** @typedef {import("../api/types.js").Upload} Upload */
/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Report} Report */

const EMPTY = {
  state: /** @type {"loading" | "ready" | "error"} */ ("loading"),
  id: "",
  upload: /** @type {Upload | null} */ (null),
  analysis: /** @type {Analysis | null} */ (null),
  analysisEtag: /** @type {string | null} */ (null),
  report: /** @type {Report | null} */ (null),
  reportEtag: /** @type {string | null} */ (null),
  error: /** @type {unknown} */ (null),
};

/** @type {Store<typeof EMPTY>} */
export const file = new Store(EMPTY);

/** @type {string | null} */
let etag = null;
const poll = new Poll(look);

/** @param {string} id */
export async function open(id) {
  poll.stop();
  etag = null;
  file.update({ ...EMPTY, id });
  try {
    await look();
    poll.start();
  } catch (error) {
    if (file.value.id === id) file.update({ state: "error", error });
  }
}

export const close = () => poll.stop();

/** Something was asked for: look at once. */
export function expectChange() {
  poll.start();
  poll.soon();
}

async function look() {
  const { id } = file.value;
  const found = await getUpload(id, etag);
  if (file.value.id !== id) return false;
  const upload = found.upload ?? file.value.upload;
  if (!upload) return false;
  const changed = found.upload !== null;
  if (changed) await loadResults(id, upload);
  else await loadReport(id, upload);
  etag = found.etag;
  if (isAtRest()) poll.stop();
  return changed;
}

/**
 * Signed, or ended without a report: nothing more will come by itself. The upload is asked for before its report, so
 * that a report may be signed already whose upload was not yet: then it is asked for once more.
 */
function isAtRest() {
  const { upload, report } = file.value;
  if (!upload || !ENDED.has(upload.status)) return false;
  if (!report) return true;
  return (report.status === "signed" || report.status === "amended") && upload.status !== "reported";
}

/** @param {string} id @param {Upload} upload */
async function loadResults(id, upload) {
  const newest = upload.analyses?.at(-1);
  const isKnown = newest === file.value.analysis?.analysis_id;
  // Somebody may have corrected it: the one that is known is asked for again, by its tag.
  const found = newest ? await getAnalysis(newest, isKnown ? file.value.analysisEtag : null) : null;
  if (file.value.id !== id) return;
  file.update({ state: "ready", upload, error: null });
  if (found?.analysis) file.update({ analysis: found.analysis, analysisEtag: found.etag });
  await loadReport(id, upload);
}

/** @param {string} id @param {Upload} upload */
async function loadReport(id, upload) {
  const newest = upload.reports?.at(-1);
  if (!newest) return;
  const isKnown = file.value.report?.report_id === newest;
  const found = await getReport(newest, isKnown ? file.value.reportEtag : null);
  if (file.value.id !== id || !found.report) return;
  file.update({ report: found.report, reportEtag: found.etag });
}
