/** Paths of moving cells at one moment: what was passed until then, and where each cell is. */
import { svg } from "../../lib/lit.js";

/** @typedef {import("../api/types.js").Region} Region */

/**
 * The frames that the paths and the clip span; null where nothing says its frames.
 * @param {{region: Region}[]} shapes
 * @param {import("../api/types.js").Clip | null} [clip]
 * @returns {[number, number] | null}
 */
export function spanOf(shapes, clip = null) {
  const frames = [...(clip?.frames ?? []), ...shapes.flatMap(({ region }) => (region.kind === "path" && framesOf(region)) || [])];
  return frames.length > 1 ? [frames.reduce((a, b) => Math.min(a, b)), frames.reduce((a, b) => Math.max(a, b))] : null;
}

/** A frame for each point, where there is one for each. @param {Region} region @returns {number[] | null} */
function framesOf({ frames, points }) {
  return frames && points && frames.length === points.length ? frames : null;
}

/**
 * @param {Region} region
 * @param {number} scale original pixels for each of the picture's
 * @param {number | null} frame null shows the whole path
 */
export function trackOutline(region, scale, frame) {
  const points = region.points ?? [];
  const frames = framesOf(region);
  const passed = frame === null || !frames ? points : points.filter((_, i) => frames[i] <= frame);
  if (passed.length === 0) return svg``;
  const list = passed.map(([r, c]) => `${c / scale},${r / scale}`).join(" ");
  const [r, c] = passed[passed.length - 1];
  const isGone = frame !== null && frames !== null && frame > frames[frames.length - 1];
  if (isGone) return svg`<polyline class="gone" points=${list}></polyline>`;
  return svg`<polyline points=${list}></polyline><path class="tip" d="M${c / scale} ${r / scale}h0"></path>`;
}
