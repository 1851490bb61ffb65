/** Dead letters: what failed for good, replayed after the repair or discarded with a reason. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { empty } from "../components/empty.js";
import { icon } from "../components/icon.js";
import { loadMore, whenLoaded } from "../components/load-more.js";
import { noteField } from "../components/note-field.js";
import { problemPanel } from "../components/problem.js";
import { reasonProblem } from "../components/reason-field.js";
import { formatMoment } from "../i18n/format.js";
import { errorSentence, t } from "../i18n/index.js";
import { deadLetters, discard, replay } from "../state/admin.js";
import { confirm } from "../state/messages.js";
import { linkTo, route } from "../state/router.js";
import { renderOn } from "../state/store.js";
import "./letter-dialog.js";
import "./replay-all-dialog.js";

/** @typedef {import("../api/types.js").DeadLetter} DeadLetter */

const VIEWS = ["open", "replayed", "discarded"];

class AdminLetters extends LitElement {
  static properties = { busy: { state: true }, failure: { state: true }, discarding: { state: true }, wrong: { state: true }, chosen: { state: true }, shown: { state: true }, all: { state: true }, unsaid: { state: true } };

  constructor() {
    super();
    this.busy = "";
    this.wrong = "";
    /** The one whose details are open. */
    this.shown = "";
    this.all = false;
    /** Why the discarding that is asked for failed. @type {unknown} */
    this.unsaid = null;
    /** @type {unknown} */
    this.failure = null;
    /** @type {DeadLetter | null} */
    this.discarding = null;
    /** @type {Set<string>} */
    this.chosen = new Set();
    this.asked = "";
    renderOn(this, route, deadLetters.store);
  }

  createRenderRoot() {
    return this;
  }

  get view() {
    return VIEWS.includes(route.value.query.view) ? route.value.query.view : "open";
  }

  willUpdate() {
    if (this.asked === this.view) return;
    this.asked = this.view;
    this.chosen = new Set();
    deadLetters.load({ status: this.view });
  }

  /** One after the other; what cannot be replayed is said, and the rest goes on. @param {string[]} ids */
  async again(ids) {
    this.failure = null;
    let done = 0;
    for (const id of ids) {
      this.busy = id;
      try {
        await replay(id);
        done += 1;
      } catch (error) {
        this.failure = error;
      }
    }
    this.busy = "";
    this.chosen = new Set();
    if (done) confirm(t(done === 1 ? "letters.replayed_one" : "letters.replayed_many", { count: done }));
  }

  /** @param {SubmitEvent} event */
  async putAside(event) {
    event.preventDefault();
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("reason") ?? "").trim();
    this.wrong = reasonProblem(reason);
    if (this.wrong || !this.discarding) return;
    this.busy = this.discarding.dead_letter_id;
    try {
      await discard(this.discarding.dead_letter_id, reason);
      confirm(t("letters.discarded"));
      this.discarding = null;
    } catch (error) {
      this.unsaid = error;
    } finally {
      this.busy = "";
    }
  }

  render() {
    return html`
      <nav class="chips letter-views" aria-label=${t("letters.views")}>${VIEWS.map((view) => html`<a class="chip" href=${linkTo("admin/letters", { view: view === "open" ? null : view })}
        aria-current=${view === this.view ? "page" : "false"}>${t(`letters.view_${view}`)}</a>`)}</nav>
      ${this.failure ? problemPanel(this.failure, { title: t("letters.not_done") }) : nothing}
      <section class="card"><header class="card-head"><h2>${t("admin.letters")}</h2>
        ${this.chosen.size ? html`<span class="card-acts"><button class="btn small primary" ?disabled=${this.busy !== ""} @click=${() => this.again([...this.chosen])}>${icon("rotate-ccw")}${t("letters.replay_chosen", { count: this.chosen.size })}</button></span>` : this.allButton()}</header>
        ${whenLoaded(deadLetters.store.value, () => deadLetters.reload(), ({ items, next }) => (items.length
          ? html`${this.table(items)}${loadMore({ next }, deadLetters.more)}`
          : empty({ symbol: "circle-check", title: t(`letters.none_${this.view}`), text: t("letters.none") })))}
      </section>
      ${this.discarding ? this.asking(this.discarding) : nothing}
      ${this.shown ? html`<fv-letter-dialog .letterId=${this.shown} @closed=${() => { this.shown = ""; }}></fv-letter-dialog>` : nothing}
      ${this.all ? this.replayingAll() : nothing}`;
  }

  allButton() {
    if (this.view !== "open" || !deadLetters.store.value.data?.items.length) return nothing;
    return html`<span class="card-acts"><button class="btn small" @click=${() => { this.all = true; }}>${icon("rotate-ccw")}${t("letters.replay_all")}</button></span>`;
  }

  replayingAll() {
    const items = deadLetters.store.value.data?.items ?? [];
    const of = (/** @type {"subscription" | "error"} */ name) => [...new Set(items.map((one) => one[name]))].sort();
    return html`<fv-replay-all-dialog .steps=${of("subscription")} .errors=${of("error")} @closed=${() => { this.all = false; }}></fv-replay-all-dialog>`;
  }

  /** @param {DeadLetter[]} items */
  table(items) {
    const isOpen = this.view !== "discarded";
    return html`<div class="table-scroll"><table class="table stack wide letters">
      <caption class="visually-hidden">${t("admin.letters")}</caption>
      <thead><tr>${isOpen ? html`<th scope="col"><span class="visually-hidden">${t("list.choose")}</span></th>` : nothing}
        <th scope="col">${t("letters.step")}</th><th scope="col">${t("letters.why")}</th><th scope="col" class="num">${t("letters.attempts")}</th>
        <th scope="col">${t("letters.first")}</th><th scope="col">${t("letters.last")}</th><th scope="col"><span class="visually-hidden">${t("list.acts")}</span></th></tr></thead>
      <tbody>${items.map((one) => html`<tr data-letter=${one.dead_letter_id}>
        ${isOpen ? html`<td><input type="checkbox" class="box" aria-label=${t("letters.choose", { id: one.dead_letter_id.slice(-6) })} .checked=${this.chosen.has(one.dead_letter_id)} @change=${() => this.choose(one.dead_letter_id)} /></td>` : nothing}
        <th scope="row">${t(`pipeline.stage_${one.subscription}`)}<span class="detail mono" title=${one.type ?? ""}>${shortly(one.type)}</span></th>
        <td data-label=${t("letters.why")}>${errorSentence(one.error)}<span class="detail mono">${one.error}</span></td>
        <td class="num" data-label=${t("letters.attempts")}>${one.attempts}</td>
        <td class="nowrap" data-label=${t("letters.first")}>${formatMoment(one.created_at)}</td>
        <td class="nowrap" data-label=${t("letters.last")}>${formatMoment(one.changed_at)}</td>
        <td class="acts"><button class="btn small ghost" @click=${() => { this.shown = one.dead_letter_id; }}>${t("letters.detail")}</button>
          ${one.upload_id ? html`<a class="btn small ghost" href="#/uploads/${one.upload_id}">${t("letters.file")}</a>` : nothing}
          ${isOpen ? html`<button class="btn small" ?disabled=${this.busy !== ""} @click=${() => this.again([one.dead_letter_id])}>${icon("rotate-ccw")}${t("letters.replay")}</button>
          <button class="btn small ghost" ?disabled=${this.busy !== ""} @click=${() => { this.discarding = one; this.wrong = ""; this.unsaid = null; }}>${t("letters.discard")}</button>` : nothing}</td>
      </tr>`)}</tbody></table></div>`;
  }

  /** @param {string} id */
  choose(id) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  /** @param {DeadLetter} letter */
  asking(letter) {
    const close = () => { this.discarding = null; };
    const body = html`<form id="discard-form" class="dialog-body" novalidate @submit=${this.putAside}>
      ${this.unsaid ? problemPanel(this.unsaid, { title: t("letters.not_done") }) : nothing}
      <p class="muted">${t("letters.discard_text")}</p>
      <p class="small mono">${letter.dead_letter_id}</p>
      ${noteField({ id: "discard-reason", name: "reason", label: t("review.reason"), problem: this.wrong, isFirst: true })}
    </form>`;
    const foot = html`<div class="dialog-foot"><button class="btn" @click=${close}>${t("dialog.cancel")}</button>
      <button class="btn danger" type="submit" form="discard-form">${t("letters.discard")}</button></div>`;
    return dialog({ id: "discard", title: t("letters.discard_title"), body, foot, onClose: close });
  }
}

/** `com.fertivision.upload.accepted.v1` as we speak of it. @param {string | null} type */
const shortly = (type) => (type ?? "").replace(/^com\.fertivision\.|\.v1$/g, "");

customElements.define("fv-admin-letters", AdminLetters);
