/** Signing in at Identity Platform, and what the session gets of it. */
import { Identity as AtGoogle } from "../api/identity.js";
import { ApiError } from "../api/problem.js";
import { me as fetchMe } from "../api/session.js";
import { arrive, keepWith } from "./session.js";
import { wayIn } from "./sign-in-way.js";

/** @typedef {import("../api/identity.js").Identity} Identity */
/** @typedef {import("../api/types.js").SignInWay} SignInWay */

/** @type {Promise<Identity> | null} */
let opening = null;

/** The same one, however often it is asked for. @param {SignInWay} way */
export function open(way) {
  opening ??= AtGoogle.open(way).then((identity) => {
    keepWith({ token: () => identity.token(), leave: () => identity.leave(), asksAgain: true });
    return identity;
  });
  return opening;
}

/** Whoever was signed in when the page was loaded anew. */
export async function reopen() {
  await open(await wayIn());
}

/** Everything that was asked for was right: the page goes on, if the account belongs to a clinic. @param {Identity} identity */
export async function goOn(identity) {
  try {
    await arrive(await fetchMe((await identity.token()) ?? ""));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    identity.leave();
    throw new ApiError({ code: "no_clinic", status: 401 });
  }
}
