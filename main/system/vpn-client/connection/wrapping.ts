// How the first packets to a server are protected, from what a profile or a connection of NetworkManager says. Pure.

import type { CheckedProfile } from '../profile/lint.ts';
import type { Wrapping } from './reset-packet.ts';

/** The texts of the shared keys and what is said about them; each may be missing. */
interface SharedKeys {
  readonly tlsAuth?: string | undefined;
  readonly tlsCrypt?: string | undefined;
  readonly tlsCryptV2?: string | undefined;
  /** `0` or `1`. */
  readonly direction?: string | undefined;
  /** The digest of tls-auth. */
  readonly auth?: string | undefined;
}

/** What OpenVPN takes when nothing is said (openvpn(8), --auth). */
const usualDigest = 'SHA1';
const keyBytes = 256;

/** The wrapping. A key that cannot be read counts as none: the probe then says too little, never too much. */
export function wrappingOf({ tlsAuth, tlsCrypt, tlsCryptV2, direction, auth }: SharedKeys): Wrapping {
  const both = tlsCryptV2 === undefined ? undefined : Buffer.from(inside(tlsCryptV2), 'base64');
  if (both !== undefined && both.length > keyBytes) return { kind: 'tls-crypt-v2', key: both.subarray(0, keyBytes), wrappedKey: both.subarray(keyBytes) };
  const crypt = staticKey(tlsCrypt);
  if (crypt !== undefined) return { kind: 'tls-crypt', key: crypt };
  const key = staticKey(tlsAuth);
  if (key === undefined) return { kind: 'plain' };
  return { kind: 'tls-auth', key, direction: direction === '0' ? 0 : direction === '1' ? 1 : undefined, digest: auth ?? usualDigest };
}

/** What a checked profile says. */
export function wrappingOfProfile({ directives, parts }: CheckedProfile): Wrapping {
  const last = (name: string): string | undefined => directives.findLast((directive) => directive.name === name)?.args[0];
  const { texts } = parts;
  return wrappingOf({ tlsAuth: texts.get('tls-auth'), tlsCrypt: texts.get('tls-crypt'), tlsCryptV2: texts.get('tls-crypt-v2'), direction: last('key-direction'), auth: last('auth') });
}

/** 16 lines of hexadecimal digits between two marks; comments may stand around them. */
function staticKey(text: string | undefined): Buffer | undefined {
  const key = text === undefined ? undefined : Buffer.from(inside(text), 'hex');
  return key?.length === keyBytes ? key : undefined;
}

function inside(text: string): string {
  return (/^-----BEGIN [^\n]+-----$([^]*?)^-----END /m.exec(text.replaceAll('\r', ''))?.[1] ?? '').replaceAll(/\s/g, '');
}
