// Electron's Node is built with BoringSSL, plain Node with OpenSSL. Everything that the product does with keys, certificates and codes has
// to come out the same in both: one list, run inside plain Node and inside the real Electron's main process, compared line by line.

import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../../main/core/secret.ts';
import { allowedAlgorithms } from '../../main/system/ssh/algorithms.ts';
import { readPrivateKey } from '../../main/system/ssh/login.ts';
import type { Answers } from './crypto/list.ts';
import { makeMaterial, passphrase, type Material } from './crypto/material.ts';
import { answersOf, bundleList } from './crypto/runtimes.ts';
import { electronExecutable } from './launch.ts';

let folder: string;
let material: Material;
let node: Answers;
let electron: Answers;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  folder = mkdtempSync(join(tmpdir(), 'lab-access-crypto-'));
  material = makeMaterial();
  writeFileSync(join(folder, 'material.json'), JSON.stringify(material));
  const bundle = await bundleList(join(folder, 'bundle'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const run = (name: string, program: readonly string[]): Answers =>
    answersOf({ program, bundle, material: join(folder, 'material.json'), answers: join(folder, `${name}.json`), home: folder });
  node = run('node', [process.execPath]);
  electron = run('electron', [electronExecutable(), ...asRoot, '--ozone-platform=headless']);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the list ran in two different runtimes', () => {
  expect(node.runtime).not.toContain('Electron');
  expect(electron.runtime).toContain('Electron');
});

test('every line is the same in both, and none is a failure', () => {
  console.log(`${node.runtime} | ${electron.runtime}\n${node.lines.join('\n')}`);
  expect(electron.lines).toEqual(node.lines);
  const refused = node.lines.filter((line) => /: (?:PROBLEM|FAILED) /.test(line));
  expect(refused).toEqual(node.lines.filter((line) => line.includes(', wrong passphrase: ')));
  expect([...new Set(refused.map((line) => line.split(': ').at(-1)))]).toEqual(['PROBLEM certificate.wrongKey', 'PROBLEM ssh.keyUnreadable']);
});

test('each algorithm that the product allows was really agreed on', () => {
  for (const [word, names] of [['key exchange', allowedAlgorithms.kex], ['cipher', allowedAlgorithms.cipher], ['checksum', allowedAlgorithms.hmac], ['host key', allowedAlgorithms.serverHostKey]] as const) {
    for (const name of names) {
      const line = electron.lines.find((one) => one.startsWith(`ssh ${word} ${name}: `));
      expect(line?.split(': ')[1]?.split(/[; ]/), line ?? name).toContain(name);
    }
  }
  expect(new Set(electron.lines.filter((line) => line.startsWith('ssh ')).map((line) => line.split('; ')[1])).size).toBe(1);
});

test('each .p12 file and key was read, and the codes are those of RFC 6238', () => {
  expect(electron.lines.filter((line) => line.startsWith('p12 ') && !line.includes('wrong passphrase') && line.includes(', key '))).toHaveLength(material.containers.length + 2);
  expect(electron.lines.filter((line) => line.startsWith('key ') && line.includes('proves itself: true'))).toHaveLength(material.userKeys.length);
  expect(electron.lines).toContain('key 200 new pairs, readable: 200');
  expect(electron.lines.filter((line) => line.startsWith('one-time code')).map((line) => line.split(': ')[1])).toEqual(['287082', '081804', '050471', '005924', '279037', '353130']);
  expect(electron.lines.filter((line) => /^TLS (TLSv1\.[23]) .*: accepted, 200, \1$/.test(line))).toHaveLength(6);
});

test('a key that one runtime makes is read by the other', () => {
  for (const made of [node.newKey, electron.newKey]) {
    expect(readPrivateKey(Buffer.from(made), new Secret(passphrase), 'new').type).toBe('ssh-ed25519');
    expect(() => readPrivateKey(Buffer.from(made), new Secret('other words'), 'new')).toThrow();
  }
});

test('what Electron has not, the product does not ask for', () => {
  const missing = node.others.filter((line) => !electron.others.includes(line)).map((line) => line.split(': ')[0]?.split(' ').at(-1) ?? '');
  console.log(`In plain Node only, and not used: ${missing.join(', ')}`);
  const allowed: readonly string[] = [...allowedAlgorithms.kex, ...allowedAlgorithms.cipher, ...allowedAlgorithms.hmac, ...allowedAlgorithms.serverHostKey];
  expect(allowed.filter((name) => missing.includes(name))).toEqual([]);
  expect(node.others.length).toBe(electron.others.length);
});
