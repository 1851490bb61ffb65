/** Which rows of a long list are in view. */

const SPARE = 12;
/** The window moves by this many rows at once: most frames of a scroll draw nothing anew. */
const STEP = 8;

/**
 * @param {HTMLElement | null} table with rows of equal height
 * @param {number} count how many rows the list has
 * @param {number} height of one row in pixels, 0 where it is not known yet
 * @returns {{from: number, to: number, height: number}}
 */
export function rowsInView(table, count, height) {
  const body = table?.querySelector("tbody");
  if (!body || height <= 0) return { from: 0, to: Math.min(count, 60), height };
  const above = -body.getBoundingClientRect().top;
  const first = Math.floor((Math.floor(above / height) - SPARE) / STEP) * STEP;
  const last = Math.ceil((Math.ceil((above + innerHeight) / height) + SPARE) / STEP) * STEP;
  const from = Math.max(0, first);
  const to = Math.min(count, last);
  return { from: Math.min(from, Math.max(0, count - 1)), to: Math.max(to, Math.min(count, 1)), height };
}

/** The height of the rows as they are drawn now. @param {HTMLElement | null} table */
export const rowHeight = (table) => /** @type {HTMLElement | null | undefined} */ (table?.querySelector("tr[data-upload]"))?.getBoundingClientRect().height ?? 0;
