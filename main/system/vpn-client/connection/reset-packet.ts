// The first packet of an OpenVPN client and the server's answer to it (src/openvpn/ssl_pkt.c, tls_crypt.c of 2.6), for a server of each
// of the four ways to protect it: not at all, tls-auth, tls-crypt and tls-crypt-v2. Pure: random bytes and time are arguments.

import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

export const sessionIdBytes = 8;
const clientReset = 7 << 3;
const serverReset = 8 << 3;
const clientResetV3 = 10 << 3;
const packetIdBytes = 8;
const tagBytes = 32;
const ivBytes = 16;
const keyBytes = 256;

/** How the first packets are protected. Keys are the 256 bytes of a static key, as the profile holds them. */
export type Wrapping =
  | { readonly kind: 'plain' }
  /** `direction` as in the profile; undefined when it names none. `digest` is the profile's `auth`. */
  | { readonly kind: 'tls-auth'; readonly key: Buffer; readonly direction: 0 | 1 | undefined; readonly digest: string }
  | { readonly kind: 'tls-crypt'; readonly key: Buffer }
  /** `wrappedKey` goes along: the server reads the key out of it. */
  | { readonly kind: 'tls-crypt-v2'; readonly key: Buffer; readonly wrappedKey: Buffer };

/** 14 bytes when plain, 42 with tls-auth and SHA-1, 54 with tls-crypt. `sessionId` are eight random bytes. */
export function composeReset(wrapping: Wrapping, sessionId: Buffer, nowMs: number): Buffer {
  const head = Buffer.concat([Buffer.from([wrapping.kind === 'tls-crypt-v2' ? clientResetV3 : clientReset]), sessionId]);
  // Nothing to acknowledge, and the first message.
  const body = Buffer.alloc(5);
  if (wrapping.kind === 'plain') return Buffer.concat([head, body]);
  const packetId = Buffer.alloc(packetIdBytes);
  packetId.writeUInt32BE(1, 0);
  packetId.writeUInt32BE(Math.floor(nowMs / 1000) >>> 0, 4);
  if (wrapping.kind === 'tls-auth') {
    return Buffer.concat([head, hmac(wrapping.digest, hmacKey(wrapping, 'out'), packetId, head, body), packetId, body]);
  }
  const tag = hmac('sha256', half(wrapping.key, 1).hmac, head, packetId, body);
  const cipher = createCipheriv('aes-256-ctr', half(wrapping.key, 1).cipher, tag.subarray(0, ivBytes));
  const packet = [head, packetId, tag, cipher.update(body), cipher.final()];
  return Buffer.concat(wrapping.kind === 'tls-crypt-v2' ? [...packet, wrapping.wrappedKey] : packet);
}

/** Answers whether a packet is the server's answer to a reset with this session id. Anything else that comes is not. */
export function isAnswer(packet: Buffer, wrapping: Wrapping, sessionId: Buffer): boolean {
  if (packet.length < 1 + sessionIdBytes || ((packet[0] ?? 0) & 0xf8) !== serverReset) return false;
  const body = unwrap(packet, wrapping);
  // One acknowledged message, its number, and whose session it belongs to: ours.
  const acknowledged = body?.subarray(5, 5 + sessionIdBytes);
  return body?.[0] === 1 && acknowledged?.equals(sessionId) === true;
}

/** Answers whether a server answers at all, though not with the key that both should share. Says nothing where there is none. */
export function isAnswerOfAnotherKey(packet: Buffer, wrapping: Wrapping): boolean {
  return wrapping.kind !== 'plain' && packet.length > 1 + sessionIdBytes && ((packet[0] ?? 0) & 0xf8) === serverReset && unwrap(packet, wrapping) === undefined;
}

function unwrap(packet: Buffer, wrapping: Wrapping): Buffer | undefined {
  const head = packet.subarray(0, 1 + sessionIdBytes);
  const rest = packet.subarray(head.length);
  if (wrapping.kind === 'plain') return rest;
  if (wrapping.kind === 'tls-auth') {
    const size = digestBytes(wrapping.digest);
    const [tag, packetId, body] = [rest.subarray(0, size), rest.subarray(size, size + packetIdBytes), rest.subarray(size + packetIdBytes)];
    return isSame(tag, hmac(wrapping.digest, hmacKey(wrapping, 'in'), packetId, head, body)) ? body : undefined;
  }
  const [packetId, tag, encrypted] = [rest.subarray(0, packetIdBytes), rest.subarray(packetIdBytes, packetIdBytes + tagBytes), rest.subarray(packetIdBytes + tagBytes)];
  if (tag.length < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-ctr', half(wrapping.key, 0).cipher, tag.subarray(0, ivBytes));
  const body = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  return isSame(tag, hmac('sha256', half(wrapping.key, 0).hmac, head, packetId, body)) ? body : undefined;
}

/** A static key is two pairs of a cipher and an HMAC key, 64 bytes each; the server sends with the first, the client with the second. */
function half(key: Buffer, which: 0 | 1): { readonly cipher: Buffer; readonly hmac: Buffer } {
  if (key.length !== keyBytes) throw new Error('a static key has 256 bytes');
  const start = which * 128;
  return { cipher: key.subarray(start, start + 32), hmac: key.subarray(start + 64, start + 96) };
}

/** With tls-auth the profile says which half is ours; without a direction both sides use the first. The key is as long as the digest. */
function hmacKey({ key, direction, digest }: Extract<Wrapping, { kind: 'tls-auth' }>, way: 'out' | 'in'): Buffer {
  const which = direction === undefined ? 0 : way === 'out' ? direction : 1 - direction;
  const start = which * 128 + 64;
  return key.subarray(start, start + digestBytes(digest));
}

function digestBytes(digest: string): number {
  return createHmac(digest, '').digest().length;
}

function hmac(digest: string, key: Buffer, ...parts: readonly Buffer[]): Buffer {
  return createHmac(digest, key).update(Buffer.concat(parts)).digest();
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
