/** The SHA-256 of a file: a small one by the browser itself, a large one streamed in a worker; the page stays responsive. */
import { TransferError } from "./put.js";

// No worker is started for these: for hundreds of small files that would be most of the work.
const SMALL = 4 * 1024 * 1024;

/**
 * @param {Blob} file
 * @param {AbortSignal} signal
 * @param {(share: number) => void} onProgress
 * @returns {Promise<string>} lower-case hex; rejects with "unreadable", "lost" or "cancelled"
 */
export function sha256Of(file, signal, onProgress) {
  return file.size <= SMALL ? atOnce(file) : streamed(file, signal, onProgress);
}

/** @param {Blob} file */
async function atOnce(file) {
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Error("unreadable");
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Blob} file @param {AbortSignal} signal @param {(share: number) => void} onProgress @returns {Promise<string>} */
function streamed(file, signal, onProgress) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./hash-worker.js", import.meta.url), { type: "module" });
    const end = (/** @type {() => void} */ settle) => {
      worker.terminate();
      settle();
    };
    signal.addEventListener("abort", () => end(() => reject(new Error("cancelled"))), { once: true });
    // The worker itself did not arrive: that is the line's fault, not the file's.
    worker.addEventListener("error", () => end(() => reject(new TransferError("lost"))));
    worker.addEventListener("message", ({ data }) => {
      if (data.digest) end(() => resolve(data.digest));
      else if (data.failed) end(() => reject(new Error("unreadable")));
      else onProgress(data.done / Math.max(1, file.size));
    });
    worker.postMessage(file);
  });
}
