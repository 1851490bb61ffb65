/** How the pipeline does: what waits at each step, how long steps took, what failed. */
import { html, LitElement, nothing } from "../../lib/lit.js";
import { icon } from "../components/icon.js";
import { whenLoaded } from "../components/load-more.js";
import { notice } from "../components/notice.js";
import { formatMoment, formatPercent, formatSeconds } from "../i18n/format.js";
import { t, tn } from "../i18n/index.js";
import { pipeline } from "../state/admin.js";
import { renderOn } from "../state/store.js";

const LONG_S = 600;

class AdminPipeline extends LitElement {
  constructor() {
    super();
    renderOn(this, pipeline.store);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    pipeline.load();
  }

  render() {
    const again = () => pipeline.load();
    return html`<section class="card"><header class="card-head"><h2>${t("admin.pipeline")}</h2>
        <span class="card-acts"><button class="btn small" @click=${again}>${icon("refresh-cw")}${t("list.refresh")}</button></span></header>
      ${whenLoaded(pipeline.store.value, again, (data) => html`
        ${data.open_dead_letters ? html`<div class="card-body">${notice("warn", tn("pipeline.letters", data.open_dead_letters), nothing, html`<a class="btn small" href="#/admin/letters">${t("admin.letters")}</a>`)}</div>` : nothing}
        ${table(data.stages)}
        <p class="small subtle card-note">${t("pipeline.since", { at: formatMoment(data.since), count: data.uploads })}${data.is_all ? nothing : html` ${t("pipeline.partial")}`}</p>`)}
    </section>`;
  }
}

/** @param {import("../api/types.js").Stage[]} stages */
const table = (stages) => html`<div class="table-scroll"><table class="table stack">
  <caption class="visually-hidden">${t("admin.pipeline")}</caption>
  <thead><tr><th scope="col">${t("pipeline.stage")}</th><th scope="col" class="num">${t("pipeline.waiting")}</th><th scope="col" class="num">${t("pipeline.oldest")}</th>
    <th scope="col" class="num">${t("pipeline.passed")}</th><th scope="col" class="num">${t("pipeline.success")}</th>
    <th scope="col" class="num">${t("pipeline.p50")}</th><th scope="col" class="num">${t("pipeline.p95")}</th></tr></thead>
  <tbody>${stages.map((one) => html`<tr>
    <th scope="row">${t(`pipeline.stage_${one.stage}`)}</th>
    <td class="num" data-label=${t("pipeline.waiting")}>${one.waiting}</td>
    <td class="num" data-label=${t("pipeline.oldest")}>${one.oldest_s === null ? "–" : late(one)}</td>
    <td class="num" data-label=${t("pipeline.passed")}>${one.passed}</td>
    <td class="num" data-label=${t("pipeline.success")}>${one.passed + one.failed ? formatPercent(one.passed / (one.passed + one.failed)) : "–"}</td>
    <td class="num" data-label=${t("pipeline.p50")}>${one.p50_s === null ? "–" : formatSeconds(one.p50_s)}</td>
    <td class="num" data-label=${t("pipeline.p95")}>${one.p95_s === null ? "–" : formatSeconds(one.p95_s)}</td>
  </tr>`)}</tbody></table></div>`;

/** A person may take their time; a machine that does not move asks for attention. @param {import("../api/types.js").Stage} stage */
function late({ stage, oldest_s }) {
  const text = formatSeconds(oldest_s ?? 0);
  const isLate = stage !== "review" && (oldest_s ?? 0) > LONG_S;
  return isLate ? html`<span class="badge warn">${icon("triangle-alert")}${text}</span>` : text;
}

customElements.define("fv-admin-pipeline", AdminPipeline);
