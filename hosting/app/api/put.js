/** Bytes to storage: one PUT with real progress, a way to stop it, and an end where nothing moves any more. */

const STALLED_MS = 45_000;

/** Why bytes did not arrive: "lost" may be tried again, "gone" needs a new place, "taken" is used already. */
export class TransferError extends Error {
  /** @param {"lost" | "gone" | "taken" | "refused" | "cancelled"} word */
  constructor(word) {
    super(word);
    this.word = word;
  }
}

/** @typedef {{onProgress: (sent: number) => void, signal: AbortSignal}} Watch */

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {Blob | null} body
 * @param {Watch} watch
 * @returns {Promise<{status: number, range: string | null}>} rejects with "lost" or "cancelled"
 */
export function put(url, headers, body, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let stalled;
    const stop = () => sending.abort();
    const alive = () => {
      clearTimeout(stalled);
      stalled = setTimeout(stop, STALLED_MS);
    };
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(stalled);
      signal.removeEventListener("abort", stop);
      settle();
    };
    const fail = () => end(() => reject(new TransferError(signal.aborted ? "cancelled" : "lost")));
    if (signal.aborted) return fail();
    sending.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.addEventListener("progress", (event) => {
      alive();
      onProgress(event.loaded);
    });
    sending.addEventListener("load", () =>
      end(() => resolve({ status: sending.status, range: sending.getResponseHeader("Range") })));
    for (const kind of ["error", "timeout", "abort"]) sending.addEventListener(kind, fail);
    signal.addEventListener("abort", stop, { once: true });
    alive();
    sending.send(body);
  });
}

/** What a status that is no success means. @param {number} status */
export function failureOf(status) {
  if (status === 0 || status === 408 || status === 429 || status >= 500) return new TransferError("lost");
  if ([401, 403, 404, 410].includes(status)) return new TransferError("gone");
  return new TransferError(status === 412 || status === 409 ? "taken" : "refused");
}

/**
 * The whole file in one request.
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {Blob} file
 * @param {Watch} watch
 */
export async function putWhole(url, headers, file, watch) {
  const { status } = await put(url, headers, file, watch);
  if (status < 200 || status >= 300) throw failureOf(status);
}
