// What the QR code says to the authenticator app. No issuer: the service's own name for the account is the label, and the app would show
// an issuer in front of it. No parameters: SHA-1, 6 digits and 30 seconds are what apps take, and some ignore anything else
// (google-authenticator wiki, "Key Uri Format").

import { keyLetters } from './key.ts';

/** What the account is called in the app (HUNT Cloud documentation, lab access guide). */
export const accountName = 'HUNT CLOUD VPN';

/** The `otpauth://` address of a key. It holds the key. */
export function enrolmentAddress(key: Uint8Array): string {
  return `otpauth://totp/${encodeURIComponent(accountName)}?secret=${keyLetters(key)}`;
}
