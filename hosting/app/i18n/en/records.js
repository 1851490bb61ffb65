/** Patients, comparison over time, the list of reports, administration. `{name}` is filled in by `t`. */
export const records = {
};
