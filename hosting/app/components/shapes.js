/** A finding's region as an SVG shape in pixels of the evidence picture. */
import { svg } from "../../lib/lit.js";
import { trackOutline } from "./tracks.js";

/** @typedef {import("../api/types.js").Region} Region */

/** Points come as (row, column). @param {number[][]} points @param {number} scale */
const listOf = (points, scale) => points.map(([r, c]) => `${c / scale},${r / scale}`).join(" ");

/**
 * @param {Region} region
 * @param {number} scale original pixels for each of the picture's
 * @param {number | null} frame of a film; null shows whole paths
 */
function outline(region, scale, frame) {
  if (region.kind === "polygon" && region.points) return svg`<polygon points=${listOf(region.points, scale)}></polygon>`;
  if (region.kind === "path") return trackOutline(region, scale, frame);
  const { r0 = 0, c0 = 0, r1 = 0, c1 = 0 } = region;
  return svg`<rect x=${c0 / scale} y=${r0 / scale} width=${Math.max(0, c1 - c0) / scale} height=${Math.max(0, r1 - r0) / scale}></rect>`;
}

/** @param {Region | null} region @param {number | null} page of the document; null for a photograph */
export function isDrawable(region, page) {
  if (!region) return false;
  if (region.kind === "text") return page === null || region.page === page;
  if (region.kind === "mask") return Boolean(region.rle && region.shape);
  return ["polygon", "box", "path"].includes(region.kind);
}

/**
 * Twice the same line: a dark halo below, so that it reads on bright and on dark tissue.
 * @param {import("./drawn.js").Drawn} shape
 * @param {{scale: number, isSelected: boolean, isChecked?: boolean, frame?: number | null, onSelect: (id: string) => void}} options
 */
export function shape({ id, label, region, parts = [], tone = "" }, { scale, isSelected, isChecked = false, frame = null, onSelect }) {
  const kind = region.kind === "text" ? "text" : region.kind === "path" ? "track" : "area";
  const look = `${kind} ${tone} ${isSelected ? "selected" : ""} ${isChecked ? "checked" : ""}`;
  const drawn = () => (parts.length ? parts : [region]).map((one) => outline(one, scale, frame));
  return svg`<g class="mark ${look}" data-finding=${id} @click=${() => onSelect(id)}>
    <title>${label}</title>
    <g class="halo">${drawn()}</g>
    <g class="line">${drawn()}</g>
  </g>`;
}
