/**
 * A file in pieces, as Cloud Storage takes them: multiples of 256 KiB until the last, 308 while more is to come,
 * `Range` says how much is stored, and no `Range` means nothing is.
 */
import { failureOf, put } from "./put.js";

const QUANTUM = 256 * 1024;
const LARGEST = 32 * QUANTUM;
const QUICK_MS = 3000;
const SLOW_MS = 10_000;

/** @typedef {import("./put.js").Watch} Watch */

/** @param {string | null} range e.g. "bytes=0-262143" @returns {number} how many bytes are stored */
export const storedOf = (range) => (range ? Number(/-(\d+)$/.exec(range)?.[1] ?? -1) + 1 : 0);

/** A quick line gets larger pieces, a slow one smaller, so that little is lost with it. @param {number} size @param {number} took */
export function nextSize(size, took) {
  if (took < QUICK_MS) return Math.min(LARGEST, size * 2);
  return took > SLOW_MS ? Math.max(QUANTUM, Math.floor(size / 2 / QUANTUM) * QUANTUM) : size;
}

/**
 * How far the session is; the file's size where it is complete.
 * @param {string} url
 * @param {number} size
 * @param {AbortSignal} signal
 */
export async function askStored(url, size, signal) {
  const asked = await put(url, { "Content-Range": `bytes */${size}` }, null, { onProgress: () => {}, signal });
  if (asked.status === 308) return storedOf(asked.range);
  if (asked.status >= 200 && asked.status < 300) return size;
  throw failureOf(asked.status);
}

/**
 * Sends what is missing. Rejects with a TransferError; calling it again goes on where storage is.
 * @param {string} url
 * @param {Blob} file
 * @param {Watch & {onStored: (bytes: number) => void}} watch `onStored` hears what storage has confirmed
 */
export async function putInPieces(url, file, { onProgress, onStored, signal }) {
  let piece = 4 * QUANTUM;
  let at = await askStored(url, file.size, signal);
  onStored(at);
  while (at < file.size) {
    const from = at;
    const end = Math.min(from + piece, file.size);
    const started = performance.now();
    const headers = { "Content-Range": `bytes ${from}-${end - 1}/${file.size}` };
    const watch = { onProgress: (/** @type {number} */ sent) => onProgress(from + sent), signal };
    const { status, range } = await put(url, headers, file.slice(from, end), watch);
    if (status !== 308 && (status < 200 || status >= 300)) throw failureOf(status);
    at = status === 308 ? storedOf(range) : file.size;
    onStored(at);
    piece = nextSize(piece, performance.now() - started);
  }
}
