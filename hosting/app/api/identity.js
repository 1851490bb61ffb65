/** Identity Platform: e-mail address, password, second factor. Who is signed in stays in this tab's session storage. */
import {
  browserSessionPersistence, connectAuthEmulator, getMultiFactorResolver, initializeApp, initializeAuth, multiFactor,
  sendPasswordResetEmail, signInWithEmailAndPassword, signOut, TotpMultiFactorGenerator,
} from "../../lib/firebase-auth.js";
import { ApiError } from "./problem.js";

const ISSUER = "FertiVision";
const MFA_REQUIRED = "auth/multi-factor-auth-required";

/** What the library says, as codes of ours. Which of address and password was wrong is nobody's business. */
const CODES = new Map(Object.entries({
  "auth/invalid-credential": "refused",
  "auth/invalid-email": "refused",
  "auth/user-not-found": "refused",
  "auth/wrong-password": "refused",
  "auth/missing-password": "refused",
  "auth/too-many-requests": "locked",
  "auth/quota-exceeded": "locked",
  "auth/user-disabled": "disabled",
  "auth/network-request-failed": "network",
  "auth/timeout": "network",
  "auth/invalid-verification-code": "code_wrong",
  "auth/missing-verification-code": "code_wrong",
  "auth/code-expired": "code_late",
  "auth/invalid-multi-factor-session": "code_late",
  "auth/missing-multi-factor-session": "code_late",
  "auth/totp-challenge-timeout": "code_late",
}));

/** A sign-in that has ended for good, whatever the page still holds. */
const OVER = new Set(["auth/user-token-expired", "auth/user-disabled", "auth/user-not-found", "auth/invalid-user-token"]);

/** @param {unknown} error */
const codeOf = (error) => /** @type {{code?: string}} */ (error)?.code ?? "";

/** @template T @param {Promise<T>} work @returns {Promise<T>} */
async function said(work) {
  try {
    return await work;
  } catch (error) {
    throw new ApiError({ code: CODES.get(codeOf(error)) ?? "failed" });
  }
}

/** @typedef {import("../../lib/firebase-auth.js").Auth} Auth */

/** One account at a time, at one project. */
export class Identity {
  /** @param {Auth} auth */
  constructor(auth) {
    this.auth = auth;
    /** A password was right and the second factor is missing. @type {import("../../lib/firebase-auth.js").Resolver | null} */
    this.half = null;
    /** A second factor that is being set up. @type {import("../../lib/firebase-auth.js").Secret | null} */
    this.secret = null;
    /** Who was signed in last, for the form that asks again. */
    this.email = auth.currentUser?.email ?? "";
    this.gone = Promise.resolve();
  }

  /** Of this tab, with whoever is signed in there. @param {import("./types.js").SignInWay} way */
  static async open({ api_key, project, emulator }) {
    const app = initializeApp({ apiKey: api_key ?? "", projectId: project ?? "" });
    const auth = initializeAuth(app, { persistence: browserSessionPersistence });
    if (emulator) connectAuthEmulator(auth, emulator, { disableWarnings: true });
    await auth.authStateReady();
    return new Identity(auth);
  }

  /** The token, renewed in time; null where nobody is signed in any more. @returns {Promise<string | null>} */
  async token() {
    await this.gone;
    const user = this.auth.currentUser;
    if (!user) return null;
    try {
      return await user.getIdToken();
    } catch (error) {
      if (OVER.has(codeOf(error))) return null;
      throw new ApiError({ code: CODES.get(codeOf(error)) ?? "unavailable" });
    }
  }

  /** @param {string} email @param {string} password @returns {Promise<boolean>} false: the second factor is missing */
  async enter(email, password) {
    this.half = null;
    await this.gone;
    this.email = email;
    try {
      await signInWithEmailAndPassword(this.auth, email, password);
      return true;
    } catch (error) {
      if (codeOf(error) !== MFA_REQUIRED) return said(Promise.reject(error));
      this.half = getMultiFactorResolver(this.auth, error);
      return false;
    }
  }

  /** The second factor after a password that was right. @param {string} code */
  async confirm(code) {
    const factor = this.half?.hints.find((hint) => hint.factorId === TotpMultiFactorGenerator.FACTOR_ID);
    if (!this.half || !factor) throw new ApiError({ code: "code_late" });
    await said(this.half.resolveSignIn(TotpMultiFactorGenerator.assertionForSignIn(factor.uid, code)));
    this.half = null;
  }

  /** Whether a second factor was set up. */
  hasFactor() {
    const user = this.auth.currentUser;
    return user !== null && multiFactor(user).enrolledFactors.length > 0;
  }

  /** A key for an authenticator app, and an address that opens one. @returns {Promise<{key: string, address: string}>} */
  async newFactor() {
    const user = this.auth.currentUser;
    if (!user) throw new ApiError({ code: "code_late" });
    const secret = await said(multiFactor(user).getSession().then((session) => TotpMultiFactorGenerator.generateSecret(session)));
    this.secret = secret;
    return { key: secret.secretKey, address: secret.generateQrCodeUrl(encodeURIComponent(this.email), ISSUER) };
  }

  /** What the app shows for that key: from now on it is asked for. @param {string} code */
  async keepFactor(code) {
    const user = this.auth.currentUser;
    if (!user || !this.secret) throw new ApiError({ code: "code_late" });
    await said(multiFactor(user).enroll(TotpMultiFactorGenerator.assertionForEnrollment(this.secret, code), ISSUER));
    this.secret = null;
  }

  /** A mail to set a new password. Whether there is such an account is not told. @param {string} email @param {string} language */
  async remind(email, language) {
    this.auth.languageCode = language;
    try {
      await sendPasswordResetEmail(this.auth, email);
    } catch (error) {
      const code = CODES.get(codeOf(error)) ?? "failed";
      if (code !== "refused") throw new ApiError({ code });
    }
  }

  leave() {
    this.half = null;
    this.gone = signOut(this.auth);
  }
}
