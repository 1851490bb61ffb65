/** Administration: one screen, a tab for each part; only what works is offered. */
import { html, LitElement } from "../../lib/lit.js";
import { notice } from "../components/notice.js";
import { t } from "../i18n/index.js";
import { linkTo, route } from "../state/router.js";
import { may } from "../state/session.js";
import { renderOn } from "../state/store.js";
import "./admin-audit.js";
import "./admin-keys.js";
import "./admin-letters.js";
import "./admin-pipeline.js";

/** @type {Record<string, () => unknown>} */
const PARTS = {
  pipeline: () => html`<fv-admin-pipeline></fv-admin-pipeline>`,
  letters: () => html`<fv-admin-letters></fv-admin-letters>`,
  audit: () => html`<fv-admin-audit></fv-admin-audit>`,
  keys: () => html`<fv-admin-keys></fv-admin-keys>`,
};

class AdminPage extends LitElement {
  constructor() {
    super();
    renderOn(this, route);
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const part = route.value.id && route.value.id in PARTS ? route.value.id : "pipeline";
    const heading = html`<header class="page-head"><h1 tabindex="-1">${t("admin.title")}</h1></header>`;
    if (!may("administer")) return html`<div class="page">${heading}${notice("info", t("admin.forbidden"))}</div>`;
    return html`<div class="page">${heading}
      <nav class="tabs" aria-label=${t("admin.parts")}>${Object.keys(PARTS).map((one) => html`<a href=${linkTo(one === "pipeline" ? "admin" : `admin/${one}`)}
        aria-current=${one === part ? "page" : "false"}>${t(`admin.${one}`)}</a>`)}</nav>
      ${PARTS[part]()}
    </div>`;
  }
}

customElements.define("fv-admin", AdminPage);
