// A NetworkManager of its own for tests: own bus, own network, own settings, in the private mount namespace of namespace.ts. The home
// folder lies outside of it, so that a test and the programs inside see the same files. Needs root and the packages network-manager and
// network-manager-openvpn.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunner } from '../../main/system/run.ts';
import type { Command, CommandResult, Runner } from '../../main/system/command.ts';
import { openNamespace, type Namespace } from './namespace.ts';

export interface TestManager {
  /** Where imports put certificates: below this folder. */
  readonly home: string;
  /** Runs programs inside, as root. */
  readonly runner: Runner;
  nmcli(...args: readonly string[]): Promise<string>;
  /** Everything NetworkManager knows of its VPN connections, sorted: to compare before and after. */
  listing(): Promise<string>;
  /** Ends NetworkManager; the bus stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const startScript = `
mount -t tmpfs tmpfs /var/lib/NetworkManager
mount -t sysfs -o ro sysfs /sys
rm -rf /etc/NetworkManager/system-connections /etc/NetworkManager/conf.d
mkdir -p /etc/NetworkManager/system-connections /run/NetworkManager
printf '[main]\\nplugins=keyfile\\nauth-polkit=false\\nno-auto-default=*\\n' >/etc/NetworkManager/NetworkManager.conf
ip link set lo up
exec NetworkManager --no-daemon
`;

/** Starts one and waits until it answers. */
export async function startNetworkManager(): Promise<TestManager> {
  const space = await openNamespace({});
  const home = mkdtempSync(join(tmpdir(), 'lab-nm-home-'));
  const [program, ...args] = space.inside(['/usr/bin/unshare', '--net', '/bin/sh', '-euc', startScript], 'root');
  const daemon = spawn(program, args, { stdio: 'ignore', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
  const runner = runnerInside(space, home);
  await untilRunning(runner, daemon);
  const nmcli = async (...words: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await runner.run({ program: '/usr/bin/nmcli', args: words, timeoutMs: 20_000 }, never);
    if (exitCode !== 0) throw new Error(`nmcli ${words.join(' ')}: ${exitCode} ${stderr.toString('utf8')}`);
    return stdout.toString('utf8');
  };
  const stop = async (): Promise<void> => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    daemon.kill('SIGKILL');
    await once(daemon, 'exit');
  };
  return {
    home, runner, nmcli, stop, listing: () => listing(nmcli),
    close: async () => {
      await stop();
      await space.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const never = new AbortController().signal;

function runnerInside(space: Namespace, home: string): Runner {
  const outer = createRunner({ HOME: home });
  return {
    run(command: Command, signal: AbortSignal): Promise<CommandResult> {
      const [program, ...args] = space.inside([command.program, ...command.args], 'root');
      return outer.run({ ...command, program, args }, signal);
    },
  };
}

async function untilRunning(runner: Runner, daemon: ChildProcess): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    if (daemon.exitCode !== null) throw new Error(`NetworkManager ended with ${daemon.exitCode}`);
    const { stdout } = await runner.run({ program: '/usr/bin/nmcli', args: ['--terse', '--fields', 'RUNNING', 'general'], timeoutMs: 20_000 }, never);
    if (stdout.toString('utf8').trim() === 'running') return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('NetworkManager does not answer');
}

async function listing(nmcli: TestManager['nmcli']): Promise<string> {
  const rows = (await nmcli('--terse', '--escape', 'no', '--fields', 'UUID,TYPE', 'connection', 'show')).split('\n').filter((row) => row.endsWith(':vpn')).sort();
  const shown = await Promise.all(rows.map((row) => nmcli('--escape', 'no', '--terse', 'connection', 'show', 'uuid', row.slice(0, 36))));
  // The time of the last connection is the only thing that changes by itself.
  return shown.map((text) => text.replace(/^connection\.timestamp:.*$/m, '')).join('\n');
}

/** Writes a profile for an import by hand. */
export function handMade(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { encoding: 'latin1', mode: 0o600 });
  return file;
}
