/** What happened to a file, step by step: icon, word, time, attempt, reason. */
import { html, nothing } from "../../lib/lit.js";
import { formatClock, formatMoment, formatSeconds } from "../i18n/format.js";
import { reasonSentence, t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @typedef {import("../api/types.js").Upload} Upload */
/** @typedef {import("../api/types.js").Step} Step */

const WAY = ["awaiting_upload", "accepted", "analyzed", "reported", "signed"];
const BAD = new Set(["rejected", "failed"]);
const STOPPED = new Set(["held", "rejected", "failed", "expired", "duplicate"]);

/** @typedef {{step: string, look: "done" | "active" | "ended" | "open", at: string | null, took: number | null,
 *   isPassed: boolean, reason: string | null}} Stage */

/** The steps taken, and those still to come. @param {Upload} upload @returns {Stage[]} */
export function stagesOf(upload) {
  const taken = (upload.timeline ?? []).filter((step) => step.attempt === upload.run);
  const stages = taken.map((step, i) => stageOf(step, taken[i - 1], i < taken.length - 1));
  if (STOPPED.has(upload.status)) return stages;
  const reached = Math.max(-1, ...taken.map((step) => WAY.indexOf(step.step)));
  const open = WAY.slice(reached + 1).map((step) => blank(step));
  if (open.length > 0 && upload.status !== "reported") open[0].look = "active";
  return [...stages, ...open];
}

/** @param {Step} step @param {Step | undefined} before @param {boolean} isPassed @returns {Stage} */
function stageOf(step, before, isPassed) {
  const took = step.at && before?.at ? (Date.parse(step.at) - Date.parse(before.at)) / 1000 : null;
  return {
    step: step.step, look: STOPPED.has(step.step) ? "ended" : "done", at: step.at, took,
    isPassed, reason: step.reason,
  };
}

/** @param {string} step @returns {Stage} */
const blank = (step) => ({ step, look: "open", at: null, took: null, isPassed: false, reason: null });

const SYMBOLS = { done: "circle-check", active: "loader-circle", ended: "triangle-alert", open: "circle" };

/** @param {Upload} upload */
export function timeline(upload) {
  return html`<ol class="timeline" aria-label=${t("file.timeline")}>${stagesOf(upload).map(item)}</ol>`;
}

/** @param {Stage} stage */
function item(stage) {
  const isBad = BAD.has(stage.step);
  return html`<li class="stage ${stage.look} ${isBad ? "bad" : ""}">
    ${icon(isBad ? "circle-x" : SYMBOLS[stage.look], stage.look === "active" ? "spin" : "")}
    <span class="stage-body">
      <span class="stage-name">${name(stage)}<span class="visually-hidden">, ${t(`step.state_${stage.look}`)}</span></span>
      <span class="stage-meta">${meta(stage)}</span>
      ${stage.reason ? html`<span class="stage-reason">${reasonSentence(stage.reason)}</span>` : nothing}
    </span>
  </li>`;
}

/** A file that waited has been received. @param {Stage} stage */
const name = ({ step, look, isPassed }) => t(step === "waiting" && look === "done" && isPassed ? "step.received" : `step.${step}`);

/** @param {Stage} stage */
function meta(stage) {
  if (!stage.at) return t(`step.state_${stage.look}`);
  const parts = [html`<time datetime=${stage.at} title=${formatMoment(stage.at)}>${formatClock(stage.at)}</time>`];
  if (stage.took !== null && stage.took >= 0) parts.push(html` · <span class="nowrap">${formatSeconds(stage.took)}</span>`);
  return parts;
}
