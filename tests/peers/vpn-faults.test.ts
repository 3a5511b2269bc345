// What becomes of each fault of a VPN connection, with real OpenVPN and NetworkManager: its own code, in its time, with no more failed logins
// at the server than it must cost, and without a secret where none belongs. Four labs at once, since most of it is waiting. The table at the
// end tells fault, code, seconds and failed logins. Needs what connect-vpn.test.ts needs, and faketime.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemCodes, type ProblemCode } from '../../preload/contract/problems.ts';
import { problemText } from '../../preload/contract/text/index.ts';
import { finderOf, watchProcesses } from './canary-scan.ts';
import { buildHarness, runsOf, type Harness } from './connect-vpn-runs.ts';
import { lineFaults, managerFaults, plainFaults, signedFaults, staticKey, type Fault, type Scene } from './vpn-faults.ts';
import { authenticatorKey, openVpnLab, user, vpnPassphrase, type VpnLab } from './vpn-lab.ts';

const limitMs = 300_000;
let harness: Harness;
let labs: { readonly plain: VpnLab; readonly line: VpnLab; readonly signed: VpnLab; readonly manager: VpnLab };

beforeAll(async () => {
  harness = await buildHarness();
  const [plain, line, signed, manager] = await Promise.all([openVpnLab(), openVpnLab(), openVpnLab({ sharedKey: staticKey('a') }), openVpnLab({ networkManager: true })]);
  labs = { plain, line, signed, manager };
});
afterAll(async () => {
  await Promise.all(Object.values(labs).map((space) => space.close()));
  harness.remove();
});

interface Row {
  readonly fault: string;
  readonly code: string;
  readonly seconds: number;
  readonly failedLogins: number;
}

async function goThrough(space: VpnLab, faults: readonly Fault[]): Promise<readonly Row[]> {
  const scene: Scene = { space, runs: runsOf(space, harness) };
  if (space === labs.manager) await importProfile(space);
  else scene.runs.placeProfile();
  const rows: Row[] = [];
  for (const { fault, make } of faults) {
    const before = space.logins().length;
    const { code, tookMs } = await make(scene);
    rows.push({ fault, code, seconds: tookMs / 1000, failedLogins: space.logins().slice(before).filter((said) => said !== 'accepted').length });
    // After anything else nothing may be left to take down, which the next row would show.
    if (code === 'done') await scene.runs.carryOut({ steps: ['undo'] });
  }
  return rows;
}

async function importProfile(space: VpnLab): Promise<void> {
  const file = join(space.folder, `${user}.ovpn`);
  writeFileSync(file, space.profile);
  const script = `nmcli connection import type openvpn file ${file}; nmcli connection modify ${user} vpn.user-name ${user} +vpn.data cert-pass-flags=1 +vpn.data password-flags=2 ipv4.never-default yes ipv6.method disabled`;
  expect((await space.run(['/bin/sh', '-ec', script], { env: { HOME: space.folder } })).exitCode).toBe(0);
}

/** Everything that the client sends and gets outside the tunnel. */
async function capture(space: VpnLab): Promise<() => Promise<Buffer>> {
  const file = join(space.folder, 'packets.pcap');
  const pid = readFileSync(join(space.folder, 'server.pid'), 'utf8').trim();
  const tcpdump = spawn('/usr/bin/nsenter', [`--net=/proc/${pid}/ns/net`, '/usr/bin/tcpdump', '-i', 'vpn-s0', '-U', '-Z', 'root', '-w', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  await once(tcpdump.stderr, 'data');
  return async () => {
    await space.run(['/usr/bin/python3', '-c', `import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b"${inTheClear}", ("203.0.113.10", 9))`]);
    await expect.poll(() => readFileSync(file).includes(inTheClear)).toBe(true);
    tcpdump.kill('SIGTERM');
    await once(tcpdump, 'exit');
    return readFileSync(file);
  };
}
/** Proves that the capture sees what is sent in the clear. */
const inTheClear = 'fake canary in the clear';

function codesUsed({ folder }: VpnLab): readonly string[] {
  const file = join(folder, 'used');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((code) => code !== '') : [];
}

function tell(rows: readonly Row[]): string {
  const wide = Math.max(...rows.map(({ fault }) => fault.length));
  return ['fault → code → seconds → failed logins by the server\'s count', ...rows.map((row) => [row.fault.padEnd(wide), row.code.padEnd(28), row.seconds.toFixed(1).padStart(5), String(row.failedLogins)].join('  '))].join('\n');
}

test('each fault ends in its own code, in its time, with no login more than it must cost, and shows no secret', async () => {
  const faults = [...plainFaults, ...lineFaults, ...signedFaults, ...managerFaults];
  const words = [vpnPassphrase, 'pass\\phrase', authenticatorKey];
  const stopWatching = watchProcesses(finderOf([...words, '--management-hold']), 20);
  const stopCapturing = await Promise.all([capture(labs.plain), capture(labs.manager)]);
  const rows = (await Promise.all([goThrough(labs.plain, plainFaults), goThrough(labs.line, lineFaults), goThrough(labs.signed, signedFaults), goThrough(labs.manager, managerFaults)])).flat();
  const watched = await stopWatching();
  const [plainPackets, managerPackets] = await Promise.all(stopCapturing.map((stop) => stop()));
  console.log(tell(rows));

  expect(rows.map(({ fault, code, failedLogins }, at) => [fault, faults[at]?.codes.includes(code) === true ? 'as wanted' : code, failedLogins])).toEqual(faults.map(({ fault, failedLogins }) => [fault, 'as wanted', failedLogins]));
  expect(rows.filter(({ seconds }, at) => seconds > (faults[at]?.withinSeconds ?? 0))).toEqual([]);
  const codes = rows.map(({ code }) => code).filter((code): code is ProblemCode => (problemCodes as readonly string[]).includes(code));
  expect(codes.filter((code) => problemText(code, {}, 'en').next.length < 10)).toEqual([]);

  expect([...watched.found.keys()]).toEqual(['--management-hold']);
  expect(codesUsed(labs.plain).length).toBeGreaterThan(3);
  expect(finderOf([...words, ...codesUsed(labs.plain)])(plainPackets ?? Buffer.alloc(0))).toEqual([]);
  expect(finderOf([...words, ...codesUsed(labs.manager)])(managerPackets ?? Buffer.alloc(0))).toEqual([]);
  const logs = Object.values(labs).flatMap(({ folder }) => ['server.log', 'nm.log'].map((name) => join(folder, name))).filter(existsSync);
  expect(logs.filter((file) => finderOf(words)(readFileSync(file)).length > 0)).toEqual([]);
}, limitMs);
