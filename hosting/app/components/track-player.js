/** Plays paths along the frames of a film: play and pause, a slider, the frame's number. */
import { html, LitElement } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

const FRAMES_PER_S = 25;

class TrackPlayer extends LitElement {
  static properties = { span: { attribute: false }, frame: { type: Number }, playing: { state: true } };

  constructor() {
    super();
    /** @type {[number, number]} */
    this.span = [0, 1];
    /** null: the whole paths. @type {number | null} */
    this.frame = null;
    this.playing = false;
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
    const frame = this.from + ((now - this.since) / 1000) * FRAMES_PER_S;
    if (frame >= this.span[1]) {
      this.playing = false;
      this.show(this.span[1]);
      return;
    }
    this.show(Math.floor(frame));
    requestAnimationFrame((later) => this.step(later));
  }

  /** @param {Event} event */
  slide(event) {
    this.playing = false;
    this.show(Number(/** @type {HTMLInputElement} */ (event.target).value));
  }

  render() {
    const [first, last] = this.span;
    const label = t(this.playing ? "player.pause" : "player.play");
    return html`<div class="player" role="group" aria-label=${t("player.label")}>
      <button class="btn small ghost icon-only" aria-label=${label} title=${label} @click=${this.toggle}>${icon(this.playing ? "pause" : "play")}</button>
      <input type="range" min=${first} max=${last} step="1" .value=${String(this.frame ?? last)} aria-label=${t("player.frame")} @input=${this.slide} />
      <span class="small nowrap">${this.frame === null ? t("player.whole") : t("player.at", { frame: this.frame, last })}</span>
      <button class="btn small ghost" ?disabled=${this.frame === null} @click=${() => { this.playing = false; this.show(null); }}>${t("player.all")}</button>
    </div>`;
  }
}

customElements.define("fv-track-player", TrackPlayer);
