/** From values to places on a drawing: linear scales and round numbers for their ticks. */

/** @param {number[]} values @returns {[number, number]} their ends, never both the same */
export function extent(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low !== high) return [low, high];
  const room = Math.abs(low) * 0.1 || 1;
  return [low - room, high + room];
}

/** @param {[number, number]} from @param {[number, number]} to */
export const linear = ([a, b], [c, d]) => (/** @type {number} */ value) => c + ((value - a) / (b - a)) * (d - c);

/** Round numbers between the ends, about `count` of them. @param {[number, number]} ends @param {number} [count] */
export function ticks([low, high], count = 4) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The middle one. @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
