/** Signs a report. The same intention keeps its key, so that a repeated press signs once. */
import { newKey } from "../api/client.js";
import { ApiError } from "../api/problem.js";
import { getReport, signReport } from "../api/reports.js";
import { expectChange, file } from "./file.js";

/**
 * @param {{meaning: string, comment: string}} words
 * @param {string} key of this intention
 * @returns {Promise<"signed" | "sign_in_too_old" | "second_factor_missing">}
 */
export async function sign({ meaning, comment }, key) {
  const { report, reportEtag } = file.value;
  if (!report) throw new ApiError({ code: "not_found" });
  const body = comment.trim() ? { meaning, comment: comment.trim() } : { meaning };
  try {
    await signReport(report.report_id, body, { ifMatch: reportEtag, idempotencyKey: key });
  } catch (error) {
    const code = error instanceof ApiError ? error.code : "";
    if (code === "sign_in_too_old" || code === "second_factor_missing") return code;
    throw error;
  }
  const found = await getReport(report.report_id);
  if (found.report) file.update({ report: found.report, reportEtag: found.etag });
  expectChange();
  return "signed";
}

export const newIntention = newKey;
