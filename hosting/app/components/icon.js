/** One icon of the sprite. It is decoration: the words stand beside it or in `aria-label`. */
import { html } from "../../lib/lit.js";

const SPRITE = new URL("../../lib/icons.svg", import.meta.url).href;

/** @param {string} name @param {string} [extra] further classes */
export const icon = (name, extra = "") =>
  html`<svg class="icon ${extra}" aria-hidden="true" focusable="false"><use href="${SPRITE}#${name}"></use></svg>`;
