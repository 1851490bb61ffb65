/** The upload tray on every page but the queue's own; it keeps the screen awake while bytes move. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { uploadTray } from "../components/upload-tray.js";
import { t } from "../i18n/index.js";
import { announce } from "../state/messages.js";
import { pauseAll, resumeAll } from "../state/queue.js";
import { linkTo, route } from "../state/router.js";
import { sumOf } from "../state/row-sums.js";
import { queue } from "../state/rows.js";
import { renderOn } from "../state/store.js";

const LINES = 4;
const SAY_EVERY_MS = 10_000;
const FIRST = ["failed", "missing", "uploading", "hashing", "checking", "offline", "paused", "queued"];

class Tray extends LitElement {
  static properties = { isOpen: { state: true } };

  constructor() {
    super();
    this.isOpen = false;
    this.saidAt = 0;
    this.saidDone = 0;
    /** @type {Promise<{release(): Promise<void>}> | null} */
    this.wakeLock = null;
    renderOn(this, queue, route);
  }

  createRenderRoot() {
    return this;
  }

  updated() {
    const { done, total, moving } = sumOf(queue.value.rows, performance.now());
    this.stayAwake(moving > 0);
    const isDue = performance.now() - this.saidAt > SAY_EVERY_MS || moving === 0;
    if (done > this.saidDone && isDue) {
      announce(t("upload.announce", { done, total }));
      this.saidAt = performance.now();
      this.saidDone = done;
    }
  }

  /** @param {boolean} isMoving */
  stayAwake(isMoving) {
    if (isMoving && !this.wakeLock) {
      this.wakeLock = navigator.wakeLock?.request("screen") ?? null;
      this.wakeLock?.catch(() => {});
    } else if (!isMoving && this.wakeLock) {
      this.wakeLock.then((lock) => lock.release()).catch(() => {});
      this.wakeLock = null;
    }
  }

  render() {
    const { rows } = queue.value;
    if (rows.length === 0 || route.value.name === "upload") return nothing;
    const sum = sumOf(rows, performance.now());
    const telling = rows.filter((row) => FIRST.includes(row.state) || row.status === "held")
      .sort((a, b) => FIRST.indexOf(a.state) - FIRST.indexOf(b.state));
    const isPaused = rows.some((row) => row.state === "paused");
    if (sum.moving === 0 && sum.attention === 0 && !isPaused) return nothing;
    return html`${uploadTray(sum, telling.slice(0, LINES), this.isOpen, isPaused, {
      toggle: () => { this.isOpen = !this.isOpen; }, pauseAll, resumeAll, href: linkTo("upload"),
    })}`;
  }
}

customElements.define("fv-tray", Tray);
