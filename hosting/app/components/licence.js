/** Whether weights may be used for research only, from the licence that comes with a result. */

const RESEARCH = /\bNC\b|non-?commercial|research/i;

/** @param {string | null | undefined} licence */
export const isResearchOnly = (licence) => RESEARCH.test(licence ?? "");
