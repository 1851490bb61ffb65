/** Who is signed in, and what this installation takes. */
import { request } from "./client.js";

/** @typedef {import("./types.js").Me} Me */
/** @typedef {import("./types.js").Limits} Limits */

/** @param {string} [bearer] asks for this token instead of the session's @returns {Promise<Me>} */
export async function me(bearer) {
  const { data } = await request("/me", { bearer });
  return { ...data, name: data.display_name || data.subject };
}

/** @returns {Promise<Limits>} */
export async function limits() {
  const { data } = await request("/limits");
  const offered = data.modalities.filter((/** @type {{offered: boolean}} */ m) => m.offered);
  return { ...data, modalities: offered.map((/** @type {{modality: string}} */ m) => m.modality) };
}
