/** Who changed what of the result that is shown. */
import { getRevisions } from "../api/analyses.js";
import { loader } from "./load.js";

const list = loader(getRevisions);
export const revisionList = list.store;
export const loadRevisions = list.load;
