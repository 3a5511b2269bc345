// One digest over several files, names and contents, as 7-Zip computes it when it tests them in one go (CPP/7zip/UI/Common/HashCalc.cpp,
// CHashBundle::Final and AddDigest; the same on 26.02 and 26.03). So one process proves a whole archive, and a file under another's name shows.

import { createHash } from 'node:crypto';

export interface NamedContent {
  /** As in the archive, with `/`. */
  readonly name: string;
  readonly content: Uint8Array;
}

const digestBytes = 32;
/** 7-Zip keeps eight bytes for what is carried over and prints four of them. */
const carryBytes = 8;

/** The SHA-256 of each file with its name, added up as little-endian numbers: 64 hex digits, a hyphen, 8 more. */
export function namedDigest(files: readonly NamedContent[]): string {
  const sum = Buffer.alloc(digestBytes + carryBytes);
  for (const { name, content } of files) {
    const inner = createHash('sha256').update(content).digest();
    // Sixteen zero bytes stand for an ordinary file.
    addTo(sum, createHash('sha256').update(Buffer.alloc(16)).update(inner).update(Buffer.from(name, 'utf16le')).digest());
  }
  return `${sum.toString('hex', 0, digestBytes)}-${sum.readUInt32LE(digestBytes).toString(16).padStart(8, '0')}`;
}

function addTo(sum: Buffer, addend: Uint8Array): void {
  let carry = 0;
  for (let at = 0; at < sum.length; at += 1) {
    carry += (sum[at] ?? 0) + (addend[at] ?? 0);
    sum[at] = carry & 0xff;
    carry >>= 8;
  }
}
