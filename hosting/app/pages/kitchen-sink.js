/** Every component in every state, on made-up values, for looking at and for screenshot tests. */
import { html, LitElement } from "../../lib/lit.js";
import { confidenceMark } from "../components/confidence.js";
import { empty } from "../components/empty.js";
import { flagMark } from "../components/flag.js";
import { icon } from "../components/icon.js";
import { measurements } from "../components/measurements.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { notMeasured, provenance, quality } from "../components/quality.js";
import { rangeBar } from "../components/range-bar.js";
import { statusBadge } from "../components/status-badge.js";
import { timeline } from "../components/timeline.js";
import { worklistSkeleton, worklistTable } from "../components/worklist-table.js";
import { loadMore, loadSignIn, useLanguage } from "../i18n/index.js";
import { reportBanner, uploadNotices } from "./file-notices.js";
import { recordSheets } from "./kitchen-sink-records.js";
import { ANALYSIS, FINDINGS, SIGNED, STATUSES, uploadIn } from "./kitchen-sink-values.js";
import { shell, uploads, work } from "./kitchen-sink-work.js";
import "./kitchen-sink-states.js";
import { renderOn } from "../state/store.js";
import { switchTheme, theme } from "../state/theme.js";

const nothingDone = () => {};
const NOW = Date.parse("2026-11-20T10:05:00Z");

class KitchenSink extends LitElement {
  static properties = { selected: { state: true } };

  constructor() {
    super();
    /** @type {string | null} */
    this.selected = "f2";
    renderOn(this, theme);
    useLanguage(new URLSearchParams(location.search).get("language") ?? "en").then(loadMore).then(loadSignIn).then(() => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<main class="page kitchen">
      <header class="page-head"><h1>Components</h1>
        <div class="actions"><button class="btn" @click=${switchTheme}>${icon("contrast")}Change theme</button></div></header>
      ${this.sheet("Buttons and fields", controls())}
      ${this.sheet("Status, flag, confidence", marks())}
      ${this.sheet("Notices", html`
        ${notice("info", "Information", "What is the case.")} ${notice("ok", "Done", "What was done.")}
        ${STATUSES.map((status) => uploadNotices(uploadIn(status), { onRelease: nothingDone }))}
        ${reportBanner(SIGNED)}
        ${problemPanel({ code: "unavailable", requestId: "req_4f0c2a" }, { retry: nothingDone })}`)}
      ${this.sheet("Timeline", html`${["awaiting_upload", "accepted", "analyzed", "reported", "signed", "held", "rejected", "failed"].map((s) => timeline(uploadIn(s)))}`)}
      ${this.sheet("Upload queue", uploads())}
      ${this.sheet("Shell: notices and the state of the server", shell())}
      ${this.sheet("Review queue, filters, saved views, commands", work())}
      ${this.sheet("Worklist", html`${worklistTable({ items: STATUSES.map((status) => uploadIn(status)), cursor: 1, hrefOf: () => "#", now: NOW })}
        ${worklistTable({ items: STATUSES.slice(2, 7).map((status) => uploadIn(status)), cursor: -1, hrefOf: () => "#", now: NOW, hidden: ["note", "size"], isCompact: true })}
        ${worklistSkeleton()}
        ${empty({ symbol: "inbox", title: "No files yet", text: "What to do now.", actions: html`<button class="btn primary">Upload files</button>` })}`)}
      ${this.sheet("Measurements", html`${measurements(FINDINGS, { selected: this.selected, onSelect: (id) => { this.selected = id; }, caption: "Measurements" })}
        ${notMeasured(ANALYSIS)} ${quality(ANALYSIS)} ${provenance(ANALYSIS)}`)}
      <fv-kitchen-states></fv-kitchen-states>
      ${recordSheets().map(([title, content]) => this.sheet(title, content))}
    </main>`;
  }

  /** @param {string} title @param {unknown} content */
  sheet(title, content) {
    return html`<section class="card"><header class="card-head"><h2>${title}</h2></header><div class="card-body">${content}</div></section>`;
  }
}

const controls = () => html`<div class="kitchen-row">
    <button class="btn primary">Primary</button><button class="btn">Secondary</button><button class="btn ghost">Ghost</button>
    <button class="btn danger">Danger</button><button class="btn" disabled>Disabled</button>
    <button class="btn" aria-pressed="true">Pressed</button><button class="btn small">Small</button>
    <button class="btn primary" disabled>${icon("loader-circle", "spin")}Working…</button>
    <button class="btn icon-only" aria-label="Search">${icon("search")}</button>
  </div>
  <div class="kitchen-row">
    <div class="field"><label for="k1">Label</label><input class="input" id="k1" value="Value" /><span class="hint">A hint.</span></div>
    <div class="field"><label for="k2">Wrong</label><input class="input" id="k2" value="-3" aria-invalid="true" /><span class="problem">Enter a number greater than 0.</span></div>
    <div class="field"><label for="k3">Choice</label><select class="input" id="k3"><option>Detect automatically</option></select></div>
  </div>`;

const marks = () => html`<div class="kitchen-row">${STATUSES.map((status) => statusBadge(status))}</div>
  <div class="kitchen-row">${["L", "LL", "H", "HH", "A"].map((flag) => flagMark(flag))}</div>
  <div class="kitchen-row">${[0.97, 0.81, 0.55].map((share) => confidenceMark(share))}</div>
  <div class="kitchen-row">${[12, 22, 45, 90].map((value) => rangeBar(value, { low: 16, high: 40 }, `${value}`, 30))}
    ${rangeBar(3, { low: 4, high: null }, "3")} ${rangeBar(9, { low: null, high: 5 }, "9")}</div>`;

customElements.define("fv-kitchen-sink", KitchenSink);
