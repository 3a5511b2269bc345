// What an OpenSSH private key file tells without its passphrase: kind, public key, whether it is locked. Format: PROTOCOL.key of OpenSSH. Pure.
// The public half stands in the clear in front of the locked part, so it never has to be taken from another file.

import type { KeyKind } from '../../preload/contract/kista.ts';

export interface OpenSshKey {
  readonly kind: KeyKind;
  readonly isLocked: boolean;
  /** As on the wire: length-prefixed type, then the numbers (RFC 4253 6.6). */
  readonly publicKey: Buffer;
}

const kinds: Readonly<Record<string, KeyKind>> = {
  'ssh-ed25519': 'ed25519', 'ssh-rsa': 'rsa', 'ecdsa-sha2-nistp256': 'ecdsa', 'ecdsa-sha2-nistp384': 'ecdsa', 'ecdsa-sha2-nistp521': 'ecdsa',
};
const magic = 'openssh-key-v1\0';

/** Undefined for what is no such key. */
export function readOpenSshKey(file: Buffer): OpenSshKey | undefined {
  const body = /^-----BEGIN OPENSSH PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----\s*$/.exec(file.toString('latin1'))?.[1];
  const data = body === undefined ? undefined : Buffer.from(body, 'base64');
  if (data?.subarray(0, magic.length).toString('latin1') !== magic) return undefined;
  const cipher = stringAt(data, magic.length);
  const kdf = cipher && stringAt(data, cipher.end);
  const options = kdf && stringAt(data, kdf.end);
  // Then the number of keys, which is always 1.
  const key = options && stringAt(data, options.end + 4);
  const kind = key && kinds[stringAt(key.value, 0)?.value.toString('latin1') ?? ''];
  return cipher && key && kind && { kind, isLocked: cipher.value.toString('latin1') !== 'none', publicKey: Buffer.from(key.value) };
}

/** A length of four bytes and as many bytes; undefined where there are fewer. */
function stringAt(data: Buffer, at: number): { readonly value: Buffer; readonly end: number } | undefined {
  if (at + 4 > data.length) return undefined;
  const end = at + 4 + data.readUInt32BE(at);
  return end > data.length ? undefined : { value: data.subarray(at + 4, end), end };
}
