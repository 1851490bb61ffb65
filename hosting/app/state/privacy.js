/** Whether what identifies patients is blurred, for a screen that others can see. It lasts as long as the tab. */
import { Store } from "./store.js";

/** @type {Store<{isBlurred: boolean}>} */
export const privacy = new Store({ isBlurred: false });

export function switchBlur() {
  const isBlurred = !privacy.value.isBlurred;
  document.documentElement.toggleAttribute("data-blurred", isBlurred);
  privacy.update({ isBlurred });
}
