/** A value over time, as small as a word: the newest is marked. */
import { html, nothing, svg } from "../../lib/lit.js";
import { extent, linear } from "./scale.js";

const WIDTH = 72;
const HEIGHT = 20;

/** @param {number[]} values the oldest first @param {string} text what it says in words */
export function sparkline(values, text) {
  if (values.length < 2) return nothing;
  const x = linear([0, values.length - 1], [3, WIDTH - 4]);
  const y = linear(extent(values), [HEIGHT - 4, 4]);
  const line = values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const last = values.length - 1;
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${text}>
    ${svg`<polyline points=${line}></polyline><circle cx=${x(last)} cy=${y(values[last])} r="2.5"></circle>`}
  </svg>`;
}
