// Secrets planted in a whole run, looked for everywhere a secret must not be: arguments and environment of every process, and every file
// the run leaves behind. One is planted in an argument on purpose: a scan that does not find it proves nothing.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessLink, cli, node, stepIn } from './command-line.ts';
import { sevenZipPath, programsFolder } from '../../main/system/archive/program-path.ts';

const canaries = {
  sevenZipKey: 'canary-seven-zip-Sæcret', authenticatorKey: 'CANARYAUTHENTICATORKEY234567', vpnPassphrase: 'canary-vpn-passphrase',
  sshTemporaryKey: 'canary-ssh-temporary', tlsPassphrase: 'canary-tls-passphrase', newPassphrase: 'Canary-New-Passphrase-1',
};
const planted = 'canary-planted-on-purpose';
const all = [...Object.values(canaries), planted];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canaries-'));
  mkdirSync(join(folder, 'tmp'));
  writeFileSync(join(folder, 'joetester.ovpn'), 'client\nremote 129.241.176.121 1194\n');
  const program = sevenZipPath('linux', process.arch, programsFolder(undefined, join(import.meta.dirname, '..', '..')));
  return makeArchive(program);
});
afterAll(() => { rmSync(folder, { recursive: true }); });

async function makeArchive(program: string): Promise<void> {
  const child = spawn(program, ['a', '-bd', '-p', '-mhe=on', '-sccUTF-8', join(folder, 'bundle.7z'), join(folder, 'joetester.ovpn')], { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(`${canaries.sevenZipKey}\n`);
  expect(await once(child, 'exit')).toEqual([0, null]);
}

/** The ways in which a text can lie in a file or in memory of a program. */
function spellings(text: string): readonly Buffer[] {
  const raw = Buffer.from(text, 'utf8');
  return [
    raw, Buffer.from(text, 'utf16le'), Buffer.from(raw.toString('base64').replace(/=+$/, '').slice(0, -1)), Buffer.from(raw.toString('hex')),
    Buffer.from(raw.toString('hex').toUpperCase()), Buffer.from(encodeURIComponent(text)), Buffer.from(JSON.stringify(text).slice(1, -1)),
  ];
}
const needles = all.map((text) => ({ text, forms: spellings(text) }));

function findIn(content: Buffer): string[] {
  return needles.filter(({ forms }) => forms.some((form) => content.includes(form))).map(({ text }) => text);
}

/** Looks at every process of the computer, again and again, until told to stop. */
function watchProcesses(): () => Promise<{ found: Map<string, Set<string>>; rounds: number }> {
  const found = new Map<string, Set<string>>();
  const state = { stop: false, rounds: 0 };
  const looking = (async () => {
    while (!state.stop) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid))) lookAt(pid, found);
      state.rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return { found, rounds: state.rounds };
  })();
  return () => { state.stop = true; return looking; };
}

function lookAt(pid: string, found: Map<string, Set<string>>): void {
  for (const part of ['cmdline', 'environ']) {
    for (const text of findIn(readOrNothing(`/proc/${pid}/${part}`))) found.set(text, (found.get(text) ?? new Set()).add(part));
  }
}

function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0); // the process has ended meanwhile
  }
}

function filesBelow(start: string): string[] {
  return readdirSync(start, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function command(words: readonly string[], stdin: string): Promise<{ exitCode: number | null; output: Buffer; stdout: string }> {
  const env = { HOME: folder, TMPDIR: join(folder, 'tmp'), PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
  const child: ChildProcess = spawn(node, [cli, ...words, '--json', '--state-dir', join(folder, 'state')], { env, stdio: 'pipe' });
  const pieces: Buffer[] = [];
  const shown: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => { pieces.push(piece); shown.push(piece); });
  child.stderr?.on('data', (piece: Buffer) => pieces.push(piece));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(stdin);
  await once(child, 'close');
  return { exitCode: child.exitCode, output: Buffer.concat(pieces), stdout: Buffer.concat(shown).toString() };
}

test('six canaries go through inspect, plan, a wrong key and wrong usage, and only the planted one is ever seen', async () => {
  const stop = watchProcesses();
  const options = ['--link', accessLink(), '--bundle', join(folder, 'bundle.7z'), '--secrets', '-'];
  const secrets = JSON.stringify(canaries);
  const outputs = [
    await command(['inspect', ...options], secrets),
    await command(['plan', ...options, '--journey', 'new_user'], secrets),
    await command(['apply', ...options, '--journey', 'new_user', '--step', 'unpack-bundle', '--yes'], secrets),
    await command(['inspect', ...options], secrets.replace('Sæcret', 'Saecret')),
    await command(['inspect', ...options], `${secrets}{`),
    await command(['inspect', ...options], JSON.stringify({ ...canaries, unknownKey: 'x' })),
    await command(['inspect', '--seven-zip-key', planted], ''),
  ];
  const { found, rounds } = await stop();
  expect(outputs.map((output) => output.exitCode)).toEqual([0, 0, 0, 1, 2, 2, 2]);
  expect(stepIn(outputs[0]?.stdout ?? '', 'unpack-bundle')).toBe('planned');
  expect(stepIn(outputs[2]?.stdout ?? '', 'unpack-bundle')).toBe('done');
  expect([...found].map(([text, parts]) => [text, [...parts]])).toEqual([[planted, ['cmdline']]]);
  expect(outputs.flatMap((output) => findIn(output.output))).toEqual([]);
  const left = filesBelow(folder);
  expect(left.flatMap((file) => findIn(readFileSync(file)).map((text) => [file, text]))).toEqual([]);
  expect(left.filter((file) => file.startsWith(join(folder, 'tmp')))).toEqual([]);
  expect(rounds).toBeGreaterThan(50);
  console.log(`${String(rounds)} looks at all processes, ${String(left.length)} files, ${String(all.length)} canaries in ${String(needles[0]?.forms.length)} spellings`);
});

test('the file scan finds a canary in every spelling that it claims to know', () => {
  for (const text of all) for (const form of spellings(text)) expect(findIn(Buffer.concat([Buffer.from('x'), form, Buffer.from('y')]))).toContain(text);
});
