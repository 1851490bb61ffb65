/** One patient: who it is, the newest values, what happened, values over time, documents, who looked. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { latestValues } from "../components/latest-values.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { patientBanner } from "../components/person.js";
import { accessTable, documentTable, historyList, reportList } from "../components/patient-lists.js";
import { numbersOf, trend } from "../components/trend.js";
import { problemPanel } from "../components/problem.js";
import { findingWord, t, unitWord } from "../i18n/index.js";
import { accesses, openAccesses, openPatient, reportsOf, saveExport, summary, timeline, values } from "../state/patients.js";
import { go, linkTo, route } from "../state/router.js";
import { bindKeys } from "../state/shortcuts.js";
import { studiesOf } from "../state/compare.js";
import { renderOn } from "../state/store.js";
import "./compare.js";

const TABS = ["overview", "timeline", "compare", "documents", "access"];
const FORMATS = ["fhir", "csv", "xlsx"];

class PatientPage extends LitElement {
  static properties = { busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.busy = "";
    /** @type {unknown} */
    this.failure = null;
    this.shown = "";
    this.isLed = false;
    this.unbind = () => {};
    renderOn(this, route, summary.store, values.store, timeline.store, accesses.store, reportsOf.store);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys({
      c: { word: "patient.tab_compare", act: () => this.turn("compare") },
      u: { word: "patients.title", act: () => go("#/patients") },
    }, "patient.banner");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
  }

  get tab() {
    return TABS.includes(route.value.query.tab) ? route.value.query.tab : "overview";
  }

  willUpdate() {
    const { name, id } = route.value;
    if (name !== "patients" || !id) return;
    if (id !== this.shown) {
      this.shown = id;
      this.isLed = false;
      this.failure = null;
      openPatient(id);
    }
    if (this.tab === "access" && accesses.store.value.state === "idle") openAccesses(id);
  }

  updated() {
    const heading = /** @type {HTMLElement | null} */ (this.querySelector("h1"));
    if (summary.store.value.state === "ready" && !this.isLed && heading) {
      this.isLed = true;
      if (document.activeElement === document.body) heading.focus({ preventScroll: true });
    }
  }

  /** @param {string} tab */
  turn(tab) {
    go(linkTo(`patients/${this.shown}`, { tab: tab === "overview" ? null : tab }));
  }

  /** @param {string} format */
  async save(format) {
    this.busy = format;
    this.failure = null;
    try {
      await saveExport(this.shown, format);
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = "";
    }
  }

  render() {
    const { state, data, error } = summary.store.value;
    const crumb = html`<p class="crumb"><a href="#/patients">${icon("arrow-left")}${t("patients.title")}</a></p>`;
    if (state === "error") return html`<div class="page">${crumb}<h1 tabindex="-1">${t("patient.title")}</h1>${problemPanel(error, { retry: () => openPatient(this.shown) })}</div>`;
    if (!data) return html`<div class="page" aria-busy="true">${crumb}<h1 tabindex="-1" class="visually-hidden">${t("patient.loading")}</h1><span class="skeleton w3 tall"></span></div>`;
    return html`<div class="page patient">
      ${crumb}
      <h1 tabindex="-1" class="visually-hidden">${t("patient.title")} ${data.patient.patient_ref}</h1>
      ${patientBanner(data.patient, this.exports())}
      ${this.failure ? problemPanel(this.failure, { title: t("patient.not_exported") }) : nothing}
      <nav class="tabs" aria-label=${t("patient.parts")}>${TABS.map((tab) => html`<a href=${linkTo(`patients/${this.shown}`, { tab: tab === "overview" ? null : tab })}
        aria-current=${tab === this.tab ? "page" : "false"}>${t(`patient.tab_${tab}`)}</a>`)}</nav>
      ${this.content()}
    </div>`;
  }

  exports() {
    return html`<div class="actions export" role="group" aria-label=${t("patient.export")}>${FORMATS.map((format) => html`
      <button class="btn small" ?disabled=${this.busy === format} @click=${() => this.save(format)}>${icon("download")}${t(`patient.export_${format}`)}</button>`)}</div>`;
  }

  content() {
    const again = () => openPatient(this.shown);
    if (this.tab === "timeline") return this.card(t("patient.tab_timeline"), whenLoaded(timeline.store.value, again, ({ items, next }) => html`${historyList(items)}${loadMore({ next }, timeline.more)}`));
    if (this.tab === "documents") return this.card(t("patient.tab_documents"), whenLoaded(timeline.store.value, again, ({ items, next }) => html`${documentTable(items.filter((one) => one.modality === "document"))}${loadMore({ next }, timeline.more)}`));
    if (this.tab === "access") return this.card(t("patient.access_title"), whenLoaded(accesses.store.value, () => openAccesses(this.shown), ({ items, next }) => html`${accessTable(items)}${loadMore({ next }, accesses.more)}`));
    if (this.tab === "compare") return this.compare();
    return this.overview();
  }

  /** @param {string} title @param {unknown} content */
  card(title, content) {
    return html`<section class="card"><header class="card-head"><h2>${title}</h2></header>${content}</section>`;
  }

  overview() {
    const again = () => openPatient(this.shown);
    return html`<div class="patient-grid">
      ${this.card(t("patient.latest"), whenLoaded(values.store.value, again, (series) => (series.length ? latestValues(series) : html`<p class="card-body muted">${t("patient.no_values")}</p>`)))}
      <div class="side-cards">
        ${this.card(t("patient.recent"), whenLoaded(timeline.store.value, again, ({ items }) => historyList(items.slice(0, 6))))}
        ${this.card(t("reports.title"), whenLoaded(reportsOf.store.value, again, ({ items }) => reportList(items.slice(0, 6))))}
      </div>
    </div>`;
  }

  /** Pictures beside each other; and the course of everything that has at least two numbers. */
  compare() {
    const again = () => openPatient(this.shown);
    return whenLoaded(timeline.store.value, again, ({ items, next }) => whenLoaded(values.store.value, again, (series) => {
      const several = series.filter((one) => numbersOf(one.points).length > 1);
      const hasStudies = studiesOf(items).size > 0;
      if (several.length === 0 && !hasStudies) return html`<section class="card">${empty({ symbol: "trending-up", title: t("compare.none_title"), text: t("compare.none") })}</section>`;
      return html`${hasStudies ? html`<fv-compare .items=${items}></fv-compare>${loadMore({ next }, timeline.more)}` : nothing}
        ${several.length ? html`<section class="courses"><h2>${t("compare.courses")}</h2><p class="small muted">${t("compare.legend")}</p>
        <div class="trends">${several.map((one) => html`<div class="card">${trend({ name: one.name ?? findingWord(one.code), unit: unitWord(one.unit), points: one.points })}</div>`)}</div></section>` : nothing}`;
    }));
  }
}

customElements.define("fv-patient", PatientPage);
