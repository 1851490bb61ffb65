/** The command palette: go to, do, find a patient. Opened with Ctrl or ⌘ and K, or from the search in the top bar. */
import { html, LitElement, ref } from "../../lib/lit.js";
import { paletteList } from "../components/palette-list.js";
import { LANGUAGES, t } from "../i18n/index.js";
import { Finder } from "../state/find.js";
import { go, linkTo } from "../state/router.js";
import { may, signOut } from "../state/session.js";
import { switchTheme } from "../state/theme.js";
import { saved } from "../state/saved-views.js";
import { VIEWS } from "../state/views.js";
import { SCREENS } from "./screens.js";

/** @typedef {import("../components/palette-list.js").Command} Command */

const MOST = 12;

class Palette extends LitElement {
  static properties = { text: { state: true }, at: { state: true }, found: { state: true } };

  constructor() {
    super();
    this.text = "";
    this.at = 0;
    /** @type {import("../api/find.js").Found[]} */
    this.found = [];
    this.finder = new Finder((found) => { this.found = found; });
  }

  createRenderRoot() {
    return this;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** @returns {Command[]} */
  commands() {
    const places = Object.entries(SCREENS).filter(([, { rail, right }]) => rail && (!right || may(right)))
      .map(([name, { rail }]) => ({ id: `go-${name}`, icon: rail?.icon ?? "", text: t(rail?.label ?? "").replaceAll("\u00ad", ""), hint: t("palette.go"), act: () => go(linkTo(name)) }));
    const views = Object.keys(VIEWS).slice(1).map((view) => ({ id: `view-${view}`, icon: "layout-list", text: t(`worklist.tab_${view}`), hint: t("nav.worklist"), act: () => go(linkTo("worklist", { view })) }));
    const own = saved.value.views.map((view, i) => ({ id: `saved-${i}`, icon: "bookmark", text: view.name, hint: t("worklist.saved"), act: () => go(linkTo("worklist", view.query)) }));
    const does = [
      { id: "theme", icon: "contrast", text: t("help.k_theme"), act: switchTheme },
      { id: "help", icon: "keyboard", text: t("help.title"), act: () => { this.dispatchEvent(new CustomEvent("help")); } },
      ...Object.entries(LANGUAGES).map(([name, word]) => ({ id: `lang-${name}`, icon: "languages", text: word, hint: t("nav.language"), act: () => { this.dispatchEvent(new CustomEvent("language", { detail: name })); } })),
      { id: "out", icon: "log-out", text: t("nav.sign_out"), act: () => signOut() },
    ];
    const wanted = this.text.trim().toLowerCase();
    const matching = [...places, ...views, ...own, ...does].filter(({ text }) => text.toLowerCase().includes(wanted));
    return [...this.files(wanted), ...this.patients(), ...matching].slice(0, MOST);
  }

  /** @param {string} wanted */
  files(wanted) {
    if (!/^upl_[0-9a-z]{20,}$/.test(wanted)) return [];
    return [{ id: "file", icon: "file", text: wanted, hint: t("file.title"), act: () => go(linkTo(`uploads/${wanted}`)) }];
  }

  patients() {
    return this.found.map(({ patient_id: id, patient_ref: text }) => ({
      id: `pat-${id}`, icon: "user", text, hint: t("worklist.col_patient"),
      act: () => go(Object.hasOwn(SCREENS, "patients") ? linkTo(`patients/${id}`) : linkTo("worklist", { patient_id: id })),
    }));
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
    this.at = 0;
    this.finder.ask(text.trim());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const commands = this.commands();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.at = (this.at + step + commands.length) % Math.max(1, commands.length);
    else if (event.key === "Enter" && commands[this.at]) this.take(commands[this.at]);
    else return;
    event.preventDefault();
  }

  /** @param {Command} command */
  take(command) {
    this.close();
    command.act();
  }

  updated() {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const open = (/** @type {Element | undefined} */ element) => queueMicrotask(() => {
      if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal();
    });
    const outside = (/** @type {Event} */ event) => { if (event.target === event.currentTarget) this.close(); };
    return html`<dialog class="palette-dialog" aria-label=${t("palette.label")} ${ref(open)} @close=${() => this.close()} @click=${outside}>
      ${paletteList({ commands: this.commands(), at: this.at, text: this.text }, {
        type: (text) => this.type(text), key: (event) => this.key(event), take: (command) => this.take(command),
      })}
    </dialog>`;
  }
}

customElements.define("fv-palette", Palette);
