/** What a printed reference range means in numbers, where that is beyond doubt. */

/** @typedef {{low: number | null, high: number | null}} Range */

const NUMBER = "[-+]?\\d+(?:[.,]\\d+)?";
// Behind the numbers a unit may follow, but no further number: then it is another range as well.
const END = "(?=[^\\d]*$)";
const BETWEEN = new RegExp(`^\\(?\\s*(${NUMBER})\\s*(?:-|–|—|to|bis)\\s*(${NUMBER})${END}`, "i");
const BELOW = new RegExp(`^(?:<|<=|≤|up to|bis)\\s*=?\\s*(${NUMBER})${END}`, "i");
const ABOVE = new RegExp(`^(?:>|>=|≥|from|ab)\\s*=?\\s*(${NUMBER})${END}`, "i");
const THOUSANDS = /^[-+]?[1-9]\d*[.,]\d{3}$/;

/**
 * A number as printed. "1,234" and "1.234" may be a thousand or one and a bit: that is no number here.
 * @param {string | null | undefined} text
 * @returns {number | null}
 */
export function numberOf(text) {
  if (text === null || text === undefined) return null;
  const plain = text.trim();
  if (!new RegExp(`^${NUMBER}$`).test(plain) || THOUSANDS.test(plain)) return null;
  return Number(plain.replace(",", "."));
}

/** @param {string | null | undefined} text @returns {Range | null} */
export function rangeOf(text) {
  const plain = (text ?? "").trim().replace(/^\[|\]$/g, "");
  const between = BETWEEN.exec(plain);
  if (between) return bounded(numberOf(between[1]), numberOf(between[2]));
  const below = BELOW.exec(plain);
  if (below) return open(null, numberOf(below[1]));
  const above = ABOVE.exec(plain);
  return above ? open(numberOf(above[1]), null) : null;
}

/** @param {number} value @param {Range} range */
export const isInside = (value, { low, high }) => (low === null || value >= low) && (high === null || value <= high);

/** @param {number | null} low @param {number | null} high @returns {Range | null} */
const bounded = (low, high) => (low === null || high === null || high <= low ? null : { low, high });

/** @param {number | null} low @param {number | null} high @returns {Range | null} */
const open = (low, high) => (low === null && high === null ? null : { low, high });
