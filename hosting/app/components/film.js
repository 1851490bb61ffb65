/** The frames of a film that lie in one picture, and which of them to show. */

/** @typedef {import("../api/types.js").Clip} Clip */

/**
 * The place of the newest picture at a moment; null behind the clip's end, where there is none.
 * @param {Clip} clip
 * @param {number} frame
 */
export function placeAt({ frames }, frame) {
  const stride = frames.length > 1 ? frames[1] - frames[0] : 1;
  if (frames.length === 0 || frame > frames[frames.length - 1] + stride) return null;
  const after = frames.findIndex((one) => one > frame);
  return after < 0 ? frames.length - 1 : Math.max(0, after - 1);
}

/**
 * Puts one frame of the sheet where its window is. Sizes go through the style object: the policy allows no style attributes.
 * @param {HTMLImageElement} sheet
 * @param {Clip} clip
 * @param {number} place
 */
export function turnTo(sheet, { columns, rows }, place) {
  sheet.style.width = `${columns * 100}%`;
  sheet.style.height = `${rows * 100}%`;
  const x = ((place % columns) / columns) * 100;
  const y = (Math.floor(place / columns) / rows) * 100;
  sheet.style.transform = `translate(${-x}%, ${-y}%)`;
}
