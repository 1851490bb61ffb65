/** Why something is changed: in one's own words, or begun with what is usual. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";

export const LONGEST_REASON = 2000;

/** What is wrong with a reason; "" where nothing is. @param {string} reason */
export function reasonProblem(reason) {
  const count = reason.trim().length;
  if (count === 0) return t("review.reason_missing");
  return count > LONGEST_REASON ? t("review.reason_long", { count, most: LONGEST_REASON }) : "";
}

/** @param {{id: string, reason: string, usual: string[], problem: string, onType: (reason: string) => void}} field */
export const reasonField = ({ id, reason, usual, problem, onType }) => html`<div class="field">
  <label for=${id}>${t("review.reason")}</label>
  <div class="chips">${usual.map((one) => html`<button type="button" class="chip" @click=${() => onType([reason.trim(), t(`review.reason_${one}`)].filter(Boolean).join(". "))}>${t(`review.reason_${one}`)}</button>`)}</div>
  <textarea class="input" id=${id} rows="3" dir="auto" .value=${reason} aria-invalid=${problem ? "true" : "false"} aria-describedby="${id}-hint"
    @input=${(/** @type {Event} */ e) => onType(/** @type {HTMLTextAreaElement} */ (e.target).value)}></textarea>
  <span class="hint spread-hint" id="${id}-hint"><span>${t("review.reason_hint")}</span><span>${reason.length} / ${LONGEST_REASON}</span></span>
  <span class="problem" role="alert">${problem}</span>
</div>`;
