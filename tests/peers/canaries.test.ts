// Secrets planted in a whole run, looked for everywhere a secret must not be: arguments and environment of every process, and every file
// the run leaves behind. One is planted in an argument on purpose: a scan that does not find it proves nothing.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesBelow, finderOf, spellings, watchProcesses } from './canary-scan.ts';
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

const findIn = finderOf(all);

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
  const stop = watchProcesses(findIn);
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
  // The whole journey is planned with a profile that is refused: problems must not tell secrets either.
  expect(outputs.map((output) => output.exitCode)).toEqual([0, 1, 0, 1, 2, 2, 2]);
  expect(stepIn(outputs[1]?.stdout ?? '', 'install-vpn-profile')).toBe('failed vpn.notClient');
  expect(stepIn(outputs[0]?.stdout ?? '', 'unpack-bundle')).toBe('planned');
  expect(stepIn(outputs[2]?.stdout ?? '', 'unpack-bundle')).toBe('done');
  expect([...found].map(([text, parts]) => [text, [...parts]])).toEqual([[planted, ['cmdline']]]);
  expect(outputs.flatMap((output) => findIn(output.output))).toEqual([]);
  const left = filesBelow(folder);
  expect(left.flatMap((file) => findIn(readFileSync(file)).map((text) => [file, text]))).toEqual([]);
  expect(left.filter((file) => file.startsWith(join(folder, 'tmp')))).toEqual([]);
  expect(rounds).toBeGreaterThan(50);
  console.log(`${String(rounds)} looks at all processes, ${String(left.length)} files, ${String(all.length)} canaries in ${String(spellings(planted).length)} spellings`);
});

test('the file scan finds a canary in every spelling that it claims to know', () => {
  for (const text of all) for (const form of spellings(text)) expect(findIn(Buffer.concat([Buffer.from('x'), form, Buffer.from('y')]))).toContain(text);
});
