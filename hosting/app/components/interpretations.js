/** What published rules say of the values: each statement with its source. Decision support, and said so. */
import { html, nothing } from "../../lib/lit.js";
import { language, t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @param {import("../api/types.js").Analysis} analysis */
export function interpretations(analysis) {
  const said = analysis.interpretations ?? [];
  if (said.length === 0) return nothing;
  return html`<section class="sub">
    <h3>${t("result.interpretation")} <span class="subtle">${said.length}</span></h3>
    <ul class="missing">
      ${said.map((one) => html`<li>
        ${icon("info")}<span>${one.said?.[language()] ?? one.statement}
        <span class="muted small">${one.citation} (${one.edition})</span></span>
      </li>`)}
    </ul>
    <p class="small muted">${t("result.interpretation_note")}</p>
  </section>`;
}
