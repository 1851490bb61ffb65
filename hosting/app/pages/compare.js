/** Two results of one study beside each other: their pictures move together, their values stand side by side. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { compareTable } from "../components/compare-table.js";
import { icon } from "../components/icon.js";
import { notice } from "../components/notice.js";
import { formatDay, formatMoment } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { sides, studiesOf } from "../state/compare.js";
import { go, linkTo, route } from "../state/router.js";
import { bindKeys } from "../state/shortcuts.js";
import { renderOn } from "../state/store.js";
import "./compare-pane.js";

/** @typedef {import("../api/types.js").HistoryItem} HistoryItem */
/** @typedef {import("../components/viewer.js").Viewer} Viewer */

const NAMES = ["left", "right"];

class Compare extends LitElement {
  static properties = { items: { attribute: false }, isLinked: { state: true }, overlays: { state: true } };

  constructor() {
    super();
    /** @type {HistoryItem[]} */
    this.items = [];
    this.isLinked = true;
    this.overlays = true;
    /** What each side was asked to show. */
    this.asked = ["", ""];
    this.unbind = () => {};
    renderOn(this, route, ...sides.map((one) => one.store));
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const both = (/** @type {(viewer: Viewer) => void} */ act) => () => {
      const [first, second] = this.viewers;
      if (first) act(first);
      if (second && !this.isLinked) act(second);
    };
    this.unbind = bindKeys({
      h: { word: "help.k_overlays", act: () => { this.overlays = !this.overlays; } },
      l: { word: "compare.k_link", act: () => { this.isLinked = !this.isLinked; } },
      "+": { word: "result.zoom_in", act: both((viewer) => viewer.zoomBy(1.4)) },
      "-": { word: "result.zoom_out", act: both((viewer) => viewer.zoomBy(1 / 1.4)) },
      0: { word: "result.fit", act: both((viewer) => viewer.fit()) },
    }, "help.picture");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind();
    for (const side of sides) side.clear();
    this.asked = ["", ""];
  }

  /** @returns {Viewer[]} */
  get viewers() {
    return [.../** @type {NodeListOf<Viewer>} */ (this.querySelectorAll("fv-viewer"))];
  }

  /** The study that is compared, and the two of it: the newest and the one before, where the address names none. */
  get choice() {
    const studies = studiesOf(this.items);
    const { study: wanted = "", left, right } = route.value.query;
    const study = studies.has(wanted) ? wanted : [...studies.keys()].at(-1) ?? "";
    const options = studies.get(study) ?? [];
    const placeOf = (/** @type {string} */ id) => options.findIndex((one) => one.upload_id === id);
    const last = placeOf(right) >= 0 ? placeOf(right) : options.length - 1;
    const first = placeOf(left) >= 0 ? placeOf(left) : last > 0 ? last - 1 : 1;
    return { studies: [...studies.keys()], study, options, ids: [options[first]?.upload_id ?? "", options[last]?.upload_id ?? ""] };
  }

  willUpdate() {
    this.choice.ids.forEach((id, side) => {
      if (id && id !== this.asked[side]) this.load(side, id);
    });
  }

  /** @param {number} side @param {string} id */
  load(side, id) {
    this.asked[side] = id;
    sides[side].clear();
    sides[side].load(id);
  }

  /** @param {Record<string, string>} part of the address */
  turn(part) {
    const { study, ids } = this.choice;
    const query = { tab: "compare", study, left: ids[0], right: ids[1], ...part };
    go(linkTo(`patients/${route.value.id}`, query), { replace: true });
  }

  /** @param {number} side @param {string} id */
  pick(side, id) {
    if (id === this.asked[side]) this.load(side, id);
    else this.turn({ [NAMES[side]]: id });
  }

  /** What is moved in one is moved in the other. @param {Event} event */
  follow(event) {
    if (!this.isLinked) return;
    const moved = /** @type {Viewer} */ (event.target);
    for (const viewer of this.viewers) if (viewer !== moved) viewer.lookAt(moved.view);
  }

  render() {
    const { studies, study, options, ids } = this.choice;
    if (!study) return nothing;
    return html`<section class="compare" aria-label=${t("compare.pictures")}>
      <header class="compare-head"><h2>${t("compare.pictures")}</h2>
        <label class="pane-pick"><span class="visually-hidden">${t("upload.modality")}</span>
          <select class="input" @change=${(/** @type {Event} */ e) => this.turn({ study: /** @type {HTMLSelectElement} */ (e.target).value, left: "", right: "" })}>
            ${studies.map((one) => html`<option value=${one} ?selected=${one === study}>${modalityWord(one)}</option>`)}</select></label>
        <span class="spacer"></span>
        <button class="btn small" aria-pressed=${this.isLinked} @click=${() => { this.isLinked = !this.isLinked; }}>${icon("link")}${t("compare.linked")} <kbd>l</kbd></button>
        <button class="btn small" aria-pressed=${!this.overlays} @click=${() => { this.overlays = !this.overlays; }}>${icon("eye-off")}${t("result.hide_overlays")} <kbd>h</kbd></button>
      </header>
      <div class="panes" @view=${this.follow}>${ids.map((id, side) => html`<fv-compare-pane .side=${side} .options=${options} .chosen=${id}
        .loaded=${sides[side].store.value} .overlays=${this.overlays} @pick=${(/** @type {CustomEvent} */ e) => this.pick(side, e.detail)}></fv-compare-pane>`)}</div>
      ${this.values(options, ids)}
    </section>`;
  }

  /** @param {HistoryItem[]} options @param {string[]} ids */
  values(options, ids) {
    const found = sides.map((one) => one.store.value.data?.analysis);
    const [left, right] = found;
    if (!left || !right) return nothing;
    const at = ids.map((id) => options.find((one) => one.upload_id === id)?.at ?? "");
    const isOneDay = formatDay(at[0]) === formatDay(at[1]);
    const days = at.map((one) => (isOneDay ? formatMoment(one) : formatDay(one)));
    const way = (/** @type {import("../api/types.js").Analysis} */ one) => `${one.analyzer} ${one.version}`;
    return html`<section class="card"><header class="card-head"><h3>${t("compare.values")}</h3></header>
      ${way(left) === way(right) ? nothing : html`<div class="card-body">${notice("warn", t("compare.other_method"), html`<span>${way(left)} → ${way(right)}</span>`)}</div>`}
      ${compareTable([left, right], days)}</section>`;
  }
}

customElements.define("fv-compare", Compare);
