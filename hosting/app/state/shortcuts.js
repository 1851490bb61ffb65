/** Keys. A page registers what is valid on it; nothing fires while somebody types. */

const KEY = "fertivision.keys";
const PAUSE_MS = 900;

/** @type {Map<string, () => void>[]} */
const layers = [];
let prefix = "";
let at = 0;

/** @param {Record<string, () => void>} keys e.g. {"g w": …, "?": …} @returns {() => void} removes them */
export function bindKeys(keys) {
  const layer = new Map(Object.entries(keys));
  layers.push(layer);
  return () => layers.splice(layers.indexOf(layer), 1);
}

export const areOn = () => localStorage.getItem(KEY) !== "off";

/** @param {boolean} on */
export function turn(on) {
  localStorage.setItem(KEY, on ? "on" : "off");
}

/** @param {Element | null} element */
const isTyping = (element) => element?.matches("input, select, textarea, [contenteditable]") ?? false;

/** The newest layer's action for a press or a sequence. @param {string} pressed */
const actionOf = (pressed) => layers.findLast((layer) => layer.has(pressed))?.get(pressed);

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
