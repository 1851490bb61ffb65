/** Opens a report's PDF, waiting while it is still being made. */
import { ApiError } from "../api/problem.js";
import { getPdf } from "../api/reports.js";

const TRIES = 6;

/** @param {string} reportId @returns {Promise<string>} the signed address */
export async function pdfAddress(reportId) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await getPdf(reportId)).url;
    } catch (error) {
      const isComing = error instanceof ApiError && error.status === 409 && attempt < TRIES;
      if (!isComing) throw error;
      const seconds = Math.min(10, error.retryAfter ?? 2);
      await new Promise((done) => setTimeout(done, seconds * 1000));
    }
  }
}
