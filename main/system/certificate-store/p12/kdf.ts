// The key derivation of PKCS#12 (RFC 7292, appendix B.2), which node:crypto does not offer: for the checksum of every container and for
// the ciphers of older ones.

import { createHash, hash as hashAtOnce } from 'node:crypto';

/** What the derived bytes are for. */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

export interface Derivation {
  /** A name that node:crypto knows. */
  readonly hash: string;
  readonly purpose: (typeof purposes)[keyof typeof purposes];
  /** The passphrase as UTF-16, big endian, with two zero bytes at the end. */
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly sizeBytes: number;
}

/** Derives bytes from a passphrase. */
export function deriveBytes({ hash, purpose, passphrase, salt, iterations, sizeBytes }: Derivation): Buffer {
  const blockBytes = /^sha(?:384|512)/.test(hash) ? 128 : 64;
  const input = Buffer.concat([fillUp(salt, blockBytes), fillUp(passphrase, blockBytes)]);
  const pieces: Buffer[] = [];
  for (let size = 0; size < sizeBytes;) {
    let piece = createHash(hash).update(Buffer.alloc(blockBytes, purpose)).update(input).digest();
    // Thousands of rounds: without an object for each it takes half the time.
    for (let round = 1; round < iterations; round += 1) piece = hashAtOnce(hash, piece, 'buffer');
    pieces.push(piece);
    size += piece.length;
    if (size < sizeBytes) addToBlocks(input, fillUp(piece, blockBytes), blockBytes);
  }
  input.fill(0);
  return Buffer.concat(pieces).subarray(0, sizeBytes);
}

/** Repeats the bytes until they fill whole blocks. */
function fillUp(bytes: Uint8Array, blockBytes: number): Buffer {
  const filled = Buffer.alloc(blockBytes * Math.ceil(bytes.length / blockBytes));
  for (let at = 0; at < filled.length; at += 1) filled[at] = bytes[at % bytes.length] ?? 0;
  return filled;
}

/** Adds `addend + 1` to each block, as big-endian numbers without overflow. */
function addToBlocks(blocks: Buffer, addend: Buffer, blockBytes: number): void {
  for (let start = 0; start < blocks.length; start += blockBytes) {
    let carry = 1;
    for (let at = blockBytes - 1; at >= 0; at -= 1) {
      carry += (blocks[start + at] ?? 0) + (addend[at] ?? 0);
      blocks[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}
