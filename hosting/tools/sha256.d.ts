// What the page uses of the streaming SHA-256, for the type check.
export const sha256: { create(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array } };
