/** What stands below the measurements: what was not measured, the quality of the picture, where the result comes from. */
import { html, nothing } from "../../lib/lit.js";
import { formatMoment, formatNumber, formatPercent, formatSeconds } from "../i18n/format.js";
import { findingWord, qualityWord, t, unmeasuredSentence } from "../i18n/index.js";
import { nameOf, valueOf } from "./finding.js";
import { icon } from "./icon.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Finding} Finding */

/** @param {Analysis} analysis */
export function notMeasured(analysis) {
  const missing = analysis.not_measured ?? [];
  if (missing.length === 0) return nothing;
  return html`<section class="sub">
    <h3>${t("result.not_measured")} <span class="subtle">${missing.length}</span></h3>
    <ul class="missing">
      ${[...byReason(missing)].map(([why, codes]) => html`<li>
        ${icon("minus")}<span><span class="missing-name">${codes.map(findingWord).join(", ")}</span>
        <span class="muted">${unmeasuredSentence(why)}</span></span>
      </li>`)}
    </ul>
  </section>`;
}

/** @param {{code: string, why: string}[]} missing @returns {Map<string, string[]>} the codes of each reason */
function byReason(missing) {
  /** @type {Map<string, string[]>} */
  const codes = new Map();
  for (const { code, why } of missing) codes.set(why, [...(codes.get(why) ?? []), code]);
  return codes;
}

/** @param {Analysis} analysis */
export function quality(analysis) {
  const { flags = [], ...measures } = analysis.quality ?? {};
  const known = Object.entries(measures).filter(([, value]) => typeof value === "number");
  if (known.length === 0 && flags.length === 0) return nothing;
  return html`<section class="sub">
    <h3>${t("result.quality")}</h3>
    <div class="quality">
      ${known.map(([name, value]) => meter(name, /** @type {number} */ (value)))}
      ${flags.map((flag) => html`<span class="badge warn">${icon("triangle-alert")}${qualityWord(flag)}</span>`)}
    </div>
  </section>`;
}

/** @param {string} name @param {number} value */
function meter(name, value) {
  const label = qualityWord(name);
  if (value < 0 || value > 1) return html`<span class="quality-item">${label} <b>${formatNumber(value)}</b></span>`;
  return html`<span class="quality-item">
    ${label} <meter min="0" max="1" value=${value} aria-label=${label}></meter> <b>${formatPercent(value)}</b>
  </span>`;
}

/**
 * What the document says about the person; each leads to its place on the page.
 * @param {Finding[]} findings
 * @param {{selected: string | null, onSelect: (id: string | null) => void}} choice
 */
export function identity(findings, { selected, onSelect }) {
  if (findings.length === 0) return nothing;
  return html`<section class="sub">
    <h3>${t("result.identity")}</h3>
    <dl class="facts">${findings.map((f) => html`<dt data-finding=${f.id}>${f.region
      ? html`<button class="row-name" aria-pressed=${f.id === selected} title=${t("result.region")} @click=${() => onSelect(f.id === selected ? null : f.id)}>${nameOf(f)}</button>` : nameOf(f)}</dt><dd>${valueOf(f).text}</dd>`)}</dl>
  </section>`;
}

/** @param {Analysis} analysis */
export function provenance(analysis) {
  const from = analysis.provenance ?? {};
  /** @type {[string, string | null | undefined][]} */
  const rows = [
    [t("result.analyzer"), `${analysis.analyzer} ${analysis.version}`],
    [t("result.model"), analysis.model_digest],
    [t("result.licence"), from.weights_licence],
    [t("result.input"), from.input_sha256],
    [t("result.code"), from.code],
    [t("result.settings"), from.settings],
    [t("result.created"), analysis.created_at ? formatMoment(analysis.created_at) : null],
    [t("result.revision"), `${analysis.revision} · ${t("file.run", { run: analysis.run })}`],
    [t("result.seconds"), analysis.seconds == null ? null : formatSeconds(analysis.seconds)],
  ];
  return html`<details class="sub provenance">
    <summary><h3>${t("result.provenance")}</h3></summary>
    <dl class="facts">
      ${rows.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd class=${isDigest(value) ? "mono" : ""}>${value}</dd>`)}
    </dl>
  </details>`;
}

/** @param {string | null | undefined} value */
const isDigest = (value) => /^[0-9a-f:]{16,}/i.test((value ?? "").replace(/^sha256:/, ""));
