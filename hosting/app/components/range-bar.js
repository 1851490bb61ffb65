/** Where a value lies against its reference: a track, the reference band, a dot (a triangle at the end when far out). */
import { html, nothing, svg } from "../../lib/lit.js";
import { isInside } from "./reference.js";

const WIDTH = 96;
const LEFT = 8;
const RIGHT = WIDTH - 8;

/** @typedef {import("./reference.js").Range} Range */

/** The numbers at the two ends of the track. @param {Range} range @returns {[number, number]} */
function ends({ low, high }) {
  if (low !== null && high !== null) {
    const room = (high - low) * 0.5;
    return [low - room, high + room];
  }
  const edge = /** @type {number} */ (low ?? high);
  const size = Math.abs(edge) || 1;
  return low === null ? [Math.min(0, edge), edge + size * 0.6] : [Math.min(0, edge), edge + size];
}

/**
 * @param {number} value
 * @param {Range} range
 * @param {string} text what it says in words
 * @param {number | null} [before] the value from before, as a hollow dot where it is on the track
 */
export function rangeBar(value, range, text, before = null) {
  const [from, to] = ends(range);
  const place = (/** @type {number} */ v) => LEFT + ((v - from) / (to - from)) * (RIGHT - LEFT);
  const start = range.low === null ? LEFT : place(range.low);
  const end = range.high === null ? RIGHT : place(range.high);
  return html`<svg class="range ${isInside(value, range) ? "inside" : "outside"}" viewBox="0 0 ${WIDTH} 16" role="img" aria-label=${text}>
    <rect class="track" x=${LEFT} y="7" width=${RIGHT - LEFT} height="2" rx="1"></rect>
    <rect class="band" x=${start} y="5" width=${Math.max(1, end - start)} height="6" rx="1"></rect>
    ${before !== null && before >= from && before <= to ? svg`<circle class="before" cx=${place(before)} cy="8" r="3.5"></circle>` : nothing}
    ${marker(value, from, to, place)}
  </svg>`;
}

/** @param {number} value @param {number} from @param {number} to @param {(v: number) => number} place */
function marker(value, from, to, place) {
  if (value < from) return svg`<path class="dot" d="M${LEFT - 7} 8 l8 -5 v10 z"></path>`;
  if (value > to) return svg`<path class="dot" d="M${RIGHT + 7} 8 l-8 -5 v10 z"></path>`;
  return svg`<circle class="dot" cx=${place(value)} cy="8" r="4.5"></circle>`;
}
