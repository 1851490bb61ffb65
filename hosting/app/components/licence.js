/** Whether weights may be used for research only, and under which licence they are. */

/** @typedef {{ weights_licence?: string | null, research_weights?: boolean }} Origin */

/**
 * The licence, where it is not an open one; null otherwise. A result without the word is taken to be research.
 * @param {Origin | null | undefined} provenance
 */
export const researchLicence = (provenance) => (provenance?.research_weights === false ? null : provenance?.weights_licence || null);
