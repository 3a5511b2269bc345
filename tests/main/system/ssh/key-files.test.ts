// New keys: each of them readable, by the library and, where it is installed, by ssh-keygen (tests/peers/ssh.test.ts logs in with one).

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { toProblem } from '../../../../main/core/problem.ts';
import { isKeyName, keyDigest, listKeys, makeKeyPair, placeKeyPair, removeKeyPair } from '../../../../main/system/ssh/key-files.ts';
import { scratchFolder } from './ssh-lab.ts';

it('of 3000 new keys each can be read, though the library makes one of 256 unreadable', () => {
  for (let count = 0; count < 3000; count += 1) {
    const pair = makeKeyPair('', undefined);
    const [key, publicKey] = [ssh2.utils.parseKey(pair.private), ssh2.utils.parseKey(pair.public)];
    if (key instanceof Error || publicKey instanceof Error) throw new Error(pair.public);
    expect(key.getPublicSSH().equals(publicKey.getPublicSSH())).toBe(true);
  }
}, 60_000);

it('a key with a passphrase opens with it and with no other', () => {
  const pair = makeKeyPair('HUNT Cloud demolab', new Secret('Obviously-Fake-Passphrase-22'));
  expect(ssh2.utils.parseKey(pair.private)).toBeInstanceOf(Error);
  expect(ssh2.utils.parseKey(pair.private, 'another')).toBeInstanceOf(Error);
  expect(ssh2.utils.parseKey(pair.private, 'Obviously-Fake-Passphrase-22')).not.toBeInstanceOf(Error);
  expect(pair.public).toMatch(/^ssh-ed25519 [A-Za-z0-9+/]+=* HUNT Cloud demolab$/);
}, 60_000);

it('never takes the place of a file that is there, and removes only what it is told', async () => {
  const folder = join(scratchFolder(), '.ssh');
  mkdirSync(folder);
  writeFileSync(join(folder, 'id_work'), 'mine');
  expect(await placeKeyPair(join(folder, 'id_work'), makeKeyPair('', undefined), 'linux').catch(toProblem)).toMatchObject({ code: 'hosts.changedMeanwhile' });
  expect(readFileSync(join(folder, 'id_work'), 'utf8')).toBe('mine');
  expect(await removeKeyPair(join(folder, 'id_work'), '0'.repeat(64), true, 'linux').catch(toProblem)).toMatchObject({ code: 'hosts.changedMeanwhile' });
  expect(await keyDigest(join(folder, 'id_work'))).toBeDefined();
});

it('lists pairs and nothing else', async () => {
  const home = scratchFolder();
  expect(await listKeys(home)).toEqual([]);
  mkdirSync(join(home, '.ssh'));
  for (const name of ['id_rsa', 'id_rsa.pub', 'alone', 'lonely.pub', 'known_hosts', 'with space', 'with space.pub', '.hidden', '.hidden.pub']) writeFileSync(join(home, '.ssh', name), '');
  expect(await listKeys(home)).toEqual(['id_rsa']);
});

it.each(['../id_rsa', 'a/b', 'a\\b', '', '.ssh', 'x.pub', 'a b', 'a"b', 'a%h', 'æ', `a${'b'.repeat(200)}`])('%j is no name for a key file', (name) => {
  expect(isKeyName(name)).toBe(false);
});
