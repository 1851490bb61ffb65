/** Replaying all dead letters that match: first tried out and counted, then sent in batches that can be stopped. */
import { html, LitElement } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { icon } from "../components/icon.js";
import { problemPanel } from "../components/problem.js";
import { errorSentence, t } from "../i18n/index.js";
import { confirm } from "../state/messages.js";
import { PER_SECOND, replayAll, tryAll } from "../state/replay-all.js";

/** @typedef {import("../state/replay-all.js").Outcome} Outcome */

class ReplayAllDialog extends LitElement {
  static properties = { steps: { attribute: false }, errors: { attribute: false }, which: { state: true }, tried: { state: true }, sent: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** What the list holds, to choose from. @type {string[]} */
    this.steps = [];
    /** @type {string[]} */
    this.errors = [];
    /** @type {import("../state/replay-all.js").Which} */
    this.which = {};
    /** @type {Outcome | null} */
    this.tried = null;
    /** @type {Outcome | null} */
    this.sent = null;
    /** @type {unknown} */
    this.problem = null;
    this.control = new AbortController();
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.tryOut({});
  }

  close() {
    this.control.abort();
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** Counts again for other filters; an answer to the question before is dropped. @param {import("../state/replay-all.js").Which} which */
  async tryOut(which) {
    this.control.abort();
    const mine = new AbortController();
    this.control = mine;
    this.which = which;
    this.tried = null;
    this.problem = null;
    try {
      const tried = await tryAll(which, mine.signal);
      if (!mine.signal.aborted) this.tried = tried;
    } catch (error) {
      if (!mine.signal.aborted) this.problem = error;
    }
  }

  async send() {
    const mine = new AbortController();
    this.control = mine;
    this.sent = { matching: this.tried?.matching ?? 0, replayed: 0, refused: 0 };
    try {
      const { replayed, refused } = await replayAll(this.which, mine.signal, (sum) => { this.sent = sum; });
      confirm(t("letters.all_done", { replayed, refused }));
      this.close();
    } catch (error) {
      this.problem = error;
      this.sent = null;
    }
  }

  render() {
    const body = html`<div class="dialog-body">
      <div class="choices">${this.choice("subscription", "letters.step", "letters.any_step", this.steps, (step) => t(`pipeline.stage_${step}`))}
        ${this.choice("error", "letters.error", "letters.any_error", this.errors, errorSentence)}</div>
      <p class="muted">${t("letters.all_text", { count: PER_SECOND })}</p>
      ${this.problem ? problemPanel(this.problem, { title: t("letters.not_done"), retry: () => this.tryOut(this.which) }) : this.counted()}
    </div>`;
    const count = this.tried?.replayed ?? 0;
    const act = this.sent
      ? html`<button class="btn" @click=${() => this.control.abort()}>${t("letters.stop")}</button>`
      : html`<button class="btn" @click=${this.close}>${t("dialog.cancel")}</button>
        <button class="btn primary" ?disabled=${count === 0} @click=${this.send}>${icon("rotate-ccw")}${t("letters.all_do", { count })}</button>`;
    return dialog({ id: "replay-all", title: t("letters.all_title"), body, foot: html`<div class="dialog-foot">${act}</div>`, onClose: () => this.close() });
  }

  counted() {
    if (this.sent) {
      const done = this.sent.replayed + this.sent.refused;
      return html`<div role="status"><progress class="bar" max=${this.sent.matching || 1} value=${done} aria-label=${t("letters.all_title")}></progress>
        <p>${t("letters.all_going", { done, count: this.sent.matching })}</p></div>`;
    }
    return html`<p role="status"><strong>${this.tried ? t("letters.tried", { ...this.tried }) : t("letters.trying")}</strong></p>`;
  }

  /** @param {"subscription" | "error"} name @param {string} label @param {string} any @param {string[]} options @param {(value: string) => string} say */
  choice(name, label, any, options, say) {
    const change = (/** @type {Event} */ event) => this.tryOut({ ...this.which, [name]: /** @type {HTMLSelectElement} */ (event.target).value || undefined });
    return html`<div class="field"><label for="all-${name}">${t(label)}</label>
      <select class="input" id="all-${name}" ?disabled=${this.sent !== null} @change=${change}><option value="">${t(any)}</option>
        ${options.map((one) => html`<option value=${one}>${say(one)}</option>`)}</select></div>`;
  }
}

customElements.define("fv-replay-all-dialog", ReplayAllDialog);
