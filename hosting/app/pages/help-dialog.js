/** The keyboard shortcuts, and the switch that turns single keys off. */
import { html, LitElement } from "../../lib/lit.js";
import { dialog } from "../components/dialog.js";
import { t } from "../i18n/index.js";
import { areOn, turn } from "../state/shortcuts.js";

/** @type {[string, [string[], string][]][]} */
const GROUPS = [
  ["everywhere", [[["g", "w"], "worklist"], [["g", "u"], "upload"], [["t"], "theme"], [["?"], "help"]]],
  ["list", [[["/"], "search"], [["j"], "next"], [["k"], "previous"], [["Enter"], "open"]]],
  ["result", [[["h"], "overlays"], [["+", "−", "0"], "zoom"], [["s"], "sign"], [["u"], "back"]]],
];

class HelpDialog extends LitElement {
  createRenderRoot() {
    return this;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  render() {
    const body = html`<div class="dialog-body help">
      ${GROUPS.map(([group, keys]) => html`<section><h3>${t(`help.${group}`)}</h3>
        <dl>${keys.map(([presses, word]) => html`<dt>${presses.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${t(`help.k_${word}`)}</dd>`)}</dl>
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
