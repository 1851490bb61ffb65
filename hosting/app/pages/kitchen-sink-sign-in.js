/** Every state of signing in, as dialogs of the kitchen sink: one at a time, on made-up values. */
import { html } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { t } from "../i18n/index.js";
import "./password-form.js";
import "./token-form.js";

const EMAIL = "andrea.long-name@clinic.example";
const FACTOR = { key: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP", address: "otpauth://totp/FertiVision" };

/** @typedef {{step?: string, problem?: string, busy?: boolean}} Shown */

/** @type {Record<string, Shown>} */
const STATES = {
  "sign-in": {},
  "sign-in-busy": { busy: true },
  "sign-in-wrong": { problem: "signin.refused" },
  "sign-in-locked": { problem: "signin.locked" },
  "sign-in-disabled": { problem: "signin.disabled" },
  "sign-in-offline": { problem: "signin.offline" },
  "sign-in-no-clinic": { problem: "signin.no_clinic" },
  "sign-in-code": { step: "code" },
  "sign-in-code-wrong": { step: "code", problem: "signin.code_wrong" },
  "sign-in-factor": { step: "factor" },
  "sign-in-trouble": { step: "trouble" },
  "sign-in-sent": { step: "sent" },
};

/** @param {unknown} body @param {() => void} onClose */
const card = (body, onClose) => dialog({ id: "sign-in", title: t("signin.title"), body: html`<div class="dialog-body">${body}</div>`, foot: "", onClose });

/** @param {Shown} shown */
const password = ({ step = "password", problem = "", busy = false }) => html`<fv-password-form
  .step=${step} .problem=${problem} .busy=${busy} .email=${EMAIL} .factor=${FACTOR}></fv-password-form>`;

/** @type {Record<string, (end: () => void) => unknown>} */
export const SIGN_IN_DIALOGS = {
  "sign-in-token": (end) => card(html`<fv-token-form></fv-token-form>`, end),
  ...Object.fromEntries(Object.entries(STATES).map(([name, shown]) => [name, (/** @type {() => void} */ end) => card(password(shown), end)])),
};
