/** The SHA-256 of a file, streamed in a worker so that the page stays responsive. */
import { TransferError } from "./put.js";

/**
 * @param {Blob} file
 * @param {AbortSignal} signal
 * @param {(share: number) => void} onProgress
 * @returns {Promise<string>} lower-case hex; rejects with "unreadable", "lost" or "cancelled"
 */
export function sha256Of(file, signal, onProgress) {
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
