/** What stands on each page of a document. */
import { isUnsure } from "./confidence.js";
import { isFlagged } from "./flag.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */

/** One list for one analysis, so that what shows it sees when it changes. @type {WeakMap<Analysis, import("./page-rail.js").PageFacts[]>} */
const known = new WeakMap();

/** @param {Analysis | null} analysis @param {import("../api/types.js").Picture[]} pictures */
export function pagesOf(analysis, pictures) {
  if (!analysis) return [];
  const facts = known.get(analysis) ?? pictures.map(({ page }) => {
    const here = analysis.findings.filter((one) => one.region?.page === page);
    return { values: here.length, flagged: here.filter((one) => isFlagged(one.flag)).length, unsure: here.filter(isUnsure).length };
  });
  known.set(analysis, facts);
  return facts;
}
