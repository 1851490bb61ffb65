/** The worklist: views and filters in the address, rows that update in place, keys j, k, x and Enter. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { rowHeight, rowsInView } from "../components/rows-window.js";
import { worklistSkeleton, worklistTable } from "../components/worklist-table.js";
import { formatClock, formatWhole } from "../i18n/format.js";
import { t, tn } from "../i18n/index.js";
import { listLook, recallLook } from "../state/list-look.js";
import { confirm } from "../state/messages.js";
import { go, linkTo, route, routeOf } from "../state/router.js";
import { conceal, revealed } from "../state/secrets.js";
import { may, session } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import { countOf } from "../state/views.js";
import { grow, leave, load, reload, worklist } from "../state/worklist.js";
import { bringMore } from "./more.js";
import { filterBar, viewTabs } from "./worklist-filters.js";

const NEAR_END_PX = 1200;
/** Where a list was scrolled to when it was left, to come back to. */
let left = { query: "", at: 0, cursor: -1 };

class WorklistPage extends LitElement {
  static properties = { cursor: { state: true }, chosen: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.cursor = -1;
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {unknown} */
    this.failure = null;
    this.asked = "";
    this.height = 0;
    this.drawn = "";
    this.release = () => {};
    this.onScroll = () => this.scrolled();
    renderOn(this, worklist, session, route, listLook);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    recallLook();
    // Menus that can be done without.
    import("./saved-views.js").catch(() => {});
    bringMore().then(() => import("./list-look.js")).catch(() => {});
    this.release = bindKeys({
      j: { word: "help.k_next", act: () => this.move(1) },
      k: { word: "help.k_previous", act: () => this.move(-1) },
      Enter: { word: "help.k_open", act: () => this.openRow() },
      x: { word: "help.k_choose", act: () => this.chooseRow() },
      v: { word: "help.k_review", act: () => go(linkTo("review")) },
      f: { word: "help.k_filters", act: () => /** @type {HTMLElement | null} */ (this.querySelector("#modality"))?.focus() },
      "/": { word: "help.k_search", act: () => /** @type {HTMLElement | null} */ (this.querySelector("#search"))?.focus() },
    }, "help.list");
    addEventListener("scroll", this.onScroll, { passive: true });
    addEventListener("resize", this.onScroll, { passive: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    left = { query: this.asked, at: this.scrolledTo, cursor: this.cursor };
    removeEventListener("scroll", this.onScroll);
    removeEventListener("resize", this.onScroll);
    this.release();
    leave();
  }

  scrolledTo = 0;

  /** Draws other rows when others have come into view, and fetches more before the end is reached. */
  scrolled() {
    this.scrolledTo = scrollY;
    const table = /** @type {HTMLElement | null} */ (this.querySelector("table.rows"));
    if (!table || this.height <= 0) return;
    const { from, to } = rowsInView(table, worklist.value.items.length, this.height);
    if (`${from} ${to}` !== this.drawn) this.requestUpdate();
    if (worklist.value.next && !worklist.value.moreError && document.documentElement.scrollHeight - scrollY - innerHeight < NEAR_END_PX) grow();
  }

  willUpdate() {
    const wanted = JSON.stringify(route.value.query);
    if (route.value.name !== "worklist" || wanted === this.asked) return;
    const isBack = wanted === left.query && this.asked === "";
    this.asked = wanted;
    this.cursor = isBack ? left.cursor : -1;
    this.chosen = new Set();
    // Whoever had a place in the list finds it again; anybody else gets the newest.
    load(route.value.query, { again: !isBack || (left.at === 0 && left.cursor < 0) });
    if (isBack && left.at > 0) setTimeout(() => scrollTo(0, left.at), 50);
  }

  updated() {
    const height = rowHeight(this.querySelector("table.rows"));
    if (height > 0 && Math.abs(height - this.height) > 0.5) {
      this.height = height;
      this.requestUpdate();
    }
    this.scrolled();
  }

  /** @param {number} step */
  move(step) {
    const last = worklist.value.items.length - 1;
    if (last < 0) return;
    this.cursor = Math.min(last, Math.max(0, this.cursor + step));
    this.bringIntoView();
    this.updateComplete.then(() => {
      const link = /** @type {HTMLElement | null} */ (this.querySelector("tr.at a"));
      link?.focus({ preventScroll: true });
      link?.closest("tr")?.scrollIntoView({ block: "nearest" });
    });
  }

  /** The row may be one that is not drawn. */
  bringIntoView() {
    const body = this.querySelector("table.rows tbody");
    if (!body || this.height <= 0 || this.querySelector(`tr[aria-rowindex="${this.cursor + 2}"]`)) return;
    scrollBy(0, body.getBoundingClientRect().top + this.cursor * this.height - innerHeight / 2);
  }

  openRow() {
    const item = worklist.value.items[this.cursor];
    if (item) go(linkTo(`uploads/${item.upload_id}`));
  }

  chooseRow() {
    const item = worklist.value.items[this.cursor];
    if (item && may("reprocess")) this.choose(item.upload_id);
  }

  /** @param {string} id */
  choose(id) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  /** The address is asked, not the route: a link that was followed just now is in it first. @param {Record<string, string | null>} change */
  filter(change) {
    go(linkTo("worklist", { ...routeOf(location.hash).query, ...change }), { replace: true });
  }

  async reprocessChosen() {
    this.failure = null;
    try {
      const { reprocessMany } = await import("../state/runs-many.js");
      const count = await reprocessMany([...this.chosen]);
      confirm(tn("worklist.reprocessed", count));
      this.chosen = new Set();
    } catch (error) {
      this.failure = error;
    }
  }

  render() {
    const { query } = route.value;
    const { counts, state } = worklist.value;
    const waiting = counts ? countOf("review", counts) : 0;
    return html`<div class="page">
      <header class="page-head">
        <h1 tabindex="-1">${t("worklist.title")}</h1>
        <div class="actions">
          <fv-saved-views></fv-saved-views>
          ${waiting > 0 ? html`<a class="btn" href=${linkTo("review")}>${icon("list-checks")}${t("worklist.review", { count: formatWhole(waiting) })}</a>` : nothing}
          ${may("upload") ? html`<a class="btn primary" href="#/upload">${icon("upload")}${t("worklist.upload")}</a>` : nothing}
        </div>
      </header>
      ${viewTabs(query, counts)}
      <section class="card" aria-busy=${state === "loading"}>
        ${filterBar({
          query, searched: revealed(query.find), offered: session.value.limits?.modalities ?? [],
          change: (change) => this.filter(change), search: (text) => this.filter({ find: conceal(text) || null }), end: html`${this.freshness()}<fv-list-look></fv-list-look>`,
        })}
        ${this.selection()}${this.body()}
      </section>
    </div>`;
  }

  freshness() {
    const { fresh, at, state, isStale } = worklist.value;
    if (state === "error") return nothing;
    if (fresh > 0) {
      return html`<button class="btn small fresh" @click=${() => reload()}>${icon("refresh-cw")}${tn("worklist.new", fresh)} · ${t("worklist.show")}</button>`;
    }
    if (!at) return nothing;
    const text = t(isStale ? "worklist.stale" : "worklist.updated", { time: formatClock(at) });
    return html`<span class="fresh small ${isStale ? "warn-text" : "subtle"}">${text}</span>`;
  }

  selection() {
    if (this.chosen.size === 0) return nothing;
    return html`<div class="selection" role="region" aria-label=${t("worklist.selection")}>
      <span>${tn("worklist.chosen", this.chosen.size)}</span>
      <button class="btn small" @click=${this.reprocessChosen}>${icon("rotate-ccw")}${t("worklist.reprocess")}</button>
      <button class="btn small ghost" @click=${() => { this.chosen = new Set(); }}>${t("worklist.unchoose")}</button>
      ${this.failure ? problemPanel(this.failure) : nothing}
    </div>`;
  }

  body() {
    const { state, items, error } = worklist.value;
    if (state === "error") return html`<div class="card-body">${problemPanel(error, { retry: () => reload() })}</div>`;
    if (state === "loading") return html`<p class="visually-hidden" role="status">${t("worklist.loading")}</p>${worklistSkeleton()}`;
    if (items.length === 0) return this.nothingThere();
    const hrefOf = (/** @type {string} */ id) => linkTo(`uploads/${id}`);
    const window = rowsInView(this.querySelector("table.rows"), items.length, this.height);
    this.drawn = `${window.from} ${window.to}`;
    const onChoose = may("reprocess") ? (/** @type {string} */ id) => this.choose(id) : undefined;
    return html`${worklistTable({ items, cursor: this.cursor, hrefOf, now: Date.now(), window, ...listLook.value, chosen: this.chosen, onChoose })}${this.foot()}`;
  }

  nothingThere() {
    const isFiltered = Object.keys(route.value.query).length > 0;
    if (isFiltered) {
      const actions = html`<a class="btn" href="#/worklist">${t("worklist.clear")}</a>`;
      return empty({ symbol: "search", title: t("worklist.none_title"), text: t("worklist.none"), actions });
    }
    const actions = may("upload")
      ? html`<a class="btn primary" href="#/upload">${icon("upload")}${t("worklist.upload")}</a>`
      : nothing;
    return empty({ symbol: "inbox", title: t("worklist.empty_title"), text: t("worklist.empty"), actions });
  }

  foot() {
    const { items, next, isGrowing, moreError, counts } = worklist.value;
    const total = counts && !revealed(route.value.query.find) ? countOf(route.value.query.view ?? "all", counts) : null;
    const showing = total !== null && total > items.length
      ? t("worklist.showing_of", { count: formatWhole(items.length), total: formatWhole(total) })
      : tn("worklist.showing", items.length, { count: formatWhole(items.length) });
    return html`<footer class="pages">
      <span class="small muted">${showing}</span>
      ${moreError ? problemPanel(moreError, { retry: () => grow() }) : nothing}
      ${next && !moreError ? html`<button class="btn small" ?disabled=${isGrowing} @click=${() => grow()}>${t(isGrowing ? "worklist.loading_more" : "worklist.more")}</button>` : nothing}
    </footer>`;
  }
}

customElements.define("fv-worklist", WorklistPage);
