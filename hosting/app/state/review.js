/** A person's corrections of a result: saved, undone, redone; what is typed outlives a lost sign-in. */
import { correctAnalysis, getAnalysis } from "../api/analyses.js";
import { ApiError } from "../api/problem.js";
import { expectChange, file } from "./file.js";
import { Store } from "./store.js";

/** @typedef {{finding_id: string, from: unknown, to: unknown, reason: string}} Step */
/** @typedef {{value: string, reason: string}} Draft */

/** @type {Store<{analysisId: string, done: Step[], undone: Step[], checked: Set<string>}>} */
export const review = new Store({ analysisId: "", done: [], undone: [], checked: new Set() });

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
  if (review.value.analysisId !== analysisId) review.update({ analysisId, done: [], undone: [], checked: new Set() });
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
  const answer = await send([{ finding_id, value, reason }]);
  if (answer === "saved") {
    review.update({ done: [...review.value.done, { finding_id, from, to: value, reason }], undone: [] });
    check(finding_id);
    dropDraft(finding_id);
  }
  return answer;
}

/** @param {string} because the sentence under which it is recorded */
export async function undo(because) {
  const step = review.value.done.at(-1);
  if (!step) return null;
  const answer = await send([{ finding_id: step.finding_id, value: step.from, reason: because }]);
  if (answer === "saved") review.update({ done: review.value.done.slice(0, -1), undone: [...review.value.undone, step] });
  return answer;
}

/** The undone step again, under its own reason. */
export async function redo() {
  const step = review.value.undone.at(-1);
  if (!step) return null;
  const answer = await send([{ finding_id: step.finding_id, value: step.to, reason: step.reason }]);
  if (answer === "saved") review.update({ undone: review.value.undone.slice(0, -1), done: [...review.value.done, step] });
  return answer;
}

/** @param {import("../api/analyses.js").Change[]} changes @returns {Promise<"saved" | "conflict">} */
async function send(changes) {
  const { analysis, analysisEtag } = file.value;
  if (!analysis) throw new ApiError({ code: "not_found" });
  try {
    const found = await correctAnalysis(analysis.analysis_id, changes, analysisEtag);
    file.update({ analysis: found.analysis, analysisEtag: found.etag });
    expectChange();
    return "saved";
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "precondition_failed") throw error;
    const newest = await getAnalysis(analysis.analysis_id);
    if (newest.analysis) file.update({ analysis: newest.analysis, analysisEtag: newest.etag });
    return "conflict";
  }
}
