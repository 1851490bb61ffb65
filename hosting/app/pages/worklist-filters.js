/** The worklist's tabs and filters: each is a link or changes the address, which is the state. */
import { html, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { formatWhole } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { linkTo } from "../state/router.js";
import { countOf, FLAGS, SPANS, VIEWS } from "../state/views.js";

/** @typedef {Record<string, string>} Query */
/** @typedef {(change: Record<string, string | null>) => void} Change */

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement} */ (event.target).value.trim();

/** @param {Query} query @param {Record<string, number> | null} counts */
export function viewTabs(query, counts) {
  const at = query.view ?? "all";
  return html`<nav class="tabs" aria-label=${t("worklist.tabs")}>
    ${Object.keys(VIEWS).map((view) => html`<a href=${linkTo("worklist", { ...query, view: view === "all" ? null : view })}
        aria-current=${view === at ? "page" : "false"}
      >${t(`worklist.tab_${view}`)}${counts ? html` <span class="tab-count">${formatWhole(countOf(view, counts))}</span>` : nothing}</a>`)}
  </nav>`;
}

/** @param {string} id @param {string} label @param {string} value @param {[string, string][]} options @param {Change} change */
function choice(id, label, value, options, change) {
  return html`<label class="visually-hidden" for=${id}>${label}</label>
    <select class="input ${value ? "set" : ""}" id=${id} @change=${(/** @type {Event} */ e) => change({ [id]: valueOf(e) || null })}>
      ${options.map(([key, word]) => html`<option value=${key} ?selected=${key === value}>${word}</option>`)}
    </select>`;
}

/** @param {{query: Query, searched: string, offered: string[], change: Change, search: (text: string) => void, end: unknown}} parts */
export function filterBar({ query, searched, offered, change, search, end }) {
  const { modality = "", flag = "", since = "" } = query;
  const types = modality && !offered.includes(modality) ? [...offered, modality] : offered;
  const isSet = modality || flag || since || query.find || query.patient_id;
  return html`<div class="filters" role="search">
    <div class="search">
      ${icon("search")}
      <label class="visually-hidden" for="search">${t("worklist.search")}</label>
      <input class="input" id="search" type="search" autocomplete="off" placeholder=${t("worklist.search")} .value=${searched}
        @change=${(/** @type {Event} */ e) => search(valueOf(e))} />
    </div>
    ${choice("modality", t("worklist.modality"), modality, [["", t("worklist.all_types")], ...types.map((m) => /** @type {[string, string]} */ ([m, modalityWord(m)]))], change)}
    ${choice("flag", t("worklist.col_flag"), flag, [["", t("worklist.all_flags")], ...FLAGS.map((f) => /** @type {[string, string]} */ ([f, t(`flag.${f}`)]))], change)}
    ${choice("since", t("worklist.since"), since, [["", t("worklist.any_time")], ...Object.keys(SPANS).map((s) => /** @type {[string, string]} */ ([s, t(`worklist.since_${s}`)]))], change)}
    ${isSet
      ? html`<button class="btn ghost" @click=${() => change({ modality: null, find: null, flag: null, since: null, patient_id: null })}>${icon("x")}${t("worklist.clear")}</button>`
      : nothing}
    ${end}
  </div>`;
}
