/** The address of one evidence picture: it lives five minutes, and one that has ended is asked for anew, once. */
import { getPicture } from "../api/analyses.js";
import { Store } from "./store.js";

/** @typedef {import("../api/types.js").Link} Link */

/** @extends {Store<{link: Link | null, problem: unknown}>} */
export class Evidence extends Store {
  constructor() {
    super({ link: null, problem: null });
    this.shown = { analysisId: "", page: 0 };
    this.tries = 0;
  }

  /** The same picture again changes nothing. @param {string} analysisId @param {number} page counted from 1 */
  show(analysisId, page) {
    if (analysisId === this.shown.analysisId && page === this.shown.page) return;
    this.shown = { analysisId, page };
    this.tries = 0;
    this.load();
  }

  async load() {
    const { shown } = this;
    this.update({ link: null, problem: null });
    try {
      const link = await getPicture(shown.analysisId, shown.page);
      if (shown === this.shown) this.update({ link });
    } catch (problem) {
      if (shown === this.shown) this.update({ problem });
    }
  }

  /** The browser could not show it. */
  again() {
    this.tries += 1;
    if (this.tries <= 1) this.load();
  }
}
