// The look at this computer, by the built command on this Debian with its own programs and a running NetworkManager: green as it is, and
// each thing turns as soon as it is broken behind its back. The breaks are mounts in a private namespace; an answering VPN server is a
// socket of this test. As root and as an ordinary user.

import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JourneyResult } from '../../preload/contract/plans.ts';
import type { Prerequisite, PrerequisiteId } from '../../preload/contract/prerequisites.ts';
import { cli, node } from './command-line.ts';
import { startNetworkManager, type TestManager } from './network-manager.ts';

const never = new AbortController().signal;
let manager: TestManager;
let server: Socket;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-prepare-'));
  server = createSocket('udp4').bind(0, '127.0.0.1');
  await once(server, 'listening');
  // A reset of an OpenVPN server: its own session, and ours at the end.
  server.on('message', (packet, from) => {
    server.send(Buffer.concat([Buffer.from([0x40]), Buffer.alloc(8, 7), Buffer.from([1, 0, 0, 0, 0]), packet.subarray(1, 9), Buffer.alloc(4)]), from.port, from.address);
  });
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ vpn: { hosts: ['127.0.0.1'], port: server.address().port, protocol: 'udp' } }), { mode: 0o644 });
  writeFileSync(join(folder, 'ssh'), '#!/bin/sh\necho "OpenSSH_7.7p1 of a test" >&2\n', { mode: 0o755 });
  writeFileSync(join(folder, 'os-release'), 'ID=ubuntu\nVERSION_ID="20.04"\nPRETTY_NAME="Ubuntu 20.04.6 LTS"\n');
  writeFileSync(join(folder, 'empty'), '');
  chmodSync(folder, 0o755);
  manager = await startNetworkManager();
});

afterAll(async () => {
  await manager.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Looked {
  readonly exitCode: number;
  readonly state: string | undefined;
  readonly of: (id: PrerequisiteId) => Prerequisite | undefined;
}

/** The command inside the namespace; `before` are words in front of it. A plan looks once, `verify` once more to prove it. */
async function look(before: readonly string[] = [], verb: 'plan' | 'verify' = 'plan'): Promise<Looked> {
  // A state folder of its own each time, made by whoever runs it.
  const words = [node, cli, verb, '--journey', 'prepare_computer', '--json', '--facts', join(folder, 'facts.json'), '--state-dir', `/run/state-${String(Math.random()).slice(2)}`];
  const [program = '', ...args] = [...before, ...words];
  const { exitCode, stdout, stderr } = await manager.runner.run({ program, args, timeoutMs: 60_000 }, never);
  if (stdout.length === 0) throw new Error(`no answer: ${stderr.toString('utf8')}`);
  const [step] = (JSON.parse(stdout.toString('utf8')) as JourneyResult).steps;
  return { exitCode, state: step?.state, of: (id) => step?.prerequisites?.find((one) => one.id === id) };
}

async function inside(...words: readonly string[]): Promise<string> {
  const [program = '', ...args] = words;
  const { exitCode, stdout, stderr } = await manager.runner.run({ program, args, timeoutMs: 20_000 }, never);
  if (exitCode !== 0) throw new Error(`${words.join(' ')}: ${stderr.toString('utf8')}`);
  return stdout.toString('utf8').trim();
}

/** Looks while something is broken, and puts it right again. */
async function whileMounted(words: readonly string[], place: string, verb?: 'verify'): Promise<Looked> {
  await inside('/usr/bin/mount', ...words, place);
  const looked = await look([], verb);
  await inside('/usr/bin/umount', place);
  return looked;
}

test('as it is: every program is found with the version that its own package says', async () => {
  const looked = await look();
  const packaged = async (name: string): Promise<string> => inside('/usr/bin/dpkg-query', '-W', '-f', '${Version}', name);
  expect(looked.of('operating-system')).toMatchObject({ state: 'found', value: expect.stringContaining('Debian GNU/Linux 12') });
  expect(looked.of('vpn-client')).toMatchObject({ state: 'found', value: `NetworkManager OpenVPN ${await packaged('network-manager-openvpn')}` });
  expect(looked.of('ssh')).toMatchObject({ state: 'found', value: `OpenSSH_${(await packaged('openssh-client')).replace(/^1:([\d.p]+)-.*/, '$1')}` });
  expect(looked.of('vpn-server')).toMatchObject({ state: 'found' });
  expect(looked.of('administrator')).toMatchObject({ state: 'found', value: 'root' });
  // Whether it is new enough depends on the day; that it is read is what counts.
  expect(looked.of('browser')?.value).toBe(`Chromium ${(await packaged('chromium')).replace(/-.*/, '')}`);
  expect(['found', 'too-old']).toContain(looked.of('browser')?.state);
});

test('without any network everything on this computer is found all the same, and the server cannot be told', async () => {
  const looked = await look(['/usr/bin/unshare', '--net']);
  expect(looked.of('vpn-server')).toMatchObject({ state: 'cannot-tell', note: 'offline', isNeeded: false });
  expect([looked.of('vpn-client')?.state, looked.of('ssh')?.state]).toEqual(['found', 'found']);
});

test('the plug-in of NetworkManager hidden: missing, although its package says installed; back again: found', async () => {
  const hidden = await whileMounted(['-t', 'tmpfs', 'tmpfs'], '/usr/lib/NetworkManager/VPN', 'verify');
  expect(hidden.exitCode).toBe(1);
  expect(hidden.state).toBe('failed');
  expect(hidden.of('vpn-client')).toMatchObject({ state: 'missing', value: '', action: { command: 'sudo apt-get install --yes network-manager-openvpn network-manager-openvpn-gnome' } });
  expect((await look()).of('vpn-client')).toMatchObject({ state: 'found' });
});

test('ssh replaced by an old one: too old; by nothing that runs: missing', async () => {
  expect((await whileMounted(['--bind', join(folder, 'ssh')], '/usr/bin/ssh')).of('ssh')).toMatchObject({ state: 'too-old', value: 'OpenSSH_7.7p1', expected: '8.1' });
  expect((await whileMounted(['--bind', '/dev/null'], '/usr/bin/ssh')).of('ssh')).toMatchObject({ state: 'missing' });
});

test('the package manager forgets everything: no browser; another system: too old', async () => {
  expect((await whileMounted(['--bind', join(folder, 'empty')], '/var/lib/dpkg/status')).of('browser')).toMatchObject({ state: 'missing', action: { command: 'sudo apt-get install --yes chromium' } });
  expect((await whileMounted(['--bind', join(folder, 'os-release')], '/etc/os-release')).of('operating-system')).toMatchObject({ state: 'too-old', value: 'Ubuntu 20.04.6 LTS', expected: '22.04' });
});

test('a full disk under the home folder: too little room', async () => {
  expect((await whileMounted(['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs'], manager.home)).of('disk-space')).toMatchObject({ state: 'missing', expected: '500 MB' });
});

test('as an ordinary user: no administrator and no fault; as a member of sudo: administrator', async () => {
  await inside('/usr/bin/chmod', '1777', '/run');
  const as = (groups: string): readonly string[] => ['/usr/bin/setpriv', '--reuid=4242', '--regid=4242', groups, '--inh-caps=-all'];
  const plain = await look(as('--clear-groups'));
  expect(plain.of('administrator')).toMatchObject({ state: 'missing', isNeeded: false, note: 'not-administrator' });
  expect(plain.of('vpn-client')).toMatchObject({ state: 'found' });
  expect((await look(as('--groups=sudo'))).of('administrator')).toMatchObject({ state: 'found', value: 'sudo' });
});

test('NetworkManager ended: its plug-in is not ready, and the line to start it is there', async () => {
  await manager.stop();
  expect((await look()).of('vpn-client')).toMatchObject({ state: 'missing', note: 'client-not-ready', action: { command: 'sudo systemctl enable --now NetworkManager', needsAdministrator: true } });
});
