/** Numbers, sizes and times as people read them. */
const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
});
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** @param {number} value */
export const formatNumber = (value) => number.format(value);

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
  const text = step === 0 || value >= 100 ? Math.round(value).toString() : value.toFixed(1).replace(/\.0$/, "");
  return `${text} ${steps[step]}`;
}

/** @param {number} seconds */
export function formatSeconds(seconds) {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.round(hours / 24)} d`;
}

/** @param {string | Date} at */
export const formatClock = (at) => clock.format(new Date(at));
/** @param {string | Date} at */
export const formatMoment = (at) => moment.format(new Date(at));

/** @param {string | Date} at */
export const formatMomentSeconds = (at) => `${day.format(new Date(at))}, ${clock.format(new Date(at))}`;
/** @param {string | Date} at */
export const formatDay = (at) => day.format(new Date(at));

/** "3 min ago" within a day, the date before. @param {string} at @param {number} [now] */
export function formatAgo(at, now = Date.now()) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  if (seconds > -60) return relative.format(Math.min(0, Math.round(seconds)), "second");
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return relative.format(Math.round(seconds / 3600), "hour");
  return day.format(new Date(at));
}

/** @param {number} share 0 to 1 */
export const formatPercent = (share) => `${Math.round(share * 100)} %`;
