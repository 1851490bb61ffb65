/** Numbers, sizes and times as people read them in the language that is shown. */

/** @param {string} name */
function formatsOf(name) {
  // English dates are written day first, as a clinic outside America does.
  const dates = name.startsWith("en") ? "en-GB" : name;
  const time = { hour: "2-digit", minute: "2-digit" };
  const date = { day: "numeric", month: "short", year: "numeric" };
  const when = (/** @type {Record<string, string>} */ parts) => new Intl.DateTimeFormat(dates, { ...parts, hourCycle: "h23" });
  return {
    number: new Intl.NumberFormat(name, { maximumSignificantDigits: 4 }),
    whole: new Intl.NumberFormat(name, { maximumFractionDigits: 0 }),
    tenth: new Intl.NumberFormat(name, { maximumFractionDigits: 1 }),
    oneTenth: new Intl.NumberFormat(name, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    clock: when({ ...time, second: "2-digit" }),
    day: when(date),
    moment: when({ ...date, ...time }),
    relative: new Intl.RelativeTimeFormat(name, { numeric: "auto", style: "short" }),
  };
}

let formats = formatsOf("en");

/** @param {string} name a language; the pseudo-language has the formats of English */
export function useFormats(name) {
  formats = formatsOf(name === "en-XA" ? "en" : name);
}

/** @param {number} value */
export const formatNumber = (value) => formats.number.format(value);
/** @param {number} value a count, or what needs no fraction */
export const formatWhole = (value) => formats.whole.format(value);

/**
 * A number as somebody types it, with a point or a comma; "1,234" may be a thousand: that is no number.
 * @param {string} text
 * @returns {number | null}
 */
export function parseNumber(text) {
  const plain = text.trim().replace("−", "-");
  if (!/^[-+]?\d+([.,]\d+)?$/.test(plain) || /^[-+]?[1-9]\d{0,2},\d{3}$/.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/** @param {number | null | undefined} bytes */
export function formatBytes(bytes) {
  if (bytes === null || bytes === undefined) return "";
  const steps = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < steps.length - 1) {
    value /= 1000;
    step += 1;
  }
  const format = step === 0 || value >= 100 ? formats.whole : formats.tenth;
  return `${format.format(value)} ${steps[step]}`;
}

/** @param {number} seconds */
export function formatSeconds(seconds) {
  if (seconds < 10) return `${formats.oneTenth.format(seconds)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.round(hours / 24)} d`;
}

/** @param {string | Date} at */
export const formatClock = (at) => formats.clock.format(new Date(at));
/** @param {string | Date} at */
export const formatMoment = (at) => formats.moment.format(new Date(at));
/** @param {string | Date} at */
export const formatDay = (at) => formats.day.format(new Date(at));

/** @param {string | Date} at */
export const formatMomentSeconds = (at) => `${formats.day.format(new Date(at))}, ${formats.clock.format(new Date(at))}`;
/** @param {string | Date} at */

/** "3 min ago" within a day, the date before. @param {string} at @param {number} [now] */
export function formatAgo(at, now = Date.now()) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  if (seconds > -60) return formats.relative.format(Math.min(0, Math.round(seconds)), "second");
  if (seconds > -3600) return formats.relative.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return formats.relative.format(Math.round(seconds / 3600), "hour");
  return formats.day.format(new Date(at));
}

/** @param {number} share 0 to 1 */
export const formatPercent = (share) => `${Math.round(share * 100)} %`;
