/** Every state a page can be in, and every dialog, on made-up values. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { mark } from "../components/brand.js";
import { empty } from "../components/empty.js";
import { interpretations } from "../components/interpretations.js";
import { whenLoaded } from "../components/load-more.js";
import { measurements } from "../components/measurements.js";
import { noteField } from "../components/note-field.js";
import { notice } from "../components/notice.js";
import { historyList } from "../components/patient-lists.js";
import { problemPanel } from "../components/problem.js";
import { worklistSkeleton } from "../components/worklist-table.js";
import { t } from "../i18n/index.js";
import { file } from "../state/file.js";
import { renderOn } from "../state/store.js";
import { banners } from "./banners.js";
import { reportBanner } from "./file-notices.js";
import { ANALYSIS, FINDINGS, SIGNED, uploadIn } from "./kitchen-sink-values.js";
import { GREY } from "./kitchen-sink-records.js";
import { SIGN_IN_DIALOGS } from "./kitchen-sink-sign-in.js";
import { letterFacts } from "./letter-dialog.js";
import "./amend-dialog.js";
import "./correct-dialog.js";
import "./help-dialog.js";
import "./key-dialogs.js";
import "./new-patient-dialog.js";
import "./palette.js";
import "./release-dialog.js";
import "./scale-dialog.js";
import "./sign-dialog.js";

const nothingDone = () => {};
const SHOWN_BANNERS = { isOnline: true, server: "ok", idleLeft: null, isDemonstration: false };

/** @type {import("../api/types.js").ApiKey} */
const KEY = {
  key_id: "key_1", name: "Laboratory <b>1</b>", prefix: "fvk.demo.0a1b2c", scopes: ["upload"], status: "active", created_by: "admin@demo",
  created_at: "2026-11-20T10:02:11Z", expires_at: "2027-11-20T10:02:11Z", last_used_at: null, last_address: null, replaced_by: null, revoked_at: null,
};

/** @type {import("../api/types.js").DeadLetterDetail} */
const LETTER = {
  dead_letter_id: "dlt_1", subscription: "analyze", type: "com.fertivision.upload.accepted.v1", upload_id: "upl_1", run: 2, attempts: 8, error: "unavailable",
  status: "replayed", created_at: "2026-11-20T10:02:11Z", changed_at: "2026-11-20T10:05:00Z", event: { id: "evt_1", type: "com.fertivision.upload.accepted.v1", run: 2, upload_id: "upl_1" },
  withheld: ["name", "other"], would: null, would_run: null, why_not: "conflict",
  done: [{ at: "2026-11-20T10:05:00Z", subject: "admin@demo", action: "replayed", run: 2, because: null },
    { at: "2026-11-20T10:06:00Z", subject: "admin@demo", action: "discarded", run: null, because: "Known <b>fault</b> of the device. عطل معروف" }],
};

/** With a ruler that nobody has confirmed. @type {import("../api/types.js").Analysis} */
const MEASURABLE = {
  ...ANALYSIS, images: [{ page: null, width: 480, height: 220, scale: 1 }],
  quality: { ...ANALYSIS.quality, flags: ["no_scale", "ruler_unconfirmed"],
    ruler: { kind: "bar", region: { kind: "path", points: [[190, 300], [190, 443]] }, length_px: 143, divisions: 1, within_px: 1 } },
};

/** The states of a page. @returns {Record<string, unknown>} */
const states = () => ({
  loading: worklistSkeleton(),
  "empty-first": empty({ symbol: "inbox", title: t("worklist.empty_title"), text: t("worklist.empty"), actions: html`<button class="btn primary">${t("worklist.upload")}</button>` }),
  "empty-filtered": empty({ symbol: "search", title: t("worklist.none_title"), text: t("worklist.none"), actions: html`<button class="btn">${t("worklist.clear")}</button>` }),
  partial: html`${whenLoaded({ state: "error", data: null, error: { code: "timeout", requestId: "req_4f0c2a" } }, nothingDone, nothingDone)}
    ${historyList([{ at: "2026-11-03T08:00:00Z", upload_id: "upl_1", modality: "document", status: "reported", reason: null, sentence: "", specimen_id: null, reports: [] }])}`,
  error: problemPanel({ code: "internal", requestId: "req_4f0c2a" }, { retry: nothingDone }),
  forbidden: html`${notice("info", t("admin.forbidden"))} ${empty({ symbol: "lock", title: t("upload.title"), text: t("upload.no_right") })}`,
  "not-found": html`${problemPanel({ code: "not_found" })} ${empty({ symbol: "search", title: t("error.not_found_title"), text: "", actions: html`<button class="btn">${t("error.to_worklist")}</button>` })}`,
  offline: banners({ ...SHOWN_BANNERS, isOnline: false, label: "State: offline" }, nothingDone),
  stale: html`<span class="fresh small warn-text">${t("worklist.stale", { time: "10:05:00" })}</span>`,
  "read-only": html`${reportBanner(SIGNED)} ${measurements(FINDINGS.slice(0, 2), { selected: null, onSelect: nothingDone, caption: "Measurements, signed" })}`,
  conflict: problemPanel({ code: "precondition_failed" }, { retry: nothingDone }),
});

/** What opens over a page. @type {Record<string, (end: () => void) => unknown>} */
const DIALOGS = {
  help: (end) => html`<fv-help-dialog @closed=${end}></fv-help-dialog>`,
  palette: (end) => html`<fv-palette @closed=${end} @help=${end}></fv-palette>`,
  sign: (end) => html`<fv-sign-dialog @closed=${end}></fv-sign-dialog>`,
  correct: (end) => html`<fv-correct-dialog @closed=${end} .findingId=${"f2"}></fv-correct-dialog>`,
  release: (end) => html`<fv-release-dialog @closed=${end} .upload=${uploadIn("held")}></fv-release-dialog>`,
  scale: (end) => html`<fv-scale-dialog @closed=${end} .src=${GREY} .analysis=${MEASURABLE} .upload=${uploadIn("reported")}></fv-scale-dialog>`,
  amend: (end) => html`<fv-amend-dialog @closed=${end} .report=${SIGNED}></fv-amend-dialog>`,
  patient: (end) => html`<fv-new-patient-dialog @closed=${end}></fv-new-patient-dialog>`,
  "key-create": (end) => html`<fv-key-dialog @closed=${end} .act=${"create"}></fv-key-dialog>`,
  "key-roll": (end) => html`<fv-key-dialog @closed=${end} .act=${"roll"} .key_=${KEY}></fv-key-dialog>`,
  "key-revoke": (end) => html`<fv-key-dialog @closed=${end} .act=${"revoke"} .key_=${KEY}></fv-key-dialog>`,
  "key-shown": (end) => html`<fv-key-dialog @closed=${end} .made=${{ ...KEY, key: "fvk.demo.0000.0000" }}></fv-key-dialog>`,
  ...SIGN_IN_DIALOGS,
};

class KitchenSinkStates extends LitElement {
  static properties = { over: { state: true } };

  constructor() {
    super();
    this.over = "";
    file.update({ state: "ready", upload: uploadIn("reported"), analysis: ANALYSIS, report: { ...SIGNED, status: "draft", signature: null } });
    renderOn(this);
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const close = () => { this.over = ""; };
    return html`<section class="card"><header class="card-head"><h2>States of a page</h2></header><div class="card-body">
        ${Object.entries(states()).map(([name, shown]) => html`<div class="kitchen-state" data-state=${name}><p class="small subtle mono">${name}</p>${shown}</div>`)}
      </div></section>
      <section class="card"><header class="card-head"><h2>Dialogs</h2></header><div class="card-body">
        <div class="kitchen-row">${Object.keys(DIALOGS).map((name) => html`<button class="btn" data-dialog=${name} @click=${() => { this.over = name; }}>${name}</button>`)}</div>
        <div class="letter">${letterFacts(LETTER)} ${letterFacts({ ...LETTER, withheld: [], would: "rerun", would_run: 3, why_not: null, done: [] })}</div>
        ${noteField({ id: "k-note", name: "note", label: "A note", hint: "A hint.", problem: "The reason has 5000 characters; at most 2000 are kept." })}
        <p class="brand">${mark()}FertiVision</p>
        ${interpretations({ ...ANALYSIS, interpretations: [{ id: "i1", statement: "Below the reference of the manual.", citation: "WHO manual", edition: "6th, 2021" }] })}
      </div></section>
      ${this.over ? DIALOGS[this.over](close) : nothing}`;
  }
}

customElements.define("fv-kitchen-states", KitchenSinkStates);
