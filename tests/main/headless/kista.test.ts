// The `kista` commands in-process against the practice kista, whose port stands in for the range by --facts.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runHeadless } from '../../../main/headless/run.ts';
import { shippedFacts } from '../../../main/core/facts.ts';
import { openKista, openPracticeKista, type PracticeKista } from '../../../main/practice/servers/kista.ts';
import { createRunner } from '../../../main/system/run.ts';
import type { Machine } from '../../../main/system/machine.ts';

const passphrase = 'Obviously-Fake-Passphrase-22';
let folder: string;
let kista: PracticeKista;
let where: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kista-headless-'));
  for (const name of ['home', 'servers', 'home/.ssh']) mkdirSync(join(folder, name), { mode: 0o700 });
  writeFileSync(join(folder, 'home', '.ssh', 'id_rsa'), 'daily key\r\n', { mode: 0o600 });
  writeFileSync(join(folder, 'home', '.ssh', 'known_hosts'), 'ekista.hdc.ntnu.no ssh-ed25519 AAAA\n');
  kista = await openPracticeKista(join(folder, 'servers'));
  const server = await openKista(join(folder, 'servers'), undefined);
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ kista: { ...shippedFacts().facts.kista, host: '127.0.0.1', addresses: ['127.0.0.1'], portFrom: server.port, portTo: server.port } }));
  where = ['--facts', join(folder, 'facts.json'), '--host', '127.0.0.1', '--port', String(server.port), '--user', kista.user, '--fingerprint', kista.fingerprint];
});

interface Said { readonly exitCode: number; readonly out: string; readonly err: string; readonly json: Record<string, unknown> }

async function run(words: readonly string[], secrets?: object): Promise<Said> {
  let [out, err] = ['', ''];
  const stdin = Readable.from(secrets === undefined ? [] : [Buffer.from(JSON.stringify(secrets))]) as unknown as NodeJS.ReadStream;
  const machine = { platform: 'linux', home: join(folder, 'home'), runner: createRunner({}), resolver: { name: 'nobody', resolve: () => Promise.resolve([]) } } as unknown as Machine;
  const exitCode = await runHeadless(['kista', ...words, '--json', ...(secrets === undefined ? [] : ['--secrets', '-'])], {
    machine, stdin, stateDir: join(folder, 'state'), clock: { now: () => Date.now() }, signal: new AbortController().signal, environmentNames: [], language: 'en',
    openPractice: () => Promise.reject(new Error('no practice lab here')),
    stdout: { write: (text: string) => { out += text; } }, stderr: { write: (text: string) => { err += text; } } as unknown as NodeJS.WriteStream,
  });
  return { exitCode, out, err, json: JSON.parse(out) as Record<string, unknown> };
}

const codeOf = ({ json }: Said): unknown => (json['problem'] as { code?: string } | undefined)?.code;

/** HUNT Cloud gets the key. */
function putInPlace(): void {
  writeFileSync(kista.authorizedKeysFile, readFileSync(join(folder, 'home', 'ekista_pubkey.txt')));
}

it('makes a key, checks, sends, fetches, and leaves id_rsa and known_hosts as they were', async () => {
  const made = await run(['key', '--name', 'project'], { keyPassphrase: passphrase });
  expect([made.exitCode, made.json['publicFile'], made.json['mail']]).toEqual([0, join(folder, 'home', 'ekista_pubkey.txt'), join(folder, 'home', 'ekista_project.eml')]);
  putInPlace();
  const checked = await run(['check', ...where], { keyPassphrase: passphrase });
  expect([checked.exitCode, checked.json['isRight'], (checked.json['banner'] as { text: string }).text]).toEqual([0, true, expect.stringContaining('Practice kista')]);
  writeFileSync(join(folder, 'data æ 😀.bin'), Buffer.alloc(200_000, 3));
  // The information is remembered; only facts are given anew.
  const sent = await run(['upload', join(folder, 'data æ 😀.bin'), '--facts', join(folder, 'facts.json'), '--yes'], { keyPassphrase: passphrase });
  expect([sent.exitCode, sent.json['result']]).toEqual([0, expect.objectContaining({ state: 'complete', proof: 'read-back', files: 1 })]);
  mkdirSync(join(folder, 'back'));
  const fetched = await run(['download', '--to', join(folder, 'back'), ...where, '--key', 'project', '--yes'], { keyPassphrase: passphrase });
  expect([fetched.exitCode, readFileSync(join(folder, 'back', 'data æ 😀.bin')).equals(Buffer.alloc(200_000, 3))]).toEqual([0, true]);
  expect([made, checked, sent, fetched].map(({ out, err }) => out + err).join('')).not.toContain(passphrase);
  expect(['id_rsa', 'known_hosts'].map((name) => readFileSync(join(folder, 'home', '.ssh', name), 'utf8'))).toEqual(['daily key\r\n', 'ekista.hdc.ntnu.no ssh-ed25519 AAAA\n']);
}, 120_000);

describe('nothing is sent', () => {
  beforeEach(async () => {
    await run(['key', '--name', 'project', '--no-passphrase']);
    putInPlace();
    writeFileSync(join(folder, 'data'), 'data');
  });

  it('when the fingerprint is another one, whatever else is said', async () => {
    const other = where.map((word) => (word === kista.fingerprint ? `SHA256:${'A'.repeat(43)}` : word));
    for (const verb of [['check'], ['upload', join(folder, 'data'), '--yes', '--other-host']]) {
      const refused = await run([...verb, ...other]);
      const failed = (refused.json['verdicts'] as { problem?: { code: string } }[]).find(({ problem }) => problem !== undefined);
      expect([refused.exitCode, failed?.problem?.code]).toEqual([1, 'kista.otherFingerprint']);
    }
    expect(existsSync(join(kista.uploadFolder, 'data'))).toBe(false);
  }, 60_000);

  it('before somebody has said that this is the right kista', async () => {
    const refused = await run(['upload', join(folder, 'data'), ...where]);
    expect([refused.exitCode, codeOf(refused)]).toEqual([1, 'kista.bannerNotSeen']);
    expect(existsSync(join(kista.uploadFolder, 'data'))).toBe(false);
  }, 60_000);

  it('when the key is not the one that HUNT Cloud has', async () => {
    await run(['key', '--name', 'second', '--no-passphrase']);
    const refused = await run(['upload', join(folder, 'data'), ...where, '--key', 'second', '--yes']);
    expect([refused.exitCode, JSON.stringify(refused.json['verdicts'])]).toEqual([1, expect.stringContaining('"side":"hunt-cloud"')]);
  }, 60_000);
});

describe('wrong words', () => {
  it.each([
    [['key'], 'usage.missingOption'], [['key', '--name', '../x'], 'kista.badName'], [['key', '--name', 'a', '--type', 'dsa'], 'usage.badValue'], [['upload'], 'usage.missingOption'], [['download'], 'usage.missingOption'],
    [['check', 'more'], 'usage.unknownOption'], [[], 'usage.unknownCommand'], [['check', '--passphrase', 'hunter2-fake'], 'usage.secretInArguments'], [['check', '--keyPassphrase=hunter2-fake'], 'usage.secretInArguments'],
    [['check', '--port', '22'], 'kista.informationIncomplete'], [['check', '--host', 'evil.example.org', '--port', '2124', '--user', 'a', '--fingerprint', 'x'], 'kista.otherHost'],
    [['check', '--host', 'ekista.hdc.ntnu.no', '--port', '22', '--user', 'a', '--fingerprint', `SHA256:${'A'.repeat(43)}`], 'kista.badPort'],
    [['check', '--host', 'ekista.hdc.ntnu.no', '--port', '2124', '--user=-oProxyCommand=x', '--fingerprint', `SHA256:${'A'.repeat(43)}`], 'kista.badUser'],
    [['check', '--host=-F', '--port', '2124', '--user', 'a', '--fingerprint', `SHA256:${'A'.repeat(43)}`], 'kista.badHost'],
    [['check', '--host', 'ekista.hdc.ntnu.no', '--port', '2124', '--user', 'a', '--fingerprint', `SHA256:${'A'.repeat(43)}`, '--key', 'hunter2-fake'], 'kista.keyNotThere'],
    [['key', '--name', 'a'], 'kista.passphraseWanted'],
  ])('%j', async (words, code) => {
    const refused = await run(words);
    expect([codeOf(refused), refused.exitCode]).toEqual([code, code.startsWith('usage.') ? 2 : 1]);
    expect(refused.out + refused.err).not.toContain('hunter2-fake');
  });
});
