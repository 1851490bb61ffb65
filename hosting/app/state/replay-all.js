/** Replaying all dead letters that match: tried out first, then in batches, at a pace that others can stand. */
import { replayDeadLetters } from "../api/admin.js";
import { deadLetters } from "./admin.js";

export const PER_SECOND = 20;
const TRIED_AT_ONCE = 200;

/** @typedef {{subscription?: string, error?: string}} Which */
/** @typedef {{matching: number, replayed: number, refused: number}} Outcome */

/**
 * @param {Which & {dry_run?: boolean, limit: number}} body
 * @param {AbortSignal} signal
 * @param {(sum: Outcome) => void} onBatch
 * @param {number} pause
 */
async function batches(body, signal, onBatch, pause) {
  const sum = { matching: 0, replayed: 0, refused: 0 };
  /** @type {string | null} */
  let cursor = null;
  do {
    const batch = await replayDeadLetters({ ...body, cursor });
    sum.matching ||= batch.matching;
    sum.replayed += batch.replayed;
    sum.refused += batch.refused;
    onBatch({ ...sum });
    cursor = batch.next_cursor;
    if (cursor && pause) await new Promise((done) => setTimeout(done, pause));
  } while (cursor && !signal.aborted);
  return sum;
}

/** What would become of them; nothing is sent. @param {Which} which @param {AbortSignal} signal @returns {Promise<Outcome>} */
export const tryAll = (which, signal) => batches({ ...which, dry_run: true, limit: TRIED_AT_ONCE }, signal, () => {}, 0);

/** @param {Which} which @param {AbortSignal} signal @param {(sum: Outcome) => void} onBatch @returns {Promise<Outcome>} */
export async function replayAll(which, signal, onBatch) {
  try {
    return await batches({ ...which, limit: PER_SECOND }, signal, onBatch, 1000);
  } finally {
    deadLetters.reload();
  }
}
