/** A laboratory flag: shape, letter and word. */
import { html, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";

/** @type {Record<string, [string, string, string]>} shape, letter, tone */
const LOOKS = {
  L: ["▼", "L", "warn"],
  LL: ["▼▼", "LL", "crit"],
  H: ["▲", "H", "warn"],
  HH: ["▲▲", "HH", "crit"],
  A: ["◆", "A", "warn"],
  held: ["?", "", "warn"],
  not_analyzable: ["–", "", "warn"],
};

/** @param {string | null | undefined} flag */
export const isFlagged = (flag) => Boolean(flag) && flag !== "N";

/** @param {string | null | undefined} flag @param {string} [range] the reference it lies outside of */
export function flagMark(flag, range = "") {
  if (!flag || flag === "N") return nothing;
  const [shape, letter, tone] = LOOKS[flag] ?? ["◆", flag, "warn"];
  const word = Object.hasOwn(LOOKS, flag) ? t(`flag.${flag}`) : t("flag.other");
  const sentence = range ? t("flag.sentence", { word, range }) : word;
  return html`<span class="flag ${tone}" title=${sentence}
    ><span aria-hidden="true">${shape}${letter}</span><span>${word}</span></span
  >`;
}
