/** The layer on which a person lays a line between two points: dragged at its ends or as a whole, or by arrow keys. */
import { ShapeEditor } from "./shape-editor.js";

/** @typedef {import("../api/types.js").Region} Region */

const LEAST = 3;

/** A line as a region. @param {number[]} a @param {number[]} b @returns {Region} */
export const lineBetween = (a, b) => ({ kind: "line", points: [a, b] });

/** @param {Region | null} line */
export function lengthOf(line) {
  const [[r0, c0], [r1, c1]] = line?.points ?? [[0, 0], [0, 0]];
  return Math.hypot(r1 - r0, c1 - c0);
}

class LineEditor extends ShapeEditor {
  /** @param {[number, number]} from @param {[number, number]} to */
  between(from, to) {
    return lineBetween(from, to);
  }

  /** @param {Region} region */
  isTiny(region) {
    return lengthOf(region) < LEAST;
  }
}

customElements.define("fv-line-editor", LineEditor);
