/** Changing a box or an outline: its handles, what moving one of them does, a new shape in a frame. */

/** @typedef {import("../api/types.js").Region} Region */
/** @typedef {{r: number, c: number, at: number}} Handle `at`: which corner or which point */

const MOST_HANDLES = 24;
const ELLIPSE_POINTS = 32;
/** The corners and the middles of a box's sides, as shares of its height and width. */
const BOX_HANDLES = [[0, 0], [0, 0.5], [0, 1], [0.5, 1], [1, 1], [1, 0.5], [1, 0], [0.5, 0]];

/** The corners of what it covers. @param {Region} region */
export function boundsOf(region) {
  if (region.kind === "box") return sidesOf(region);
  const rows = (region.points ?? []).map(([r]) => r);
  const columns = (region.points ?? []).map(([, c]) => c);
  return { r0: Math.min(...rows), c0: Math.min(...columns), r1: Math.max(...rows), c1: Math.max(...columns) };
}

/** @param {Region} region */
const sidesOf = ({ r0 = 0, c0 = 0, r1 = 0, c1 = 0 }) => ({ r0, c0, r1, c1 });

/** Of an outline of many points every so-manieth has a handle. @param {Region} region @returns {Handle[]} */
export function handlesOf(region) {
  if (region.kind === "box") {
    const { r0, c0, r1, c1 } = sidesOf(region);
    return BOX_HANDLES.map(([down, along], at) => ({ r: r0 + (r1 - r0) * down, c: c0 + (c1 - c0) * along, at }));
  }
  const points = region.points ?? [];
  const stride = Math.max(1, Math.ceil(points.length / MOST_HANDLES));
  return points.map(([r, c], at) => ({ r, c, at })).filter(({ at }) => at % stride === 0);
}

/**
 * One handle moved. A point of a fine outline takes its neighbours along, less the farther they are.
 * @param {Region} region @param {number} at @param {number} dr @param {number} dc @returns {Region}
 */
export function moveHandle(region, at, dr, dc) {
  if (region.kind === "box") return movedSide(region, at, dr, dc);
  const points = region.points ?? [];
  const stride = Math.max(1, Math.ceil(points.length / MOST_HANDLES));
  const reach = stride > 1 ? stride * 2 : 1;
  return {
    ...region,
    points: points.map(([r, c], i) => {
      const away = Math.min(Math.abs(i - at), points.length - Math.abs(i - at));
      const share = away >= reach ? 0 : (1 + Math.cos((Math.PI * away) / reach)) / 2;
      return [r + dr * share, c + dc * share];
    }),
  };
}

/** A side never passes the one across it. @param {Region} region @param {number} at @param {number} dr @param {number} dc @returns {Region} */
function movedSide(region, at, dr, dc) {
  const [down, along] = BOX_HANDLES[at];
  const { r0, c0, r1, c1 } = sidesOf(region);
  return {
    ...region,
    r0: down === 0 ? Math.min(r0 + dr, r1 - 1) : r0,
    r1: down === 1 ? Math.max(r1 + dr, r0 + 1) : r1,
    c0: along === 0 ? Math.min(c0 + dc, c1 - 1) : c0,
    c1: along === 1 ? Math.max(c1 + dc, c0 + 1) : c1,
  };
}

/** @param {Region} region @param {number} dr @param {number} dc @returns {Region} */
export function moveAll(region, dr, dc) {
  if (region.kind !== "box") return { ...region, points: (region.points ?? []).map(([r, c]) => [r + dr, c + dc]) };
  const { r0, c0, r1, c1 } = sidesOf(region);
  return { ...region, r0: r0 + dr, r1: r1 + dr, c0: c0 + dc, c1: c1 + dc };
}

/** Nothing leaves the picture. @param {Region} region @param {number} rows @param {number} columns @returns {Region} */
export function keptInside(region, rows, columns) {
  const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.round(Math.min(most, Math.max(0, value)) * 100) / 100;
  if (region.kind !== "box") return { ...region, points: (region.points ?? []).map(([r, c]) => [within(r, rows), within(c, columns)]) };
  const { r0, c0, r1, c1 } = sidesOf(region);
  return { ...region, r0: within(r0, rows), r1: within(r1, rows), c0: within(c0, columns), c1: within(c1, columns) };
}

/** A box, or an ellipse as an outline, between two corners. @param {string} kind @param {[number, number]} a @param {[number, number]} b @returns {Region} */
export function shapeBetween(kind, a, b) {
  const [r0, r1] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  const [c0, c1] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  if (kind === "box") return { kind, r0, c0, r1, c1 };
  const points = Array.from({ length: ELLIPSE_POINTS }, (_, i) => {
    const turn = (2 * Math.PI * i) / ELLIPSE_POINTS;
    return [(r0 + r1) / 2 + ((r1 - r0) / 2) * Math.sin(turn), (c0 + c1) / 2 + ((c1 - c0) / 2) * Math.cos(turn)];
  });
  return { kind: "polygon", points };
}
