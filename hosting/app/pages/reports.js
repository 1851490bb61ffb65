/** The clinic's reports: where each stands, who signed it. */
import { html, LitElement } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { reportBadge } from "../components/report-badge.js";
import { formatMoment } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { reports } from "../state/reports.js";
import { linkTo, route } from "../state/router.js";
import { renderOn } from "../state/store.js";

/** @type {Record<string, string | undefined>} */
const VIEWS = { all: undefined, draft: "draft,rendering", signed: "signed,signing", amended: "amended,superseded" };

class ReportsPage extends LitElement {
  constructor() {
    super();
    this.asked = "";
    renderOn(this, route, reports.store);
  }

  createRenderRoot() {
    return this;
  }

  get view() {
    return route.value.query.view in VIEWS ? route.value.query.view : "all";
  }

  willUpdate() {
    if (route.value.name !== "reports" || route.value.id || this.asked === this.view) return;
    this.asked = this.view;
    reports.load({ status: VIEWS[this.view] });
  }

  render() {
    return html`<div class="page">
      <header class="page-head"><h1 tabindex="-1">${t("reports.title")}</h1></header>
      <nav class="tabs" aria-label=${t("reports.views")}>${Object.keys(VIEWS).map((view) => html`<a href=${linkTo("reports", { view: view === "all" ? null : view })}
        aria-current=${view === this.view ? "page" : "false"}>${t(`reports.view_${view}`)}</a>`)}</nav>
      <section class="card">${whenLoaded(reports.store.value, () => reports.reload(), ({ items, next }) => (items.length
        ? html`${table(items)}${loadMore({ next }, reports.more)}`
        : empty({ symbol: "file-stack", title: t("reports.none_title"), text: t("reports.none") })))}</section>
    </div>`;
  }
}

/** @param {import("../api/types.js").ReportRow[]} items */
const table = (items) => html`<div class="table-scroll"><table class="table rows stack">
  <caption class="visually-hidden">${t("reports.title")}</caption>
  <thead><tr><th scope="col">${t("reports.report")}</th><th scope="col">${t("worklist.col_patient")}</th><th scope="col">${t("worklist.col_status")}</th>
    <th scope="col">${t("reports.signed_by")}</th><th scope="col">${t("reports.language")}</th><th scope="col" class="num">${t("reports.changed")}</th></tr></thead>
  <tbody>${items.map((one) => html`<tr data-report=${one.report_id} @click=${follow}>
    <th scope="row"><a class="row-link" href="#/reports/${one.report_id}">${modalityWord(one.modality)} · ${t("reports.number", { number: one.number })}</a></th>
    <td class="nowrap" data-label=${t("worklist.col_patient")}>${one.patient_ref ?? html`<span class="subtle">${t("worklist.no_patient")}</span>`}</td>
    <td data-label=${t("worklist.col_status")}>${reportBadge(one.status)}</td>
    <td data-label=${t("reports.signed_by")}>${one.signer ?? html`<span class="subtle none">–</span>`}</td>
    <td data-label=${t("reports.language")}>${one.language.toUpperCase()}</td>
    <td class="num muted nowrap" data-label=${t("reports.changed")}>${formatMoment(one.changed_at)}</td>
  </tr>`)}</tbody></table></div>`;

/** @param {MouseEvent} event a click anywhere in the row */
function follow(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("a, button") || getSelection()?.toString()) return;
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.currentTarget).querySelector("a"))?.click();
}

customElements.define("fv-reports", ReportsPage);
