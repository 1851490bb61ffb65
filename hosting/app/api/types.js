/**
 * The shapes of the API that the page uses.
 *
 * `attempt` counts the requests for the work.
 * @typedef {{step: string, state: string, at: string, attempt: number, reason: string | null}} Step
 *
 * @typedef {{upload_id: string, status: string, reason: string | null, sentence: string | null,
 *   modality: string | null, patient_id: string | null, patient_ref: string | null,
 *   filename?: string | null, specimen_id: string | null, sha256: string | null, size: number | null,
 *   run: number, created_at: string, changed_at: string, flag: string | null, timeline?: Step[],
 *   progress?: {step: string, share: number | null} | null,
 *   analyses?: string[], reports?: string[]}} Upload
 *
 * @typedef {{kind: string, points?: number[][], r0?: number, c0?: number, r1?: number, c1?: number,
 *   page?: number, frames?: number[]}} Region
 *
 * @typedef {{id: string, code: string, value: unknown, confidence: number | null, unit: string | null,
 *   interval: [number, number] | null, n: number | null, region: Region | null, standard: string | null,
 *   method: string | null, probabilities?: Record<string, number> | null, comparator?: string | null,
 *   printed_name?: string | null, printed_value?: string | null, printed_unit?: string | null,
 *   printed_range?: string | null, printed_flag?: string | null, flag?: string | null,
 *   reference?: {low?: number | null, high?: number | null, text?: string | null} | null,
 *   detail?: Record<string, unknown>}} Finding
 *
 * @typedef {{page: number | null, width: number, height: number, scale: number}} Picture
 *
 * @typedef {{analysis_id: string, upload_id: string, status: string, modality: string, analyzer: string,
 *   version: string, model_digest: string | null, findings: Finding[], run: number, revision: number,
 *   created_at: string, why?: string | null, advice?: string | null,
 *   images: Picture[], seconds: number | null,
 *   quality: Record<string, unknown> & {flags?: string[]},
 *   not_measured: {code: string, why: string}[],
 *   interpretations?: {id: string, statement: string, citation: string, edition: string}[],
 *   provenance: Record<string, string | null>}} Analysis
 *
 * @typedef {{meaning: string, signer: string, role: string, at: string, comment: string | null,
 *   code: string, content_sha256: string}} Signature
 *
 * @typedef {{report_id: string, status: string, number: number, specimen_id: string, content_sha256: string,
 *   amends: string | null, created_at: string, changed_at: string, signature: Signature | null}} Report
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
