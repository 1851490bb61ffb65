/** The foot of a list in pages, and the three ways in which a list is not there. */
import { html, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { problemPanel } from "./problem.js";

/** @param {{next: string | null} | null} data @param {() => void} more */
export const loadMore = (data, more) =>
  data?.next ? html`<div class="pages"><span></span><button class="btn small" @click=${more}>${t("list.more")}</button></div>` : nothing;

/**
 * Skeleton rows while it loads, a sentence where it failed, else the list.
 * @template T
 * @param {{state: string, data: T | null, error: unknown}} loaded
 * @param {() => void} retry
 * @param {(data: T) => unknown} show
 */
export function whenLoaded({ state, data, error }, retry, show) {
  if (state === "error") return html`<div class="card-body">${problemPanel(error, { retry })}</div>`;
  if (data === null) return html`<div class="card-body" aria-busy="true">${[3, 5, 4].map((w) => html`<span class="skeleton w${w}"></span>`)}</div>`;
  return show(data);
}
