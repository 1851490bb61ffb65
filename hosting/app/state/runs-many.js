/** Asks the server to work on several files again. */
import { reprocess } from "../api/uploads.js";

/** One after the other; what cannot be worked on again now is left out. @param {string[]} ids @returns {Promise<number>} how many */
export async function reprocessMany(ids) {
  let count = 0;
  for (const id of ids) {
    try {
      await reprocess(id);
      count += 1;
    } catch (error) {
      if (/** @type {{status?: number}} */ (error).status !== 409) throw error;
    }
  }
  return count;
}
