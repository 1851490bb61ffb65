/** English as a translation would look: every letter marked, every text longer. What stays plain was never translated. */

const MARKED = new Map([..."aàeèiìoòuùAÀEÈIÌOÒUÙcçnñyýCÇNÑYÝsšzžSŠZŽ".matchAll(/(.)(.)/gu)].map((m) => [m[1], m[2]]));

/** @param {string} text */
function mark(text) {
  if (text === "") return text;
  const parts = text.split(/(\{\w+\})/).map((part) => (part.startsWith("{") ? part : [...part].map((c) => MARKED.get(c) ?? c).join("")));
  return `[${parts.join("")}${"~".repeat(Math.ceil(text.length * 0.35))}]`;
}

/** @template {object} T @param {T} words tables of texts @returns {T} */
export function marked(words) {
  const tables = Object.entries(words).map(([name, table]) => {
    const rows = Object.entries(table).map(([key, text]) => [key, name === "units" ? text : mark(text)]);
    return [name, Object.fromEntries(rows)];
  });
  return /** @type {any} */ (Object.fromEntries(tables));
}
