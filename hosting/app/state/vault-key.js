/** The key of what this tab kept: it lives as long as the tab, or until somebody else signs in. */

export const KEY = "fertivision.vault";

/** Makes all that this tab kept unreadable. */
export const forget = () => sessionStorage.removeItem(KEY);
