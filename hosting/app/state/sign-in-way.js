/** How people sign in here: asked once, as it does not change. */
import { signInWay } from "../api/sign-in-way.js";

/** @type {ReturnType<typeof signInWay> | null} */
let asked = null;

export function wayIn() {
  asked ??= signInWay();
  asked.catch(() => {
    asked = null;
  });
  return asked;
}
