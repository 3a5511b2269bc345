// OpenVPN's management interface, line by line: what it says as data, and our answers as bytes. Strings are of OpenVPN 2.6.14, seen and
// read in its doc/management-notes.txt. What to answer when is for conversation.ts. Pure: no socket, no clock.

import { Secret } from '../../../core/secret.ts';

export type ManagementMessage =
  /** It waits, and says how long it would: released at once, an unresolvable name made 200,000 log lines in 15 seconds. */
  | { readonly kind: 'hold'; readonly seconds: number }
  | { readonly kind: 'asks-passphrase' }
  | { readonly kind: 'asks-login'; readonly challenge?: Challenge }
  | { readonly kind: 'asks-other'; readonly what: string }
  | { readonly kind: 'refused'; readonly what: 'login' | 'passphrase' | 'other-question' }
  | { readonly kind: 'state'; readonly state: string; readonly detail: string; readonly address: string }
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'fatal'; readonly text: string }
  | { readonly kind: 'other' };

/** The profile's `static-challenge`: the code goes in a field of its own, as SCRV1 or appended to the password. */
export interface Challenge {
  readonly appended: boolean;
}

type Reader = readonly [pattern: RegExp, read: (found: readonly string[]) => ManagementMessage];

const readers: readonly Reader[] = [
  [/^>HOLD:.*?(?::(\d+))?$/, ([, seconds = '0']) => ({ kind: 'hold', seconds: Number(seconds) })],
  [/^>PASSWORD:Need 'Private Key' password/, () => ({ kind: 'asks-passphrase' })],
  // Bit 0 of the number: may the code be seen while typing; bit 1 (2.7): it is appended to the password.
  [/^>PASSWORD:Need 'Auth' username\/password SC:(\d+),/, ([, flags = '0']) => ({ kind: 'asks-login', challenge: { appended: (Number(flags) & 2) !== 0 } })],
  [/^>PASSWORD:Need 'Auth' username\/password/, () => ({ kind: 'asks-login' })],
  // A dynamic challenge: the server accepted what it got and asks for more.
  [/^>PASSWORD:Verification Failed: 'Auth' \['CRV1:/, () => ({ kind: 'refused', what: 'other-question' })],
  [/^>PASSWORD:Verification Failed: 'Auth'/, () => ({ kind: 'refused', what: 'login' })],
  [/^>PASSWORD:Verification Failed: 'Private Key'/, () => ({ kind: 'refused', what: 'passphrase' })],
  [/^>PASSWORD:Auth-Token:/, () => ({ kind: 'other' })],
  [/^>(PASSWORD|NEED-OK|NEED-STR|PK_SIGN|RSA_SIGN|INFOMSG:(?:WEB_AUTH|OPEN_URL|CR_TEXT))\b/, ([, what = '']) => ({ kind: 'asks-other', what })],
  [/^(?:>STATE:)?\d+,([A-Z_]+),([^,]*),([^,]*),/, ([, state = '', detail = '', address = '']) => ({ kind: 'state', state, detail, address })],
  [/^>LOG:\d+,[A-Z]*,(.*)$/, ([, text = '']) => ({ kind: 'log', text })],
  [/^>FATAL:(.*)$/, ([, text = '']) => ({ kind: 'fatal', text })],
];

/** Reads one line without its line end. What we do not know is `other`, except questions: those are never passed over. */
export function readManagementLine(line: string): ManagementMessage {
  for (const [pattern, read] of readers) {
    const found = pattern.exec(line);
    if (found !== null) return read(found);
  }
  return { kind: 'other' };
}

/** What is sent first: from then on it tells what happens. */
export const subscribe = 'state on\nlog on\n';
export const releaseHold = 'hold release\n';
export const askState = 'state\n';
/** Ends OpenVPN, which takes down the tunnel and its routes. */
export const endOpenVpn = 'signal SIGTERM\n';

/** The answer to `asks-passphrase`. */
export function answerPassphrase(passphrase: Secret): Secret {
  return composeAnswer('password "Private Key" "', [passphrase.reveal()]);
}

/** The answer to `asks-login`: the user's name, and the code in the place where it is wanted. No fixed password is known to the service. */
export function answerLogin(user: string, code: Secret, challenge?: Challenge): Secret {
  const name = composeAnswer('username "Auth" "', [Buffer.from(user, 'utf8')]);
  const password = composeAnswer('password "Auth" "', [challenge === undefined || challenge.appended ? code.reveal() : staticChallenge(code)]);
  const both = new Secret(Buffer.concat([name.reveal(), password.reveal()]));
  name.wipe();
  password.wipe();
  return both;
}

/** `SCRV1:base64(password):base64(code)` with an empty password. */
function staticChallenge(code: Secret): Buffer {
  return Buffer.from(`SCRV1::${code.reveal().toString('base64')}`, 'ascii');
}

/** Answers whether a value fits: OpenVPN keeps 128 bytes of a password (USER_PASS_LEN), and a line end would begin a command. */
export function isSendable(secret: Secret): boolean {
  const bytes = secret.reveal();
  return bytes.length > 0 && bytes.length <= 120 && !bytes.some((byte) => byte < 0x20 || byte === 0x7f);
}

const backslash = 0x5c;
const quote = 0x22;

/** `"` and `\` get a `\` in front, so that a passphrase can neither end its line nor begin a command. */
function composeAnswer(start: string, values: readonly Uint8Array[]): Secret {
  const escaped = values.flatMap((value) => [...value].flatMap((byte) => (byte === backslash || byte === quote ? [backslash, byte] : [byte])));
  return new Secret(Buffer.concat([Buffer.from(start, 'ascii'), Buffer.from(escaped), Buffer.from('"\n', 'ascii')]));
}
