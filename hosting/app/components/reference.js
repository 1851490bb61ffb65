/** What a printed reference range means in numbers, where that is beyond doubt. */

/** @typedef {{low: number | null, high: number | null}} Range */

const NUMBER = "[-+]?\\d+(?:[.,]\\d+)?";
const BETWEEN = new RegExp(`^\\(?\\s*(${NUMBER})\\s*(?:-|–|—|to|bis)\\s*(${NUMBER})`, "i");
const BELOW = new RegExp(`^(?:<|<=|≤|up to|bis)\\s*=?\\s*(${NUMBER})`, "i");
const ABOVE = new RegExp(`^(?:>|>=|≥|from|ab)\\s*=?\\s*(${NUMBER})`, "i");

/**
 * A number as printed. "1,234" may be a thousand or one and a bit: that is no number here.
 * @param {string | null | undefined} text
 * @returns {number | null}
 */
export function numberOf(text) {
  if (text === null || text === undefined) return null;
  const plain = text.trim();
  if (!new RegExp(`^${NUMBER}$`).test(plain) || /,\d{3}$/.test(plain)) return null;
  return Number(plain.replace(",", "."));
}

/** @param {string | null | undefined} text @returns {Range | null} */
export function rangeOf(text) {
  const plain = (text ?? "").trim().replace(/^\[|\]$/g, "");
  const between = BETWEEN.exec(plain);
  if (between) return checked(numberOf(between[1]), numberOf(between[2]));
  const below = BELOW.exec(plain);
  if (below) return checked(null, numberOf(below[1]));
  const above = ABOVE.exec(plain);
  return above ? checked(numberOf(above[1]), null) : null;
}

/** @param {number | null} low @param {number | null} high @returns {Range | null} */
function checked(low, high) {
  if (low === null && high === null) return null;
  return low !== null && high !== null && high <= low ? null : { low, high };
}
