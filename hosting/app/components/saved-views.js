/** The menu of saved views: open one, delete one, save what is shown now. */
import { html, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/**
 * @param {import("../state/saved-views.js").SavedView[]} views
 * @param {{save: (name: string) => void, drop: (name: string) => void, hrefOf: (query: Record<string, string>) => string}} acts
 */
export function savedViews(views, acts) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (!name) return;
    acts.save(name);
    form.reset();
  };
  return html`<details class="menu" @focusout=${closeWhenLeft} @keydown=${closeOnEscape}>
    <summary class="btn">${icon("bookmark")}${t("worklist.saved")}${icon("chevron-down")}</summary>
    <div class="menu-body">
      ${views.length === 0 ? html`<p class="small muted">${t("worklist.saved_none")}</p>` : nothing}
      <ul>${views.map((view) => html`<li>
        <a href=${acts.hrefOf(view.query)}>${view.name}</a>
        <button class="btn small ghost icon-only" aria-label=${t("worklist.saved_drop", { name: view.name })} @click=${() => acts.drop(view.name)}>${icon("x")}</button>
      </li>`)}</ul>
      <form @submit=${submit} class="menu-form">
        <label for="view-name">${t("worklist.saved_name")}</label>
        <input class="input" id="view-name" name="name" maxlength="40" autocomplete="off" />
        <button class="btn small">${t("worklist.save_view")}</button>
      </form>
    </div>
  </details>`;
}

/** @param {FocusEvent} event */
export function closeWhenLeft(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false;
}

/** @param {KeyboardEvent} event */
export function closeOnEscape(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
