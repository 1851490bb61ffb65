/** A person's corrections of a result: saved, undone, redone; what is typed outlives a lost sign-in. */
import { correctAnalysis, getAnalysis } from "../api/analyses.js";
import { ApiError } from "../api/problem.js";
import { drawing } from "./drawing.js";
import { expectChange, file } from "./file.js";
import { Store } from "./store.js";

/**
 * A value that was changed; or something that was drawn, `name`, between two revisions.
 * @typedef {{finding_id: string, from: unknown, to: unknown, reason: string}} ValueStep
 * @typedef {{name: string, mode: string, before: number, after: number, reason: string}} DrawnStep
 * @typedef {ValueStep | DrawnStep} Step
 */
/** @typedef {{value: string, reason: string}} Draft */

/** @type {Store<{analysisId: string, done: Step[], undone: Step[], checked: Set<string>, mine: number}>} `mine`: the newest revision of this visit */
export const review = new Store({ analysisId: "", done: [], undone: [], checked: new Set(), mine: 0 });

/** What was typed and not saved, by analysis and finding. It stays in memory: it may speak of a person. @type {Map<string, Draft>} */
const drafts = new Map();

/** @param {string} findingId */
const draftKey = (findingId) => `${file.value.analysis?.analysis_id} ${findingId}`;

/** @param {string} findingId @returns {Draft | null} */
export const draftOf = (findingId) => drafts.get(draftKey(findingId)) ?? null;

/** @param {string} findingId @param {Draft} draft */
export const keepDraft = (findingId, draft) => drafts.set(draftKey(findingId), draft);

/** @param {string} findingId */
export const dropDraft = (findingId) => drafts.delete(draftKey(findingId));

/** The finding of this analysis with an unsaved correction. @returns {string | null} */
export function unsaved() {
  const mine = `${file.value.analysis?.analysis_id} `;
  return [...drafts.keys()].find((key) => key.startsWith(mine))?.slice(mine.length) ?? null;
}

/** Another analysis begins without steps and marks. @param {string} analysisId */
export function begin(analysisId) {
  if (review.value.analysisId !== analysisId) review.update({ analysisId, done: [], undone: [], checked: new Set(), mine: 0 });
}

/** Seen by this person on this visit; the signature is what counts. @param {string} findingId */
export function check(findingId) {
  review.update({ checked: new Set([...review.value.checked, findingId]) });
}

/**
 * @param {{finding_id: string, from: unknown, value: unknown, reason: string}} change
 * @returns {Promise<"saved" | "conflict">} in a conflict the newest revision is loaded, and nothing is written
 */
export async function correct({ finding_id, from, value, reason }) {
  const answer = await send({ changes: [{ finding_id, value, reason }] });
  if (answer === "saved") {
    review.update({ done: [...review.value.done, { finding_id, from, to: value, reason }], undone: [] });
    check(finding_id);
    dropDraft(finding_id);
  }
  return answer;
}

/** What was drawn becomes a revision. @param {string} name what it is about */
export async function saveDrawn(name) {
  const { mode, id, code, region, value, reason } = drawing.value;
  const before = file.value.analysis?.revision ?? 0;
  const answer = await send({ changes: [changeOf({ mode, id: id ?? "", code, region, value, reason: reason.trim() })] });
  if (answer === "saved") {
    const after = file.value.analysis?.revision ?? 0;
    review.update({ done: [...review.value.done, { name, mode, before, after, reason: reason.trim() }], undone: [] });
  }
  return answer;
}

/**
 * @param {{mode: string, id: string, code: string, region: import("../api/types.js").Region | null, value: string | null, reason: string}} drawn
 * @returns {import("../api/analyses.js").Change}
 */
function changeOf({ mode, id, code, region, value, reason }) {
  if (mode === "remove") return { finding_id: id, removed: true, reason };
  if (region === null) throw new ApiError({ code: "invalid_input" });
  const plain = region.kind === "box"
    ? { kind: "box", r0: region.r0, c0: region.c0, r1: region.r1, c1: region.c1 } : { kind: "polygon", points: region.points };
  if (mode === "redraw") return { finding_id: id, region: plain, reason };
  return { code, region: plain, ...(value === null ? {} : { value }), reason };
}

/** @param {string} because the sentence under which it is recorded */
export async function undo(because) {
  const step = review.value.done.at(-1);
  if (!step) return null;
  const answer = await ("name" in step
    ? goBack(step.before, because) : send({ changes: [{ finding_id: step.finding_id, value: step.from, reason: because }] }));
  if (answer === "saved") review.update({ done: review.value.done.slice(0, -1), undone: [...review.value.undone, step] });
  return answer;
}

/** The undone step again, under its own reason. */
export async function redo() {
  const step = review.value.undone.at(-1);
  if (!step) return null;
  const { reason } = step;
  const answer = await ("name" in step
    ? goBack(step.after, reason) : send({ changes: [{ finding_id: step.finding_id, value: step.to, reason }] }));
  if (answer === "saved") review.update({ undone: review.value.undone.slice(0, -1), done: [...review.value.done, step] });
  return answer;
}

/** A whole revision again: refused where somebody else has saved since, whose changes it would undo. @param {number} revision @param {string} reason */
const goBack = async (revision, reason) =>
  (review.value.mine === file.value.analysis?.revision ? send({ back_to: revision, reason }) : "conflict");

/** @param {import("../api/analyses.js").Correction} correction @returns {Promise<"saved" | "conflict">} */
async function send(correction) {
  const { analysis, analysisEtag } = file.value;
  if (!analysis) throw new ApiError({ code: "not_found" });
  try {
    const found = await correctAnalysis(analysis.analysis_id, correction, analysisEtag);
    file.update({ analysis: found.analysis, analysisEtag: found.etag });
    review.update({ mine: found.analysis.revision });
    expectChange();
    return "saved";
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "precondition_failed") throw error;
    const newest = await getAnalysis(analysis.analysis_id);
    if (newest.analysis) file.update({ analysis: newest.analysis, analysisEtag: newest.etag });
    return "conflict";
  }
}
