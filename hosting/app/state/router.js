/** Where we are, from the part of the address behind `#`: it needs no server rule and stays in the browser. */
import { Store } from "./store.js";

/** @typedef {{name: string, id: string | null, query: Record<string, string>}} Route */

/** @param {string} hash @returns {Route} */
export function routeOf(hash) {
  const [path, search = ""] = hash.replace(/^#\/?/, "").split("?");
  const [name = "", id = null] = path.split("/");
  const query = Object.fromEntries(new URLSearchParams(search));
  return { name: name || "worklist", id: id === null ? null : decodeURIComponent(id), query };
}

/** @type {Store<Route>} */
export const route = new Store(routeOf(location.hash));

/** @param {string} path @param {Record<string, string | null | undefined>} [query] */
export function linkTo(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(/** @type {[string, string][]} */ (given)).toString();
  return `#/${path}${search ? `?${search}` : ""}`;
}

/** @param {string} link @param {{replace?: boolean}} [how] */
export function go(link, { replace = false } = {}) {
  if (replace) {
    history.replaceState(null, "", link);
    route.update(routeOf(link));
  } else {
    location.hash = link;
  }
}

addEventListener("hashchange", () => route.update(routeOf(location.hash)));
