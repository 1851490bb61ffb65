/** One report as it will be read: what it says, where it stands, its PDF, an amendment. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { reportBadge } from "../components/report-badge.js";
import { reportSheet } from "../components/report-sheet.js";
import { formatMoment } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { pdfAddress } from "../state/pdf.js";
import { saveExport } from "../state/patients.js";
import { printedPlain, printedWith } from "../state/printing.js";
import { report } from "../state/reports.js";
import { route } from "../state/router.js";
import { may } from "../state/session.js";
import { renderOn } from "../state/store.js";
import { reportBanner } from "./file-notices.js";
import "./amend-dialog.js";

/** @typedef {import("../api/types.js").Report} Report */

class ReportPage extends LitElement {
  static properties = { busy: { state: true }, failure: { state: true }, amending: { state: true } };

  constructor() {
    super();
    this.busy = "";
    /** @type {unknown} */
    this.failure = null;
    this.amending = false;
    this.shown = "";
    renderOn(this, route, report.store);
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    const { name, id } = route.value;
    if (name !== "reports" || !id || id === this.shown) return;
    this.shown = id;
    this.failure = null;
    this.amending = false;
    report.clear();
    report.load(id);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    printedPlain();
  }

  updated() {
    const found = report.store.value.data?.report;
    if (!found) return;
    printedWith({
      above: [found.content?.letterhead?.name, found.content?.patient_ref, found.content?.title],
      below: [
        t("reports.number", { number: found.number }), t(`reports.${found.status}`),
        `SHA-256 ${found.content_sha256.slice(0, 16)}`, `${location.origin}/#/reports/${found.report_id}`,
      ],
    });
  }

  /** @param {string} what @param {() => Promise<void>} act */
  async doing(what, act) {
    this.busy = what;
    this.failure = null;
    try {
      await act();
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = "";
    }
  }

  render() {
    const { state, data, error } = report.store.value;
    const crumb = html`<p class="crumb"><a href="#/reports">${icon("arrow-left")}${t("reports.title")}</a></p>`;
    if (state === "error") return html`<div class="page">${crumb}<h1 tabindex="-1">${t("reports.report")}</h1>${problemPanel(error, { retry: () => report.load(this.shown) })}</div>`;
    const found = data?.report;
    if (!found) return html`<div class="page" aria-busy="true">${crumb}<h1 tabindex="-1" class="visually-hidden">${t("reports.loading")}</h1><span class="skeleton w3 tall"></span></div>`;
    return html`<div class="page report">${crumb} ${this.head(found)}
      ${this.failure ? problemPanel(this.failure) : nothing}
      ${reportBanner(found)} ${this.state(found)}
      ${reportSheet(found)}
      ${this.amending ? html`<fv-amend-dialog .report=${found} .etag=${data.etag} @closed=${() => { this.amending = false; }}></fv-amend-dialog>` : nothing}
    </div>`;
  }

  /** @param {Report} found */
  head(found) {
    const patient = found.patient_id;
    const button = (/** @type {string} */ what, /** @type {string} */ word, /** @type {() => Promise<void>} */ act) => html`<button class="btn" id=${what}
      ?disabled=${this.busy === what} @click=${() => this.doing(what, act)}>${icon("download")}${t(word)}</button>`;
    return html`<header class="page-head">
      <div class="head-text">
        <div class="head-line"><h1 tabindex="-1">${found.content?.title ?? t("reports.report")} · ${t("reports.number", { number: found.number })}</h1>${reportBadge(found.status)}</div>
        <p class="small muted head-about"><span>${found.content?.patient_ref ?? t("worklist.no_patient")}</span><span>${formatMoment(found.created_at)}</span>
          <span>${(found.language ?? "").toUpperCase()}</span></p>
      </div>
      <div class="actions">
        ${patient ? html`<a class="btn" href="#/patients/${patient}">${icon("user")}${t("reports.patient")}</a>` : nothing}
        ${patient ? button("fhir", "patient.export_fhir", () => saveExport(patient, "fhir")) : nothing}
        ${found.status === "rendering" ? nothing : button("pdf", this.busy === "pdf" ? "report.pdf_waiting" : "report.pdf", async () => { location.assign(await pdfAddress(found.report_id)); })}
        <button class="btn" @click=${() => print()}>${icon("printer")}${t("reports.print")}</button>
        ${found.status === "signed" && may("amend") ? html`<button class="btn" id="amend" @click=${() => { this.amending = true; }}>${icon("square-pen")}${t("reports.amend")}</button>` : nothing}
      </div>
    </header>`;
  }

  /** What is not the last word says so, with the way to what is. @param {Report} found */
  state(found) {
    const later = found.amended_by?.at(-1);
    if (later) return notice("warn", t("reports.is_amended"), nothing, html`<a class="btn small" href="#/reports/${later}">${t("reports.open_amendment")}</a>`);
    if (found.amends) return notice("info", t("reports.amends"), html`<span><bdi>${found.amendment_reason ?? ""}</bdi></span>`, html`<a class="btn small" href="#/reports/${found.amends}">${t("reports.open_amended")}</a>`);
    if (found.status === "superseded") return notice("warn", t("reports.is_superseded"));
    return found.status === "draft" ? notice("info", t("reports.is_draft")) : nothing;
  }
}

customElements.define("fv-report", ReportPage);
