/** Upload: what the files are about, where to drop them, and the queue. */
import { html, LitElement, nothing, repeat } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { notice } from "../components/notice.js";
import { uploadRow } from "../components/upload-row.js";
import { paceOf } from "../components/upload-tray.js";
import { formatBytes } from "../i18n/format.js";
import { t, tn } from "../i18n/index.js";
import { filesOf, limitOf, meant } from "../state/intake.js";
import {
  addFiles, cancel, clearFinished, pause, pauseAll, remove, resumeAll, resumeRow, retry, retryAll,
} from "../state/queue.js";
import { linkTo } from "../state/router.js";
import { speedOf, sumOf } from "../state/row-sums.js";
import { queue } from "../state/rows.js";
import { may, reloadLimits, session } from "../state/session.js";
import { renderOn } from "../state/store.js";
import { factsForm, readFacts } from "./upload-facts.js";

const DRAGS = ["dragenter", "dragover", "dragleave", "drop"];

class UploadPage extends LitElement {
  static properties = { over: { state: true }, problems: { state: true }, modality: { state: true } };

  constructor() {
    super();
    this.over = false;
    this.modality = "";
    /** @type {Record<string, string>} */
    this.problems = {};
    /** @param {Event} event */
    this.onDrag = (event) => this.drag(/** @type {DragEvent} */ (event));
    /** @param {Event} event */
    this.onPaste = (event) => this.paste(/** @type {ClipboardEvent} */ (event));
    renderOn(this, queue, session);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!session.value.limits) reloadLimits();
    for (const kind of DRAGS) addEventListener(kind, this.onDrag);
    addEventListener("paste", this.onPaste);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const kind of DRAGS) removeEventListener(kind, this.onDrag);
    removeEventListener("paste", this.onPaste);
  }

  /** Files and folders may be dropped anywhere in the window. @param {DragEvent} event */
  async drag(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = event.type === "dragenter" || event.type === "dragover";
    if (event.type === "drop") this.take(await filesOf(event.dataTransfer));
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    if (event.clipboardData?.files.length) this.take(meant(event.clipboardData.files));
  }

  /** @param {File[]} files */
  take(files) {
    const form = /** @type {HTMLFormElement | null} */ (this.querySelector("form"));
    if (!form) return;
    const { body, problems } = readFacts(new FormData(form));
    this.problems = problems;
    const wrong = Object.keys(problems)[0];
    if (wrong) /** @type {HTMLElement | null} */ (form.elements.namedItem(wrong))?.focus();
    else addFiles(files, body);
  }

  /** @param {Event} event */
  chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files?.length) this.take(meant(input.files));
    input.value = ""; // the same file can be chosen again
  }

  choose() {
    /** @type {HTMLInputElement | null} */ (this.querySelector("#files"))?.click();
  }

  render() {
    return html`<div class="page">
      <header class="page-head"><h1 tabindex="-1">${t("upload.title")}</h1></header>
      ${may("upload")
        ? html`<div class="upload-grid">${this.facts()}<div class="upload-side">${this.missing()}${this.zone()}${this.list()}</div></div>`
        : html`<section class="card">${empty({ symbol: "lock", title: t("upload.title"), text: t("upload.no_right") })}</section>`}
    </div>`;
  }

  facts() {
    return factsForm({
      limits: session.value.limits, problems: this.problems, modality: this.modality,
      onModality: (modality) => { this.modality = modality; },
    });
  }

  /** After a reload: the browser gives a page its files only when they are chosen again. */
  missing() {
    const count = queue.value.rows.filter((row) => row.state === "missing").length;
    if (count === 0) return nothing;
    const actions = html`<button class="btn small" @click=${this.choose}>${t("upload.choose_again")}</button>`;
    return notice("warn", tn("upload.reselect", count), t("upload.reselect_why"), actions);
  }

  zone() {
    const sizes = session.value.limits?.max_bytes ?? {};
    const image = sizes["image/jpeg"];
    const pdf = sizes["application/pdf"];
    return html`<div class="drop ${this.over ? "over" : ""}">
      ${icon("upload")}
      <p class="drop-title">${t(this.over ? "upload.drop_now" : "upload.drop")}</p>
      <div class="drop-acts">
        <label class="btn primary">${t("upload.choose")}<input class="visually-hidden" id="files" type="file" multiple @change=${this.chosen} /></label>
        <label class="btn">${icon("folder")}${t("upload.choose_folder")}<input class="visually-hidden" id="folder" type="file" webkitdirectory @change=${this.chosen} /></label>
        <label class="btn touch-only">${icon("camera")}${t("upload.camera")}<input class="visually-hidden" id="camera" type="file" accept="image/*" capture="environment" @change=${this.chosen} /></label>
      </div>
      ${image && pdf
        ? html`<p class="small subtle">${t("upload.formats", { image: formatBytes(image), document: formatBytes(pdf) })}</p>`
        : nothing}
    </div>`;
  }

  list() {
    const rows = queue.value.rows;
    if (rows.length === 0) return nothing;
    const now = performance.now();
    const acts = {
      cancel, retry, remove, pause, resume: resumeRow, choose: () => this.choose(),
      hrefOf: (/** @type {string} */ id) => linkTo(`uploads/${id}`),
      limit: (/** @type {import("../state/rows.js").Row} */ row) => formatBytes(limitOf({ name: row.name, type: row.kind }, session.value.limits)),
      speed: (/** @type {import("../state/rows.js").Row} */ row) => speedOf(row, now),
    };
    return html`<section class="card" aria-label=${t("upload.queue")}>
      ${this.listHead(rows)}
      <ul class="queue">${repeat(rows, (row) => row.key, (row) => uploadRow(row, acts))}</ul>
    </section>`;
  }

  /** @param {import("../state/rows.js").Row[]} rows */
  listHead(rows) {
    const sum = sumOf(rows, performance.now());
    const canRetry = rows.some((row) => row.state === "failed" && row.canRetry);
    const isPaused = rows.some((row) => row.state === "paused");
    const act = (/** @type {string} */ word, /** @type {() => void} */ does, look = "") => html`<button class="btn small ${look}" @click=${does}>${t(word)}</button>`;
    return html`<header class="card-head">
      <h2>${t("upload.queue")}</h2>
      <span class="small muted">${t("upload.summary", { done: sum.done, total: sum.total })}</span>
      <span class="small subtle">${paceOf(sum)}</span>
      <span class="card-acts">
        ${sum.moving > 1 ? act("upload.pause_all", pauseAll) : nothing}
        ${isPaused ? act("upload.resume_all", resumeAll) : nothing}
        ${canRetry ? act("upload.retry_all", retryAll) : nothing}
        ${rows.length > sum.moving ? act("upload.clear", clearFinished, "ghost") : nothing}
      </span>
    </header>`;
  }
}

customElements.define("fv-upload", UploadPage);
