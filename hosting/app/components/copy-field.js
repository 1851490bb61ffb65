/** A text to be taken along: selected by a click, copied by a button. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @param {{id: string, label: string, text: string, isCopied: boolean, onCopy: (text: string) => void}} facts */
export const copyField = ({ id, label, text, isCopied, onCopy }) => html`<div class="field">
  <label for=${id}>${label}</label>
  <div class="copy-field"><textarea class="input mono" id=${id} rows="2" readonly .value=${text} @focus=${(/** @type {Event} */ e) => /** @type {HTMLTextAreaElement} */ (e.target).select()}></textarea>
    <button class="btn" type="button" @click=${() => onCopy(text)}>${icon(isCopied ? "copy-check" : "copy")}${t(isCopied ? "copy.done" : "copy.do")}</button></div>
</div>`;
