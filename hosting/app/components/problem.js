/** An error as a sentence, with its code, its request and a way on. */
import { html, nothing } from "../../lib/lit.js";
import { errorSentence, language, t } from "../i18n/index.js";
import { icon } from "./icon.js";

/**
 * @typedef {{code?: string, sentence?: string | null, requestId?: string | null}} Problem
 */

/** The server's sentence, which is English, where English is shown; else ours for the code. @param {unknown} error */
export function sentenceOf(error) {
  const problem = /** @type {Problem} */ (error ?? {});
  return (language() === "en" && problem.sentence) || errorSentence(problem.code ?? "internal");
}

/** @param {unknown} error @param {{title?: string, retry?: () => void}} [options] */
export function problemPanel(error, { title = t("error.title"), retry } = {}) {
  const { code = "internal", requestId } = /** @type {Problem} */ (error ?? {});
  return html`<div class="notice crit" role="alert">
    ${icon("circle-alert")}
    <div class="body">
      <strong>${title}</strong>
      <p>${sentenceOf(error)}</p>
      <p class="small muted">
        ${t("error.code", { code })}${requestId ? html` · ${t("error.request", { id: requestId })}` : nothing}
      </p>
      ${retry
        ? html`<div class="row"><button class="btn small" @click=${retry}>${icon("refresh-cw")}${t("error.retry")}</button></div>`
        : nothing}
    </div>
  </div>`;
}
