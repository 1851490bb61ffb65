/** The menu that says which columns a list has and how close its rows are. */
import { html } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";
import { closeOnEscape, closeWhenLeft } from "./saved-views.js";

/**
 * @param {{columns: string[], hidden: string[], isCompact: boolean}} look
 * @param {{toggle: (column: string) => void, compact: (isCompact: boolean) => void, reset: () => void}} acts
 */
export const listLookMenu = ({ columns, hidden, isCompact }, acts) => html`<details class="menu look" @focusout=${closeWhenLeft} @keydown=${closeOnEscape}>
    <summary class="btn icon-only" aria-label=${t("list.look")} title=${t("list.look")}>${icon("sliders-horizontal")}</summary>
    <div class="menu-body">
      <fieldset><legend>${t("list.columns")}</legend>${columns.map((one) => html`<label class="check">
        <input type="checkbox" .checked=${!hidden.includes(one)} @change=${() => acts.toggle(one)} />${t(`worklist.col_${one}`)}</label>`)}</fieldset>
      <fieldset><legend>${t("list.density")}</legend>${[false, true].map((one) => html`<label class="check">
        <input type="radio" name="density" .checked=${one === isCompact} @change=${() => acts.compact(one)} />${t(one ? "list.compact" : "list.comfortable")}</label>`)}</fieldset>
      <button class="btn small" @click=${acts.reset}>${t("list.reset")}</button>
    </div>
  </details>`;
