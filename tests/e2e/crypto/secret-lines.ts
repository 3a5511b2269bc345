// What the product reads and computes without a network: .p12 files, private keys, one-time codes; and the handshake with a certificate.

import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SecureVersion, TLSSocket } from 'node:tls';
import ssh2 from 'ssh2';
import { Secret } from '../../../main/core/secret.ts';
import { readCertificate } from '../../../main/system/certificate-store/certificate.ts';
import { readP12 } from '../../../main/system/certificate-store/p12/read-p12.ts';
import { writeP12 } from '../../../main/system/certificate-store/p12/write-p12.ts';
import { codeAt } from '../../../main/system/one-time-password/code.ts';
import { makeKeyPair } from '../../../main/system/ssh/key-files.ts';
import { readPrivateKey } from '../../../main/system/ssh/login.ts';
import { tryCertificate } from '../../../main/system/workbench/handshake.ts';
import { digestOf, lineOf } from './line.ts';
import { passphrase, tlsName, type Locked, type Material, type TlsServer } from './material.ts';

/** Each file opened with its passphrase and refused with another; and one that the product writes. */
export async function certificateLines({ containers }: Material): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const one of containers) lines.push(await lineOf(`p12 ${one.name}`, () => open(one)));
  for (const one of containers) lines.push(await lineOf(`p12 ${one.name}, wrong passphrase`, () => open({ ...one, passphrase: `${one.passphrase}x` })));
  for (const one of containers.slice(-2)) lines.push(await lineOf(`p12 ${one.name}, written anew`, () => writeAnew(one)));
  return lines;
}

async function open({ content, passphrase: words }: Locked): Promise<string> {
  const { leaf, chain, key } = await readP12(Buffer.from(content, 'base64'), new Secret(words));
  return `${leaf.subject} ${digestOf(leaf.der)}, key ${digestOf(key.reveal())}, ${chain.length} above`;
}

async function writeAnew({ content, passphrase: words }: Locked): Promise<string> {
  const once = new Secret('fake words for one time');
  const written = writeP12(await readP12(Buffer.from(content, 'base64'), new Secret(words)), 'demolab-ola', once);
  return open({ name: '', content: written.toString('base64'), passphrase: 'fake words for one time' });
}

/** Each key read with its passphrase and refused with another; ed25519 also signs, always the same. */
export async function keyLines({ userKeys }: Material): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const one of userKeys) lines.push(await lineOf(`key ${one.name}`, () => describeKey(one)));
  for (const one of userKeys.filter((key) => key.passphrase !== '')) lines.push(await lineOf(`key ${one.name}, wrong passphrase`, () => describeKey({ ...one, passphrase: 'other words' })));
  lines.push(await lineOf('key 200 new pairs, readable', () => String(Array.from({ length: 200 }, () => makeKeyPair('', undefined)).filter(isPair).length)));
  return lines;
}

function describeKey({ name, content, passphrase: words }: Locked): string {
  const key = readPrivateKey(Buffer.from(content), words === '' ? undefined : new Secret(words), name);
  const signature = key.sign('a letter');
  if (signature instanceof Error) throw signature;
  const isSame = key.type === 'ssh-ed25519' ? `, signs ${digestOf(signature)}` : '';
  return `${key.type} ${digestOf(key.getPublicSSH())}, proves itself: ${String(key.verify('a letter', signature))}${isSame}`;
}

function isPair(pair: { readonly private: string; readonly public: string }): boolean {
  const [key, publicKey] = [ssh2.utils.parseKey(pair.private), ssh2.utils.parseKey(pair.public)];
  return !(key instanceof Error) && !(publicKey instanceof Error) && key.getPublicSSH().equals(publicKey.getPublicSSH()) && publicKey.verify('x', key.sign('x')) === true;
}

/** A new key with a passphrase, to be read by the other runtime. */
export function newKey(): string {
  return makeKeyPair('made here', new Secret(passphrase)).private;
}

/** The vectors of RFC 6238, appendix B, SHA-1, of which apps show the last six digits. */
export async function codeLines(): Promise<readonly string[]> {
  const key = Buffer.from('12345678901234567890');
  const moments = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];
  return Promise.all(moments.map((seconds) => lineOf(`one-time code at ${seconds} s`, () => codeAt(key, seconds * 1000))));
}

/** The Workbench's handshake with a client certificate. */
export async function tlsLines({ tlsServers }: Material): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const server of tlsServers) {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) lines.push(await lineOf(`TLS ${version} with a certificate of kind ${server.name}`, () => shakeHands(server, version)));
  }
  return lines;
}

async function shakeHands({ certificate, key, root, client }: TlsServer, version: SecureVersion): Promise<string> {
  const server = createServer({ cert: certificate, key, ca: root, requestCert: true, rejectUnauthorized: false, minVersion: version, maxVersion: version }, (request, response) => {
    response.writeHead((request.socket as TLSSocket).authorized ? 200 : 403).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const identity = await readP12(Buffer.from(client, 'base64'), new Secret(passphrase));
    const destination = { address: '127.0.0.1', name: tlsName, port: (server.address() as AddressInfo).port, signal: AbortSignal.timeout(20_000) };
    const { admission, page } = await tryCertificate(destination, [readCertificate(root)], identity);
    return `${admission}, ${page?.status ?? 0}, ${page?.protocol ?? 'no page'}`;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
