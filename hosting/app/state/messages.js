/** Short confirmations on the screen, and what is read out. */
import { Store } from "./store.js";

const SHOWN_MS = 5000;

/** @type {Store<{toasts: {id: number, text: string}[], spoken: string}>} */
export const messages = new Store({ toasts: [], spoken: "" });

let next = 1;

/** @param {string} text */
export function confirm(text) {
  const id = next++;
  messages.update({ toasts: [...messages.value.toasts, { id, text }], spoken: text });
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** @param {number} id */
export function dismiss(id) {
  messages.update({ toasts: messages.value.toasts.filter((toast) => toast.id !== id) });
}

/** @param {string} text */
export const announce = (text) => messages.update({ spoken: text });
