/** A value that others can follow. */

/** @template T */
export class Store extends EventTarget {
  /** @param {T} value */
  constructor(value) {
    super();
    this.value = value;
  }

  /** @param {Partial<T>} patch */
  update(patch) {
    this.value = { ...this.value, ...patch };
    this.dispatchEvent(new Event("change"));
  }

  /** @param {() => void} listener @returns {() => void} stops following */
  follow(listener) {
    this.addEventListener("change", listener);
    return () => this.removeEventListener("change", listener);
  }
}

/** What is drawn in another language is drawn again. @type {Store<{name: string}>} */
export const language = new Store({ name: "en" });

/**
 * A lit controller that renders its host again whenever one of the stores, or the language, changes.
 * @param {import("../../lib/lit.js").LitElement} host
 * @param {Store<any>[]} stores
 */
export function renderOn(host, ...stores) {
  /** @type {(() => void)[]} */
  let stops = [];
  host.addController({
    hostConnected: () => {
      stops = [language, ...stores].map((store) => store.follow(() => host.requestUpdate()));
    },
    hostDisconnected: () => {
      for (const stop of stops) stop();
    },
  });
}
