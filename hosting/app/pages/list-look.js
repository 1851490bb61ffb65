/** Columns and density of the worklist, in a menu at the end of its filters. */
import { LitElement } from "../../lib/lit.js";
import { listLookMenu } from "../components/list-look.js";
import { COLUMNS, listLook, look, lookAsAtFirst } from "../state/list-look.js";
import { renderOn } from "../state/store.js";

class ListLook extends LitElement {
  constructor() {
    super();
    renderOn(this, listLook);
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} column */
  toggle(column) {
    const { hidden } = listLook.value;
    look({ hidden: COLUMNS.filter((one) => hidden.includes(one) !== (one === column)) });
  }

  render() {
    return listLookMenu({ columns: COLUMNS, ...listLook.value }, {
      toggle: (column) => this.toggle(column), compact: (isCompact) => look({ isCompact }), reset: lookAsAtFirst,
    });
  }
}

customElements.define("fv-list-look", ListLook);
