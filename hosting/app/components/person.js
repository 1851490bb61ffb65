/** Who a patient is, on every screen that is about one. */
import { html, nothing } from "../../lib/lit.js";
import { formatDay } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @typedef {import("../api/types.js").Patient} Patient */

/** Whole years at a day. @param {string} born YYYY-MM-DD @param {Date} [today] */
export function ageOf(born, today = new Date()) {
  const [year, month, day] = born.split("-").map(Number);
  const before = today.getMonth() + 1 < month || (today.getMonth() + 1 === month && today.getDate() < day);
  return today.getFullYear() - year - (before ? 1 : 0);
}

/**
 * @param {Patient} patient
 * @param {unknown} [actions]
 * @param {string | null} [other] the name in the document, where it is somebody else's
 */
export const patientBanner = (patient, actions = nothing, other = null) => html`<section class="patient-banner ${other ? "warn" : ""}" aria-label="${t("patient.banner")} ${patient.patient_ref}">
  <span class="avatar" aria-hidden="true">${icon("user")}</span>
  <div class="who-lines">
    <p class="who-name identity"><bdi>${patient.name ?? t("patient.unnamed")}</bdi></p>
    <p class="who-facts small">
      ${patient.birth_date ? html`<span class="identity">${formatDay(`${patient.birth_date}T12:00:00`)} · ${t("patient.age", { age: ageOf(patient.birth_date) })}</span>` : html`<span class="subtle">${t("patient.no_birth_date")}</span>`}
      ${patient.sex ? html`<span>${t(`sex.${patient.sex}`)}</span>` : nothing}
      <span>${t("patient.ref")} <b>${patient.patient_ref}</b></span>
      ${patient.partner_ref ? html`<span>${t("patient.partner")} <b>${patient.partner_ref}</b></span>` : nothing}
    </p>
    ${other ? html`<p class="small who-other" role="alert">${icon("triangle-alert")}<span>${t("patient.other_name")} <bdi>${other}</bdi></span></p>` : nothing}
  </div>
  ${actions}
</section>`;
