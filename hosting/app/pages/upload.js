/** Upload: what the files are about, where to drop them, and the queue. */
import { html, LitElement, nothing, repeat } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { uploadRow } from "../components/upload-row.js";
import { formatBytes } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { limitOf } from "../state/intake.js";
import { announce } from "../state/messages.js";
import { addFiles, cancel, clearFinished, remove, retry, retryAll } from "../state/queue.js";
import { linkTo } from "../state/router.js";
import { MOVING, queue } from "../state/rows.js";
import { may, reloadLimits, session } from "../state/session.js";
import { renderOn } from "../state/store.js";
import { factsForm, readFacts } from "./upload-facts.js";

class UploadPage extends LitElement {
  static properties = { over: { state: true }, problems: { state: true }, modality: { state: true } };

  constructor() {
    super();
    this.over = false;
    this.modality = "";
    /** @type {Record<string, string>} */
    this.problems = {};
    this.finished = 0;
    /** @param {DragEvent} event */
    this.onDrag = (event) => this.drag(event);
    renderOn(this, queue, session);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!session.value.limits) reloadLimits();
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      addEventListener(kind, /** @type {EventListener} */ (this.onDrag));
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      removeEventListener(kind, /** @type {EventListener} */ (this.onDrag));
    }
  }

  updated() {
    const rows = queue.value.rows;
    const done = rows.filter((row) => !MOVING.has(row.state) && row.state !== "processing").length;
    if (done > this.finished) announce(t("upload.announce", { done, total: rows.length }));
    this.finished = done;
  }

  /** Files may be dropped anywhere in the window. @param {DragEvent} event */
  drag(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = event.type === "dragenter" || event.type === "dragover";
    if (event.type === "drop") this.take(event.dataTransfer.files);
  }

  /** @param {FileList} files */
  take(files) {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const { body, problems } = readFacts(new FormData(form));
    this.problems = problems;
    const wrong = Object.keys(problems)[0];
    if (wrong) /** @type {HTMLElement | null} */ (form.elements.namedItem(wrong))?.focus();
    else addFiles(files, body);
  }

  /** @param {Event} event */
  chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files?.length) this.take(input.files);
    input.value = ""; // the same file can be chosen again
  }

  render() {
    return html`<div class="page">
      <header class="page-head"><h1 tabindex="-1">${t("upload.title")}</h1></header>
      ${may("upload")
        ? html`<div class="upload-grid">${this.facts()}<div class="upload-side">${this.zone()}${this.list()}</div></div>`
        : html`<section class="card">${empty({ symbol: "lock", title: t("upload.title"), text: t("upload.no_right") })}</section>`}
    </div>`;
  }

  facts() {
    return factsForm({
      limits: session.value.limits, problems: this.problems, modality: this.modality,
      onModality: (modality) => { this.modality = modality; },
    });
  }

  zone() {
    const sizes = session.value.limits?.max_bytes ?? {};
    const image = sizes["image/jpeg"];
    const pdf = sizes["application/pdf"];
    return html`<div class="drop ${this.over ? "over" : ""}">
      ${icon("upload")}
      <p class="drop-title">${t(this.over ? "upload.drop_now" : "upload.drop")}</p>
      <label class="btn primary">${t("upload.choose")}<input class="visually-hidden" id="files" type="file" multiple @change=${this.chosen} /></label>
      ${image && pdf
        ? html`<p class="small subtle">${t("upload.formats", { image: formatBytes(image), document: formatBytes(pdf) })}</p>`
        : nothing}
    </div>`;
  }

  list() {
    const rows = queue.value.rows;
    if (rows.length === 0) return nothing;
    const acts = {
      cancel, retry, remove, now: performance.now(),
      hrefOf: (/** @type {string} */ id) => linkTo(`uploads/${id}`),
      limit: (/** @type {File} */ file) => formatBytes(limitOf(file, session.value.limits)),
    };
    return html`<section class="card" aria-label=${t("upload.queue")}>
      ${this.listHead(rows)}
      <ul class="queue">${repeat(rows, (row) => row.key, (row) => uploadRow(row, acts))}</ul>
    </section>`;
  }

  /** @param {import("../state/rows.js").Row[]} rows */
  listHead(rows) {
    const done = rows.filter((row) => !MOVING.has(row.state) && row.state !== "processing").length;
    const canRetry = rows.some((row) => row.state === "failed" && row.canRetry);
    return html`<header class="card-head">
      <h2>${t("upload.queue")}</h2>
      <span class="small muted">${t("upload.summary", { done, total: rows.length })}</span>
      <span class="card-acts">
        ${canRetry ? html`<button class="btn small" @click=${retryAll}>${t("upload.retry_all")}</button>` : nothing}
        ${done > 0 ? html`<button class="btn small ghost" @click=${clearFinished}>${t("upload.clear")}</button>` : nothing}
      </span>
    </header>`;
  }
}

customElements.define("fv-upload", UploadPage);
