/** A message inside the page: what is the case, and what can be done. */
import { html, nothing } from "../../lib/lit.js";
import { icon } from "./icon.js";

/** @type {Record<string, string>} */
const SYMBOLS = { info: "info", warn: "triangle-alert", crit: "circle-alert", ok: "circle-check" };

/**
 * @param {"info" | "warn" | "crit" | "ok"} tone
 * @param {unknown} title
 * @param {unknown} [text]
 * @param {unknown} [actions]
 */
export const notice = (tone, title, text = nothing, actions = nothing) =>
  html`<div class="notice ${tone}" role="status">
    ${icon(SYMBOLS[tone])}
    <div class="body">
      <strong>${title}</strong>
      ${text === nothing ? nothing : html`<p>${text}</p>`}
      ${actions === nothing ? nothing : html`<div class="row">${actions}</div>`}
    </div>
  </div>`;
