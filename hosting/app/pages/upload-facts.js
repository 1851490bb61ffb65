/** The form that says what the files are about, and its values as the API takes them. */
import { html, nothing } from "../../lib/lit.js";
import { modalityWord, t } from "../i18n/index.js";

/** @typedef {import("../api/types.js").Limits} Limits */

// Where a scale or a day means something. Unknown type: both are offered.
const SCALED = new Set(["", "sperm_cell_image", "sperm_field_image", "sperm_video", "oocyte_image", "embryo_image"]);
const DATED = new Set(["embryo_image"]);
const LAST_DAY = 14;

/**
 * @param {FormData} form
 * @returns {{body: Record<string, unknown>, problems: Record<string, string>}}
 */
export function readFacts(form) {
  const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
  /** @type {Record<string, string>} */
  const problems = {};
  /** @type {Record<string, unknown>} */
  const facts = {};
  if (text("um_per_px")) {
    const value = Number(text("um_per_px").replace(",", "."));
    if (Number.isFinite(value) && value > 0) facts.um_per_px = value;
    else problems.um_per_px = t("upload.number");
  }
  if (text("day")) {
    const value = Number(text("day"));
    if (Number.isInteger(value) && value >= 0 && value <= LAST_DAY) facts.day = value;
    else problems.day = t("upload.whole_day", { last: LAST_DAY });
  }
  if (text("collected_at")) facts.collected_at = new Date(text("collected_at")).toISOString();
  /** @type {Record<string, unknown>} */
  const body = {};
  for (const name of ["patient_ref", "modality", "specimen_ref"]) if (text(name)) body[name] = text(name);
  if (Object.keys(facts).length > 0) body.facts = facts;
  return { body, problems };
}

/**
 * @param {{limits: Limits | null, problems: Record<string, string>, modality: string,
 *   onModality: (modality: string) => void}} state
 */
export function factsForm({ limits, problems, modality, onModality }) {
  const choose = (/** @type {Event} */ event) => onModality(/** @type {HTMLSelectElement} */ (event.target).value);
  return html`<form class="card facts-form" @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <header class="card-head"><h2>${t("upload.about")}</h2></header>
    <div class="card-body">
      ${field("patient_ref", t("upload.patient"), { hint: t("upload.patient_hint"), problem: problems.patient_ref })}
      <div class="field">
        <label for="f-modality">${t("upload.modality")}</label>
        <select class="input" id="f-modality" name="modality" @change=${choose}>
          <option value="">${t("upload.detect")}</option>
          ${(limits?.modalities ?? []).map((m) => html`<option value=${m}>${modalityWord(m)}</option>`)}
        </select>
      </div>
      ${SCALED.has(modality)
        ? field("um_per_px", t("upload.scale"), { hint: t("upload.scale_hint"), problem: problems.um_per_px, mode: "decimal" })
        : nothing}
      ${DATED.has(modality) ? field("day", t("upload.day"), { problem: problems.day, mode: "numeric" }) : nothing}
      ${field("collected_at", t("upload.collected"), { type: "datetime-local" })}
      ${field("specimen_ref", t("upload.specimen"), { hint: t("upload.specimen_hint") })}
    </div>
  </form>`;
}

/**
 * @param {string} name
 * @param {string} label
 * @param {{hint?: string, problem?: string, type?: string, mode?: string}} [options]
 */
function field(name, label, { hint = "", problem = "", type = "text", mode = "text" } = {}) {
  return html`<div class="field">
    <label for="f-${name}">${label}</label>
    <input class="input" id="f-${name}" name=${name} type=${type} inputmode=${mode} autocomplete="off"
      aria-invalid=${problem ? "true" : "false"} aria-describedby="f-${name}-hint" />
    <span id="f-${name}-hint">
      ${problem ? html`<span class="problem" role="alert">${problem}</span>` : html`<span class="hint">${hint}</span>`}
    </span>
  </div>`;
}
