/** One plain PUT of a file's bytes, with real progress and a way to stop it. */

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {Blob} file
 * @param {{onProgress: (sent: number) => void, signal: AbortSignal}} watch
 * @returns {Promise<void>} rejects with "lost", "refused" or "cancelled"
 */
export function putBytes(url, headers, file, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    const stop = () => sending.abort();
    const end = (/** @type {() => void} */ settle) => {
      signal.removeEventListener("abort", stop);
      settle();
    };
    if (signal.aborted) {
      reject(new Error("cancelled"));
      return;
    }
    sending.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    sending.addEventListener("load", () => {
      const isStored = sending.status >= 200 && sending.status < 300;
      end(() => (isStored ? resolve() : reject(new Error(sending.status === 0 ? "lost" : "refused"))));
    });
    sending.addEventListener("error", () => end(() => reject(new Error("lost"))));
    sending.addEventListener("timeout", () => end(() => reject(new Error("lost"))));
    sending.addEventListener("abort", () => end(() => reject(new Error("cancelled"))));
    signal.addEventListener("abort", stop, { once: true });
    sending.send(file);
  });
}
