/** The keyboard shortcuts that are valid here, and the switch that turns single keys off. */
import { html, LitElement } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { t } from "../i18n/index.js";
import { areOn, turn, validKeys } from "../state/shortcuts.js";

class HelpDialog extends LitElement {
  createRenderRoot() {
    return this;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  render() {
    const body = html`<div class="dialog-body help">
      ${validKeys().map(({ title, keys }) => html`<section><h3>${t(title)}</h3>
        <dl>${keys.map(([press, word]) => html`<dt>${press.split(" ").map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${t(word)}</dd>`)}</dl>
      </section>`)}
    </div>`;
    const set = (/** @type {Event} */ event) => turn(/** @type {HTMLInputElement} */ (event.target).checked);
    const foot = html`<div class="dialog-foot spread">
      <label class="check"><input type="checkbox" ?checked=${areOn()} @change=${set} /> ${t("help.single")}</label>
      <button class="btn" @click=${this.close}>${t("dialog.close")}</button>
    </div>`;
    return dialog({ id: "help", title: t("help.title"), body, foot, onClose: () => this.close() });
  }
}

customElements.define("fv-help-dialog", HelpDialog);
