/** The components of review, patients, reports and administration, on made-up values. Nothing here was measured. */
import { html } from "../../lib/lit.js";
import { compareTable } from "../components/compare-table.js";
import { copyField } from "../components/copy-field.js";
import { shapesOf } from "../components/drawn.js";
import { shapeBetween } from "../components/edit-shape.js";
import { histogram } from "../components/histogram.js";
import { latestValues } from "../components/latest-values.js";
import { legend } from "../components/legend.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { objects } from "../components/objects.js";
import { pagesOf } from "../components/pages.js";
import { accessTable, historyList } from "../components/patient-lists.js";
import { patientBanner } from "../components/person.js";
import { reasonField } from "../components/reason-field.js";
import { reportBadge } from "../components/report-badge.js";
import { reportSheet } from "../components/report-sheet.js";
import { historyOf } from "../components/revisions.js";
import { sparkline } from "../components/sparkline.js";
import { trend } from "../components/trend.js";
import { valueField } from "../components/value-field.js";
import { ANALYSIS, FINDINGS, SIGNED } from "./kitchen-sink-values.js";
import "../components/page-rail.js";
import "../components/shape-editor.js";
import "../components/track-player.js";
import "../components/viewer.js";

const nothingDone = () => {};

/** @param {Partial<import("../api/types.js").Point>} facts @returns {import("../api/types.js").Point} */
const point = (facts) => ({
  at: "2026-01-05T08:00:00Z", value: 1, upload_id: "upl_1", analysis_id: "ana_1", finding_id: "f1", analyzer: "document", version: "1.0.0",
  is_signed: true, is_corrected: false, printed_range: "1.0 - 3.5", method: "text", ...facts,
});

const AMH = [
  point({ at: "2025-02-03", value: 2.4 }), point({ at: "2025-08-11", value: 1.9 }),
  point({ at: "2026-03-02", value: 1.3, version: "1.1.0" }), point({ at: "2026-11-03", value: 0.84, flag: "L", is_signed: false, version: "1.1.0" }),
];

/** @type {import("../api/types.js").Patient} */
const PATIENT = {
  patient_id: "pat_1", patient_ref: "P-0042", partner_ref: "P-0043", name: "Zoë <b>O'Brien-Müller</b> شيماء العلي", birth_date: "1991-04-17",
  sex: "female", created_at: "2026-11-20T10:02:11Z",
};

const SPEEDS = Array.from({ length: 60 }, (_, i) => 12 + 30 * Math.abs(Math.sin(i * 1.7)) + (i % 7));
const TRACKS = Array.from({ length: 6 }, (_, k) => ({
  id: `f${k + 1}`, label: `Track ${k + 1}`,
  region: {
    kind: "path", frames: Array.from({ length: 12 }, (_, i) => i * 2),
    points: Array.from({ length: 12 }, (_, i) => [30 + k * 28 + 8 * Math.sin(i + k), 20 + i * (10 + k * 3)]),
  },
}));
const MASK = { id: "f9", label: "Mask", region: { kind: "mask", shape: /** @type {[number, number]} */ ([4, 6]), rle: [7, 4, 2, 4, 7] } };
export const GREY = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAeAAAADcAQMAAACS1eC0AAAABlBMVEWKj5UAAACjZLikAAAAIklEQVR42u3BAQEAAACAkP6v7ggKAAAAAAAAAAAAAAAAoAY0bAABiGO0ZAAAAABJRU5ErkJggg==";
const OBJECTS = SPEEDS.slice(0, 12).map((speed, i) => /** @type {any} */ ({
  id: `f${i + 1}`, code: "sperm.track", value: null, confidence: 0.6 + (i % 4) / 10, region: { kind: "box", r0: 0, c0: 0, r1: 9 + (i % 3), c1: 8 }, vcl_um_per_s: speed, lin: speed / 60,
}));

const OUTLINED = FINDINGS.slice(0, 2).map((one, i) => ({ ...one, region: { kind: "box", r0: 20 + 40 * i, c0: 250, r1: 50 + 40 * i, c1: 330, page: i + 1 } }));
const SHEETS = [1, 2, 3].map((page) => ({ page, width: 480, height: 220, scale: 1 }));
const PAGES = pagesOf({ ...ANALYSIS, findings: OUTLINED }, SHEETS);

const REPORT = {
  language: "en", title: "Laboratory values", letterhead: { name: "Demonstration Clinic", lines: ["1 Example Street"] }, patient_ref: "P-0042",
  specimen: [["Collected", "2026-11-03 08:00 UTC"]], statement: "Decision support, not a diagnosis.", notices: ["Demonstration: this is not a clinical result."],
  parts: [{ title: "Results", rows: [
    { label: "AMH", value: "0.84", unit: "ng/mL", reference: "1.0 - 3.5", number: 0.84, low: 1, high: 3.5, flag: "low", corrected: true },
    { label: "Progesterone", value: "<0.2", unit: "ng/mL", reference: "< 1.4" },
  ] }],
  absent: [{ label: "Diameter", sentence: "No scale was given." }], corrections: [{ label: "AMH", machine_value: "8.4", value: "0.84", reason: "Point misread", author: "r.adams" }],
  methods: ["Text layer."], references: ["Ranges as printed."],
};

/** @param {string} selected */
const review = (selected) => html`
  <fv-viewer .src=${GREY} .alt=${"Tracks"} .shapes=${[...TRACKS, MASK]} .scale=${1} .selected=${selected} .overlays=${true} .frame=${14} .unit=${{ size: 0.5, name: "µm" }}
    .checked=${new Set(["f1"])} .foot=${html`<fv-track-player .span=${[0, 22]} .frame=${14}></fv-track-player>`}></fv-viewer>
  ${objects(OBJECTS, { um: 0.5, sort: "m0", down: true, selected: "f2", checked: new Set(["f1"]), onSort: nothingDone, onSelect: nothingDone })}
  ${historyOf({ state: "ready", error: null, data: [
    { revision: 2, author: "r.adams", at: "2026-11-20T10:05:00Z", changes: [{ finding_id: "f1", code: "lab.other", reason: "Recounted <b>by hand</b>", from: 12, to: 14 }] },
    { revision: 1, author: "document 1.1.0", at: "2026-11-20T10:02:14Z", changes: [] },
  ] }, ANALYSIS)}
  ${valueField(FINDINGS[0], { value: "twelve", problem: "Enter a number.", onType: nothingDone })}
  ${valueField(FINDINGS[4], { value: "true", problem: "", onType: nothingDone })}`;

/** @returns {[string, unknown][]} a title and what belongs below it */
export const recordSheets = () => [
  ["Review", review("f2")],
  ["Drawing, pages, comparison", html`
    <fv-viewer .src=${GREY} .alt=${"An outline while it is redrawn"} .shapes=${shapesOf(OUTLINED, null)} .scale=${1} .overlays=${true} .layer=${(/** @type {{width: number, height: number}} */ size) =>
      html`<fv-shape-editor .size=${size} .scale=${1} .region=${shapeBetween("polygon", [40, 60], [160, 220])} .kind=${"polygon"}></fv-shape-editor>`}></fv-viewer>
    ${legend([...["rapid_progressive", "slow_progressive", "non_progressive", "immotile"], ...["sperm", "impurity"]].map((value) => ({ ...OBJECTS[0], value })))}
    <div class="kitchen-rail"><fv-page-rail .pages=${PAGES} .at=${1} .links=${new Map([[0, GREY], [1, GREY]])}></fv-page-rail></div>
    ${reasonField({ id: "k-reason", reason: "", usual: ["outline", "overlooked"], problem: "Enter a reason.", onType: nothingDone })}
    ${compareTable([ANALYSIS, { ...ANALYSIS, findings: FINDINGS.slice(1).map((one) => (typeof one.value === "number" ? { ...one, value: one.value * 1.5 } : one)) }], ["3 Feb 2025", "2 Mar 2026"])}`],
  ["Charts", html`<div class="charts">${histogram({ name: "VCL", unit: "µm/s", values: SPEEDS })}${histogram({ name: "Length", unit: "µm", values: [1, 2] })}
    <div>${sparkline([3, 2, 4, 1], "4 values")}</div></div>
    <div class="trends"><section class="card">${trend({ name: "AMH", unit: "ng/mL", points: AMH })}</section>
    <section class="card">${trend({ name: "TSH", unit: "mU/L", points: [point({ value: 2, printed_range: null })] })}</section></div>`],
  ["Patient", html`${patientBanner(PATIENT)} ${patientBanner({ ...PATIENT, patient_ref: "P-0044", name: null, birth_date: null, sex: null, partner_ref: null })}
    ${latestValues([{ code: "lab.amh", name: "AMH", unit: "ng/mL", points: AMH }, { code: "embryo.stage", name: null, unit: null, points: [point({ value: "blastocyst", printed_range: null })] }])}
    ${historyList(["reported", "signed", "failed"].map((status) => ({ at: "2026-11-03T08:00:00Z", upload_id: "upl_1", modality: "document", status, reason: null, sentence: "", specimen_id: null, reports: [] })))}
    ${historyList([])}
    ${accessTable([{ number: 7, at: "2026-11-20T10:05:00Z", subject: "r.adams", role: "clinician", action: "read", kind: "report", target: "rep_1" }])}`],
  ["Report", html`<div class="kitchen-row">${["rendering", "draft", "signing", "signed", "amended", "superseded"].map(reportBadge)}</div>
    ${reportSheet({ ...SIGNED, status: "draft", content: REPORT })}`],
  ["Lists and keys", html`${copyField({ id: "k-copy", label: "Key", text: "fvk.demo.0000.0000", isCopied: false, onCopy: nothingDone })}
    ${whenLoaded({ state: "loading", data: null, error: null }, nothingDone, nothingDone)}
    ${whenLoaded({ state: "error", data: null, error: { code: "network" } }, nothingDone, nothingDone)}
    ${loadMore({ next: "x" }, nothingDone)}
    <div class="chips"><a class="chip" href="#chip" aria-current="page">Open</a><a class="chip" href="#chip">Discarded</a></div>`],
];
