/** How many objects have which size or speed: bars, the median, and the same as a table. */
import { html, svg } from "../../lib/lit.js";
import { formatNumber } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { extent, linear, median, ticks } from "./scale.js";

const WIDTH = 320;
const HEIGHT = 132;
const LEFT = 34;
const BOTTOM = 22;
const FEWEST = 5;

/** Bins of a round width. @param {number[]} values @returns {{from: number, to: number, count: number}[]} */
export function binsOf(values) {
  const [low, high] = extent(values);
  const marks = ticks([low, high], Math.min(12, Math.max(4, Math.ceil(Math.sqrt(values.length)))));
  const width = marks.length > 1 ? marks[1] - marks[0] : high - low;
  const start = Math.floor(low / width) * width;
  const count = Math.max(1, Math.floor((high - start) / width + 1e-9) + 1);
  const bins = Array.from({ length: count }, (_, i) => ({ from: start + i * width, to: start + (i + 1) * width, count: 0 }));
  for (const value of values) bins[Math.min(count - 1, Math.max(0, Math.floor((value - start) / width + 1e-9)))].count += 1;
  return bins;
}

/** @param {{name: string, unit: string, values: number[]}} facts nothing below five values: that is no distribution */
export function histogram({ name, unit, values }) {
  if (values.length < FEWEST) return html`<p class="small muted">${t("chart.too_few", { name, count: values.length })}</p>`;
  const bins = binsOf(values);
  const most = Math.max(...bins.map((bin) => bin.count));
  const x = linear([bins[0].from, bins[bins.length - 1].to], [LEFT, WIDTH - 6]);
  const y = linear([0, most], [HEIGHT - BOTTOM, 8]);
  const middle = median(values);
  const said = t("chart.histogram", { name, count: values.length, median: `${formatNumber(middle)} ${unit}`.trim() });
  const marks = ticks([0, most], 3).filter((mark) => Number.isInteger(mark));
  return html`<figure class="chart">
    <figcaption><b>${name}</b> <span class="muted">${unit}</span><span class="subtle end">${t("chart.median", { value: formatNumber(middle), n: values.length })}</span></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${said}>
      ${marks.map((mark) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - 6} y1=${y(mark)} y2=${y(mark)}></line>
        <text class="axis" x=${LEFT - 6} y=${y(mark) + 4} text-anchor="end">${mark}</text>`)}
      ${bins.map((bin) => svg`<rect class="bar" x=${x(bin.from) + 0.75} y=${y(bin.count)} width=${Math.max(0.5, x(bin.to) - x(bin.from) - 1.5)} height=${HEIGHT - BOTTOM - y(bin.count)}>
        <title>${formatNumber(bin.from)}–${formatNumber(bin.to)} ${unit}: ${bin.count}</title></rect>`)}
      <line class="median" x1=${x(middle)} x2=${x(middle)} y1="6" y2=${HEIGHT - BOTTOM}></line>
      ${ticks([bins[0].from, bins[bins.length - 1].to], 5).map((mark) => svg`<text class="axis" x=${x(mark)} y=${HEIGHT - 6} text-anchor="middle">${formatNumber(mark)}</text>`)}
    </svg>
    <details><summary class="small">${t("chart.table")}</summary>
      <table class="table compact"><thead><tr><th scope="col">${name}</th><th scope="col" class="num">${t("chart.count")}</th></tr></thead>
        <tbody>${bins.map((bin) => html`<tr><th scope="row">${formatNumber(bin.from)}–${formatNumber(bin.to)} ${unit}</th><td class="num">${bin.count}</td></tr>`)}</tbody></table>
    </details>
  </figure>`;
}
