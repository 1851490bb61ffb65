/** The saved views of the worklist, in a menu beside its title. */
import { LitElement } from "../../lib/lit.js";
import { savedViews } from "../components/saved-views.js";
import { t } from "../i18n/index.js";
import { confirm } from "../state/messages.js";
import { linkTo, route } from "../state/router.js";
import { dropView, saved, saveView } from "../state/saved-views.js";
import { renderOn } from "../state/store.js";

class SavedViews extends LitElement {
  constructor() {
    super();
    renderOn(this, saved);
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} name */
  save(name) {
    saveView(name, route.value.query);
    confirm(t("worklist.view_saved"));
  }

  render() {
    return savedViews(saved.value.views, {
      save: (name) => this.save(name), drop: dropView, hrefOf: (query) => linkTo("worklist", query),
    });
  }
}

customElements.define("fv-saved-views", SavedViews);
