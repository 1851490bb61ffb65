/** Made-up values for the kitchen sink. Nothing here was measured. */

/** @typedef {import("../api/types.js").Upload} Upload */
/** @typedef {import("../api/types.js").Finding} Finding */
/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Report} Report */
/** @typedef {import("../state/rows.js").Row} Row */

export const STATUSES = [
  "awaiting_upload", "waiting", "accepted", "analyzed", "reported", "signed",
  "held", "rejected", "failed", "duplicate", "expired",
];

/** @type {Record<string, string>} */
const REASONS = {
  waiting: "bundle_incomplete", held: "identity_mismatch", rejected: "encrypted", failed: "attempts_exhausted",
  duplicate: "same_patient",
};
const WAY = ["waiting", "accepted", "analyzed", "reported", "signed"];

/** An upload that stands there. @param {string} status @returns {Upload} */
export function uploadIn(status) {
  const reason = REASONS[status] ?? null;
  const passed = WAY.includes(status) ? WAY.slice(0, WAY.indexOf(status) + 1) : ["waiting", status];
  const steps = status === "awaiting_upload" ? ["awaiting_upload"] : passed;
  return {
    upload_id: `upl_${status}`, status, reason, sentence: null, modality: "embryo_image", patient_id: "pat_1",
    patient_ref: "P-0042", filename: "embryo_d5_04.tif", specimen_id: "spc_1", sha256: null, size: 18_234_112, run: 1,
    created_at: "2026-11-20T10:02:11Z", changed_at: "2026-11-20T10:02:15Z", flag: status === "reported" ? "L" : null,
    timeline: steps.map((step, i) => ({
      step, state: "done", at: `2026-11-20T10:02:${11 + i}Z`, attempt: 1, reason: step === status ? reason : null,
    })),
  };
}

/** @param {Partial<Finding>} facts @returns {Finding} */
const finding = (facts) => ({
  id: "f0", code: "lab.other", value: null, confidence: null, unit: null, interval: null, n: null, region: null,
  standard: null, method: null, ...facts,
});

const BOX = { kind: "box", r0: 0, c0: 0, r1: 1, c1: 1 };

/** @type {Finding[]} */
export const FINDINGS = [
  finding({ id: "f1", printed_name: "Concentration", value: 12, unit: "10*6/mL", printed_range: ">= 16", flag: "L", confidence: 0.94, region: BOX }),
  finding({ id: "f2", printed_name: "Progressive motility", value: 28, unit: "%", printed_range: ">= 30", flag: "L", confidence: 0.82, n: 214, interval: [24, 33], region: BOX }),
  finding({ id: "f3", printed_name: "Normal forms", value: 5, unit: "%", printed_range: ">= 4", flag: "N", confidence: 0.61, superseded: true }),
  finding({ id: "f4", printed_name: "TSH", value: 5.12, unit: "mU/L", printed_range: "0.27 - 4.20", flag: "HH", confidence: 0.99, held: "implausible_review" }),
  finding({ id: "f5", code: "sperm.head_normal", value: false, confidence: 0.43, abnormal_from: 0.41 }),
  finding({ id: "f6", code: "embryo.stage", value: "blastocyst", confidence: 0.77 }),
  finding({ id: "f7", printed_name: "A name that is much longer than what fits into the column of a narrow table", value: "not detected", printed_range: "not detected" }),
];

/** @type {Analysis} */
export const ANALYSIS = {
  analysis_id: "ana_1", upload_id: "upl_1", status: "analyzed", modality: "embryo_image", analyzer: "embryo",
  version: "1.0.0", model_digest: "9f3c0d2e5a7b48c19f3c0d2e5a7b48c1", findings: FINDINGS, run: 1, revision: 1,
  created_at: "2026-11-20T10:02:14Z", images: [], seconds: 2.9,
  quality: { focus: 0.62, exposure: 0.94, flags: ["reduced"] },
  not_measured: [
    { code: "embryo.diameter_um", why: "no_scale" }, { code: "embryo.zona_thickness_um", why: "no_scale" },
    { code: "gardner.icm", why: "low_confidence" },
  ],
  provenance: { input_sha256: "3eb3c027279bb81a51bc375e3eb3c027279bb81a51bc375e", weights_licence: null },
};

/** @type {Report} */
export const SIGNED = {
  report_id: "rep_1", status: "signed", number: 1, specimen_id: "spc_1", content_sha256: "3eb3c027279bb81a51bc375e",
  amends: null, created_at: "2026-11-20T10:02:15Z", changed_at: "2026-11-20T10:06:00Z",
  signature: {
    meaning: "approved", signer: "R. Adams", role: "clinician", at: "2026-11-20T10:06:00Z", comment: "Repeat in four weeks.",
    code: "AMTGRRQ46539", content_sha256: "3eb3c027279bb81a51bc375e",
  },
};

/** @param {Partial<Row>} facts @returns {Row} */
const row = (facts) => ({
  key: `${facts.state} ${facts.name} ${facts.sentence}`, file: null, name: "oocyte_d3_04.png", size: 4_096_000, kind: "image/png", modified: 0,
  facts: {}, sendKey: "", place: null, state: "queued", sent: 0, hashed: 0, startedAt: 1000, startedFrom: 0, tries: 0,
  sha256: null, uploadId: null, status: null, reason: null, sentence: null, twin: null,
  error: null, canRetry: true, control: new AbortController(), ...facts,
});

/** Every state of a file on its way. @type {Row[]} */
export const ROWS = [
  row({ state: "queued" }), row({ state: "hashing", hashed: 0.4 }), row({ state: "checking" }), row({ state: "uploading", sent: 3_000_000 }),
  row({ state: "paused", sent: 3_000_000 }), row({ state: "offline", sentence: "upload.offline" }), row({ state: "missing" }),
  row({ state: "processing", uploadId: "1" }), row({ state: "done", uploadId: "1", status: "reported", sentence: "The report is ready for review." }),
  row({ state: "done", uploadId: "1", status: "held", reason: "identity_mismatch", sentence: "The file names another person than the one it was sent for.", name: "scan.dcm" }),
  row({ state: "duplicate", uploadId: "1" }), row({ state: "duplicate", uploadId: "1", twin: uploadIn("signed") }),
  row({ state: "failed", sentence: "upload.lost" }), row({ state: "failed", sentence: "upload.too_large", size: 600_000_000, name: "ultrasound.mp4", kind: "video/mp4", canRetry: false }),
  row({ state: "failed", error: { code: "unsupported_media" }, canRetry: false }), row({ state: "cancelled", sentence: "upload.cancelled" }),
  row({ state: "queued", name: "<img src=x onerror=alert(1)>.png" }), row({ state: "queued", name: "report\u202efdp.exe" }),
  row({ state: "queued", name: "\u05d3\u05d5\u05d7 \u05de\u05e2\u05d1\u05d3\u05d4 2026.pdf", kind: "application/pdf" }),
  row({ state: "queued", name: `${"a very long name ".repeat(14)}.png` }),
];
