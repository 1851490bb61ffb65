/** The account of who did what, with filters that live in the address, and whether it is whole. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { formatMomentSeconds } from "../i18n/format.js";
import { actionWord, actionWords, kindWord, kindWords, roleWord, t } from "../i18n/index.js";
import { account, saveAccount, verification } from "../state/admin.js";
import { go, linkTo, route } from "../state/router.js";
import { renderOn } from "../state/store.js";

const FILTERS = ["subject", "action", "kind", "target", "since", "until"];

class AdminAudit extends LitElement {
  static properties = { failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.asked = "";
    this.busy = false;
    /** @type {unknown} */
    this.failure = null;
    renderOn(this, route, account.store, verification.store);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    verification.load();
  }

  get filters() {
    return Object.fromEntries(FILTERS.map((name) => [name, route.value.query[name] ?? ""]));
  }

  willUpdate() {
    const wanted = JSON.stringify(this.filters);
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.failure = null;
    account.load(asked(this.filters));
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    go(linkTo("admin/audit", Object.fromEntries(FILTERS.map((name) => [name, String(form.get(name) ?? "").trim()]))));
  }

  async save() {
    this.busy = true;
    this.failure = null;
    try {
      await saveAccount(asked(this.filters));
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = false;
    }
  }

  /** Too much for one file is nothing to retry, but to narrow down. */
  notSaved() {
    if (!this.failure) return nothing;
    const isTooMuch = /** @type {{code?: string}} */ (this.failure).code === "too_large";
    return html`<div class="card-body">${isTooMuch ? notice("warn", t("audit.not_exported"), t("audit.too_many")) : problemPanel(this.failure, { title: t("audit.not_exported"), retry: () => this.save() })}</div>`;
  }

  render() {
    return html`<section class="card">
      <header class="card-head"><h2>${t("admin.audit")}</h2>${this.seal()}
        <span class="card-acts"><button class="btn small" ?disabled=${this.busy} @click=${this.save}>${icon(this.busy ? "loader-circle" : "download", this.busy ? "spin" : "")}${t("audit.export")}</button></span></header>
      <form class="search-form audit-form" @submit=${this.submit}>
        ${this.field("subject", "audit.who")} ${this.choice("action", "audit.what", actionWords())} ${this.choice("kind", "audit.kind", kindWords())}
        ${this.field("target", "audit.target")} ${this.field("since", "audit.since", "date")} ${this.field("until", "audit.until", "date")}
        <div class="search-acts"><button class="btn" type="submit">${icon("list-filter")}${t("audit.filter")}</button>
          ${Object.values(this.filters).some(Boolean) ? html`<a class="btn ghost" href="#/admin/audit">${t("worklist.clear")}</a>` : nothing}</div>
      </form>
      ${this.notSaved()}
      ${whenLoaded(account.store.value, () => account.reload(), ({ items, next }) => (items.length
        ? html`${table(items)}${loadMore({ next }, account.more)}`
        : empty({ symbol: "scroll-text", title: t("audit.none_title"), text: t("audit.none") })))}
    </section>`;
  }

  /** Recomputed from the first entry on, when this was opened. */
  seal() {
    const { state, data, error } = verification.store.value;
    if (state === "error") return problemPanel(error, { title: t("audit.not_verified"), retry: () => verification.load() });
    if (!data) return html`<span class="badge">${icon("loader-circle", "spin")}${t("audit.verifying")}</span>`;
    return data.is_whole
      ? html`<span class="badge ok" title=${t("audit.whole_hint")}>${icon("shield-check")}${t("audit.whole", { count: data.entries })}</span>`
      : html`<span class="badge crit">${icon("circle-alert")}${t("audit.broken", { number: data.broken_at ?? "" })}</span>`;
  }

  /** @param {string} name @param {string} word */
  field(name, word, type = "text") {
    return html`<div class="field"><label for="a-${name}">${t(word)}</label><input class="input" id="a-${name}" name=${name} type=${type} autocomplete="off" .value=${this.filters[name]} /></div>`;
  }

  /** @param {string} name @param {string} word @param {[string, string][]} options */
  choice(name, word, options) {
    return html`<div class="field"><label for="a-${name}">${t(word)}</label><select class="input" id="a-${name}" name=${name}>
      <option value="">${t("audit.any")}</option>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${this.filters[name] === value}>${text}</option>`)}</select></div>`;
  }
}

/** Days become moments: from its start, and until the end of the last one. @param {Record<string, string>} filters */
export function asked({ since, until, ...rest }) {
  const start = since ? new Date(`${since}T00:00:00`) : null;
  const end = until ? new Date(`${until}T00:00:00`) : null;
  end?.setDate(end.getDate() + 1);
  return { ...rest, since: start?.toISOString(), until: end?.toISOString() };
}

/** @param {import("../api/types.js").AuditEntry[]} items */
const table = (items) => html`<div class="table-scroll" tabindex="0" role="group" aria-label=${t("admin.audit")}><table class="table stack wide audit">
  <caption class="visually-hidden">${t("admin.audit")}</caption>
  <thead><tr><th scope="col" class="num">#</th><th scope="col">${t("audit.at")}</th><th scope="col">${t("audit.who")}</th><th scope="col">${t("audit.role")}</th>
    <th scope="col">${t("audit.what")}</th><th scope="col">${t("audit.kind")}</th><th scope="col">${t("audit.target")}</th><th scope="col">${t("audit.detail")}</th></tr></thead>
  <tbody>${items.map((one) => html`<tr>
    <td class="num subtle" data-label="#">${one.number}</td><td class="nowrap" data-label=${t("audit.at")}>${formatMomentSeconds(one.at)}</td><th scope="row">${one.subject}</th><td data-label=${t("audit.role")}>${roleWord(one.role)}</td>
    <td data-label=${t("audit.what")}>${actionWord(one.action)}</td><td data-label=${t("audit.kind")}>${kindWord(one.kind)}</td><td class="mono target" data-label=${t("audit.target")}>${one.target}</td><td class="mono target" data-label=${t("audit.detail")}>${detailOf(one.detail)}</td>
  </tr>`)}</tbody></table></div>`;

/** Names and short values; a digest by its beginning. @param {Record<string, unknown>} detail */
function detailOf(detail) {
  const say = (/** @type {unknown} */ value) => (Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value));
  const short = (/** @type {string} */ text) => (/^[0-9a-f]{32,}$/.test(text) ? `${text.slice(0, 12)}…` : text);
  return Object.entries(detail ?? {}).filter(([, value]) => value !== null && say(value) !== "").map(([name, value]) => `${name} ${short(say(value))}`).join(" · ");
}

customElements.define("fv-admin-audit", AdminAudit);
