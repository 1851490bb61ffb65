/** A mask as a drawing: runs of zeros and ones, row by row, the first run of zeros. */

/** Colour of the mask: the accent, so that tissue stays visible below. */
const RGBA = [79, 214, 227, 110];

/** The runs, whichever way they are written. @param {number[] | string} rle @returns {number[]} */
const runsOf = (rle) => (typeof rle === "string" ? rle.trim().split(/[\s,]+/).map(Number) : rle);

/**
 * @param {number[] | string} rle
 * @param {[number, number]} shape rows, columns
 * @returns {Uint8Array | null} 0 or 1 for each pixel; null where the runs do not fill the shape exactly
 */
export function pixelsOf(rle, [rows, columns]) {
  const pixels = new Uint8Array(rows * columns);
  let at = 0;
  let value = 0;
  for (const run of runsOf(rle)) {
    if (!Number.isInteger(run) || run < 0 || at + run > pixels.length) return null;
    if (value) pixels.fill(1, at, at + run);
    at += run;
    value = 1 - value;
  }
  return at === pixels.length ? pixels : null;
}

/**
 * Paints a mask onto a canvas of its own size; the style stretches it over the picture.
 * @param {HTMLCanvasElement} canvas
 * @param {number[] | string} rle
 * @param {[number, number]} shape
 */
export function paintMask(canvas, rle, shape) {
  const pixels = pixelsOf(rle, shape);
  const context = canvas.getContext("2d");
  if (!pixels || !context) return false;
  [canvas.height, canvas.width] = shape;
  const image = context.createImageData(shape[1], shape[0]);
  for (let i = 0; i < pixels.length; i += 1) if (pixels[i]) image.data.set(RGBA, i * 4);
  context.putImageData(image, 0, 0);
  return true;
}
