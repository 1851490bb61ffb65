/** The worklist: views and filters in the address, rows that update in place, keys j, k and Enter. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { worklistSkeleton, worklistTable } from "../components/worklist-table.js";
import { formatClock } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { go, linkTo, route } from "../state/router.js";
import { may, session } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import { VIEWS } from "../state/views.js";
import { leave, load, reload, worklist } from "../state/worklist.js";

class WorklistPage extends LitElement {
  static properties = { cursor: { state: true } };

  constructor() {
    super();
    this.cursor = -1;
    this.asked = "";
    /** @type {string[]} cursors of the pages before this one */
    this.trail = [];
    this.release = () => {};
    renderOn(this, worklist, session, route);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.release = bindKeys({
      j: { word: "help.k_next", act: () => this.move(1) },
      k: { word: "help.k_previous", act: () => this.move(-1) },
      Enter: { word: "help.k_open", act: () => this.openRow() },
      "/": { word: "help.k_search", act: () => /** @type {HTMLElement | null} */ (this.querySelector("#search"))?.focus() },
    }, "help.list");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.release();
    leave();
  }

  willUpdate() {
    const wanted = JSON.stringify(route.value.query);
    if (route.value.name !== "worklist" || wanted === this.asked) return;
    this.asked = wanted;
    this.cursor = -1;
    load(route.value.query);
  }

  /** @param {number} step */
  move(step) {
    const last = worklist.value.items.length - 1;
    this.cursor = Math.min(last, Math.max(0, this.cursor + step));
    this.updateComplete.then(() => {
      const link = /** @type {HTMLElement | null} */ (this.querySelector("tr.at a"));
      link?.focus();
      link?.scrollIntoView({ block: "nearest" });
    });
  }

  openRow() {
    const item = worklist.value.items[this.cursor];
    if (item) go(linkTo(`uploads/${item.upload_id}`));
  }

  /** @param {Record<string, string | null>} change any new filter starts at the first page */
  filter(change) {
    this.trail = [];
    go(linkTo("worklist", { ...route.value.query, cursor: null, ...change }), { replace: true });
  }

  /** @param {string | null} cursor */
  turnTo(cursor) {
    go(linkTo("worklist", { ...route.value.query, cursor }));
  }

  next() {
    this.trail = [...this.trail, route.value.query.cursor ?? ""];
    this.turnTo(worklist.value.next);
  }

  previous() {
    const before = this.trail.at(-1) ?? "";
    this.trail = this.trail.slice(0, -1);
    this.turnTo(before || null);
  }

  render() {
    return html`<div class="page">
      <header class="page-head">
        <h1 tabindex="-1">${t("worklist.title")}</h1>
        ${may("upload")
          ? html`<div class="actions"><a class="btn primary" href="#/upload">${icon("upload")}${t("worklist.upload")}</a></div>`
          : nothing}
      </header>
      ${this.tabs()}
      <section class="card" aria-busy=${worklist.value.state === "loading"}>${this.filters()}${this.body()}</section>
    </div>`;
  }

  tabs() {
    const at = route.value.query.view ?? "all";
    return html`<nav class="tabs" aria-label=${t("worklist.tabs")}>
      ${Object.keys(VIEWS).map((view) => html`<a
          href=${linkTo("worklist", { ...route.value.query, cursor: null, view: view === "all" ? null : view })}
          aria-current=${view === at ? "page" : "false"}
        >${t(`worklist.tab_${view}`)}</a>`)}
    </nav>`;
  }

  filters() {
    const { modality = "", q = "", flag = "" } = route.value.query;
    const offered = session.value.limits?.modalities ?? [];
    const shown = modality && !offered.includes(modality) ? [...offered, modality] : offered;
    const value = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).value.trim();
    return html`<div class="filters">
      <div class="search">
        ${icon("search")}
        <label class="visually-hidden" for="search">${t("worklist.search")}</label>
        <input class="input" id="search" type="search" placeholder=${t("worklist.search")} .value=${q}
          @change=${(/** @type {Event} */ e) => this.filter({ q: value(e) })} />
      </div>
      <label class="visually-hidden" for="modality">${t("worklist.modality")}</label>
      <select class="input" id="modality" @change=${(/** @type {Event} */ e) => this.filter({ modality: value(e) })}>
        <option value="" ?selected=${!modality}>${t("worklist.all_types")}</option>
        ${shown.map((m) => html`<option value=${m} ?selected=${m === modality}>${modalityWord(m)}</option>`)}
      </select>
      ${modality || q || flag
        ? html`<button class="btn ghost" @click=${() => this.filter({ modality: null, q: null, flag: null })}>${icon("x")}${t("worklist.clear")}</button>`
        : nothing}
      ${this.freshness()}
    </div>`;
  }

  freshness() {
    const { fresh, at, state } = worklist.value;
    if (state === "error") return nothing;
    if (fresh > 0) {
      const text = fresh === 1 ? t("worklist.new_one") : t("worklist.new_many", { count: fresh });
      return html`<button class="btn small fresh" @click=${() => reload()}>${icon("refresh-cw")}${text} · ${t("worklist.show")}</button>`;
    }
    return at ? html`<span class="fresh small subtle">${t("worklist.updated", { time: formatClock(at) })}</span>` : nothing;
  }

  body() {
    const { state, items, error } = worklist.value;
    if (state === "error") return html`<div class="card-body">${problemPanel(error, { retry: () => reload() })}</div>`;
    if (state === "loading") return html`<p class="visually-hidden" role="status">${t("worklist.loading")}</p>${worklistSkeleton()}`;
    if (items.length === 0) return this.nothingThere();
    const hrefOf = (/** @type {string} */ id) => linkTo(`uploads/${id}`);
    return html`${worklistTable({ items, cursor: this.cursor, hrefOf, now: Date.now() })}${this.pages()}`;
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

  pages() {
    const { items, next } = worklist.value;
    const isFirst = !route.value.query.cursor;
    return html`<footer class="pages">
      <span class="small muted">${t("worklist.showing", { count: items.length })}</span>
      ${isFirst && !next ? nothing : html`<span class="pages-acts">
        <button class="btn small" ?disabled=${isFirst} @click=${this.previous}>${icon("chevron-left")}${t("worklist.previous")}</button>
        <button class="btn small" ?disabled=${!next} @click=${this.next}>${t("worklist.next")}${icon("chevron-right")}</button>
      </span>`}
    </footer>`;
  }
}

customElements.define("fv-worklist", WorklistPage);
