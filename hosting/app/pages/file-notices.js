/** What a person must know about a file before reading its result. */
import { html, nothing } from "../../lib/lit.js";
import { notice } from "../components/notice.js";
import { icon } from "../components/icon.js";
import { formatMoment } from "../i18n/format.js";
import { roleWord, t, uploadSentence } from "../i18n/index.js";

/** @typedef {import("../api/types.js").Upload} Upload */
/** @typedef {import("../api/types.js").Report} Report */

/** @type {Record<string, ["info" | "warn" | "crit", string]>} */
const LOOKS = {
  waiting: ["info", "file.waiting_title"],
  held: ["warn", "file.decide_title"],
  duplicate: ["info", "file.duplicate_title"],
  expired: ["info", "file.expired_title"],
  rejected: ["crit", "file.rejected_title"],
  failed: ["crit", "file.failed_title"],
};
const RELEASABLE = new Set(["held", "waiting", "failed"]);

/** @param {Upload} upload @param {{onRelease: (() => void) | null}} acts */
export function uploadNotices(upload, { onRelease }) {
  const look = LOOKS[upload.status];
  if (!look) return nothing;
  const [tone, title] = look;
  const text = uploadSentence(upload);
  const acts = onRelease && RELEASABLE.has(upload.status)
    ? html`<button class="btn small" id="release" @click=${onRelease}>${t("file.release")}</button>`
    : nothing;
  return notice(tone, t(title), text, acts);
}

/** @param {Report} report */
export function reportBanner(report) {
  const { signature } = report;
  if (!signature) return nothing;
  const words = { name: signature.signer, role: roleWord(signature.role), at: formatMoment(signature.at) };
  return html`<div class="notice ok signed" role="status">
    ${icon("shield-check")}
    <div class="body">
      <strong>${t("report.signed_by", words)}</strong>
      <p class="small">${t(`sign.${signature.meaning}`)}${signature.comment ? html` · ${signature.comment}` : nothing}</p>
      <p class="small muted">
        ${t("report.code")} <span class="mono">${signature.code}</span> ·
        ${t("report.hash")} <span class="mono">${signature.content_sha256.slice(0, 16)}…</span>
      </p>
    </div>
  </div>`;
}
