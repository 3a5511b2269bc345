// Entry and home of the practice lab on loopback, with what a connection needs, for tests: a scratch known_hosts, a guard, and a fake
// proof of the tunnel that a test can take away.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemClock, type Clock } from '../../../../main/core/clock.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { openSshServers, type SshInput, type SshServers } from '../../../../main/practice/servers/ssh.ts';
import { createLoginGuard } from '../../../../main/system/ssh/attempts.ts';
import type { Wire } from '../../../../main/system/ssh/connection.ts';
import { makeKeyPair } from '../../../../main/system/ssh/key-files.ts';
import { entryOf, homeOf, type LabHost } from '../../../../main/system/ssh/lab-hosts.ts';

export const lab = { lab: 'demolab', user: 'demouser', address: '127.0.0.1' };
export const temporary = 'not-a-real-temporary-Key-1';
export const fresh = 'Obviously-Fake-Passphrase-22';

export function newHostKey(): { private: string; public: string } {
  return makeKeyPair('', undefined);
}

/** A folder that is removed with the test. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssh-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface SshLab {
  readonly servers: SshServers;
  readonly entry: LabHost;
  readonly home: LabHost;
  readonly folder: string;
  readonly knownHostsFile: string;
  readonly clock: { nowMs: number };
  wire(more?: Partial<Wire>): Wire;
  secret(value: string): Secret;
}

/** Opens the machines; host keys are recorded unless `known` is false. */
export async function openSshLab(more: Partial<SshInput> = {}, known = true): Promise<SshLab> {
  const folder = scratchFolder();
  const keys = { entry: newHostKey(), home: newHostKey() };
  const time = { nowMs: systemClock.now() };
  const clock: Clock = { now: () => time.nowMs };
  mkdirSync(join(folder, 'servers'));
  const servers = await openSshServers({
    lab, folder: join(folder, 'servers'), hostKeys: { entry: keys.entry.private, home: keys.home.private },
    account: () => ({ passphrase: temporary, mustChange: true }), forcedChange: 'terminal', wishedPorts: {}, clock, ...more,
  });
  onTestFinished(() => servers.close());
  const entry = entryOf(lab, servers.port);
  const home = homeOf(lab, servers.port);
  const knownHostsFile = join(folder, 'home', '.ssh', 'known_hosts');
  if (known) {
    mkdirSync(join(folder, 'home', '.ssh'), { recursive: true, mode: 0o700 });
    writeFileSync(knownHostsFile, `${entry.knownAs} ${keys.entry.public}\n${home.knownAs} ${keys.home.public}\n`);
  }
  const guard = createLoginGuard(join(folder, 'logins'), clock, 'linux');
  return {
    servers, entry, home, folder, knownHostsFile, clock: time,
    secret: (value) => new Secret(value),
    wire: (own = {}) => ({
      tunnel: { interface: 'fake', covers: () => Promise.resolve(true) }, guard, knownHostsFile, signal: new AbortController().signal,
      pace: { quietMs: 30, silenceMs: 1500, loginSilenceMs: 1500 }, ...own,
    }),
  };
}
