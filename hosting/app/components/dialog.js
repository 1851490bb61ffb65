/** The frame of a dialog: native `<dialog>`, a title, a way to close it. */
import { html, ref } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** Opened as soon as it is drawn; focus goes in, Escape closes. @param {Element | undefined} element */
function show(element) {
  if (element instanceof HTMLDialogElement && !element.open && element.isConnected) element.showModal();
}

/** @param {Element | undefined} element */
const showSoon = (element) => queueMicrotask(() => show(element));

/** @param {{id: string, title: string, body: unknown, foot: unknown, onClose: () => void}} parts */
export const dialog = ({ id, title, body, foot, onClose }) => html`<dialog
    aria-labelledby="${id}-title" ${ref(showSoon)} @close=${onClose}
  >
    <div class="dialog-head">
      <h2 id="${id}-title">${title}</h2>
      <button class="btn ghost icon-only" aria-label=${t("dialog.close")} @click=${onClose}>${icon("x")}</button>
    </div>
    ${body} ${foot}
  </dialog>`;
