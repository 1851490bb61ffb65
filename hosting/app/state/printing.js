/** What stands on every printed page of what is shown: the style sheet puts it into the page's margins. */

/** A text as the style sheet's own, whatever is in it. @param {(string | null | undefined)[]} parts */
const quoted = (parts) => `"${parts.filter(Boolean).join(" · ").replace(/[\\"\n\r]/g, " ")}"`;

/** @param {{above: (string | null | undefined)[], below: (string | null | undefined)[]}} lines */
export function printedWith({ above, below }) {
  const { style } = document.documentElement;
  style.setProperty("--print-above", quoted(above));
  style.setProperty("--print-below", quoted(below));
}

/** Another screen is shown. */
export function printedPlain() {
  const { style } = document.documentElement;
  style.removeProperty("--print-above");
  style.removeProperty("--print-below");
}
