/** The field for one finding's value: yes or no, one of its categories, a number, or words. */
import { html, nothing } from "../../lib/lit.js";
import { categoryWord, t, unitWord } from "../i18n/index.js";
import { classesOf, valueOf } from "./finding.js";

/** @typedef {import("../api/types.js").Finding} Finding */

/**
 * @param {Finding} finding
 * @param {{value: string, problem: string, onType: (value: string) => void}} field
 */
export function valueField(finding, { value, problem, onType }) {
  const typed = (/** @type {Event} */ event) => onType(/** @type {HTMLInputElement} */ (event.target).value);
  if (typeof finding.value === "boolean") return yesOrNo(finding, value, problem, typed);
  const unit = unitWord(finding.unit);
  const ownClasses = classesOf(finding.code);
  const categories = ownClasses.length ? ownClasses : Object.keys(finding.probabilities ?? {});
  const isNumber = typeof finding.value === "number";
  return html`<div class="field">
    <label for="correct-value">${t("review.new_value")}${unit && isNumber ? html` <span class="muted">(${unit})</span>` : nothing}</label>
    ${categories.length
      ? html`<select class="input" id="correct-value" autofocus @change=${typed}>${categories.map((one) => html`<option value=${one} ?selected=${one === value}>${categoryWord(one)}</option>`)}</select>`
      : html`<input class="input" id="correct-value" autofocus autocomplete="off" dir="auto" inputmode=${isNumber ? "decimal" : "text"} maxlength=${isNumber ? 40 : 500}
          .value=${value} aria-invalid=${problem ? "true" : "false"} aria-describedby="correct-value-problem" @input=${typed} />`}
    <span class="problem" id="correct-value-problem" role="alert">${problem}</span>
  </div>`;
}

/** @param {Finding} finding @param {string} value @param {string} problem @param {(event: Event) => void} typed */
function yesOrNo(finding, value, problem, typed) {
  return html`<fieldset>
    <legend>${t("review.new_value")}</legend>
    <div class="choices">${[true, false].map((one) => html`<label class="choice">
      <input type="radio" name="value" value=${String(one)} ?checked=${String(one) === value} ?autofocus=${String(one) === value} @change=${typed} />
      <span>${valueOf({ ...finding, value: one }).text}</span></label>`)}</div>
    <span class="problem" role="alert">${problem}</span>
  </fieldset>`;
}
