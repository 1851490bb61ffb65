/** The revisions of a result: who changed what, when and why. The machine's own comes last. */
import { html, nothing } from "../../lib/lit.js";
import { formatMoment } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { nameOf, valueOf } from "./finding.js";
import { icon } from "./icon.js";
import { problemPanel } from "./problem.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Revision} Revision */

/** @param {{state: string, data: Revision[] | null, error: unknown}} loaded @param {Analysis} analysis */
export function historyOf({ state, data, error }, analysis) {
  if (state === "error") return html`<div class="card-body">${problemPanel(error)}</div>`;
  if (!data) return html`<div class="card-body" aria-busy="true"><span class="skeleton w4"></span><span class="skeleton w3"></span></div>`;
  return html`<ol class="revisions">${data.map((one) => html`<li>
    ${icon(one.revision === 1 ? "microscope" : "square-pen")}
    <div>
      <p><b>${t("review.revision", { revision: one.revision })}</b> <span class="muted">${one.author} · ${formatMoment(one.at)}</span></p>
      ${one.changes.map((change) => changed(change, analysis))}
      ${one.revision === 1 ? html`<p class="small muted">${t("review.machine")}</p>` : nothing}
    </div>
  </li>`)}</ol>`;
}

/** @param {import("../api/types.js").RevisionChange} change @param {Analysis} analysis */
function changed(change, analysis) {
  const finding = analysis.findings.find((f) => f.id === change.finding_id);
  const say = (/** @type {unknown} */ value) => {
    if (!finding) return String(value);
    const { text, unit } = valueOf({ ...finding, value });
    return `${text} ${unit}`.trim();
  };
  const values = "to" in change ? html`<span class="mono-num"><del>${say(change.from)}</del> → <b>${say(change.to)}</b></span>` : html`<span class="muted">${t("review.sealed")}</span>`;
  return html`<p class="small">${finding ? nameOf(finding) : change.code}: ${values}</p>
    <p class="small muted reason"><bdi>${change.reason}</bdi></p>`;
}
