/** Asks again and again: soon while something changes, ever more rarely while nothing does. */

const MIN_MS = 2000;
const MAX_MS = 15_000;
const GROWTH = 1.5;
const WAKING = ["online", "signed-in"];

export class Poll {
  /** @param {() => Promise<boolean>} task answers whether something changed; a rejection counts as no */
  constructor(task) {
    this.task = task;
    this.wait = MIN_MS;
    this.isRunning = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.wake = () => this.soon();
  }

  start() {
    if (this.isRunning) return;
    this.isRunning = true;
    this.wait = MIN_MS;
    for (const event of WAKING) addEventListener(event, this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.#plan();
  }

  stop() {
    this.isRunning = false;
    clearTimeout(this.timer);
    for (const event of WAKING) removeEventListener(event, this.wake);
    document.removeEventListener("visibilitychange", this.wake);
  }

  /** Somebody came back, or did something: ask now. */
  soon() {
    if (!this.isRunning || document.hidden) return;
    this.wait = MIN_MS;
    clearTimeout(this.timer);
    this.#tick();
  }

  #plan() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#tick(), this.wait);
  }

  async #tick() {
    if (!this.isRunning) return;
    if (document.hidden || !navigator.onLine) {
      this.#plan();
      return;
    }
    try {
      const changed = await this.task();
      this.wait = changed ? MIN_MS : Math.min(MAX_MS, this.wait * GROWTH);
    } catch (error) {
      const asked = /** @type {{retryAfter?: number | null}} */ (error).retryAfter;
      this.wait = Math.min(60_000, Math.max(MAX_MS, (asked ?? 0) * 1000));
    }
    if (this.isRunning) this.#plan();
  }
}
