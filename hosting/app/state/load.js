/** Something that is asked for once: loading, there, or failed. */
import { Store } from "./store.js";

/**
 * @template T
 * @typedef {{state: "idle" | "loading" | "ready" | "error", data: T | null, error: unknown}} Loaded
 */

/**
 * A store that loads; an answer that was overtaken by a later question is dropped.
 * @template T
 * @template {any[]} A
 * @param {(...args: A) => Promise<T>} ask
 */
export function loader(ask) {
  /** @type {Store<Loaded<T>>} */
  const store = new Store({ state: "idle", data: null, error: null });
  let newest = 0;
  const load = async (/** @type {A} */ ...args) => {
    const mine = ++newest;
    store.update({ state: "loading", error: null });
    try {
      const data = await ask(...args);
      if (mine === newest) store.update({ state: "ready", data });
    } catch (error) {
      if (mine === newest) store.update({ state: "error", error });
    }
  };
  const clear = () => {
    newest += 1;
    store.update({ state: "idle", data: null, error: null });
  };
  return { store, load, clear };
}

/**
 * The same for a list in pages: `more` puts the next page behind what is there.
 * @template T
 * @param {(query: Record<string, any>, cursor: string | null) => Promise<{items: T[], next_cursor: string | null}>} ask
 */
export function pages(ask) {
  /** @type {Record<string, any>} */
  let asked = {};
  const list = loader(async (/** @type {Record<string, any>} */ query) => {
    asked = query;
    const page = await ask(query, null);
    return { items: page.items, next: page.next_cursor };
  });
  const more = async () => {
    const { data } = list.store.value;
    if (!data?.next) return;
    const query = asked;
    const page = await ask(query, data.next);
    if (query === asked) list.store.update({ data: { items: [...data.items, ...page.items], next: page.next_cursor } });
  };
  const reload = () => list.load(asked);
  return { ...list, more, reload };
}
