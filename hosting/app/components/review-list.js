/** The review queue's list: compact, the place in it marked, what is done ticked. */
import { html, nothing } from "../../lib/lit.js";
import { formatAgo } from "../i18n/format.js";
import { modalityWord, t } from "../i18n/index.js";
import { filename } from "./filename.js";
import { flagMark } from "./flag.js";
import { icon } from "./icon.js";

/** @typedef {import("../api/types.js").Upload} Upload */

/** @param {{items: Upload[], at: string | null, done: Set<string>, hrefOf: (id: string) => string, now: number}} list */
export const reviewList = ({ items, at, done, hrefOf, now }) => html`<ol class="review-list">
  ${items.map((item) => {
    const isDone = done.has(item.upload_id);
    return html`<li class=${isDone ? "ticked" : ""}>
      <a href=${hrefOf(item.upload_id)} aria-current=${item.upload_id === at ? "true" : "false"}>
        ${icon(isDone ? "circle-check" : item.modality === "document" ? "file-text" : "image")}
        <span class="review-main">
          <span class="review-study">${modalityWord(item.modality) || t("file.title")}${isDone ? html`<span class="visually-hidden">, ${t("status.signed")}</span>` : nothing}</span>
          <span class="small subtle private"><bdi>${item.patient_ref ?? t("worklist.no_patient")}</bdi>${item.filename ? html` · ${filename(item.filename)}` : nothing}</span>
        </span>
        <span class="review-end">${flagMark(item.flag)}<time class="small subtle" datetime=${item.created_at}>${formatAgo(item.created_at, now)}</time></span>
      </a>
    </li>`;
  })}
</ol>`;
