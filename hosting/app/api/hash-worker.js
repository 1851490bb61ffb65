/** Worker: reads one file piece by piece and answers with its SHA-256. */
import { sha256 } from "../../lib/sha256.js";

const PIECE = 4 * 1024 * 1024;

/** @param {Blob} file */
async function digestOf(file) {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await file.slice(at, at + PIECE).arrayBuffer();
    hash.update(new Uint8Array(piece));
    postMessage({ done: Math.min(file.size, at + PIECE) });
  }
  return Array.from(hash.digest(), (/** @type {number} */ byte) => byte.toString(16).padStart(2, "0")).join("");
}

addEventListener("message", ({ data }) => {
  digestOf(data).then(
    (digest) => postMessage({ digest }),
    () => postMessage({ failed: true }),
  );
});
