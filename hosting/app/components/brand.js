/** The mark of the product: a cell in a lens. */
import { svg, html } from "../../lib/lit.js";

export const mark = () => html`<svg class="brand-mark" viewBox="0 0 26 26" aria-hidden="true" focusable="false">
  ${svg`<circle cx="13" cy="13" r="11" fill="none" stroke="currentColor" stroke-width="2.2"></circle>
  <circle cx="13" cy="13" r="6.4" fill="none" stroke="currentColor" stroke-width="1.4" opacity=".65"></circle>
  <circle cx="14.6" cy="11.6" r="2.8" fill="currentColor"></circle>`}
</svg>`;
