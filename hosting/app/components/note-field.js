/** A longer text that a person writes: never cut off without a word, in whatever direction it is written. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";

const LONGEST = 2000;

/** What is wrong with a text, in a sentence; else nothing. @param {string} text @param {{isNeeded?: boolean}} [how] */
export function noteProblem(text, { isNeeded = true } = {}) {
  if (isNeeded && text === "") return t("review.reason_missing");
  return text.length > LONGEST ? t("review.reason_long", { count: text.length, most: LONGEST }) : "";
}

/** @param {{id: string, name: string, label: string, problem: string, hint?: string, isFirst?: boolean}} parts */
export const noteField = ({ id, name, label, problem, hint = "", isFirst = false }) => html`<div class="field">
    <label for=${id}>${label}</label>
    <textarea class="input" id=${id} name=${name} rows="3" dir="auto" ?autofocus=${isFirst} aria-invalid=${problem ? "true" : "false"}
      aria-describedby="${id}-hint ${id}-problem"></textarea>
    <span class="hint" id="${id}-hint">${hint}</span>
    <span class="problem" id="${id}-problem" role="alert">${problem}</span>
  </div>`;
