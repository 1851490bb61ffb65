/** The language somebody chose; the browser's until then. Everything that is drawn follows it. */
import { language } from "./store.js";

const KEY = "fertivision.language";

/** @returns {string | null} */
export const chosenLanguage = () => localStorage.getItem(KEY);

/** @param {string} name it is shown already @param {{isChoice?: boolean}} [how] */
export function languageIs(name, { isChoice = false } = {}) {
  if (isChoice) localStorage.setItem(KEY, name);
  document.documentElement.lang = name === "en-XA" ? "en" : name;
  language.update({ name });
}

export { language };
