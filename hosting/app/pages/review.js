/** The review queue in a split view: list on the left, the result on the right; after a signature comes the next. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { reviewList } from "../components/review-list.js";
import { worklistSkeleton } from "../components/worklist-table.js";
import { t, tn } from "../i18n/index.js";
import { file } from "../state/file.js";
import { confirm } from "../state/messages.js";
import { loadQueue, neighbour, reviewQueue, tickOff } from "../state/review-queue.js";
import { go, linkTo, route } from "../state/router.js";
import { may } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import "./file.js";

class ReviewPage extends LitElement {
  constructor() {
    super();
    this.unbind = () => {};
    this.unfollow = () => {};
    this.brought = "";
    renderOn(this, reviewQueue, route, file);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    loadQueue();
    this.unbind = bindKeys({
      j: { word: "queue.next", act: () => this.step(1) },
      k: { word: "queue.previous", act: () => this.step(-1) },
      u: { word: "help.k_back", act: () => go("#/worklist") },
    }, "help.review");
    this.unfollow = file.follow(() => this.advance());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
    this.unfollow();
  }

  /** After a signature comes the next; the dialog is given time to close and say so. */
  advance() {
    const { id } = route.value;
    if (route.value.name !== "review" || !tickOff(id)) return;
    const next = neighbour(id, 1);
    setTimeout(() => {
      if (route.value.id !== id || route.value.name !== "review") return;
      confirm(t(next ? "queue.signed_next" : "queue.signed_last"));
      go(linkTo(next ? `review/${next}` : "review"));
    }, 300);
  }

  /** @param {1 | -1} step */
  step(step) {
    const next = neighbour(route.value.id, step);
    if (next) go(linkTo(`review/${next}`));
  }

  accept() {
    const button = /** @type {HTMLButtonElement | null} */ (this.querySelector("#sign"));
    button?.click();
  }

  willUpdate() {
    const { items, state } = reviewQueue.value;
    if (route.value.name !== "review" || route.value.id || state !== "ready") return;
    const first = neighbour(null, 1);
    if (first && items.length > 0) go(linkTo(`review/${first}`), { replace: true });
  }

  updated() {
    const { id } = route.value;
    if (!id || id === this.brought) return;
    const link = this.querySelector('.review-list a[aria-current="true"]');
    if (!link) return;
    this.brought = id;
    link.scrollIntoView({ block: "nearest" });
  }

  render() {
    // The address of another screen comes before that screen: its id is none of an upload.
    if (route.value.name !== "review") return nothing;
    const { state, items, done, error } = reviewQueue.value;
    const waits = items.length - done.size;
    return html`<div class="page">
      <header class="page-head">
        <h1 tabindex="-1">${t("queue.title")}</h1>
        <span class="small muted">${state === "ready" ? tn("queue.left", waits) : nothing}</span>
        ${waits > 0 ? this.acts() : nothing}
      </header>
      ${this.body(state, error)}
    </div>`;
  }

  acts() {
    const { id } = route.value;
    const step = (/** @type {1 | -1} */ to, /** @type {string} */ word, /** @type {string} */ look) =>
      html`<button class="btn" ?disabled=${!neighbour(id, to)} @click=${() => this.step(to)}>${icon(look)}${t(word)}</button>`;
    const canAccept = may("sign") && file.value.id === id && file.value.report?.status === "draft";
    return html`<div class="actions">
      ${step(-1, "queue.previous", "chevron-left")}${step(1, "queue.next", "chevron-right")}
      ${may("sign") ? html`<button class="btn primary" ?disabled=${!canAccept} @click=${this.accept}>${icon("check")}${t("queue.accept")}</button>` : nothing}
    </div>`;
  }

  /** @param {string} state @param {unknown} error */
  body(state, error) {
    if (state === "error") return problemPanel(error, { retry: loadQueue });
    if (state === "loading") return html`<section class="card" aria-busy="true"><p class="visually-hidden" role="status">${t("worklist.loading")}</p>${worklistSkeleton()}</section>`;
    const { items, done } = reviewQueue.value;
    const { id } = route.value;
    if (items.length === 0 || (!id && done.size === items.length)) return this.finished();
    const hrefOf = (/** @type {string} */ one) => linkTo(`review/${one}`);
    return html`<div class="split">
      <nav class="card split-list" aria-label=${t("queue.list")}>${reviewList({ items, at: id, done, hrefOf, now: Date.now() })}</nav>
      <div class="split-main">${id ? html`<fv-file .uploadId=${id}></fv-file>` : nothing}</div>
    </div>`;
  }

  finished() {
    const actions = html`<a class="btn primary" href="#/worklist">${t("error.to_worklist")}</a>`;
    return html`<section class="card">${empty({ symbol: "circle-check", title: t("queue.empty_title"), text: t("queue.empty"), actions })}</section>`;
  }
}

customElements.define("fv-review", ReviewPage);
