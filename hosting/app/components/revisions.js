/** The revisions of a result: who changed what, when and why. The machine's own comes last. */
import { html, nothing } from "../../lib/lit.js";
import { formatMoment } from "../i18n/format.js";
import { findingWord, t } from "../i18n/index.js";
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
  const finding = [...analysis.findings, ...(analysis.removed ?? [])].find((f) => f.id === change.finding_id);
  const name = finding ? nameOf(finding) : findingWord(change.code ?? "");
  const say = (/** @type {unknown} */ value) => {
    if (!finding) return String(value);
    const { text, unit } = valueOf({ ...finding, value });
    return `${text} ${unit}`.trim();
  };
  const reason = html`<p class="small muted reason"><bdi>${change.reason}</bdi></p>`;
  if (change.back_to) return html`<p class="small">${t("review.went_back", { revision: change.back_to })}</p>${reason}`;
  return html`<p class="small">${name}: ${what(change, say)}</p>${change.because ? nothing : reason}`;
}

/** @param {import("../api/types.js").RevisionChange} change @param {(value: unknown) => string} say */
function what(change, say) {
  if (change.to_region) return html`<b>${t("draw.was_redrawn")}</b>`;
  if (change.removed) return html`<b>${t("draw.was_removed")}</b>`;
  if (change.added) return html`<b>${t("draw.was_added")}</b>`;
  if (change.withdrawn) return html`<span class="mono-num"><del>${say(change.from)}</del> → <b>${t("compare.not_measured")}</b></span>`;
  if (!("to" in change)) return html`<span class="muted">${t("review.sealed")}</span>`;
  return html`<span class="mono-num"><del>${say(change.from)}</del> → <b>${say(change.to)}</b></span>${change.because ? html` <span class="muted">${t("draw.follows")}</span>` : nothing}`;
}
