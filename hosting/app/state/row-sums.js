/** The upload queue in numbers: how much is done, how fast it goes. */
import { MOVING, OPEN } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{total: number, done: number, moving: number, attention: number, bytes: number, sent: number, speed: number}} Sum */

/** The queue in numbers, for its head and the tray. @param {Row[]} rows @param {number} now @returns {Sum} */
export function sumOf(rows, now) {
  const sum = { total: rows.length, done: 0, moving: 0, attention: 0, bytes: 0, sent: 0, speed: 0 };
  for (const row of rows) {
    if (MOVING.has(row.state)) sum.moving += 1;
    if (["done", "processing", "duplicate"].includes(row.state)) sum.done += 1;
    if (["failed", "missing"].includes(row.state) || row.status === "held") sum.attention += 1;
    if (!OPEN.has(row.state)) continue;
    sum.bytes += row.size;
    sum.sent += row.sent;
    sum.speed += speedOf(row, now);
  }
  return sum;
}

/** Bytes per second since the file began to move; 0 where that is not known yet. @param {Row} row @param {number} now */
export function speedOf(row, now) {
  const seconds = (now - row.startedAt) / 1000;
  return row.state === "uploading" && seconds > 0.5 ? Math.max(0, row.sent - row.startedFrom) / seconds : 0;
}
