/** Light or dark: the system's choice until somebody makes another. */
import { Store } from "./store.js";

const KEY = "fertivision.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

/** @type {Store<{theme: string}>} */
export const theme = new Store({ theme: document.documentElement.dataset.theme ?? "light" });

/** @param {string} name */
function apply(name) {
  document.documentElement.dataset.theme = name;
  theme.update({ theme: name });
}

export function switchTheme() {
  const next = theme.value.theme === "dark" ? "light" : "dark";
  localStorage.setItem(KEY, next);
  apply(next);
}

system.addEventListener("change", (event) => {
  if (!localStorage.getItem(KEY)) apply(event.matches ? "dark" : "light");
});
