/** What the command palette finds on the server, a moment after somebody stopped typing. */
import { findPatients } from "../api/find.js";

const PAUSE_MS = 250;

/** @typedef {import("../api/find.js").Found} Found */

export class Finder {
  /** @param {(found: Found[]) => void} onFound */
  constructor(onFound) {
    this.onFound = onFound;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {AbortController | null} */
    this.running = null;
  }

  /** @param {string} text */
  ask(text) {
    clearTimeout(this.timer);
    this.running?.abort();
    this.onFound([]);
    if (text.length < 2) return;
    const mine = new AbortController();
    this.running = mine;
    this.timer = setTimeout(async () => {
      try {
        this.onFound(await findPatients(text, mine.signal));
      } catch {
        // Not found is not worth a sentence while somebody types.
      }
    }, PAUSE_MS);
  }
}
