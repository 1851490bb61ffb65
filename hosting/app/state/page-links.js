/** The addresses of a document's pages, each asked for once; one that has ended is asked for anew, once. */
import { getPicture } from "../api/analyses.js";
import { Store } from "./store.js";

/** @extends {Store<{links: Map<number, string>}>} */
export class PageLinks extends Store {
  constructor() {
    super({ links: new Map() });
    this.analysisId = "";
    /** How often each page was asked for. @type {Map<number, number>} */
    this.asked = new Map();
  }

  /** Another document begins without. @param {string} analysisId */
  begin(analysisId) {
    if (analysisId === this.analysisId) return;
    this.analysisId = analysisId;
    this.asked = new Map();
    this.value = { links: new Map() };
  }

  /** @param {number} page counted from 0 @param {number} [most] times */
  async ask(page, most = 1) {
    const { analysisId } = this;
    const times = this.asked.get(page) ?? 0;
    if (times >= most) return;
    this.asked.set(page, times + 1);
    try {
      const { url } = await getPicture(analysisId, page + 1);
      if (analysisId === this.analysisId) this.update({ links: new Map([...this.value.links, [page, url]]) });
    } catch {
      // A page without its small picture still has its number; the large one says what is wrong.
      this.asked.delete(page);
    }
  }
}
