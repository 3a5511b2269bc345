// A run whose VPN client is the practice stand-in, with a clock of its own and a memory that lives as long as the test, for the tests of
// this step.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../main/core/clock.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { openVpnStandIn, type VpnStandIn, type VpnStandInInput } from '../../../../main/practice/servers/vpn-stand-in.ts';
import { createPracticeVpn } from '../../../../main/practice/vpn-client.ts';
import { createConnectVpn, type ConnectVpnParts } from '../../../../main/steps/connect-vpn/connect-vpn.ts';
import type { ChangeMaker, ChangeRecord, Run, Step } from '../../../../main/steps/step.ts';
import { codeAt } from '../../../../main/system/one-time-password/code.ts';
import { readKey } from '../../../../main/system/one-time-password/key.ts';

export const authenticatorKey = 'MZQWWZJANNSXSIJB';
export const vpnPassphrase = 'fake passphrase of a test';
export const record: ChangeRecord = { kind: 'vpn.connect', user: 'demouser' };

export interface Scratch {
  readonly standIn: VpnStandIn;
  readonly step: Step;
  readonly changes: ChangeMaker;
  readonly clock: Clock;
  readonly phases: string[];
  readonly connectedFile: string;
  readonly memory: Set<string>;
  run(more?: Partial<Run>, secrets?: Readonly<Record<string, string>>): Run;
  /** The right code at a moment of the clock. */
  code(atMs?: number): string;
}

/** `atSecond`: where in the 30 seconds of a code the clock begins. */
export async function openScratch(more: Partial<VpnStandInInput> & { atSecond?: number; parts?: ConnectVpnParts; withoutProfile?: boolean } = {}): Promise<Scratch> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-connect-vpn-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const began = Date.now();
  const base = Date.UTC(2026, 10, 21) + (more.atSecond ?? 3) * 1000;
  const clock = { now: () => base + Date.now() - began };
  const connectedFile = join(folder, 'connected');
  const secrets = { vpnPassphrase: new Secret(vpnPassphrase), authenticatorKey: new Secret(authenticatorKey) };
  const standIn = await openVpnStandIn({ user: 'demouser', secrets, wishedPorts: {}, connectedFile, clock, ...more });
  onTestFinished(() => standIn.close());
  mkdirSync(join(folder, 'profiles'));
  if (more.withoutProfile !== true) writeFileSync(join(folder, 'profiles', 'demouser.ovpn'), 'fake profile');
  const vpn = createPracticeVpn({ port: standIn.port, profileFile: (user) => join(folder, 'profiles', `${user}.ovpn`) });
  const entryPort = await openEntry();
  const step = createConnectVpn({ clock, ...more.parts });
  const memory = new Set<string>();
  const phases: string[] = [];
  return {
    standIn, step, changes: step.changes as ChangeMaker, clock, phases, connectedFile, memory,
    code: (atMs = clock.now()) => codeAt(readKey(new Secret(authenticatorKey)), atMs),
    run: (extra = {}, given = { vpnPassphrase, authenticatorKey }) => ({
      journey: 'vpn_reset', only: [], lab: { lab: 'demolab', user: 'demouser', address: '127.0.0.1' },
      facts: { labNetworks: ['127.0.0.0/8'], ssh: { port: entryPort }, vpn: { hosts: ['127.0.0.1'], port: 1, protocol: 'udp' } },
      secrets: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, new Secret(value)])),
      signal: new AbortController().signal, computeOtp: true, machine: { platform: 'linux', practice: true, vpn },
      progress: (phase: string) => { phases.push(phase); },
      memory: { has: (key: string) => memory.has(key), add: (key: string) => { memory.add(key); } },
      ...extra,
    }) as unknown as Run,
  };
}

async function openEntry(): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => { server.close(); });
  return (server.address() as AddressInfo).port;
}
