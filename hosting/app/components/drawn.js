/** The findings that are drawn on a picture, as the viewer takes them. */
import { nameOf, valueOf } from "./finding.js";
import { toneOf } from "./legend.js";
import { isDrawable } from "./shapes.js";

/** @typedef {import("../api/types.js").Finding} Finding */
/** @typedef {{id: string, label: string, region: import("../api/types.js").Region, parts?: import("../api/types.js").Region[], tone?: string}} Drawn */

/** @param {Finding[]} findings @param {number | null} page of a document @returns {Drawn[]} */
export const shapesOf = (findings, page) => findings.filter((f) => isDrawable(f.region, page)).map((f) => ({
  id: f.id, region: /** @type {import("../api/types.js").Region} */ (f.region), parts: Object.values(f.parts ?? {}), label: labelOf(f), tone: toneOf(f),
}));

/** @param {Finding} finding */
function labelOf(finding) {
  if (typeof finding.value === "object") return nameOf(finding);
  const { text, unit } = valueOf(finding);
  return `${nameOf(finding)}: ${text} ${unit}`.trim();
}
