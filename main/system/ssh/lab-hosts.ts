// The two machines of a lab as SSH meets them. Pure. entry has the lab's address; home is reached only through entry, where its name
// resolves (reference: domain 5.1).

import type { LabName } from '../../../preload/contract/plans.ts';

export interface LabHost {
  readonly name: 'entry' | 'home';
  readonly user: string;
  /** For home as entry resolves it. */
  readonly address: string;
  readonly port: number;
  /** Under this name its key stands in known_hosts: OpenSSH puts a port that is not 22 beside an address, not beside a HostKeyAlias. */
  readonly knownAs: string;
  /** Names the machine in the count of failed logins. */
  readonly countedAs: string;
}

const defaultPort = 22;
/** On entry home is known by this name only, and always on the default port. */
const homeName = 'home';

/** The lab's entry machine. */
export function entryOf({ user, address }: LabName, port: number): LabHost {
  const knownAs = port === defaultPort ? address : `[${address}]:${port}`;
  return { name: 'entry', user, address, port, knownAs, countedAs: `${address}:${port}` };
}

/** The lab's home machine. */
export function homeOf({ lab, user, address }: LabName, entryPort: number): LabHost {
  return { name: 'home', user, address: homeName, port: defaultPort, knownAs: lab, countedAs: `${homeName} behind ${address}:${entryPort}` };
}

/** The command with which a person goes on by hand: on entry from this computer, on home from entry. */
export function commandByHand(host: LabHost): string {
  if (host.name === 'home') return `ssh ${homeName}`;
  return host.port === defaultPort ? `ssh ${host.user}@${host.address}` : `ssh -p ${host.port} ${host.user}@${host.address}`;
}
