/** A finding's region as an SVG shape in pixels of the evidence picture. */
import { svg } from "../../lib/lit.js";

/** @typedef {import("../api/types.js").Region} Region */

/** Points come as (row, column). @param {number[][]} points @param {number} scale */
const listOf = (points, scale) => points.map(([r, c]) => `${c / scale},${r / scale}`).join(" ");

/** @param {Region} region @param {number} scale original pixels for each of the picture's */
function outline(region, scale) {
  if (region.kind === "polygon" && region.points) return svg`<polygon points=${listOf(region.points, scale)}></polygon>`;
  if (region.kind === "path" && region.points) return svg`<polyline points=${listOf(region.points, scale)}></polyline>`;
  const { r0 = 0, c0 = 0, r1 = 0, c1 = 0 } = region;
  return svg`<rect x=${c0 / scale} y=${r0 / scale} width=${Math.max(0, c1 - c0) / scale} height=${Math.max(0, r1 - r0) / scale}></rect>`;
}

/** @param {Region | null} region @param {number | null} page of the document; null for a photograph */
export function isDrawable(region, page) {
  if (!region) return false;
  if (region.kind === "text") return page === null || region.page === page;
  return ["polygon", "box", "path"].includes(region.kind);
}

/**
 * Twice the same line: a dark halo below, so that it reads on bright and on dark tissue.
 * @param {{id: string, label: string, region: Region}} shape
 * @param {{scale: number, isSelected: boolean, onSelect: (id: string) => void}} options
 */
export function shape({ id, label, region }, { scale, isSelected, onSelect }) {
  const kind = region.kind === "text" ? "text" : "area";
  return svg`<g class="mark ${kind} ${isSelected ? "selected" : ""}" data-finding=${id} @click=${() => onSelect(id)}>
    <title>${label}</title>
    <g class="halo">${outline(region, scale)}</g>
    <g class="line">${outline(region, scale)}</g>
  </g>`;
}
