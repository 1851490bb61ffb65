/** One file: where it stands, what happened to it, what was measured, its report. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { patientBanner } from "../components/person.js";
import { problemPanel } from "../components/problem.js";
import { statusBadge } from "../components/status-badge.js";
import { timeline } from "../components/timeline.js";
import { formatBytes, formatMoment } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { close, file, open } from "../state/file.js";
import { filePatient, otherName, showPatient } from "../state/file-patient.js";
import { confirm } from "../state/messages.js";
import { pdfAddress } from "../state/pdf.js";
import { printedPlain, printedWith } from "../state/printing.js";
import { go, linkTo, route } from "../state/router.js";
import { reprocess } from "../state/runs.js";
import { may, session } from "../state/session.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import { reportBanner, uploadNotices } from "./file-notices.js";
import "./release-dialog.js";
import "./result.js";
import "./sign-dialog.js";

const REPEATABLE = new Set(["reported", "rejected", "failed"]);
/** A new run: what it finds becomes a new draft. */
const RUNNING = new Set(["waiting", "accepted", "analyzed"]);

class FilePage extends LitElement {
  static properties = { uploadId: { attribute: false }, dialog: { state: true }, busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** Which file, where the page is part of another; else the address says it. @type {string | null} */
    this.uploadId = null;
    /** @type {"" | "sign" | "release"} */
    this.dialog = "";
    this.busy = "";
    /** @type {unknown} */
    this.failure = null;
    this.shown = "";
    this.isLed = false;
    this.unbind = () => {};
    renderOn(this, file, route, session, filePatient);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys({
      s: { word: "help.k_sign", act: () => { if (this.canSign()) this.ask("sign"); } },
      u: { word: "help.k_back", act: () => go("#/worklist") },
      c: { word: "patient.tab_compare", act: () => { if (file.value.upload?.patient_id) go(this.compared(file.value.upload)); } },
    }, "help.result");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
    printedPlain();
    close();
  }

  willUpdate() {
    if (may("read")) showPatient(file.value.upload?.patient_id ?? null);
    const { name } = route.value;
    const id = this.uploadId ?? (name === "uploads" ? route.value.id : null);
    if (!id || id === this.shown) return;
    this.shown = id;
    this.isLed = false;
    this.dialog = "";
    this.failure = null;
    open(id);
  }

  /** The heading comes with the data: whoever came here by a link is led to it then. */
  updated() {
    if (file.value.upload) this.print(file.value.upload);
    const heading = /** @type {HTMLElement | null} */ (this.querySelector("h1"));
    if (file.value.state === "ready" && !this.isLed && heading) {
      this.isLed = true;
      if (document.activeElement === document.body) heading.focus({ preventScroll: true });
    }
  }

  /** @param {"sign" | "release"} which */
  ask(which) {
    this.dialog = which;
  }

  canSign() {
    return file.value.report?.status === "draft" && may("sign") && !this.isOvertaken;
  }

  /** Is the draft still one without the newest correction, or measurement? Its successor is being written. */
  get isOvertaken() {
    const { analysis, report, upload } = file.value;
    if (report?.status === "draft" && RUNNING.has(upload?.status ?? "")) return true;
    const said = report?.revisions?.find(([id]) => id === analysis?.analysis_id);
    return report?.status === "draft" && said !== undefined && said[1] !== analysis?.revision;
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

  again() {
    return this.doing("reprocess", async () => {
      await reprocess(file.value.id);
      confirm(t("file.reprocessed"));
    });
  }

  savePdf() {
    return this.doing("pdf", async () => {
      const { report } = file.value;
      if (!report) return;
      // Storage answers with an attachment: the browser saves it and stays on this page.
      location.assign(await pdfAddress(report.report_id));
    });
  }

  render() {
    const { state, upload, error } = file.value;
    if (state === "error") return html`<div class="page">${this.crumb()}${this.heading(t("file.title"))}${problemPanel(error, { retry: () => open(file.value.id) })}</div>`;
    if (!upload) return this.loading();
    return html`<div class="page">
      ${this.crumb()} ${this.patient()} ${this.head(upload)}
      ${this.failure ? problemPanel(this.failure) : nothing}
      ${uploadNotices(upload, { onRelease: may("release") ? () => this.ask("release") : null })}
      ${file.value.report ? reportBanner(file.value.report) : nothing}
      <section class="card" aria-label=${t("file.timeline")}><div class="card-body" aria-live="polite">${timeline(upload)}</div></section>
      ${this.results(upload)}
      ${this.dialogs()}
    </div>`;
  }

  crumb() {
    return this.uploadId ? nothing : html`<p class="crumb"><a href="#/worklist">${icon("arrow-left")}${t("file.back")}</a></p>`;
  }

  /** The page's own heading, or a part's. @param {string} text */
  heading(text) {
    return this.uploadId ? html`<h2 class="part-title">${text}</h2>` : html`<h1 tabindex="-1">${text}</h1>`;
  }

  loading() {
    return html`<div class="page" aria-busy="true">${this.crumb()}
      ${this.uploadId ? nothing : html`<h1 tabindex="-1" class="visually-hidden">${t("file.loading")}</h1>`}
      <span class="skeleton w3 tall"></span><div class="card card-body"><span class="skeleton w5"></span></div>
      <div class="card card-body"><span class="skeleton w5"></span><span class="skeleton w4"></span><span class="skeleton w3"></span></div>
    </div>`;
  }

  /** Where this result stands beside the one before. @param {import("../api/types.js").Upload} upload */
  compared({ patient_id, modality, upload_id }) {
    return linkTo(`patients/${patient_id}`, { tab: "compare", study: modality, right: upload_id });
  }

  /** Whose file it is, always in sight; a document that names somebody else says so. */
  patient() {
    const { data } = filePatient.value;
    if (!data || data.patient_id !== file.value.upload?.patient_id) return nothing;
    const link = html`<div class="actions"><a class="btn small" href=${this.compared(file.value.upload)}>${icon("git-compare")}${t("compare.compare")}</a>
      <a class="btn small" href="#/patients/${data.patient_id}">${icon("user")}${t("patient.open")}</a></div>`;
    return patientBanner(data, link, otherName(data, file.value.analysis?.findings ?? []));
  }

  /** @param {import("../api/types.js").Upload} upload */
  head(upload) {
    const about = [
      upload.patient_ref ?? upload.patient_id ?? t("worklist.no_patient"),
      upload.filename,
      formatMoment(upload.created_at),
      formatBytes(upload.size),
      upload.run > 1 ? t("file.run", { run: upload.run }) : null,
    ].filter(Boolean);
    return html`<header class="page-head">
      <div class="head-text">
        <div class="head-line">${this.heading(modalityWord(upload.modality) || t("file.title"))}${statusBadge(upload.status)}</div>
        <p class="small muted head-about">${about.map((one) => html`<span>${one}</span>`)}</p>
      </div>
      <div class="actions">${this.actions(upload)}</div>
    </header>`;
  }

  /** @param {import("../api/types.js").Upload} upload */
  print(upload) {
    const { analysis, report } = file.value;
    const { data } = filePatient.value;
    const name = data && data.patient_id === upload.patient_id ? data.name : null;
    printedWith({
      above: [name, upload.patient_ref, modalityWord(upload.modality)],
      below: [
        analysis ? t("review.revision", { revision: analysis.revision }) : null,
        report?.content_sha256 ? `SHA-256 ${report.content_sha256.slice(0, 16)}` : null, `${location.origin}/#/uploads/${upload.upload_id}`,
      ],
    });
  }

  /** @param {import("../api/types.js").Upload} upload */
  actions(upload) {
    const { report } = file.value;
    const hasPdf = report && report.status !== "rendering";
    return html`
      ${may("reprocess") && REPEATABLE.has(upload.status)
        ? html`<button class="btn" ?disabled=${this.busy === "reprocess"} @click=${this.again}>${icon("rotate-ccw")}${t("file.reprocess")}</button>`
        : nothing}
      ${hasPdf
        ? html`<button class="btn" id="pdf" ?disabled=${this.busy === "pdf"} @click=${this.savePdf}>${icon("download")}${t(this.busy === "pdf" ? "report.pdf_waiting" : "report.pdf")}</button>`
        : nothing}
      ${this.isOvertaken && may("sign") ? html`<span class="badge info" role="status">${icon("loader-circle", "spin")}${t("report.updating")}</span>` : nothing}
      ${this.canSign()
        ? html`<button class="btn primary" id="sign" @click=${() => this.ask("sign")}>${icon("signature")}${t("report.sign")}</button>`
        : nothing}`;
  }

  /** @param {import("../api/types.js").Upload} upload */
  results(upload) {
    const { analysis } = file.value;
    if (!analysis) {
      const isOpen = ["awaiting_upload", "waiting", "accepted"].includes(upload.status);
      return isOpen ? html`<section class="card"><p class="card-body muted" role="status">${t("file.no_result")}</p></section>` : nothing;
    }
    return html`<fv-result .analysis=${analysis}></fv-result>`;
  }

  dialogs() {
    const end = () => { this.dialog = ""; };
    if (this.dialog === "sign") return html`<fv-sign-dialog @closed=${end}></fv-sign-dialog>`;
    if (this.dialog === "release") return html`<fv-release-dialog .upload=${file.value.upload} @closed=${end}></fv-release-dialog>`;
    return nothing;
  }
}

customElements.define("fv-file", FilePage);
