/** A longer text that a person writes: never cut off without a word, in whatever direction it is written. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";

/** @param {{id: string, name: string, label: string, problem: string, hint?: string, isFirst?: boolean}} parts */
export const noteField = ({ id, name, label, problem, hint = "", isFirst = false }) => html`<div class="field">
    <label for=${id}>${label}</label>
    <textarea class="input" id=${id} name=${name} rows="3" dir="auto" ?autofocus=${isFirst} aria-invalid=${problem ? "true" : "false"}
      aria-describedby="${id}-hint ${id}-problem"></textarea>
    <span class="hint" id="${id}-hint">${hint}</span>
    <span class="problem" id="${id}-problem" role="alert">${problem}</span>
  </div>`;
