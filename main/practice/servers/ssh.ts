// The practice lab's two SSH machines. entry listens on this computer; home has no port at all and is reached only through entry's
// forwarding, under the name that it has there. What they keep between runs lies in the practice folder.

import { createServer } from 'node:net';
import { join } from 'node:path';
import type { LabName } from '../../../preload/contract/plans.ts';
import { systemClock, type Clock } from '../../core/clock.ts';
import { makeKeyPair } from '../../system/ssh/key-files.ts';
import type { Ports } from '../folder.ts';
import { startServer, type PracticeServer } from './ports.ts';
import { openAccount, type NewAccount, type SshAccount } from './ssh-account.ts';
import { openBan } from './ssh-ban.ts';
import { createSshMachine, type ForcedChange } from './ssh-machine.ts';

export const sshServerName = 'ssh-entry';

export interface SshInput {
  readonly lab: LabName;
  /** Where the accounts are kept; closed to others. */
  readonly folder: string;
  /** PEM, made once with the practice material. */
  readonly hostKeys: { readonly entry: string; readonly home: string };
  /** The accounts as they are on the first start. */
  readonly account: () => NewAccount;
  readonly forcedChange: ForcedChange;
  readonly wishedPorts: Ports;
  readonly clock?: Clock;
}

export interface SshServers extends PracticeServer {
  /** How many logins each machine has refused since it was made. */
  failedLogins(): { readonly entry: number; readonly home: number };
  /** The accounts, for tests that look behind the product's back. */
  readonly accounts: { readonly entry: SshAccount; readonly home: SshAccount };
}

const homePort = 22;

/** A new host key, PEM. To be kept with the practice material, closed to others: machines that change their keys are stopped at. */
export function makeSshHostKey(): string {
  return makeKeyPair('', undefined).private;
}

/** Starts entry, with home behind it. */
export async function openSshServers(input: SshInput): Promise<SshServers> {
  const { lab, folder, hostKeys, forcedChange, wishedPorts, clock = systemClock } = input;
  const machine = (name: 'entry' | 'home') => ({
    user: lab.user, machine: `${lab.lab}-${name}`, hostKey: hostKeys[name], forcedChange,
    account: openAccount(join(folder, `ssh-${name}.json`), input.account), ban: openBan(join(folder, `ssh-${name}-refused.json`), clock),
  });
  const [entry, home] = [machine('entry'), machine('home')];
  const serveHome = createSshMachine(home);
  const serveEntry = createSshMachine({ ...entry, forward: (name, port) => (name === 'home' && port === homePort ? serveHome : undefined) });
  const started = await startServer(sshServerName, createServer({ noDelay: true }, serveEntry), wishedPorts[sshServerName]);
  return {
    ...started,
    failedLogins: () => ({ entry: entry.ban.count(), home: home.ban.count() }),
    accounts: { entry: entry.account, home: home.account },
  };
}
