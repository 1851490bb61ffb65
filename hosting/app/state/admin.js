/** What an administrator sees and does. */
import {
  createKey, discardDeadLetter, exportAudit, getDeadLetter, getPipeline, listAudit, listDeadLetters, listKeys, replayDeadLetter,
  revokeKey, rotateKey, verifyAudit,
} from "../api/admin.js";
import { newKey } from "../api/client.js";
import { loader, pages } from "./load.js";
import { saveFile } from "./save-file.js";

export const pipeline = loader(getPipeline);
export const deadLetters = pages((query, cursor) => listDeadLetters({ ...query, cursor }));
export const deadLetter = loader(getDeadLetter);
export const account = pages((query, cursor) => listAudit({ ...query, cursor }));
export const verification = loader(verifyAudit);
export const keys = pages((_, cursor) => listKeys(cursor));

/** @param {string} id */
export async function replay(id) {
  await replayDeadLetter(id);
  await deadLetters.reload();
}

/** @param {string} id @param {string} reason */
export async function discard(id, reason) {
  await discardDeadLetter(id, reason);
  await deadLetters.reload();
}

export const newIntention = newKey;

/** The same press, repeated, makes one key. @param {{name: string, scopes: string[], expires_in_days: number}} body @param {string} key */
export async function makeKey(body, key) {
  const made = await createKey(body, key);
  keys.reload();
  return made;
}

/** @param {string} id @param {number} hours @param {string} key */
export async function rollKey(id, hours, key) {
  const made = await rotateKey(id, hours, key);
  keys.reload();
  return made;
}

/** @param {string} id */
export async function endKey(id) {
  await revokeKey(id);
  await keys.reload();
}

/** Saves what the filters show, all of it. @param {Record<string, string | undefined>} query */
export async function saveAccount(query) {
  saveFile(await exportAudit(query), `audit-${new Date().toISOString().slice(0, 10)}.csv`);
}
