/**
 * The shapes of the API that the page uses.
 *
 * `emulator` is where Identity Platform answers when it is not Google's.
 * @typedef {{kind: "token" | "identity_platform", project?: string, api_key?: string, emulator?: string | null}} SignInWay
 *
 * `attempt` counts the requests for the work.
 * @typedef {{step: string, state: string, at: string, attempt: number, reason: string | null}} Step
 *
 * @typedef {{upload_id: string, status: string, reason: string | null, sentence: string | null,
 *   modality: string | null, patient_id: string | null, patient_ref: string | null,
 *   filename?: string | null, specimen_id: string | null, sha256: string | null, size: number | null,
 *   run: number, created_at: string, changed_at: string, flag: string | null, timeline?: Step[],
 *   facts?: Record<string, unknown> & {scale_source?: ScaleSource},
 *   progress?: {step: string, share: number | null} | null,
 *   analyses?: string[], reports?: string[]}} Upload
 *
 * @typedef {{kind: "ruler" | "points", points: number[][], px: number, value: number, unit: string, confirmed_by: string, at: string}} ScaleSource
 * @typedef {{kind: "bar" | "ticks", region: Region, length_px: number, divisions: number, within_px: number,
 *   printed?: {value: number, unit: string}}} Ruler
 *
 * @typedef {{kind: string, points?: number[][], r0?: number, c0?: number, r1?: number, c1?: number,
 *   page?: number, frames?: number[],
 *   rle?: number[] | string, shape?: [number, number]}} Region
 *
 * @typedef {{id: string, code: string, value: unknown, confidence: number | null, unit: string | null,
 *   interval: [number, number] | null, n: number | null, region: Region | null, standard: string | null,
 *   method: string | null, probabilities?: Record<string, number> | null, comparator?: string | null,
 *   printed_name?: string | null, printed_value?: string | null, printed_unit?: string | null,
 *   specimen?: string | null, printed_range?: string | null, printed_flag?: string | null, flag?: string | null,
 *   held?: string | null, superseded?: boolean,
 *   reference?: {low?: number | null, high?: number | null, text?: string | null} | null,
 *   corrected?: {machine_value: unknown, by: string, at: string, reason: string, because?: string[]} | null,
 *   abnormal_from?: number, added?: boolean, units?: Record<string, string>,
 *   parts?: Record<string, Region>, detail?: Record<string, unknown>}} Finding
 *
 * @typedef {{finding_id?: string, code?: string, reason: string, from?: unknown, to?: unknown, from_region?: Region,
 *   to_region?: Region, removed?: boolean, added?: boolean, withdrawn?: boolean, because?: string[],
 *   back_to?: number}} RevisionChange
 * @typedef {{revision: number, author: string, at: string, changes: RevisionChange[]}} Revision
 *
 * @typedef {{patient_id: string, patient_ref: string, partner_ref: string | null, name: string | null,
 *   birth_date: string | null, sex: string | null, created_at: string}} Patient
 * @typedef {{at: string, upload_id: string, modality: string | null, status: string, reason: string | null,
 *   sentence: string, specimen_id: string | null, reports: string[]}} HistoryItem
 * @typedef {{at: string, value: unknown, upload_id: string, analysis_id: string, finding_id: string,
 *   analyzer: string, version: string, is_signed: boolean, is_corrected: boolean, flag?: string | null,
 *   comparator?: string | null, printed_range?: string | null, printed_value?: string | null, method?: string | null,
 *   reference?: {low?: number | null, high?: number | null, text?: string | null} | null}} Point
 * @typedef {{code: string, name: string | null, unit: string | null, points: Point[]}} Series
 * @typedef {{number: number, at: string, subject: string, role: string, action: string, kind: string,
 *   target: string}} Access
 * @typedef {{patient: Patient, uploads: Record<string, number>,
 *   reports: {report_id: string, number: number, status: string}[]}} Summary
 * @typedef {{report_id: string, number: number, status: string, language: string, modality: string | null,
 *   patient_id: string | null, patient_ref: string | null, signer: string | null, signed_at: string | null,
 *   amends: string | null, created_at: string, changed_at: string}} ReportRow
 *
 * @typedef {{key_id: string, name: string, prefix: string, scopes: string[], status: string, created_by: string,
 *   created_at: string, expires_at: string, last_used_at: string | null, last_address: string | null,
 *   replaced_by: string | null, revoked_at: string | null, key?: string, activity?: number[]}} ApiKey
 * @typedef {{dead_letter_id: string, subscription: string, type: string | null, upload_id: string | null,
 *   run: number | null, attempts: number, error: string, status: string, created_at: string,
 *   changed_at: string}} DeadLetter
 * @typedef {DeadLetter & {event: Record<string, string | number>, withheld: string[], would: string | null,
 *   would_run: number | null, why_not: string | null,
 *   done: {at: string, subject: string, action: string, run: number | null, because: string | null}[]}} DeadLetterDetail
 * @typedef {{matching: number, replayed: number, refused: number, dry_run: boolean, next_cursor: string | null}} Replays
 * @typedef {Access & {detail: Record<string, unknown>, hash: string}} AuditEntry
 * @typedef {{stage: string, waiting: number, oldest_s: number | null, passed: number, failed: number,
 *   p50_s: number | null, p95_s: number | null}} Stage
 * @typedef {{since: string, uploads: number, is_all: boolean, open_dead_letters: number, stages: Stage[]}} Pipeline
 *
 * Frames of a film in one picture, row by row.
 * @typedef {{frames: number[], columns: number, rows: number, fps: number | null}} Clip
 * @typedef {{page: number | null, width: number, height: number, scale: number, clip?: Clip | null}} Picture
 *
 * @typedef {{report_number: string | null, superseded_by: string | null, supersedes: string[]}} ReportVersions
 *
 * @typedef {{analysis_id: string, upload_id: string, status: string, modality: string, analyzer: string,
 *   version: string, model_digest: string | null, findings: Finding[], removed?: Finding[], run: number, revision: number,
 *   created_at: string, why?: string | null, advice?: string | null,
 *   images: Picture[], seconds: number | null,
 *   quality: Record<string, unknown> & {flags?: string[], ruler?: Ruler},
 *   not_measured: {code: string, why: string}[],
 *   versions?: ReportVersions & {reports?: ReportVersions[] | null},
 *   interpretations?: {id: string, statement: string, said?: Record<string, string>, citation: string, edition: string}[],
 *   provenance: Record<string, string | null>}} Analysis
 *
 * @typedef {{meaning: string, signer: string, role: string, at: string, comment: string | null,
 *   code: string, content_sha256: string}} Signature
 *
 * @typedef {{report_id: string, status: string, number: number, specimen_id: string, content_sha256: string,
 *   amends: string | null, created_at: string, changed_at: string, signature: Signature | null,
 *   patient_id?: string | null, language?: string, amended_by?: string[], amendment_reason?: string | null,
 *   content?: Record<string, any>, revisions?: [string, number][]}} Report
 *
 * @typedef {{tenant_id: string, subject: string, name: string, role: string, rights: string[],
 *   sign_in_at: string, sign_in_age_s: number}} Me
 *
 * @typedef {{tenant: string, demonstration: boolean, unknown_patient: string, modalities: string[],
 *   max_bytes: Record<string, number>, session_idle_s: number, sign_in_max_age_s: number}} Limits
 *
 * @typedef {{url: string, expires_at: string}} Link
 */
export {};
