/** Keeps the upload queue over a reload: what is known of each file, never its bytes. */
import { queue } from "./rows.js";
import { keep, recall } from "./vault.js";
import { OPEN } from "./rows.js";

const NAME = "queue";
// The first change is kept at once, as a reload may follow it; those that come on its heels are kept together.
const AFTER_MS = 400;

/** @typedef {import("./rows.js").Row} Row */

let owner = "";
let kept = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let planned;

/** What a change must touch to be worth keeping; progress is not. @param {Row[]} rows */
const gistOf = (rows) => rows.map((row) => `${row.key} ${row.state} ${row.sha256} ${row.place?.uploadId} ${row.status}`).join();

/** @param {Row} row */
function plain({ file: _file, control: _control, twin: _twin, error, ...rest }) {
  const { code = null, sentence = null } = /** @type {{code?: string, sentence?: string}} */ (error ?? {});
  return { ...rest, error: error ? { code, sentence } : null };
}

/** @param {ReturnType<typeof plain>} row @returns {Row} */
function revived(row) {
  const isOpen = OPEN.has(row.state);
  return { ...row, file: null, twin: null, control: new AbortController(), state: isOpen ? "missing" : row.state, sentence: isOpen ? null : row.sentence };
}

function plan() {
  if (planned) return;
  planned = setTimeout(() => {
    planned = undefined;
    save();
  }, AFTER_MS);
  save();
}

async function save() {
  const rows = queue.value.rows.filter((row) => row.state !== "cancelled");
  const gist = gistOf(rows);
  if (gist === kept) return;
  kept = gist;
  try {
    await keep(NAME, { owner, rows: rows.map(plain) });
  } catch {
    kept = ""; // a browser without a database: the queue lives as long as the page
  }
}

/**
 * The rows of before the reload; from now on every change is kept.
 * @param {string} who nobody else gets them
 * @returns {Promise<Row[]>}
 */
export async function rememberQueue(who) {
  const isNew = owner === "";
  owner = who;
  /** @type {{owner: string, rows: ReturnType<typeof plain>[]} | null} */
  let found = null;
  try {
    found = isNew ? await recall(NAME) : null;
  } catch {
    found = null;
  }
  if (isNew) {
    queue.follow(plan);
    if (queue.value.rows.length) plan(); // what was chosen before this came
  }
  return found?.owner === who ? found.rows.map(revived) : [];
}
