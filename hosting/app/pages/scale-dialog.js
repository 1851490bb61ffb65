/** A person says what a ruler in the picture stands for, or sets two points: then the picture is measured again. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { icon } from "../components/icon.js";
import { lengthOf, lineBetween } from "../components/line-editor.js";
import { lengthSaid, sizeSaid, typedSaid, unitsOf } from "../components/picture-scale.js";
import { problemPanel } from "../components/problem.js";
import { formatNumber, parseNumber } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { hasScaleWords, loadScaleWords, ts } from "../i18n/scale.js";
import { Evidence } from "../state/evidence.js";
import { confirm } from "../state/messages.js";
import { release } from "../state/runs.js";
import { renderOn } from "../state/store.js";
import "../components/viewer.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Upload} Upload */
/** @typedef {import("../api/types.js").Region} Region */

class ScaleDialog extends LitElement {
  static properties = {
    analysis: { attribute: false }, upload: { attribute: false }, src: {}, line: { state: true }, value: { state: true }, unit: { state: true },
    busy: { state: true }, problem: { state: true }, wrong: { state: true },
  };

  constructor() {
    super();
    /** @type {Analysis | null} */
    this.analysis = null;
    /** @type {Upload | null} */
    this.upload = null;
    /** The picture's address, where it is known already. */
    this.src = "";
    /** @type {Region | null} */
    this.line = null;
    this.value = "";
    this.unit = "";
    this.busy = false;
    /** @type {unknown} */
    this.problem = null;
    this.wrong = "";
    this.evidence = new Evidence();
    renderOn(this, this.evidence);
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    if (!hasScaleWords()) loadScaleWords().then(() => this.requestUpdate());
    if (!this.analysis || !this.upload || this.unit) return;
    this.unit = this.units[0]?.[0] ?? "";
    const { printed } = this.ruler ?? {};
    if (printed) [this.value, this.unit] = [String(printed.value), printed.unit];
    const points = this.source?.points ?? this.ruler?.region.points;
    if (points) this.line = lineBetween(points[0], points[1]);
    if (!this.src) this.evidence.show(this.analysis.analysis_id, this.page + 1);
  }

  get ruler() {
    return this.analysis?.quality?.ruler;
  }

  /** What was confirmed before. */
  get source() {
    return this.upload?.facts?.scale_source;
  }

  get units() {
    return unitsOf(this.analysis?.modality ?? "");
  }

  /** Which of the evidence is a still picture. */
  get page() {
    return Math.max(0, (this.analysis?.images ?? []).findIndex((one) => !one.clip));
  }

  get picture() {
    return this.analysis?.images[this.page] ?? null;
  }

  /** How much a pixel is by what is drawn and typed; null while one of them is missing. */
  get size() {
    const typed = parseNumber(this.value);
    const px = lengthOf(this.line);
    const times = this.units.find(([name]) => name === this.unit)?.[2] ?? 0;
    return typed !== null && typed > 0 && px > 0 ? (typed * times) / px : null;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** @param {Region} line */
  draw(line) {
    this.line = line;
    this.wrong = "";
  }

  /** A line to begin with, for whoever draws with the keyboard. */
  place() {
    const { picture } = this;
    if (!picture) return;
    const [rows, columns] = [picture.height * picture.scale, picture.width * picture.scale];
    this.draw(lineBetween([rows / 2, columns / 3], [rows / 2, (2 * columns) / 3]));
    this.toLine();
  }

  /** @param {number} [tries] */
  toLine(tries = 60) {
    const end = /** @type {SVGElement | null} */ (this.querySelector(".editor .handle"));
    if (end) end.focus();
    else if (tries > 0) requestAnimationFrame(() => this.toLine(tries - 1));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const { size } = this;
    if (this.busy) return;
    this.wrong = this.line === null ? ts("scale.no_line") : size === null ? ts("scale.number") : "";
    if (this.wrong || size === null) {
      this.toField();
      return;
    }
    await this.send(size);
  }

  /** @param {number} size of a pixel */
  async send(size) {
    const modality = this.analysis?.modality ?? "";
    const value = parseNumber(this.value) ?? 0;
    const kind = this.source?.kind ?? (this.ruler ? "ruler" : "points");
    const said = { length: typedSaid(value, this.unit, modality), px: formatNumber(lengthOf(this.line)), size: sizeSaid(size, modality) };
    this.busy = true;
    this.problem = null;
    try {
      const scale = { kind, points: this.line?.points, value, unit: this.unit };
      await release(this.upload?.upload_id ?? "", { reason: ts(`scale.reason_${kind}`, said), scale });
      confirm(ts("scale.sent"));
      this.close();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
  }

  /** What is wrong with the scale is said at its field. @param {unknown} error */
  fail(error) {
    const { code, reason } = /** @type {{code?: string, reason?: string | null}} */ (error ?? {});
    if (code === "invalid_scale" && reason) {
      this.wrong = ts(`scale.wrong_${reason}`);
      this.toField();
    } else {
      this.problem = error;
    }
  }

  toField() {
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("#scale-value"))?.focus());
  }

  render() {
    if (!this.analysis || !hasScaleWords()) return nothing;
    const body = html`<div class="dialog-body">
      ${this.problem ? problemPanel(this.problem, { title: ts("scale.failed") }) : nothing}
      <p class="small">${this.hint()} <span class="muted">${ts("scale.hint_keys")}</span></p>
      ${this.shown()}
      <form id="scale-form" class="scale-fields" novalidate @submit=${this.submit}>${this.fields()}</form>
      <p class="scale-gives" role="status">${this.gives()}</p>
    </div>`;
    const foot = html`<div class="dialog-foot">
      <button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
      <button class="btn primary" type="submit" form="scale-form" ?disabled=${this.busy}>
        ${this.busy ? html`${icon("loader-circle", "spin")}${ts("scale.sending")}` : ts("scale.submit")}</button>
    </div>`;
    return html`<div class="scale-over">${dialog({ id: "scale", title: ts("scale.heading"), body, foot, onClose: () => this.close() })}</div>`;
  }

  hint() {
    if (this.source) return ts("scale.hint_points");
    return ts(`scale.hint_${this.ruler?.kind ?? "none"}`, { count: this.ruler?.divisions ?? "" });
  }

  shown() {
    const { link, problem } = this.evidence.value;
    if (problem) return problemPanel(problem, { title: t("result.picture_error"), retry: () => this.evidence.load() });
    const scale = this.picture?.scale ?? 1;
    return html`<div class="scale-picture"><fv-viewer .src=${this.src || link?.url || ""} .alt=${t("result.picture_alt", { study: modalityWord(this.analysis?.modality ?? "") })}
        .scale=${scale} .shapes=${[]} .tools=${this.line ? nothing : html`<button type="button" class="btn small" @click=${() => this.place()}>${ts("scale.place")}</button>`}
        .layer=${(/** @type {{width: number, height: number}} */ size) => html`<fv-line-editor .size=${size} .scale=${scale} .region=${this.line}
          @drawn=${(/** @type {CustomEvent} */ e) => this.draw(e.detail)}></fv-line-editor>`}
        @picture-failed=${() => this.evidence.again()}></fv-viewer></div>`;
  }

  fields() {
    const typed = (/** @type {Event} */ event) => { this.value = /** @type {HTMLInputElement} */ (event.target).value; this.wrong = ""; };
    const chosen = (/** @type {Event} */ event) => { this.unit = /** @type {HTMLSelectElement} */ (event.target).value; this.wrong = ""; };
    return html`<div class="field"><label for="scale-value">${ts("scale.length")}</label>
        <input class="input" id="scale-value" autofocus autocomplete="off" inputmode="decimal" maxlength="20" .value=${this.value}
          aria-invalid=${this.wrong ? "true" : "false"} aria-describedby="scale-hint scale-problem" @input=${typed} />
        <span class="hint" id="scale-hint">${ts(this.ruler?.printed ? "scale.printed" : "scale.not_assumed")}</span>
        <span class="problem" id="scale-problem" role="alert">${this.wrong}</span></div>
      <div class="field"><label for="scale-unit">${ts("scale.unit")}</label>
        <select class="input" id="scale-unit" @change=${chosen}>${this.units.map(([name, word]) => html`<option value=${name} ?selected=${name === this.unit}>${word}</option>`)}</select></div>`;
  }

  /** What would be so, before it is. */
  gives() {
    const { size, picture, line } = this;
    if (line === null) return ts("scale.no_line");
    if (size === null || !picture) return ts("scale.gives_nothing", { px: formatNumber(lengthOf(line)) });
    const modality = this.analysis?.modality ?? "";
    const [width, height] = [picture.width, picture.height].map((side) => lengthSaid(side * picture.scale * size, modality));
    return html`<b>${ts("scale.gives", { size: lengthSaid(size, modality), width, height })}</b>`;
  }
}

customElements.define("fv-scale-dialog", ScaleDialog);
