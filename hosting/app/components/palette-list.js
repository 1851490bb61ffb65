/** The command palette's box and list: an ARIA combobox, moved in with the arrow keys. */
import { html, nothing } from "../../lib/lit.js";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** @typedef {{id: string, icon: string, text: string, hint?: string, act: () => void}} Command */

/**
 * @param {{commands: Command[], at: number, text: string}} state
 * @param {{type: (text: string) => void, key: (event: KeyboardEvent) => void, take: (command: Command) => void}} acts
 */
export const paletteList = ({ commands, at, text }, acts) => html`<div class="palette">
  <div class="search">${icon("search")}
    <label class="visually-hidden" for="palette-box">${t("palette.label")}</label>
    <input class="input" id="palette-box" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="true"
      aria-controls="palette-list" aria-autocomplete="list" aria-activedescendant=${commands[at] ? `palette-${commands[at].id}` : ""}
      placeholder=${t("palette.placeholder")} .value=${text} autofocus
      @input=${(/** @type {Event} */ e) => acts.type(/** @type {HTMLInputElement} */ (e.target).value)}
      @keydown=${acts.key} />
  </div>
  <ul id="palette-list" role="listbox" aria-label=${t("palette.label")}>
    ${commands.map((command, i) => html`<li id="palette-${command.id}" role="option" aria-selected=${i === at ? "true" : "false"}
        @click=${() => acts.take(command)}>${icon(command.icon)}<span class="palette-text"><bdi>${command.text}</bdi></span>
        ${command.hint ? html`<span class="small subtle">${command.hint}</span>` : nothing}</li>`)}
  </ul>
  ${commands.length === 0 ? html`<p class="small muted palette-none" role="status">${t("palette.none")}</p>` : nothing}
</div>`;
