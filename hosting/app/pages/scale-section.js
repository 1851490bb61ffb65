/** Where a picture's scale comes from; and the way to one, where none is known. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { sizeSaid, statedSize, typedSaid, unitsOf } from "../components/picture-scale.js";
import { formatMoment, formatNumber } from "../i18n/format.js";
import { hasScaleWords, loadScaleWords, ts } from "../i18n/scale.js";
import { renderOn } from "../state/store.js";

/** @typedef {import("../api/types.js").Analysis} Analysis */
/** @typedef {import("../api/types.js").Upload} Upload */

class ScaleSection extends LitElement {
  static properties = { analysis: { attribute: false }, upload: { attribute: false }, canSet: { type: Boolean }, isOpen: { state: true } };

  constructor() {
    super();
    /** @type {Analysis | null} */
    this.analysis = null;
    /** @type {Upload | null} */
    this.upload = null;
    /** May this person measure the picture again? */
    this.canSet = false;
    this.isOpen = false;
    renderOn(this);
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    if (unitsOf(this.analysis?.modality ?? "").length && !hasScaleWords()) loadScaleWords().then(() => this.requestUpdate());
  }

  async open() {
    await import("./scale-dialog.js");
    this.isOpen = true;
  }

  /** Is a size missing for want of a scale? */
  get isMissing() {
    const { quality, not_measured: missing } = /** @type {Analysis} */ (this.analysis);
    return (quality?.flags ?? []).some((flag) => ["no_scale", "ruler_unconfirmed"].includes(flag)) || missing.some(({ why }) => why === "no_scale");
  }

  render() {
    const { analysis, upload } = this;
    if (!analysis || !upload || !hasScaleWords() || unitsOf(analysis.modality).length === 0) return nothing;
    const size = statedSize(upload, analysis.modality);
    if (size === null && !this.isMissing) return nothing;
    if (upload.run > analysis.run) return this.section(html`${icon("loader-circle", "spin")} ${ts("scale.running")}`);
    const source = upload.facts?.scale_source;
    const ruler = analysis.quality?.ruler;
    const word = source ? "scale.change" : ruler ? "scale.confirm_ruler" : "scale.set";
    const dialog = this.isOpen ? html`<fv-scale-dialog .analysis=${analysis} .upload=${upload} @closed=${() => { this.isOpen = false; }}></fv-scale-dialog>` : nothing;
    const button = html`<p><button class="btn small" id="set-scale" @click=${this.open}>${icon("pen-line")}${ts(word)}</button></p>`;
    return html`${this.section(html`${size === null ? html`${icon("info")} ` : nothing}${this.said()}`, this.canSet && (source || this.isMissing) ? button : nothing)}${dialog}`;
  }

  /** @param {unknown} said @param {unknown} [button] */
  section(said, button = nothing) {
    return html`<section class="sub" aria-label=${ts("scale.title")}><h3>${ts("scale.title")}</h3><p class="small" aria-live="polite">${said}</p>${button}</section>`;
  }

  said() {
    const { modality, quality } = /** @type {Analysis} */ (this.analysis);
    const { facts = {} } = /** @type {Upload} */ (this.upload);
    const size = statedSize(/** @type {Upload} */ (this.upload), modality);
    const source = facts.scale_source;
    if (size !== null && source) {
      return ts(source.kind === "ruler" ? "scale.by_ruler" : "scale.by_points", {
        size: sizeSaid(size, modality), length: typedSaid(source.value, source.unit, modality), px: formatNumber(source.px),
        by: source.confirmed_by, at: formatMoment(source.at),
      });
    }
    if (size !== null) return ts("scale.stated", { size: sizeSaid(size, modality) });
    const ruler = quality?.ruler;
    const values = { px: ruler ? formatNumber(ruler.length_px) : "", unit: unitsOf(modality)[0][1] };
    return html`${ts("scale.missing")} ${ts(`scale.found_${ruler?.kind ?? "none"}`, values)}`;
  }
}

customElements.define("fv-scale", ScaleSection);
