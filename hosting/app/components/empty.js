/** Nothing to show, and what to do about it. */
import { html, nothing } from "../../lib/lit.js";
import { icon } from "./icon.js";

/** @param {{symbol: string, title: string, text: string, actions?: unknown}} facts */
export const empty = ({ symbol, title, text, actions = nothing }) =>
  html`<div class="empty">
    ${icon(symbol)}
    <h2>${title}</h2>
    <p>${text}</p>
    ${actions === nothing ? nothing : html`<div class="row">${actions}</div>`}
  </div>`;
