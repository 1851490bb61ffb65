/** How large a pixel of a picture is: in which units a study's rulers are marked, and how sizes are said. */
import { formatNumber } from "../i18n/format.js";

/** @typedef {import("../api/types.js").Upload} Upload */
/** A unit as the API names it, as it is written, and how many of the study's own it is. @typedef {[string, string, number]} Unit */

const MICROSCOPES = new Set(["sperm_cell_image", "sperm_field_image", "sperm_video", "oocyte_image", "embryo_image"]);
/** @type {Unit[]} */
const OF_MICROSCOPES = [["um", "µm", 1], ["mm", "mm", 1000]];
/** @type {Unit[]} */
const OF_ULTRASOUND = [["mm", "mm", 1], ["cm", "cm", 10]];

/** The units of a study's rulers, the one in which it is measured first; none where nothing is sized. @param {string} modality @returns {Unit[]} */
export function unitsOf(modality) {
  if (MICROSCOPES.has(modality)) return OF_MICROSCOPES;
  return modality === "ovary_ultrasound" ? OF_ULTRASOUND : [];
}

/** What the file's facts say a pixel is; null where nobody said it. @param {Upload} upload @param {string} modality */
export function statedSize({ facts }, modality) {
  const said = facts?.[modality === "ovary_ultrasound" ? "mm_per_px" : "um_per_px"];
  return typeof said === "number" ? said : null;
}

/** A length in the study's own unit. @param {number} length @param {string} modality */
export const lengthSaid = (length, modality) => `${formatNumber(length)} ${unitsOf(modality)[0][1]}`;
/** @param {number} size of a pixel @param {string} modality */
export const sizeSaid = (size, modality) => `${lengthSaid(size, modality)}/px`;
/** As somebody typed it. @param {number} value @param {string} unit @param {string} modality */
export const typedSaid = (value, unit, modality) => `${formatNumber(value)} ${unitsOf(modality).find(([name]) => name === unit)?.[1] ?? unit}`;
