/** The pages of a document as small pictures: each is asked for when it comes into sight. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** What stands on a page. @typedef {{values: number, flagged: number, unsure: number}} PageFacts */

class PageRail extends LitElement {
  static properties = { pages: { attribute: false }, at: { type: Number }, links: { attribute: false } };

  constructor() {
    super();
    /** @type {PageFacts[]} */
    this.pages = [];
    this.at = 0;
    /** The addresses that are known, by page. @type {Map<number, string>} */
    this.links = new Map();
    this.observer = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) if (isIntersecting) this.tell("page-seen", Number(/** @type {HTMLElement} */ (target).dataset.page));
    });
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("pages")) {
      this.observer.disconnect();
      for (const one of this.querySelectorAll("[data-page]")) this.observer.observe(one);
    }
    if (changed.has("at")) this.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {string} name @param {number} page */
  tell(name, page) {
    this.dispatchEvent(new CustomEvent(name, { detail: page }));
  }

  render() {
    const count = this.pages.length;
    return html`<nav class="page-rail" aria-label=${t("pages.rail")}><ol>${this.pages.map(({ values, flagged, unsure }, page) => html`<li>
      <button data-page=${page} aria-current=${page === this.at ? "page" : "false"}
          @click=${() => this.tell("page-chosen", page)}>
        ${this.links.has(page) ? html`<img src=${this.links.get(page) ?? ""} alt="" draggable="false" @error=${() => this.tell("page-lost", page)} />` : html`<span class="skeleton sheet-skeleton"></span>`}
        <span class="visually-hidden">${t("pages.page", { page: page + 1, pages: count, values, flagged, unsure })}</span>
        <span class="page-facts" aria-hidden="true">${page + 1}${values ? html`<span class="tab-count">${values}</span>` : nothing}${flagged ? html`<span class="warn-text">${icon("triangle-alert")}</span>` : nothing}${unsure ? html`<span class="warn-text">${icon("eye")}</span>` : nothing}</span>
      </button></li>`)}</ol></nav>`;
  }
}

customElements.define("fv-page-rail", PageRail);
