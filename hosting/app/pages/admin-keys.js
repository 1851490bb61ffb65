/** Keys of integrators: made and shown once, rolled with an overlap, revoked by typing their name. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { sparkline } from "../components/sparkline.js";
import { formatAgo, formatDay, formatMoment } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { keys } from "../state/admin.js";
import { renderOn } from "../state/store.js";
import "./key-dialogs.js";

/** @typedef {import("../api/types.js").ApiKey} ApiKey */

/** @type {Record<string, [string, string]>} */
const LOOKS = { active: ["ok", "circle-check"], expired: ["", "clock"], revoked: ["crit", "circle-x"] };
const SOON_DAYS = 14;

class AdminKeys extends LitElement {
  static properties = { dialog: { state: true } };

  constructor() {
    super();
    /** @type {{act: "create" | "roll" | "revoke", key: ApiKey | null} | null} */
    this.dialog = null;
    renderOn(this, keys.store);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    keys.load({});
  }

  /** @param {"create" | "roll" | "revoke"} act @param {ApiKey | null} key */
  ask(act, key = null) {
    this.dialog = { act, key };
  }

  render() {
    const create = html`<button class="btn primary small" @click=${() => this.ask("create")}>${icon("key-round")}${t("keys.new")}</button>`;
    return html`<section class="card">
      <header class="card-head"><h2>${t("admin.keys")}</h2><span class="card-acts">${create}</span></header>
      ${whenLoaded(keys.store.value, () => keys.reload(), ({ items, next }) => (items.length
        ? html`${this.table(items)}${loadMore({ next }, keys.more)}`
        : empty({ symbol: "key-round", title: t("keys.none_title"), text: t("keys.none") })))}
    </section>
    ${this.dialog ? html`<fv-key-dialog .act=${this.dialog.act} .key_=${this.dialog.key} @closed=${() => { this.dialog = null; }}></fv-key-dialog>` : nothing}`;
  }

  /** @param {ApiKey[]} items */
  table(items) {
    return html`<div class="table-scroll"><table class="table stack wide keys">
      <caption class="visually-hidden">${t("admin.keys")}</caption>
      <thead><tr><th scope="col">${t("keys.name")}</th><th scope="col">${t("keys.scopes")}</th><th scope="col">${t("worklist.col_status")}</th>
        <th scope="col">${t("keys.last_used")}</th><th scope="col">${t("keys.activity")}</th><th scope="col">${t("keys.expires")}</th><th scope="col">${t("keys.created")}</th><th scope="col"><span class="visually-hidden">${t("list.acts")}</span></th></tr></thead>
      <tbody>${items.map((one) => this.row(one))}</tbody></table></div>`;
  }

  /** @param {ApiKey} one */
  row(one) {
    const [tone, symbol] = LOOKS[one.status] ?? ["", "circle"];
    const isActive = one.status === "active";
    const days = (new Date(one.expires_at).getTime() - Date.now()) / 86_400_000;
    return html`<tr data-key=${one.key_id}>
      <th scope="row"><bdi>${one.name}</bdi><span class="detail mono">${one.prefix}…</span></th>
      <td data-label=${t("keys.scopes")}><span>${one.scopes.map((scope) => html`<span class="scope">${t(`keys.scope_${scope}`)}</span>`)}</span></td>
      <td data-label=${t("worklist.col_status")}><span class="badge ${tone}">${icon(symbol)}${t(`keys.${one.status}`)}</span>${one.replaced_by ? html`<span class="detail">${t("keys.was_rolled")}</span>` : nothing}</td>
      <td class="nowrap" data-label=${t("keys.last_used")}>${one.last_used_at ? html`<span title=${formatMoment(one.last_used_at)}>${formatAgo(one.last_used_at)}</span>` : html`<span class="subtle">${t("keys.never")}</span>`}${one.last_address ? html`<span class="detail mono">${t("keys.from", { range: one.last_address })}</span>` : nothing}</td>
      <td data-label=${t("keys.activity")}>${activity(one.activity ?? [])}</td>
      <td class="nowrap" data-label=${t("keys.expires")}>${isActive && days < SOON_DAYS ? html`<span class="warn-text">${icon("clock")} ${formatMoment(one.expires_at)}</span>` : formatDay(one.expires_at)}</td>
      <td class="nowrap" data-label=${t("keys.created")}>${formatDay(one.created_at)}<span class="detail">${one.created_by}</span></td>
      <td class="acts">${isActive && !one.replaced_by ? html`<button class="btn small" @click=${() => this.ask("roll", one)}>${icon("refresh-cw")}${t("keys.roll")}</button>` : nothing}
        ${one.revoked_at ? nothing : html`<button class="btn small ghost" @click=${() => this.ask("revoke", one)}>${t("keys.revoke")}</button>`}</td>
    </tr>`;
  }
}

/** Reads and changes for each day, as the account has them; all keys of a line of rotations are one sender. @param {number[]} days */
function activity(days) {
  const count = days.reduce((sum, day) => sum + day, 0);
  if (count === 0) return html`<span class="subtle">–</span>`;
  const text = t("keys.activity_text", { count, today: days[days.length - 1] });
  return html`<span title=${text}>${sparkline(days, text)}</span>`;
}

customElements.define("fv-admin-keys", AdminKeys);
