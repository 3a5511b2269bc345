// The product's SSH client with each algorithm that it allows, each key that people log in with, and, for information only, what the
// library knows besides.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type Algorithms, type ParsedKey } from 'ssh2';
import { systemClock } from '../../../main/core/clock.ts';
import { Secret } from '../../../main/core/secret.ts';
import { allowedAlgorithms } from '../../../main/system/ssh/algorithms.ts';
import { createLoginGuard } from '../../../main/system/ssh/attempts.ts';
import { openConnection } from '../../../main/system/ssh/connection.ts';
import { entryOf } from '../../../main/system/ssh/lab-hosts.ts';
import { readPrivateKey } from '../../../main/system/ssh/login.ts';
import { runRemote } from '../../../main/system/ssh/remote.ts';
import { digestOf, lineOf } from './line.ts';
import type { Locked, Material } from './material.ts';
import { openEchoServer } from './ssh-server.ts';

const { kex, cipher, hmac, serverHostKey } = allowedAlgorithms;
const text = 'forty thousand letters of nothing in particular. '.repeat(800);

/** The lines of what the product uses. */
export async function sshLines(material: Material): Promise<readonly string[]> {
  const [ed25519] = material.hostKeys;
  const ownKey = material.userKeys.find(({ passphrase }) => passphrase === '');
  if (ed25519 === undefined || ownKey === undefined) throw new Error('no key');
  const talk = (name: string, only: Algorithms, pem = ed25519.pem, key = ownKey): Promise<string> => lineOf(`ssh ${name}`, () => talkToServer(pem, only, readKey(key)));
  const lines: string[] = [];
  for (const one of kex) lines.push(await talk(`key exchange ${one}`, { kex: [one] }));
  for (const one of cipher) lines.push(await talk(`cipher ${one}`, { cipher: [one] }));
  for (const one of hmac) lines.push(await talk(`checksum ${one}`, { hmac: [one], cipher: ['aes256-ctr'] }));
  for (const one of serverHostKey) lines.push(await talk(`host key ${one}`, { serverHostKey: [one] }, material.hostKeys.find(({ algorithm }) => algorithm === one)?.pem));
  for (const one of material.userKeys) lines.push(await talk(`login with ${one.name}`, {}, ed25519.pem, one));
  return lines;
}

function readKey({ name, content, passphrase }: Locked): ParsedKey {
  return readPrivateKey(Buffer.from(content), passphrase === '' ? undefined : new Secret(passphrase), name);
}

/** Logs in and has the text repeated: what was agreed on, and the digest of what came back. */
async function talkToServer(hostKey: string, only: Algorithms, key: ParsedKey): Promise<string> {
  const server = await openEchoServer(hostKey, only);
  const folder = mkdtempSync(join(tmpdir(), 'lab-access-crypto-'));
  try {
    const entry = entryOf({ lab: 'demolab', user: 'demouser', address: '127.0.0.1' }, server.port);
    const knownHostsFile = join(folder, 'known_hosts');
    mkdirSync(join(folder, 'logins'));
    writeFileSync(knownHostsFile, `${entry.knownAs} ${publicLine(hostKey)}\n`);
    const { signal } = new AbortController();
    const guard = createLoginGuard(join(folder, 'logins'), systemClock, 'linux');
    const tunnel = { interface: 'fake', covers: () => Promise.resolve(true) };
    const connection = await openConnection(entry, { by: 'key', key }, { tunnel, guard, knownHostsFile, signal });
    const { stdout, exitCode } = await runRemote(connection, 'repeat', text, signal);
    connection.close();
    return `${server.negotiated()}; exit ${exitCode}, ${digestOf(stdout)}`;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

function publicLine(pem: string): string {
  const key = ssh2.utils.parseKey(pem);
  if (key instanceof Error) throw key;
  return `${key.type} ${key.getPublicSSH().toString('base64')}`;
}

/** What ssh2 1.17 knows and the product never asks for. Without the larger Diffie-Hellman groups: Electron works on one for seconds. */
const others = {
  kex: ['ecdh-sha2-nistp384', 'ecdh-sha2-nistp521', 'diffie-hellman-group14-sha256', 'diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
  cipher: ['chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes192-ctr', 'aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'],
  hmac: ['hmac-sha1-etm@openssh.com', 'hmac-sha1', 'hmac-md5', 'hmac-ripemd160'],
} as const;

/** One line for each of them: whether it works here. Nothing depends on the answer. */
export async function otherLines({ hostKeys }: Material): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [kind, names] of Object.entries(others)) {
    for (const name of names) {
      const only = { ...(kind === 'hmac' && { cipher: ['aes256-ctr'] }), [kind]: [name] } as Algorithms;
      lines.push(await tryOther(hostKeys[0]?.pem ?? '', only).then(() => `ssh ${kind} ${name}: works`, (error: unknown) => `ssh ${kind} ${name}: missing (${error instanceof Error ? error.message : String(error)})`));
    }
  }
  return lines;
}

async function tryOther(hostKey: string, algorithms: Algorithms): Promise<void> {
  const server = await openEchoServer(hostKey, algorithms);
  const client = new ssh2.Client();
  try {
    await new Promise<void>((resolve, reject) => {
      client.once('handshake', () => resolve()).on('error', reject).connect({ host: '127.0.0.1', port: server.port, username: 'demouser', algorithms, readyTimeout: 20_000 });
    });
  } finally {
    client.destroy();
    await server.close();
  }
}
