/** A fresher sign-in of the same person, for a signature. */
import { developmentSignIn } from "../api/development.js";
import { me as fetchMe } from "../api/session.js";
import { heldToken, holdToken, session } from "./session.js";

/** Asks over the page. @param {string} reason why, as the API says it @returns {Promise<boolean>} false: not now */
export function askAgain(reason) {
  const before = session.value.me;
  session.update({ again: reason });
  return new Promise((settled) => {
    const stop = session.follow(() => {
      const { again, me, state } = session.value;
      if (again !== null) return;
      stop();
      settled(state === "in" && me !== before);
    });
  });
}

/**
 * A fresher token for the same person, for a signature.
 * @param {string} token
 * @returns {Promise<boolean>} false when it is somebody else's
 */
export async function renew(token) {
  const me = await fetchMe(token);
  const known = session.value.me;
  if (known && (me.subject !== known.subject || me.tenant_id !== known.tenant_id)) return false;
  holdToken(token);
  session.update({ me });
  return true;
}

/** Signs the same person in again where that needs no new token. @returns {Promise<boolean>} */
export async function signInAgain() {
  const fresh = await developmentSignIn((await heldToken()) ?? "");
  return fresh !== null && renew(fresh);
}
