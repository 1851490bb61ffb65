/** What only an installation for development has. */

/**
 * A fresh sign-in where the installation has the development issuer; null where it has not.
 * @param {string} bearer
 * @returns {Promise<string | null>}
 */
export async function developmentSignIn(bearer) {
  const headers = { Authorization: `Bearer ${bearer}` };
  try {
    const response = await fetch("/_development/sign-in", { method: "POST", headers });
    return response.ok ? (await response.json()).token : null;
  } catch {
    return null;
  }
}
