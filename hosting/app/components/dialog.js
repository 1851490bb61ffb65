/** The frame of a dialog: native `<dialog>`, a title, a way to close it. */
import { html, ref } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** What had the focus before, to be given it back. @type {Element | null} */
let before = null;

/** Opened as soon as it is drawn; focus goes in, Escape closes. @param {Element} element */
function show(element) {
  if (!(element instanceof HTMLDialogElement) || element.open || !element.isConnected) return;
  before = document.activeElement;
  element.showModal();
}

/** The focus goes back, to the page's heading where what had it is gone. */
function giveBack() {
  const target = before?.isConnected && before !== document.body ? before : document.querySelector("h1");
  queueMicrotask(() => /** @type {HTMLElement | null} */ (target)?.focus());
}

/** @param {Element | undefined} element absent when it was taken away */
function follow(element) {
  if (element) queueMicrotask(() => show(element));
  else giveBack();
}

/** @param {{id: string, title: string, body: unknown, foot: unknown, onClose: () => void}} parts */
export const dialog = ({ id, title, body, foot, onClose }) => html`<dialog
    aria-labelledby="${id}-title" ${ref(follow)} @close=${onClose}
  >
    <div class="dialog-head">
      <h2 id="${id}-title">${title}</h2>
      <button class="btn ghost icon-only" aria-label=${t("dialog.close")} @click=${onClose}>${icon("x")}</button>
    </div>
    ${body} ${foot}
  </dialog>`;
