// The pair for a kista: every kind opens, is closed to others, and never takes the place of anything; hostile names never become a path.

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { describeKey, listKistaKeys, loadKey, makeKistaKey, readKeyName } from '../../../main/kista/key.ts';
import { findPublicFile, handOverFolder, placePublicFile, shownPath } from '../../../main/kista/public-file.ts';
import { toProblem } from '../../../main/core/problem.ts';
import { Secret } from '../../../main/core/secret.ts';
import { keyKinds } from '../../../preload/contract/kista.ts';

let home: string;
const place = (): { home: string; platform: 'linux' } => ({ home, platform: 'linux' });
const passphrase = (): Secret => new Secret('Obviously-Fake-Passphrase-22');
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing thrown', (error: unknown) => toProblem(error).code);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kista-key-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
});

describe('a new pair', () => {
  it.each(keyKinds)('of kind %s opens with its passphrase alone, and the private file tells its public half', async (kind) => {
    await makeKistaKey({ name: 'project', kind, passphrase: passphrase() }, place());
    const content = await loadKey({ name: 'project' }, place());
    expect(ssh2.utils.parseKey(content)).toBeInstanceOf(Error);
    const opened = ssh2.utils.parseKey(content, passphrase().reveal());
    if (opened instanceof Error) throw opened;
    const key = await describeKey('project', place());
    expect(key).toMatchObject({ kind, hasPassphrase: true, place: '~/.ssh/ekista_project', publicLine: readFileSync(join(home, '.ssh', 'ekista_project.pub'), 'utf8').trim() });
    expect(key.publicLine.split(' ')[1]).toBe(opened.getPublicSSH().toString('base64'));
    if (kind === 'rsa') expect(opened.getPublicSSH().length).toBeGreaterThan(4096 / 8);
  }, 120_000);

  it('has no passphrase only when that is asked for', async () => {
    expect(await codeOf(makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: undefined }, place()))).toBe('kista.passphraseWanted');
    expect(await codeOf(makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: new Secret('') }, place()))).toBe('kista.passphraseWanted');
    expect(await codeOf(makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: new Secret('short') }, place()))).toBe('kista.passphraseTooShort');
    await makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: undefined, isOpen: true }, place());
    expect(await listKistaKeys(place())).toEqual([expect.objectContaining({ name: 'a', hasPassphrase: false })]);
  });

  it.skipIf(process.platform === 'win32')('is for this user alone', async () => {
    await makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: undefined, isOpen: true }, place());
    expect(['.ssh', '.ssh/ekista_a'].map((name) => statSync(join(home, name)).mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it.each(['ekista_work', 'ekista_work.pub'])('never takes the place of %s', async (name) => {
    mkdirSync(join(home, '.ssh'));
    writeFileSync(join(home, '.ssh', name), 'mine\n');
    expect(await codeOf(makeKistaKey({ name: 'work', kind: 'ed25519', passphrase: passphrase() }, place()))).toBe('kista.keyExists');
    expect(readdirSync(join(home, '.ssh'))).toEqual([name]);
    expect(readFileSync(join(home, '.ssh', name), 'utf8')).toBe('mine\n');
  });

  it('leaves id_rsa and known_hosts as they were, byte for byte', async () => {
    mkdirSync(join(home, '.ssh'), { mode: 0o700 });
    const before = { id_rsa: 'not really a key\r\n', known_hosts: '|1|abc|def ssh-ed25519 AAAA\n\n' };
    for (const [name, content] of Object.entries(before)) writeFileSync(join(home, '.ssh', name), content);
    await makeKistaKey({ name: 'id_rsa', kind: 'ed25519', passphrase: passphrase() }, place());
    for (const [name, content] of Object.entries(before)) expect(readFileSync(join(home, '.ssh', name), 'utf8')).toBe(content);
    expect(readdirSync(join(home, '.ssh')).sort()).toEqual(['ekista_id_rsa', 'ekista_id_rsa.pub', 'id_rsa', 'known_hosts']);
  });

  it('leaves nothing behind when the folder is a file', async () => {
    writeFileSync(join(home, '.ssh'), '');
    expect(await codeOf(makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: passphrase() }, place()))).toBe('kista.notSaved');
  });
});

it.each([
  '', ' ', '.', '..', '../x', 'a/b', 'a\\b', 'C:a', 'a:b', 'a b', '-oX', '-', '_a', 'a.pub', 'a.', 'a\u0000b', 'a\nb', 'a%USERPROFILE%', '$HOME', '~', 'a"b', "a'b", 'jürgen', 'e\u0301', '😀', 'a\u202eb', 'a'.repeat(41), 'ekista_', 'ekista_../x', '*', 'a?', 'a|b', '\u001b[2J',
])('the name %j never becomes a file', (name) => {
  expect(() => readKeyName(name)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'kista.badName', facts: {} }) }));
});

describe('a key that is there', () => {
  it('is not taken when others can read it, when it is a link, damaged, huge, or gone', async () => {
    await makeKistaKey({ name: 'a', kind: 'ed25519', passphrase: undefined, isOpen: true }, place());
    const file = join(home, '.ssh', 'ekista_a');
    symlinkSync(file, join(home, '.ssh', 'ekista_link'));
    writeFileSync(join(home, '.ssh', 'ekista_damaged'), readFileSync(file, 'utf8').replace('b3BlbnNzaC1rZXktdjEA', 'AAAAbnNzaC1rZXktdjEA'), { mode: 0o600 });
    writeFileSync(join(home, '.ssh', 'ekista_huge'), Buffer.alloc(1_000_000), { mode: 0o600 });
    mkdirSync(join(home, '.ssh', 'ekista_folder'));
    expect((await listKistaKeys(place())).map(({ name }) => name)).toEqual(['a']);
    expect(await Promise.all(['link', 'huge', 'folder', 'gone'].map((name) => codeOf(loadKey({ name }, place()))))).toEqual(['kista.keyUnreadable', 'kista.keyUnreadable', 'kista.keyUnreadable', 'kista.keyNotThere']);
    chmodSync(file, 0o640);
    expect(await codeOf(loadKey({ name: 'a' }, place()))).toBe(process.platform === 'win32' ? 'nothing thrown' : 'kista.keyTooOpen');
  });
});

describe('the file to send', () => {
  const key = { name: 'project', publicLine: 'ssh-ed25519 AAAA ekista_project' };

  it('lies in Downloads or on the Desktop, whatever that is called, else in the home folder', async () => {
    expect(await handOverFolder(place())).toBe(home);
    for (const name of ['Downloads', 'Desktop', 'Nedlastinger', '.config']) mkdirSync(join(home, name));
    expect(await handOverFolder(place())).toBe(join(home, 'Downloads'));
    expect(await handOverFolder({ home, platform: 'win32' })).toBe(join(home, 'Desktop'));
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), '# this file\nXDG_DOWNLOAD_DIR="$HOME/Nedlastinger"\n');
    expect(await handOverFolder(place())).toBe(join(home, 'Nedlastinger'));
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/../../etc"\n');
    expect(await handOverFolder(place())).toBe(join(home, 'Downloads'));
  });

  it('is one line that ends as everywhere, is found again, and never takes the place of another', async () => {
    const file = await placePublicFile(key, place());
    expect([file, readFileSync(file, 'utf8')]).toEqual([join(home, 'ekista_pubkey.txt'), 'ssh-ed25519 AAAA ekista_project\n']);
    expect(await placePublicFile(key, place())).toBe(file);
    expect(await findPublicFile(key, place())).toBe(file);
    const other = await placePublicFile({ ...key, publicLine: 'ssh-ed25519 BBBB ekista_project' }, place());
    expect(other).toBe(join(home, 'ekista_pubkey_project.txt'));
    expect(await codeOf(placePublicFile({ ...key, publicLine: 'ssh-ed25519 CCCC' }, place()))).toBe('kista.publicFileTaken');
    expect(readFileSync(file, 'utf8')).toBe('ssh-ed25519 AAAA ekista_project\n');
    expect(shownPath(file, home)).toBe('~/ekista_pubkey.txt');
  });
});
