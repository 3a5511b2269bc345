// Judges what stands between tags in a profile: certificates, the private key, and a key shared with the server. Makes them uniform.

import { X509Certificate } from 'node:crypto';
import type { Facts } from '../../../../preload/contract/facts.ts';
import { LabProblem } from '../../../core/problem.ts';
import { checkDates, checkRoot, checkStrength, isEncryptedKey, isKeyOf, readCertificate, type CertificateReading } from './certificate.ts';
import { blockNames, type BlockName } from './options.ts';
import { pemParts, type PemPart } from './pem.ts';

export interface Block {
  readonly name: BlockName;
  readonly line: number;
  readonly content: string;
}

export interface Parts {
  /** What each block holds, uniform; `ca`, `cert` and `key` are always there. */
  readonly texts: ReadonlyMap<BlockName, string>;
  /** The person's certificate. */
  readonly certificate: CertificateReading;
  readonly keyEncrypted: boolean;
}

/**
 * Judges the blocks of a profile. Throws `vpn.partMissing`, `vpn.partTwice`, `vpn.partUnreadable`, `vpn.keyMismatch`, `vpn.profileTooOld`,
 * `vpn.otherRoot`, `vpn.certificateExpired`, `vpn.certificateNotYetValid`, `vpn.certificateTooWeak`.
 */
export function checkBlocks(blocks: readonly Block[], facts: Facts, nowMs: number): Parts {
  const authorities = certificatesIn(theOne(blocks, 'ca'));
  const own = certificatesIn(theOne(blocks, 'cert'));
  const keyBlock = theOne(blocks, 'key');
  const key = keyIn(keyBlock);
  const [certificate] = own;
  checkRoot(authorities, facts.roots);
  checkDates(certificate, authorities, nowMs);
  checkStrength(certificate);
  const keyEncrypted = isEncryptedKey(key);
  if (!keyEncrypted && !reading(keyBlock, () => isKeyOf(certificate, key))) throw new LabProblem('vpn.keyMismatch', {}, { retry: 'never' });
  const texts = new Map<BlockName, string>([['ca', textOf(authorities)], ['cert', textOf(own)], ['key', key.text]]);
  for (const block of sharedKeyBlocks(blocks)) texts.set(block.name, sharedKeyIn(block));
  return { texts, certificate: readCertificate(certificate), keyEncrypted };
}

function theOne(blocks: readonly Block[], name: BlockName): Block {
  const [first, second] = blocks.filter((block) => block.name === name);
  if (first === undefined) throw new LabProblem('vpn.partMissing', { name }, { retry: 'never' });
  if (second !== undefined) throw new LabProblem('vpn.partTwice', { name, line: String(second.line) }, { retry: 'never' });
  return first;
}

function certificatesIn(block: Block): readonly [X509Certificate, ...X509Certificate[]] {
  const [first, ...others] = pemParts(block.content).filter((part) => part.label === 'CERTIFICATE');
  if (first === undefined) throw unreadable(block);
  // Taking the public key out now shows one that this computer cannot handle.
  const read = ({ text }: PemPart): X509Certificate => reading(block, () => {
    const certificate = new X509Certificate(text);
    void certificate.publicKey;
    return certificate;
  });
  return [read(first), ...others.map(read)];
}

function textOf(certificates: readonly X509Certificate[]): string {
  return certificates.map((certificate) => certificate.toString()).join('');
}

const keyLabels = ['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'];

function keyIn(block: Block): PemPart {
  const [key, second] = pemParts(block.content).filter((part) => keyLabels.includes(part.label));
  if (key === undefined || second !== undefined || !/^[\x20-\x7E\n]*$/.test(key.text)) throw unreadable(block);
  return key;
}

const sharedKeyLabels: Partial<Readonly<Record<BlockName, string>>> = {
  'tls-auth': 'OpenVPN Static key V1', 'tls-crypt': 'OpenVPN Static key V1', 'tls-crypt-v2': 'OpenVPN tls-crypt-v2 client key',
};

function sharedKeyBlocks(blocks: readonly Block[]): readonly Block[] {
  const names = blockNames.filter((name) => name in sharedKeyLabels && blocks.some((block) => block.name === name));
  return names.map((name) => theOne(blocks, name));
}

function sharedKeyIn(block: Block): string {
  const parts = pemParts(block.content);
  const isWhole = parts.length === 1 && parts[0]?.label === sharedKeyLabels[block.name] && /^[-A-Za-z0-9+/= \n]+$/.test(parts[0]?.text ?? '');
  if (parts[0] === undefined || !isWhole) throw unreadable(block);
  return parts[0].text;
}

/** Foreign bytes are read by node:crypto, which throws in many ways; each means that the part cannot be read. */
function reading<T>(block: Block, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new LabProblem('vpn.partUnreadable', { name: block.name, line: String(block.line) }, { retry: 'never', cause });
  }
}

function unreadable({ name, line }: Block): LabProblem {
  return new LabProblem('vpn.partUnreadable', { name, line: String(line) }, { retry: 'never' });
}
