/** The upload queue in short, docked on every page: how far it is, and what needs somebody. */
import { html, nothing } from "../../lib/lit.js";
import { formatBytes, formatPercent, formatSeconds } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { filename } from "./filename.js";
import { icon } from "./icon.js";

/** @typedef {import("../state/row-sums.js").Sum} Sum */
/** @typedef {import("../state/rows.js").Row} Row */
/** @typedef {{toggle: () => void, pauseAll: () => void, resumeAll: () => void, href: string, label?: string}} Acts */

/** What moves and how fast. @param {Sum} sum */
export function paceOf({ bytes, sent, speed }) {
  if (speed <= 0) return "";
  const left = (bytes - sent) / speed;
  return [`${formatBytes(speed)}/s`, left > 1 ? t("upload.remaining", { time: formatSeconds(left) }) : ""].filter(Boolean).join(" · ");
}

/** @param {Sum} sum */
function titleOf(sum) {
  if (sum.moving > 0) return t("tray.moving", { done: sum.done, total: sum.total });
  if (sum.attention > 0) return t("tray.attention", { count: sum.attention });
  return t("tray.done", { done: sum.done, total: sum.total });
}

/** @param {Sum} sum @param {Row[]} rows those worth a line @param {boolean} isOpen @param {boolean} isPaused @param {Acts} acts */
export function uploadTray(sum, rows, isOpen, isPaused, acts) {
  const share = sum.bytes > 0 ? sum.sent / sum.bytes : 1;
  return html`<section class="tray ${sum.attention ? "attention" : ""}" aria-label=${acts.label ?? t("tray.title")}>
    <header>
      <button class="tray-toggle" aria-expanded=${isOpen ? "true" : "false"} @click=${acts.toggle}>
        ${icon(sum.attention && !sum.moving ? "triangle-alert" : sum.moving ? "upload" : "circle-check", "icon-lg")}
        <span class="tray-title">${titleOf(sum)}<span class="subtle small">${paceOf(sum)}</span></span>
        ${sum.moving ? html`<span class="queue-percent">${formatPercent(share)}</span>` : nothing}
        ${icon(isOpen ? "chevron-down" : "chevron-up")}
      </button>
    </header>
    ${sum.moving ? html`<progress max="1" value=${share} aria-label=${t("tray.title")}></progress>` : nothing}
    ${isOpen ? html`<ul>${rows.map(line)}</ul>
      <footer>
        ${sum.moving ? html`<button class="btn small" @click=${acts.pauseAll}>${icon("pause")}${t("upload.pause_all")}</button>` : nothing}
        ${isPaused ? html`<button class="btn small" @click=${acts.resumeAll}>${icon("play")}${t("upload.resume_all")}</button>` : nothing}
        <a class="btn small" href=${acts.href}>${t("tray.open")}</a>
      </footer>` : nothing}
  </section>`;
}

/** @param {Row} row */
const line = (row) => html`<li>${filename(row.name, "queue-name")}
  <span class="subtle small nowrap">${row.status ? t(`status.${row.status}`) : t(`upload.state_${row.state}`)}</span></li>`;
