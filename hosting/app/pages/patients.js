/** Finding a patient exactly, by reference, name or date of birth; what is typed stays out of the address. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { formatDay, formatMoment } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { found, wanted } from "../state/patients.js";
import { may } from "../state/session.js";
import { renderOn } from "../state/store.js";
import "./new-patient-dialog.js";

const FIELDS = ["ref", "name", "birth_date"];

class PatientsPage extends LitElement {
  static properties = { creating: { state: true } };

  constructor() {
    super();
    this.creating = false;
    renderOn(this, found.store, wanted);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    if (found.store.value.state === "idle") this.search();
  }

  search() {
    found.load(Object.fromEntries(Object.entries(wanted.value).filter(([, value]) => value.trim())));
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    wanted.update(Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? "").trim()])));
    this.search();
  }

  clear() {
    wanted.update({ ref: "", name: "", birth_date: "" });
    /** @type {HTMLFormElement | null} */ (this.querySelector("form"))?.reset();
    this.search();
  }

  get isFiltered() {
    return Object.values(wanted.value).some(Boolean);
  }

  render() {
    return html`<div class="page">
      <header class="page-head"><h1 tabindex="-1">${t("patients.title")}</h1>
        <div class="actions">${may("edit_patients") ? html`<button class="btn primary" @click=${() => { this.creating = true; }}>${icon("plus")}${t("patients.new")}</button>` : nothing}</div>
      </header>
      <section class="card">
        <form class="search-form" role="search" @submit=${this.submit}>
          ${this.field("ref", "text")} ${this.field("name", "text")} ${this.field("birth_date", "date")}
          <div class="search-acts"><button class="btn" type="submit">${icon("search")}${t("patients.search")}</button>
            ${this.isFiltered ? html`<button class="btn ghost" type="button" @click=${this.clear}>${t("worklist.clear")}</button>` : nothing}</div>
          <p class="small subtle search-hint">${t("patients.hint")}</p>
        </form>
        ${whenLoaded(found.store.value, () => this.search(), ({ items, next }) => (items.length ? html`${table(items)}${loadMore({ next }, found.more)}` : this.none()))}
      </section>
      ${this.creating ? html`<fv-new-patient-dialog @closed=${() => { this.creating = false; }}></fv-new-patient-dialog>` : nothing}
    </div>`;
  }

  /** @param {string} name @param {string} type */
  field(name, type) {
    return html`<div class="field"><label for="p-${name}">${t(`patients.${name}`)}</label>
      <input class="input" id="p-${name}" name=${name} type=${type} dir="auto" autocomplete="off" .value=${/** @type {Record<string, string>} */ (wanted.value)[name]} /></div>`;
  }

  none() {
    return this.isFiltered
      ? empty({ symbol: "search", title: t("patients.none_title"), text: t("patients.none"), actions: html`<button class="btn" @click=${this.clear}>${t("worklist.clear")}</button>` })
      : empty({ symbol: "users", title: t("patients.empty_title"), text: t("patients.empty") });
  }
}

/** @param {import("../api/types.js").Patient[]} items */
const table = (items) => html`<div class="table-scroll"><table class="table rows stack">
  <caption class="visually-hidden">${t("patients.title")}</caption>
  <thead><tr><th scope="col">${t("patient.ref")}</th><th scope="col">${t("patients.name")}</th><th scope="col">${t("patients.birth_date")}</th>
    <th scope="col">${t("patient.sex")}</th><th scope="col">${t("patient.partner")}</th><th scope="col" class="num">${t("patients.since")}</th></tr></thead>
  <tbody>${items.map((one) => html`<tr data-patient=${one.patient_id} @click=${follow}>
    <th scope="row"><a class="row-link" href="#/patients/${one.patient_id}">${one.patient_ref}</a></th>
    <td class="identity" data-label=${t("patients.name")}>${one.name ? html`<bdi>${one.name}</bdi>` : html`<span class="subtle none">–</span>`}</td>
    <td class="identity nowrap" data-label=${t("patients.birth_date")}>${one.birth_date ? formatDay(`${one.birth_date}T12:00:00`) : html`<span class="subtle none">–</span>`}</td>
    <td data-label=${t("patient.sex")}>${one.sex ? t(`sex.${one.sex}`) : html`<span class="subtle none">–</span>`}</td>
    <td data-label=${t("patient.partner")}>${one.partner_ref ?? html`<span class="subtle none">–</span>`}</td>
    <td class="num muted" data-label=${t("patients.since")}><span class="nowrap">${formatMoment(one.created_at)}</span></td>
  </tr>`)}</tbody></table></div>`;

/** @param {MouseEvent} event a click anywhere in the row */
function follow(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("a, button") || getSelection()?.toString()) return;
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.currentTarget).querySelector("a"))?.click();
}

customElements.define("fv-patients", PatientsPage);
