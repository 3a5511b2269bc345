// Reading ASN.1 as node-forge parses it, with one kind of failure for everything that is not as expected. Containers can come in BER
// (NSS writes octet strings in pieces), so values are put together here.

import forge from 'node-forge';

export type Node = forge.asn1.Asn1;

/** Says that bytes are not the structure they should be. Never leaves this folder. */
export class NotAsExpected extends Error {}

const deepest = 32;

/** Parses one structure that takes all of the bytes. Throws NotAsExpected. */
export function parseDer(bytes: Uint8Array): Node {
  try {
    const node = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'), { strict: true, parseAllBytes: true, decodeBitStrings: false } as never);
    if (depthOf(node) > deepest) throw new NotAsExpected('nested too deep');
    return node;
  } catch (cause) {
    // node-forge throws many kinds of errors here, a RangeError for endless nesting too; all mean that the bytes are wrong.
    throw new NotAsExpected('no ASN.1', { cause });
  }
}

function depthOf(node: Node): number {
  return typeof node.value === 'string' ? 1 : 1 + Math.max(0, ...node.value.map(depthOf));
}

/** The parts of a constructed value. */
export function partsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || typeof node.value === 'string') throw new NotAsExpected('a sequence was expected');
  return node.value;
}

/** The bytes of a primitive value, or of one that came in pieces. */
export function bytesOf(node: Node | undefined): Buffer {
  if (node === undefined) throw new NotAsExpected('a value was expected');
  return typeof node.value === 'string' ? Buffer.from(node.value, 'latin1') : Buffer.concat(node.value.map(bytesOf));
}

/** An object identifier as `1.2.840…`. */
export function oidOf(node: Node | undefined): string {
  const isOid = node?.type === forge.asn1.Type.OID && typeof node.value === 'string' && node.value !== '';
  if (!isOid) throw new NotAsExpected('an object identifier was expected');
  return forge.asn1.derToOid(node.value as unknown as string);
}

/** A number that is not negative and fits into 32 bits. */
export function integerOf(node: Node | undefined): number {
  const bytes = node?.type === forge.asn1.Type.INTEGER ? bytesOf(node) : Buffer.alloc(0);
  if (bytes.length === 0 || bytes.length > 5 || (bytes[0] ?? 0) >= 0x80) throw new NotAsExpected('a small number was expected');
  return bytes.readUIntBE(0, bytes.length);
}

/** The DER of a structure that was parsed. */
export function derOf(node: Node): Buffer {
  return Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1');
}
