// Where a VPN profile goes on this computer: into NetworkManager where it runs and speaks OpenVPN, else into a file for the OpenVPN
// program of the system. The path is pure; which of the two it is takes one look at the machine.

import { access } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { toProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import type { Machine } from '../machine.ts';
import { askRunning, openvpnPluginFiles } from './linux.ts';
import { readRunning } from './network-manager/output.ts';

export type Place =
  | { readonly kind: 'network-manager' }
  /** `client` says who is to read the file. */
  | { readonly kind: 'file'; readonly client: ProfileClient; readonly file: string };
export type ProfileClient = 'OpenVPN GUI' | 'OpenVPN';

/** In a practice lab it is always a file: the real NetworkManager is never touched. */
export async function findPlace(machine: Pick<Machine, 'platform' | 'practice' | 'home' | 'runner'>, name: string, signal: AbortSignal): Promise<Place> {
  const { platform, practice, home } = machine;
  if (platform === 'linux' && !practice && await hasNetworkManager(machine, signal)) return { kind: 'network-manager' };
  return { kind: 'file', client: platform === 'win32' ? 'OpenVPN GUI' : 'OpenVPN', file: profileFile(platform, home, name) };
}

/**
 * The file of a profile. OpenVPN GUI reads `%USERPROFILE%\OpenVPN\config\NAME\NAME.ovpn` (openvpn-gui, README.rst), and it also runs
 * scripts that lie beside a profile: the folder is ours and holds nothing else.
 */
export function profileFile(platform: Platform, home: string, name: string): string {
  if (platform === 'win32') return win32.join(home, 'OpenVPN', 'config', name, `${name}.ovpn`);
  return posix.join(home, '.config', 'hunt-cloud-lab-access', 'vpn', `${name}.ovpn`);
}

async function hasNetworkManager({ runner }: Pick<Machine, 'runner'>, signal: AbortSignal): Promise<boolean> {
  const plugins = await Promise.all(openvpnPluginFiles.map((file) => access(file).then(() => true, () => false)));
  if (!plugins.includes(true)) return false;
  return runner.run(askRunning(), signal).then(readRunning, (error: unknown) => {
    // No nmcli, or one that does not answer, is a computer without NetworkManager.
    if (['program.missing', 'program.timedOut'].includes(toProblem(error).code)) return false;
    throw error;
  });
}
