// Entry and home as real OpenSSH machines (ssh-machine.ts) without a VPN: both run in one network namespace that is reached from here by a
// veth pair; home has an address that exists only in there, so it is reached through entry alone. Needs root and iproute2.

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, keep, runToEnd, startMachine, type Machine, type MachineName, type MachineOptions } from './ssh-machine.ts';

export type PeerOptions = Pick<MachineOptions, 'asks' | 'locale'>;

export interface PeerLab {
  /** entry's address. */
  readonly address: string;
  readonly user: string;
  readonly temporary: string;
  /** How many failed logins a server's log counts. */
  failedLogins(machine: MachineName): number;
  log(machine: MachineName): string;
  /** Runs a shell script as root on a machine. */
  asRoot(machine: MachineName, script: string): Promise<string>;
  close(): Promise<void>;
}

const user = 'demouser';
const temporary = 'not-a-real-temporary-Key-1';
const homeAddress = '127.0.0.9';

/** Starts both machines. */
export async function openPeerLab(options: PeerOptions): Promise<PeerLab> {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-peers-'));
  const third = 64 + (process.pid % 128);
  const address = `10.42.${String(third)}.2`;
  const network = await keep(['/usr/bin/unshare', '--net', '/bin/sh', '-eu', '-c', 'ip link set lo up; echo ready; cat >/dev/null'], '');
  const machines: Machine[] = [];
  const close = async (): Promise<void> => {
    for (const machine of machines) await machine.close();
    await end(network);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await runToEnd(['/bin/sh', '-eu', '-c', vethScript, 'veth', String(network.pid), `labv${String(process.pid)}`, `10.42.${String(third)}`]);
    for (const name of ['entry', 'home'] as const) machines.push(await startMachine({ ...options, ...placeOf(network, name, address), folder, user, temporary }));
  } catch (error) {
    await close();
    throw error;
  }
  const found = (name: MachineName): Machine => machines[name === 'entry' ? 0 : 1] as Machine;
  return {
    address, user, temporary, close, log: (name) => found(name).log(), failedLogins: (name) => found(name).failedLogins(), asRoot: (name, script) => found(name).asRoot(script),
  };
}

function placeOf({ pid }: ChildProcess, name: MachineName, address: string): Pick<MachineOptions, 'name' | 'network' | 'address' | 'homeAddress'> {
  const network = ['/usr/bin/nsenter', `--net=/proc/${String(pid)}/ns/net`];
  return name === 'entry' ? { name, network, address, homeAddress } : { name, network, address: homeAddress };
}

const vethScript = `
pid=$1 name=$2 net=$3
# On a busy computer the kernel takes the last lab's network away only after its processes are gone.
ip link del "$name" 2>/dev/null || :
ip link add "$name" type veth peer name lab0 netns "$pid"
ip addr add "$net.1/24" dev "$name"
ip link set "$name" up
nsenter --net=/proc/$pid/ns/net ip addr add "$net.2/24" dev lab0
nsenter --net=/proc/$pid/ns/net ip link set lab0 up
`;
