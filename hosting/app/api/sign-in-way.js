/** What is asked for before anybody has signed in. */
import { request } from "./client.js";

/**
 * How people sign in here, which is known before anybody has.
 * @returns {Promise<import("./types.js").SignInWay>}
 */
export async function signInWay() {
  const { data } = await request("/sign-in", { bearer: "" });
  return data;
}
