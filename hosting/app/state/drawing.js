/** What a person is drawing on the picture: not saved yet, and with steps of its own. It outlives a lost sign-in. */
import { Store } from "./store.js";

/** @typedef {import("../api/types.js").Region} Region */
/** @typedef {import("../api/types.js").Finding} Finding */

/** What may be drawn anew, by code, as which kind of region. @type {Record<string, string>} */
const OBJECTS = { "sperm.cell": "box", "fruit.item": "box", "follicle.follicle": "polygon" };
/** What may be added to a study. @type {Record<string, string>} */
const ADDED = { sperm_field_image: "sperm.cell", fruit_image: "fruit.item", ovary_ultrasound: "follicle.follicle" };
const TRACK = "sperm.track";

const NOTHING = {
  mode: /** @type {"" | "redraw" | "add" | "remove"} */ (""),
  id: /** @type {string | null} */ (null),
  code: "",
  kind: "box",
  value: /** @type {string | null} */ (null),
  region: /** @type {Region | null} */ (null),
  first: /** @type {Region | null} */ (null),
  past: /** @type {(Region | null)[]} */ ([]),
  future: /** @type {(Region | null)[]} */ ([]),
  reason: "",
};

/** @type {Store<typeof NOTHING>} */
export const drawing = new Store(NOTHING);

/** @param {Finding | undefined} finding */
export const canRedraw = (finding) => Boolean(finding?.region && finding.region.kind === (OBJECTS[finding.code] ?? "polygon"));

/** @param {Finding | undefined} finding */
export const canRemove = (finding) => Boolean(finding && (Object.hasOwn(OBJECTS, finding.code) || finding.code === TRACK));

/** The code that can be added to a study; null where none can. @param {import("../api/types.js").Analysis | null} analysis */
export const addedTo = (analysis) => (analysis?.status === "analyzed" ? ADDED[analysis.modality] ?? null : null);

/** @param {Finding} finding */
export function redraw(finding) {
  const { region } = finding;
  drawing.update({ ...NOTHING, mode: "redraw", id: finding.id, code: finding.code, kind: region?.kind ?? "box", region, first: region });
}

/** @param {string} code @param {string | null} value its class, where its kind has classes */
export function add(code, value) {
  drawing.update({ ...NOTHING, mode: "add", code, kind: OBJECTS[code], value });
}

/** @param {Finding} finding */
export function remove(finding) {
  drawing.update({ ...NOTHING, mode: "remove", id: finding.id, code: finding.code });
}

/** @param {Region} region */
export function draw(region) {
  drawing.update({ region, past: [...drawing.value.past, drawing.value.region], future: [] });
}

export function stepBack() {
  const { past, future, region } = drawing.value;
  if (past.length) drawing.update({ region: past[past.length - 1], past: past.slice(0, -1), future: [region, ...future] });
}

export function stepOn() {
  const { past, future, region } = drawing.value;
  if (future.length) drawing.update({ region: future[0], past: [...past, region], future: future.slice(1) });
}

export function stop() {
  drawing.update(NOTHING);
}
