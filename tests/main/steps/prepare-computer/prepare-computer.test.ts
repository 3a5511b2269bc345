// The step in the headless command: a plan lists everything, verify proves it anew, and the exit codes say whether the computer is ready.
// The readings are given by the test; the VPN server is a socket of this computer.

import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHeadless } from '../../../../main/headless/run.ts';
import type { Machine } from '../../../../main/system/machine.ts';
import type { Readings } from '../../../../main/system/prerequisites/readings.ts';
import type { JourneyResult } from '../../../../preload/contract/plans.ts';
import type { Prerequisite } from '../../../../preload/contract/prerequisites.ts';
import { createRun } from '../../journeys/notebook.ts';

const well: Readings = {
  system: { family: 'ubuntu', name: 'Ubuntu 24.04', version: '24.04' }, architecture: { name: 'x64' }, freeBytes: 9e9, administrator: { isAdministrator: false, how: 'sudo' },
  archiveProgram: { file: '/x/7zz' }, vpnClient: { name: 'NetworkManager OpenVPN', version: '1.10' }, browsers: [{ name: 'Chromium', version: '157.0', isChrome: true, packaging: 'system' }],
  ssh: { name: 'OpenSSH_9.6p1', version: '9.6' }, proxy: { setting: '' }, installer: { kind: 'apt', program: '/usr/bin/apt-get' },
};

let folder: string;
let server: Socket;
let readings: Readings;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-'));
  server = createSocket('udp4').bind(0, '127.0.0.1');
  await once(server, 'listening');
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ vpn: { hosts: ['127.0.0.1'], port: server.address().port, protocol: 'udp' } }));
  readings = well;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function run(verb: string, words: readonly string[] = [], machine: Partial<Machine> = { prerequisites: { name: 'readings of the test', read: () => Promise.resolve(readings) } }) {
  let stdout = '';
  const exitCode = await runHeadless([verb, '--journey', 'prepare_computer', '--facts', join(folder, 'facts.json'), ...words], {
    machine: createRun(machine).machine, stateDir: join(folder, 'state'), clock: { now: () => Date.UTC(2026, 10, 22) }, signal: new AbortController().signal,
    openPractice: () => Promise.reject(new Error('no practice lab in this test')), environmentNames: ['HOME'], language: 'en',
    stdin: Readable.from([]) as unknown as NodeJS.ReadStream, stdout: { write: (text: string) => { stdout += text; } }, stderr: { write: () => true } as unknown as NodeJS.WriteStream,
  });
  return { exitCode, stdout };
}

async function runJson(verb: string, words: readonly string[] = []) {
  const { exitCode, stdout } = await run(verb, [...words, '--json']);
  const step = (JSON.parse(stdout) as JourneyResult).steps[0];
  const of = (id: string): Prerequisite | undefined => step?.prerequisites?.find((one) => one.id === id);
  return { exitCode, state: step?.state, problem: step?.problem?.code, evidence: step?.evidence, changes: step?.changes, of };
}

/** The server answers as an OpenVPN one: a reset of its own that names the session it was sent (feasibility: opcode 8, the client's session at the end). */
function speakAsServer(): void {
  server.on('message', (packet, from) => {
    const answer = Buffer.concat([Buffer.from([0x40]), Buffer.alloc(8, 7), Buffer.from([1, 0, 0, 0, 0]), packet.subarray(1, 9), Buffer.alloc(4)]);
    server.send(answer, from.port, from.address);
  });
}

test('a ready computer: already fine, nothing to change, and verify proves it', async () => {
  speakAsServer();
  expect(await runJson('plan')).toMatchObject({ exitCode: 0, state: 'already', problem: undefined, changes: [], evidence: { read: 'readings of the test' } });
  expect(await runJson('apply', ['--yes'])).toMatchObject({ exitCode: 0, state: 'already', changes: [] });
  const verify = await runJson('verify');
  expect(verify).toMatchObject({ exitCode: 0, state: 'done', evidence: { read: 'readings of the test' } });
  expect(verify.of('vpn-server')).toMatchObject({ state: 'found' });
  expect([verify.of('phone-signal')?.state, verify.of('phone-authenticator')?.state]).toEqual(['ask-person', 'ask-person']);
  // Nothing was done, so nothing is remembered and nothing can be taken back.
  expect(existsSync(join(folder, 'state', 'journal.jsonl'))).toBe(false);
});

test('something needed is missing: the plan names it and what helps, apply and verify end with 1', async () => {
  speakAsServer();
  readings = { ...well, vpnClient: 'absent', ssh: { name: 'OpenSSH_7.7p1', version: '7.7' } };
  const plan = await runJson('plan');
  expect(plan).toMatchObject({ exitCode: 0, state: 'planned', problem: 'prepare.notReady' });
  expect(plan.of('vpn-client')).toMatchObject({ state: 'missing', action: { command: 'sudo apt-get install --yes network-manager-openvpn network-manager-openvpn-gnome', needsAdministrator: true, canRunHere: false } });
  expect(await runJson('apply', ['--yes'])).toMatchObject({ exitCode: 1, state: 'failed', problem: 'prepare.notReady', changes: [] });
  expect(await runJson('verify')).toMatchObject({ exitCode: 1, state: 'failed', problem: 'prepare.notReady' });
  readings = well;
  expect(await runJson('verify')).toMatchObject({ exitCode: 0, state: 'done' });
});

test('what cannot be told is neither fine nor missing', async () => {
  speakAsServer();
  readings = { ...well, vpnClient: 'unreadable' };
  expect(await runJson('verify')).toMatchObject({ exitCode: 1, state: 'unknown', problem: undefined });
});

test('a silent server proves nothing and fails nothing', async () => {
  const verify = await runJson('verify');
  expect(verify).toMatchObject({ exitCode: 0, state: 'done' });
  expect(verify.of('vpn-server')).toMatchObject({ state: 'cannot-tell', note: 'server-silent', isNeeded: false });
});

test('a refusing network is said, with the line for IT support', async () => {
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  const verify = await runJson('verify');
  server = createSocket('udp4');
  expect(verify).toMatchObject({ exitCode: 1, problem: 'prepare.notReady' });
  expect(verify.of('vpn-server')).toMatchObject({ state: 'missing', note: 'server-refused', action: { kind: 'open-port', what: `127.0.0.1:${port}/UDP` } });
});

test.each(['en', 'nb'] as const)('for a person each thing is a line, in %s', async (lang) => {
  speakAsServer();
  readings = { ...well, browsers: [] };
  const { exitCode, stdout } = await run('plan', ['--lang', lang]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(lang === 'en' ? /^ ! {2}Missing {14}Chrome$/m : /^ ! {2}Mangler {14}Chrome$/m);
  expect(stdout).toContain(lang === 'en' ? 'For IT support: Install Google Chrome on this computer: https://www.google.com/chrome/' : 'Til IT-brukerstøtte: Installer Google Chrome på denne maskinen: https://www.google.com/chrome/');
  expect(stdout).not.toMatch(/\{|undefined|…/);
});

test.each(['win32', 'darwin', 'linux'] as const)('a plan for %s from another system lists what helps there and reads nothing', async (platform) => {
  const { exitCode, stdout } = await run('plan', ['--platform', platform, '--json'], { platform: platform === 'linux' ? 'darwin' : 'linux', prerequisites: { name: 'x', read: () => Promise.reject(new Error('read')) } });
  const { steps: [step] } = JSON.parse(stdout) as JourneyResult;
  expect(exitCode).toBe(0);
  expect(step?.prerequisites?.filter(({ state }) => state !== 'cannot-tell' && state !== 'ask-person')).toEqual([]);
  expect(step?.prerequisites?.find(({ id }) => id === 'vpn-client')?.action?.command).toMatch(/^(winget install --id OpenVPN|brew install --cask tunnelblick|sudo apt-get install)/);
});
