/** Below the picture while somebody draws: what is being done, its steps, the reason, saving it. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { classesOf, isObject, nameOf, objectName } from "../components/finding.js";
import { icon } from "../components/icon.js";
import { notice } from "../components/notice.js";
import { problemPanel } from "../components/problem.js";
import { reasonField, reasonProblem } from "../components/reason-field.js";
import { categoryWord, findingWord, t } from "../i18n/index.js";
import { drawing, stepBack, stepOn, stop } from "../state/drawing.js";
import { file } from "../state/file.js";
import { confirm } from "../state/messages.js";
import { saveDrawn } from "../state/review.js";
import { renderOn } from "../state/store.js";

/** @type {Record<string, string[]>} */
const USUAL = { redraw: ["outline"], add: ["overlooked"], remove: ["artefact", "not_one"] };

class DrawPanel extends LitElement {
  static properties = { busy: { state: true }, problem: { state: true }, conflict: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {unknown} */
    this.problem = null;
    this.conflict = false;
    this.wrong = "";
    renderOn(this, drawing);
  }

  createRenderRoot() {
    return this;
  }

  /** What it is about, as the table calls it. */
  get name() {
    const { id, code } = drawing.value;
    const { findings = [], removed = [] } = file.value.analysis ?? {};
    const finding = findings.find((one) => one.id === id);
    if (!finding) return findingWord(code);
    return isObject(finding) ? objectName(finding, [...findings, ...removed]) : nameOf(finding);
  }

  cancel() {
    this.problem = null;
    this.conflict = false;
    this.wrong = "";
    stop();
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    const { mode, region, first, reason } = drawing.value;
    const isDrawn = mode === "remove" || (region !== null && region !== first);
    this.wrong = reasonProblem(reason);
    if (this.wrong || !isDrawn || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      this.conflict = (await saveDrawn(this.name)) === "conflict";
      if (this.conflict) return;
      stop();
      confirm(t("review.saved", { revision: file.value.analysis?.revision ?? "" }));
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape") this.cancel();
  }

  render() {
    const { mode, region, first, reason, value, code, past, future } = drawing.value;
    if (!mode) return nothing;
    const isDrawn = mode === "remove" || (region !== null && region !== first);
    const classes = mode === "add" ? classesOf(code) : [];
    return html`<form class="draw-panel" aria-label=${t(`draw.${mode}`, { name: this.name })} novalidate @submit=${this.save} @keydown=${this.key}>
      <div class="draw-head"><b>${t(`draw.${mode}`, { name: this.name })}</b>
        ${mode === "remove" ? nothing : html`<span class="spacer"></span>
          <button type="button" class="btn small ghost icon-only" aria-label=${t("draw.back")} title=${t("draw.back")} ?disabled=${past.length === 0} @click=${stepBack}>${icon("undo-2")}</button>
          <button type="button" class="btn small ghost icon-only" aria-label=${t("draw.on")} title=${t("draw.on")} ?disabled=${future.length === 0} @click=${stepOn}>${icon("redo-2")}</button>`}
      </div>
      <p class="small muted">${t(mode === "add" && region === null ? "draw.add_hint" : `draw.${mode === "add" ? "redraw" : mode}_hint`)}
        ${mode === "add" && region === null ? html`<button type="button" class="btn small" @click=${() => this.dispatchEvent(new CustomEvent("middle"))}>${t("draw.middle")}</button>` : nothing}</p>
      ${this.problem ? problemPanel(this.problem, { title: t("review.not_saved") }) : nothing}
      ${this.conflict ? notice("warn", t("review.conflict"), t("draw.conflict")) : nothing}
      ${classes.length ? html`<div class="field"><label for="draw-class">${t("draw.class")}</label>
        <select class="input" id="draw-class" @change=${(/** @type {Event} */ e) => drawing.update({ value: /** @type {HTMLSelectElement} */ (e.target).value })}>
          ${classes.map((one) => html`<option value=${one} ?selected=${one === value}>${categoryWord(one)}</option>`)}</select></div>` : nothing}
      ${reasonField({ id: "draw-reason", reason, usual: USUAL[mode], problem: this.wrong, onType: (typed) => { this.wrong = ""; drawing.update({ reason: typed }); } })}
      <div class="draw-acts">
        <button type="button" class="btn" @click=${this.cancel}>${t("dialog.cancel")}</button>
        <button class="btn primary" ?disabled=${this.busy || !isDrawn}>${this.busy ? html`${icon("loader-circle", "spin")}${t("review.saving")}` : t(mode === "remove" ? "draw.save_remove" : "draw.save")}</button>
      </div>
    </form>`;
  }
}

customElements.define("fv-draw-panel", DrawPanel);
