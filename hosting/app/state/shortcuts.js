/** Keys. A page registers what is valid on it; nothing fires while somebody types. */

const KEY = "fertivision.keys";
const PAUSE_MS = 900;

/** An action, with the key of the sentence that the list of shortcuts shows for it. @typedef {{word: string, act: () => void, isValid?: () => boolean}} Shortcut */
/** @typedef {Record<string, (() => void) | Shortcut>} Keys */

/** @type {{title: string, keys: Map<string, (() => void) | Shortcut>}[]} */
const layers = [];
let prefix = "";
let at = 0;

/**
 * @param {Keys} keys e.g. {"g w": {word: "help.k_worklist", act: …}}; a bare function is valid but not listed
 * @param {string} [title] key of the heading under which the list of shortcuts shows them
 * @returns {() => void} removes them
 */
export function bindKeys(keys, title = "help.everywhere") {
  const layer = { title, keys: new Map(Object.entries(keys)) };
  layers.push(layer);
  return () => layers.splice(layers.indexOf(layer), 1);
}

/** What is valid here, the newest first, under its headings. @returns {{title: string, keys: [string, string][]}[]} */
export function validKeys() {
  /** @type {Map<string, Map<string, string>>} */
  const groups = new Map();
  for (const { title, keys } of layers.toReversed()) {
    const group = groups.get(title) ?? new Map();
    for (const [press, does] of keys) if (typeof does !== "function" && (does.isValid?.() ?? true) && !group.has(press)) group.set(press, does.word);
    if (group.size > 0) groups.set(title, group);
  }
  return [...groups].map(([title, keys]) => ({ title, keys: [...keys] }));
}

export const areOn = () => localStorage.getItem(KEY) !== "off";

/** @param {boolean} on */
export function turn(on) {
  localStorage.setItem(KEY, on ? "on" : "off");
}

/** @param {Element | null} element */
const isTyping = (element) => element?.matches("input, select, textarea, [contenteditable]") ?? false;

/** The newest layer's action for a press or a sequence. @param {string} pressed @returns {(() => void) | undefined} */
function actionOf(pressed) {
  const does = layers.findLast((layer) => layer.keys.has(pressed))?.keys.get(pressed);
  return typeof does === "object" ? does.act : does;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !areOn()) return;
  if (isTyping(document.activeElement) || document.querySelector("dialog[open]")) return;
  const isSequence = prefix !== "" && Date.now() - at < PAUSE_MS;
  const action = (isSequence && actionOf(`${prefix} ${event.key}`)) || actionOf(event.key);
  prefix = action ? "" : event.key;
  at = Date.now();
  if (!action) return;
  event.preventDefault();
  action();
}

document.addEventListener("keydown", onKey);
