/** A file's own name, which a stranger chose: no control character acts, and its direction stays its own. */
import { html } from "../../lib/lit.js";

/** @param {string} name what it is with every character shown that would otherwise only act */
export const visibleName = (name) => name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "\u25a1");

/** @param {string} name @param {string} [extra] further classes */
export const filename = (name, extra = "") => {
  const shown = visibleName(name);
  return html`<bdi class="filename ${extra}" title=${shown}>${shown}</bdi>`;
};
