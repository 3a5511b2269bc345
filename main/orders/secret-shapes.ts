// Whether a text looks like a key or passphrase. It knows the forms of keys, not their values, and rather asks once too often: an e-mail
// cannot be taken back. Pure.

const shapes: readonly RegExp[] = [
  // PEM and OpenSSH private keys, certificates with keys, static keys of OpenVPN.
  /-----BEGIN [A-Z0-9 ]+-----/,
  /PuTTY-User-Key-File-\d/,
  // The address behind the QR code of an authenticator app (Key URI format), and web tokens (RFC 7519).
  /otpauth(-migration)?:\/\//i,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  // Base32 (RFC 4648), as authenticator keys are written.
  /(?<![A-Za-z0-9])[A-Z2-7]{16,}(?![A-Za-z0-9])/,
  // The labels of the Signal message, and what people write before a password, with a value behind.
  /\b(?:7-?zip|zip|authenticator|vpn|ssh|tls|temporary|workbench)[ a-z-]{0,20}(?:key|passphrase|password|nøkkel|passfrase|passord)\s*(?:[:=]\s*\S{4,}|(?:is|er)\s+(?=\S*\d)\S{6,})/i,
  /(?<![\p{L}\d])(?:passphrase|password|passwd|passfrase|passord|secret|token|pin|otp)\s*[:=]\s*\S{4,}/iu,
];

/** Base32 as apps show it: small letters, or groups of four. Words look like that too, so a digit has to be among them. */
const base32Pieces: readonly (readonly [pieces: RegExp, digits: number])[] = [
  [/(?<![a-z0-9])[a-z2-7]{16,}(?![a-z0-9])/g, 2],
  [/(?<![A-Za-z0-9])(?:[A-Za-z2-7]{4}[ -]){3,}[A-Za-z2-7]{4}(?![A-Za-z0-9])/g, 1],
];

function hasBase32(text: string): boolean {
  return base32Pieces.some(([pieces, least]) => (text.match(pieces) ?? []).some((piece) => countDigits(piece) >= least));
}

function countDigits(piece: string): number {
  return piece.match(/\d/g)?.length ?? 0;
}

/** Long, without a blank, and of all three kinds: nobody writes words like that. Addresses, paths and file names are taken apart first. */
const longPiece = /[^\s/\\:;,.?&=<>()[\]{}|"']{20,}/g;

function isJumbled(piece: string): boolean {
  return /[a-z]/.test(piece) && /[A-Z]/.test(piece) && countDigits(piece) >= 2;
}

/** Answers whether anything in the text has the form of a key. */
export function looksSecret(text: string): boolean {
  return shapes.some((shape) => shape.test(text)) || hasBase32(text) || (text.match(longPiece) ?? []).some(isJumbled);
}

const shortestSecretBytes = 6;

/** Answers whether one of the keys of this visit is in the text. */
export function holdsOneOf(text: string, secrets: readonly Buffer[]): boolean {
  const bytes = Buffer.from(text, 'utf8');
  return secrets.some((secret) => secret.length >= shortestSecretBytes && bytes.includes(secret));
}
