/** Plays a film along its frames: play and pause, one picture at a time, a slider, the tempo. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { formatNumber } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

const SPEEDS = [1, 0.5, 0.25];
const USUAL_FPS = 25;

class TrackPlayer extends LitElement {
  static properties = {
    span: { attribute: false }, frame: { type: Number }, clip: { attribute: false }, playing: { state: true }, speed: { state: true },
  };

  constructor() {
    super();
    /** @type {[number, number]} */
    this.span = [0, 1];
    /** null: the whole paths. @type {number | null} */
    this.frame = null;
    /** @type {import("../api/types.js").Clip | null} */
    this.clip = null;
    this.playing = false;
    this.speed = 1;
    this.from = 0;
    this.since = 0;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.playing = false;
  }

  /** Frames a second, as fast as it was filmed. */
  get rate() {
    return (this.clip?.fps ?? USUAL_FPS) * this.speed;
  }

  /** From one picture of the clip to the next. */
  get stride() {
    const frames = this.clip?.frames ?? [];
    return frames.length > 1 ? frames[1] - frames[0] : 1;
  }

  /** @param {number | null} frame */
  show(frame) {
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  toggle() {
    this.playing = !this.playing;
    if (!this.playing) return;
    const [first, last] = this.span;
    this.from = this.frame === null || this.frame >= last ? first : this.frame;
    this.since = performance.now();
    requestAnimationFrame((now) => this.step(now));
  }

  /** @param {number} now */
  step(now) {
    if (!this.playing || !this.isConnected) return;
    const frame = this.from + ((now - this.since) / 1000) * this.rate;
    if (frame >= this.span[1]) {
      this.playing = false;
      this.show(this.span[1]);
      return;
    }
    const shown = Math.floor(frame);
    if (shown !== this.frame) this.show(shown);
    requestAnimationFrame((later) => this.step(later));
  }

  /** @param {number} frame */
  jump(frame) {
    this.playing = false;
    this.show(Math.min(this.span[1], Math.max(this.span[0], frame)));
  }

  /** @param {Event} event another tempo goes on from where it is */
  pace(event) {
    this.speed = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    this.from = this.frame ?? this.span[0];
    this.since = performance.now();
  }

  render() {
    const [first, last] = this.span;
    const { frame, clip } = this;
    const at = frame ?? last;
    const label = t(this.playing ? "player.pause" : "player.play");
    const isStill = frame !== null && clip !== null && frame > clip.frames[clip.frames.length - 1] + this.stride;
    const button = (/** @type {string} */ word, /** @type {string} */ symbol, /** @type {() => void} */ act) =>
      html`<button class="btn small ghost icon-only" aria-label=${word} title=${word} @click=${act}>${icon(symbol)}</button>`;
    return html`<div class="player" role="group" aria-label=${t("player.label")}>
      ${button(label, this.playing ? "pause" : "play", () => this.toggle())}
      ${button(t("player.back"), "chevron-left", () => this.jump(at - this.stride))}
      ${button(t("player.on"), "chevron-right", () => this.jump(frame === null ? first : at + this.stride))}
      <input type="range" min=${first} max=${last} step="1" .value=${String(at)} aria-label=${t("player.frame")}
        @input=${(/** @type {Event} */ e) => this.jump(Number(/** @type {HTMLInputElement} */ (e.target).value))} />
      <span class="small nowrap player-at">${frame === null ? t("player.whole") : t("player.at", { frame, last })}${isStill ? html` <span class="muted">(${t("player.still")})</span>` : nothing}</span>
      <select class="input small-select" aria-label=${t("player.speed")} @change=${this.pace}>${SPEEDS.map((one) => html`<option value=${one} ?selected=${one === this.speed}>${formatNumber(one)} ×</option>`)}</select>
      <button class="btn small ghost icon-only" aria-label=${t("player.all")} title=${t("player.all")} ?disabled=${frame === null} @click=${() => { this.playing = false; this.show(null); }}>${icon("activity")}</button>
    </div>`;
  }
}

customElements.define("fv-track-player", TrackPlayer);
