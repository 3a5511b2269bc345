// What both runtimes are given to read: keys and .p12 files, made once by plain Node. So equal lines mean equal bytes, not only equal manners.

import { generateKeyPairSync } from 'node:crypto';
import ssh2, { type ServerHostKeyAlgorithm } from 'ssh2';
import { Secret } from '../../../main/core/secret.ts';
import { makeKeyPair } from '../../../main/system/ssh/key-files.ts';
import { allowedAlgorithms } from '../../../main/system/ssh/algorithms.ts';
import { makeContainer, type ContainerParts, type Scheme } from '../../fixtures/certificates/containers.ts';
import { authority, client, issue, purposes } from '../../fixtures/certificates/issue.ts';

export interface Locked {
  readonly name: string;
  /** PEM, or base64 of a .p12 file. */
  readonly content: string;
  /** Empty for a key that is not encrypted. */
  readonly passphrase: string;
}

export interface TlsServer {
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
  readonly root: string;
  /** A .p12 file, base64. */
  readonly client: string;
}

export interface Material {
  readonly hostKeys: readonly { readonly algorithm: ServerHostKeyAlgorithm; readonly pem: string }[];
  readonly userKeys: readonly Locked[];
  readonly containers: readonly Locked[];
  readonly tlsServers: readonly TlsServer[];
}

export const tlsName = 'demolab.lab.example.org';
export const passphrase = 'obviously fake words';

/** Makes everything anew. Takes about two seconds: RSA. */
export function makeMaterial(): Material {
  return { hostKeys: allowedAlgorithms.serverHostKey.map(hostKey), userKeys: userKeys(), containers: containers(), tlsServers: (['ec', 'p384', 'rsa'] as const).map(tlsServer) };
}

function hostKey(algorithm: ServerHostKeyAlgorithm): Material['hostKeys'][number] {
  if (algorithm === 'ssh-ed25519') return { algorithm, pem: makeKeyPair('', undefined).private };
  if (algorithm.startsWith('rsa')) return { algorithm, pem: ssh2.utils.generateKeyPairSync('rsa', { bits: 3072 }).private };
  return { algorithm, pem: ssh2.utils.generateKeyPairSync('ecdsa', { bits: Number(algorithm.slice(-3)) as 256 }).private };
}

/** The kinds that lie in people's ~/.ssh: OpenSSH's own format, and the PEM that it wrote until version 7.8. */
function userKeys(): readonly Locked[] {
  // Few rounds: in plain JavaScript each takes 20 ms, and how many changes nothing here.
  const own = { passphrase, cipher: 'aes256-ctr', rounds: 2 };
  const ours = makeKeyPair('ours', new Secret(passphrase)).private;
  const older = (cipher: string): string => generateKeyPairSync('rsa', {
    modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs1', format: 'pem', cipher, passphrase },
  }).privateKey;
  return [
    { name: 'ed25519 as the product makes it', content: ours, passphrase },
    { name: 'ed25519 without passphrase', content: makeKeyPair('', undefined).private, passphrase: '' },
    { name: 'rsa 3072, aes256-ctr', content: ssh2.utils.generateKeyPairSync('rsa', { bits: 3072, ...own }).private, passphrase },
    ...([256, 384, 521] as const).map((bits) => ({ name: `ecdsa ${bits}, aes256-ctr`, content: ssh2.utils.generateKeyPairSync('ecdsa', { bits, ...own }).private, passphrase })),
    { name: 'rsa 2048, PEM under aes-128-cbc', content: older('aes-128-cbc'), passphrase },
    { name: 'rsa 2048, PEM under des-ede3-cbc', content: older('des-ede3-cbc'), passphrase },
  ];
}

function containers(): readonly Locked[] {
  const root = authority('HCTS CA 1');
  const lab = authority('LAB-DEMOLAB CA', root);
  const people = { ec: client('ola', lab), p384: client('ola', lab, { kind: 'p384' }), rsa: client('ola', lab, { kind: 'rsa' }) };
  const one = (name: string, words: string, parts: Partial<ContainerParts>, person = people.ec): Locked => ({
    name, passphrase: words, content: makeContainer({ certificates: [person, lab, root], keys: [person], passphrase: words, ...parts }).toString('base64'),
  });
  const under = (scheme: Scheme, mac: 'sha1' | 'sha256' | 'sha512' | 'none'): Partial<ContainerParts> => ({ certificateScheme: scheme, keyScheme: scheme, mac });
  const schemes: readonly Scheme[] = ['plain', 'aes128', 'aes256', '3des', '3des-2', 'rc2-40', 'rc2-128'];
  return [
    ...schemes.flatMap((scheme) => (['sha1', 'sha256'] as const).map((mac) => one(`${scheme}, checksum ${mac}`, passphrase, under(scheme, mac)))),
    one('aes256, checksum sha512', passphrase, under('aes256', 'sha512')),
    one('aes256, no checksum', passphrase, under('aes256', 'none')),
    one('rc2-40 and 3des as OpenSSL 1 makes it', passphrase, { certificateScheme: 'rc2-40', keyScheme: '3des', mac: 'sha1' }),
    ...['blåbærsyltetøy', 'пароль', '密码密码', 'emoji 🔑'].flatMap((words) => [one(`aes256, passphrase ${words}`, words, {}), one(`rc2-40, passphrase ${words}`, words, under('rc2-40', 'sha1'))]),
    one('aes256, passphrase as Latin-1', 'blåbær', { narrow: (text) => Buffer.from(text, 'latin1') }),
    one('aes256, key p384', passphrase, {}, people.p384),
    one('aes256, key rsa', passphrase, {}, people.rsa),
  ];
}

function tlsServer(kind: 'ec' | 'p384' | 'rsa'): TlsServer {
  const root = authority('HCTS CA 1', undefined, { kind });
  const server = issue({ name: [['CN', tlsName]], issuer: root, purposes: [purposes.server], dnsName: tlsName, kind });
  const person = client('ola', root, { kind });
  const container = makeContainer({ certificates: [person, root], keys: [person], passphrase });
  const key = server.key.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { name: kind, certificate: server.x509.toString(), key, root: root.x509.toString(), client: container.toString('base64') };
}
