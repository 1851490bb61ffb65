/** The kitchen sink's sheet of what lies on and beside pictures: pages, colours, drawing, two results compared. */
import { html } from "../../lib/lit.js";
import { compareTable } from "../components/compare-table.js";
import { shapesOf } from "../components/drawn.js";
import { legend } from "../components/legend.js";
import { pagesOf } from "../components/pages.js";
import { ANALYSIS, FINDINGS } from "./kitchen-sink-values.js";
import "../components/page-rail.js";
import "../components/shape-editor.js";

const REGION = { kind: "box", r0: 20, c0: 30, r1: 80, c1: 120 };
const PAGES = [0, 1, 2].map((page) => ({ page, width: 100, height: 140, scale: 1 }));
const LATER = { ...ANALYSIS, findings: FINDINGS.slice(0, 4).map((one) => (typeof one.value === "number" ? { ...one, value: one.value + 1, flag: "N" } : one)) };
const MOVING = ["rapid_progressive", "slow_progressive", "immotile"].map((value, i) => ({ ...FINDINGS[0], id: `m${i}`, code: "sperm.track", value }));

/** @returns {[string, unknown]} */
export const pictureSheet = () => ["Pages, colours, drawing, comparison", html`
  <fv-page-rail .pages=${pagesOf({ ...ANALYSIS, findings: FINDINGS.map((one) => ({ ...one, region: { ...REGION, page: 1 } })) }, PAGES)} .at=${1}></fv-page-rail>
  ${legend(MOVING)}
  <p class="small muted">${shapesOf([{ ...FINDINGS[0], region: REGION }], null).map((one) => one.label).join(", ")}</p>
  <div class="kitchen-editor"><fv-shape-editor .region=${REGION} .size=${{ width: 200, height: 100 }}></fv-shape-editor></div>
  ${compareTable([ANALYSIS, LATER], ["3 Feb 2025", "2 Mar 2026"])}`];
