/** One dead letter: what its event says without naming anybody, what a replay would do, what was done about it. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { whenLoaded } from "../components/load-more.js";
import { formatMomentSeconds } from "../i18n/format.js";
import { actionWord, errorSentence, t } from "../i18n/index.js";
import { deadLetter } from "../state/admin.js";
import { renderOn } from "../state/store.js";

/** @typedef {import("../api/types.js").DeadLetterDetail} DeadLetterDetail */

class LetterDialog extends LitElement {
  static properties = { letterId: {} };

  constructor() {
    super();
    this.letterId = "";
    renderOn(this, deadLetter.store);
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    deadLetter.clear();
    deadLetter.load(this.letterId);
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  render() {
    const body = html`<div class="dialog-body letter">${whenLoaded(deadLetter.store.value, () => deadLetter.load(this.letterId), letterFacts)}</div>`;
    const foot = html`<div class="dialog-foot"><button class="btn" @click=${this.close}>${t("dialog.close")}</button></div>`;
    return dialog({ id: "letter", title: t("letters.detail_title"), body, foot, onClose: () => this.close() });
  }
}

/** @param {DeadLetterDetail} letter */
export const letterFacts = (letter) => html`
  <p>${errorSentence(letter.error)} <span class="mono small subtle">${letter.error}</span></p>
  <section><h3>${t("letters.event")}</h3>
    <dl class="facts">${Object.entries(letter.event).map(([name, value]) => html`<dt class="mono">${name}</dt><dd class="mono">${name === "time" ? formatMomentSeconds(String(value)) : value}</dd>`)}</dl>
    ${letter.withheld.length
      ? html`<p class="small muted">${t("letters.withheld", { names: letter.withheld.map((name) => (name === "other" ? t("letters.withheld_other") : name)).join(", ") })}</p>`
      : nothing}
  </section>
  <section><h3>${t("letters.would")}</h3><p>${would(letter)}</p></section>
  <section><h3>${t("letters.done")}</h3>
    ${letter.done.length === 0 ? html`<p class="muted">${t("letters.done_none")}</p>` : html`<ul class="done-list">${letter.done.map((one) => html`<li>
      <span>${actionWord(one.action)}${one.run ? html` · ${t("letters.run", { run: one.run })}` : nothing} · ${one.subject}</span>
      <span class="subtle">${formatMomentSeconds(one.at)}</span>${one.because ? html`<bdi class="detail">${one.because}</bdi>` : nothing}</li>`)}</ul>`}
  </section>`;

/** @param {DeadLetterDetail} letter */
const would = (letter) => (letter.would
  ? t(`letters.would_${letter.would}`, { run: letter.would_run ?? "" })
  : t("letters.would_not", { why: errorSentence(letter.why_not ?? "conflict") }));

customElements.define("fv-letter-dialog", LetterDialog);
