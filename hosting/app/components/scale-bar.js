/** A bar of a round length on the picture, where the picture's scale is known. */
import { html, nothing } from "../../lib/lit.js";
import { formatNumber } from "../i18n/format.js";

/**
 * A round length that is about a fifth of the frame.
 * @param {number} unitsPerPixel of the screen
 * @param {number} width of the frame, in pixels of the screen
 */
export function roundLength(unitsPerPixel, width) {
  const rough = (unitsPerPixel * width) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([5, 2, 1].find((one) => one * power <= rough) ?? 1);
}

/** @param {{length: number, unit: string} | null} facts */
export const scaleBar = (facts) =>
  facts ? html`<div class="scale-bar"><span>${formatNumber(facts.length)} ${facts.unit}</span></div>` : nothing;
