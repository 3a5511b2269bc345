// Where a VPN profile goes on this computer: into NetworkManager or Tunnelblick where they are, into the folder of OpenVPN GUI, else into a
// file for the OpenVPN program of the system. The default path is pure; the rest takes a look at the machine.

import { access } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import type { Machine } from '../machine.ts';
import { privateProfile } from './darwin.ts';
import { askRunning, openvpnPluginFiles } from './linux.ts';
import { readRunning } from './network-manager/output.ts';
import { readFolders, type GuiFolders, type WindowsHost } from './openvpn-gui/detect.ts';
import { profileInFolder } from './openvpn-gui/profiles.ts';
import { detectTunnelblick } from './tunnelblick/detect.ts';
import { tunnelblickName } from './tunnelblick/output.ts';

export type Place =
  | { readonly kind: 'network-manager' }
  /** `client` says who is to read the file. */
  | { readonly kind: 'file'; readonly client: ProfileClient; readonly file: string; readonly folders?: GuiFolders }
  /** `folder` is the profile as Tunnelblick keeps it, for reading. */
  | { readonly kind: 'tunnelblick'; readonly folder: string; readonly canInstall: boolean; readonly version: string };
export type ProfileClient = 'OpenVPN GUI' | 'OpenVPN';

type Looking = Pick<Machine, 'platform' | 'practice' | 'home' | 'runner'> & Partial<Pick<Machine, 'assumedHosts' | 'systemRoot'>>;

/**
 * In a practice lab it is always a file: the real clients are never touched. A plan for another system assumes that its client is there.
 * Throws `vpn.clientMissing`, `vpn.clientNotSetUp` on a Mac, `vpn.clientSettingUnknown` on Windows.
 */
export async function findPlace(machine: Looking, name: string, signal: AbortSignal): Promise<Place> {
  const { platform, practice, home } = machine;
  if (!practice && platform === 'linux' && await hasNetworkManager(machine, signal)) return { kind: 'network-manager' };
  if (!practice && platform === 'darwin') return placeInTunnelblick(machine, name, signal);
  if (!practice && platform === 'win32') return placeInGuiFolder(machine, name, signal);
  return { kind: 'file', client: platform === 'win32' ? 'OpenVPN GUI' : 'OpenVPN', file: profileFile(platform, home, name) };
}

async function placeInTunnelblick({ assumedHosts, home, runner }: Looking, name: string, signal: AbortSignal): Promise<Place> {
  const found = assumedHosts === undefined ? await detectTunnelblick({ runner, home, signal }) : { version: '', canInstall: true, isSetUp: true };
  if (found === undefined) throw new LabProblem('vpn.clientMissing', { name: tunnelblickName });
  if (!found.isSetUp) throw new LabProblem('vpn.clientNotSetUp', { name: tunnelblickName });
  return { kind: 'tunnelblick', folder: privateProfile(home, name), canInstall: found.canInstall, version: found.version };
}

async function placeInGuiFolder(machine: Looking, name: string, signal: AbortSignal): Promise<Place> {
  const host = windowsHost(machine, signal);
  const folders = host && await readFolders(host);
  const file = folders === undefined ? profileFile('win32', machine.home, name) : profileInFolder(folders.own, name);
  return { kind: 'file', client: 'OpenVPN GUI', file, ...(folders && { folders }) };
}

/** Windows to be asked; undefined for a plan made elsewhere. */
export function windowsHost({ systemRoot, assumedHosts, runner, home }: Looking, signal: AbortSignal): WindowsHost | undefined {
  return systemRoot === undefined || assumedHosts !== undefined ? undefined : { systemRoot, runner, home, signal };
}

/**
 * The usual file of a profile. OpenVPN GUI reads `%USERPROFILE%\OpenVPN\config\NAME\NAME.ovpn` (openvpn-gui, README.rst), and it also runs
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
