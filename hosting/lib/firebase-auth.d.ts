// What the page uses of Firebase's sign-in, for the type check.
export interface User { email: string | null; getIdToken(): Promise<string>; }
export interface Auth {
  readonly currentUser: User | null;
  languageCode: string | null;
  authStateReady(): Promise<void>;
}
export interface Factor { readonly uid: string; readonly factorId: string; }
export interface Resolver { readonly hints: Factor[]; resolveSignIn(assertion: object): Promise<unknown>; }
export interface Secret { readonly secretKey: string; generateQrCodeUrl(account: string, issuer: string): string; }
export interface Session { readonly kind?: never; }
export function initializeApp(config: { apiKey: string; projectId: string }): object;
export function initializeAuth(app: object, how: { persistence: object }): Auth;
export const browserSessionPersistence: object;
export function connectAuthEmulator(auth: Auth, url: string, how: { disableWarnings: boolean }): void;
export function signInWithEmailAndPassword(auth: Auth, email: string, password: string): Promise<unknown>;
export function signOut(auth: Auth): Promise<void>;
export function sendPasswordResetEmail(auth: Auth, email: string): Promise<void>;
export function getMultiFactorResolver(auth: Auth, error: unknown): Resolver;
export function multiFactor(user: User): {
  readonly enrolledFactors: Factor[];
  getSession(): Promise<Session>;
  enroll(assertion: object, name: string): Promise<void>;
};
export const TotpMultiFactorGenerator: {
  readonly FACTOR_ID: "totp";
  assertionForSignIn(factor: string, code: string): object;
  assertionForEnrollment(secret: Secret, code: string): object;
  generateSecret(session: Session): Promise<Secret>;
};
