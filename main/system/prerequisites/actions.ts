// What would help where something is missing or too old: the exact command as data, the vendor's page, and whether this login may carry it
// out here. Nothing is run from here. Sources: microsoft/winget-pkgs, homebrew-cask, Debian and Ubuntu packages; see the golden files.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { PrerequisiteAction, PrerequisiteState } from '../../../preload/contract/prerequisites.ts';
import type { Command, Platform } from '../command.ts';
import { composeLine } from './line.ts';
import type { Installer, OperatingSystem, Readings, VpnGroup } from './readings.ts';

/** One thing that would help. `run` is there only where this login may do it without an administrator. */
export interface Remedy {
  readonly kind: PrerequisiteAction['kind'];
  readonly what: string;
  readonly words?: readonly string[];
  readonly page?: string;
  readonly needsAdministrator: boolean;
  readonly run?: Command;
}

export interface RemedyNeeds {
  readonly platform: Platform;
  readonly pages: Facts['prerequisites']['pages'];
  readonly readings: Pick<Readings, 'installer' | 'administrator' | 'system' | 'vpnGroup'>;
}

/** An installation downloads a hundred megabytes and more. */
const installMs = 20 * 60_000;

interface Program {
  readonly name: string;
  readonly winget?: string;
  readonly cask?: string;
  readonly packages?: readonly string[];
  readonly page?: string;
}

/** Installs or updates a program with what this system has for it. */
export function installRemedy(kind: 'install' | 'update', program: Program, { platform, readings }: RemedyNeeds): Remedy {
  const words = installWords(kind, program, platform, readings.installer);
  const run = platform === 'darwin' && mayUseBrew(readings) && program.cask !== undefined ? brewCommand(readings.installer, kind, program.cask) : undefined;
  return {
    kind, what: program.name, needsAdministrator: run === undefined, ...(words && { words }), ...(program.page !== undefined && { page: program.page }), ...(run && { run }),
  };
}

/** winget asks nothing and takes exactly this package; all of these are for every user of the computer, so Windows asks for an administrator. */
const wingetOptions = ['--exact', '--silent', '--accept-package-agreements', '--accept-source-agreements', '--disable-interactivity'];

function installWords(kind: 'install' | 'update', { winget, cask, packages }: Program, platform: Platform, installer: Installer): readonly string[] | undefined {
  switch (platform) {
    case 'win32': return winget === undefined ? undefined : ['winget', kind === 'install' ? 'install' : 'upgrade', '--id', winget, ...wingetOptions];
    // Homebrew is never installed for anybody: without it the vendor's page is the way.
    case 'darwin': return cask === undefined || installer.kind !== 'brew' ? undefined : ['brew', kind === 'install' ? 'install' : 'upgrade', '--cask', cask];
    case 'linux': return packages === undefined || installer.kind !== 'apt' ? undefined : ['sudo', 'apt-get', 'install', '--yes', ...packages];
  }
}

/** Homebrew belongs to who installed it, and only members of `admin` may put programs into /Applications. */
function mayUseBrew({ installer, administrator }: RemedyNeeds['readings']): boolean {
  return installer.kind === 'brew' && typeof administrator === 'object' && administrator.isAdministrator;
}

function brewCommand({ program }: Installer, kind: 'install' | 'update', cask: string): Command {
  const folder = program.slice(0, program.lastIndexOf('/'));
  return {
    program, args: [kind === 'install' ? 'install' : 'upgrade', '--cask', cask], timeoutMs: installMs,
    env: { PATH: `${folder}:/usr/bin:/bin:/usr/sbin:/sbin`, NONINTERACTIVE: '1', HOMEBREW_NO_ANALYTICS: '1', LC_ALL: 'C' },
  };
}

/** The program that connects to the VPN, on this system. */
export function vpnProgram({ platform, pages }: RemedyNeeds): Program {
  switch (platform) {
    case 'win32': return { name: 'OpenVPN', winget: 'OpenVPNTechnologies.OpenVPN', page: pages.openvpn };
    case 'darwin': return { name: 'Tunnelblick', cask: 'tunnelblick', page: pages.tunnelblick };
    case 'linux': return { name: 'OpenVPN for NetworkManager', packages: ['network-manager-openvpn', 'network-manager-openvpn-gnome'] };
  }
}

/** Chrome; on Debian Chromium, which is the same browser and comes with its updates. */
export function browserProgram({ platform, pages, readings }: RemedyNeeds): Program {
  const isDebian = platform === 'linux' && isFamily(readings.system, 'debian');
  return isDebian ? { name: 'Chromium', packages: ['chromium'] } : { name: 'Google Chrome', winget: 'Google.Chrome', cask: 'google-chrome', page: pages.chrome };
}

function isFamily(system: Readings['system'], family: OperatingSystem['family']): boolean {
  return typeof system === 'object' && system.family === family;
}

/** The SSH program: a part of Windows and macOS, a package of Linux. */
export function sshRemedy(state: PrerequisiteState, needs: RemedyNeeds): Remedy {
  const what = 'OpenSSH';
  if (needs.platform === 'linux') return installRemedy(state === 'missing' ? 'install' : 'update', { name: what, packages: ['openssh-client'] }, needs);
  if (needs.platform === 'darwin' || state !== 'missing') return { kind: 'update-system', what: needs.platform === 'darwin' ? 'macOS' : 'Windows', needsAdministrator: true };
  return { kind: 'install', what, needsAdministrator: true, words: ['dism.exe', '/Online', '/Add-Capability', '/CapabilityName:OpenSSH.Client~~~~0.0.1.0'] };
}

/** What makes an installed VPN program ready. */
export function readyRemedy(lacks: 'running' | 'service' | 'first-start'): Remedy {
  switch (lacks) {
    case 'running': return { kind: 'start-service', what: 'NetworkManager', needsAdministrator: true, words: ['sudo', 'systemctl', 'enable', '--now', 'NetworkManager'] };
    case 'service': return { kind: 'start-service', what: 'OpenVPNServiceInteractive', needsAdministrator: true, words: ['sc.exe', 'start', 'OpenVPNServiceInteractive'] };
    case 'first-start': return { kind: 'start-once', what: 'Tunnelblick', needsAdministrator: true, words: ['open', '-a', 'Tunnelblick'] };
  }
}

/**
 * Puts the login into OpenVPN's group, by numbers: names are translated, and may hold letters that a console cannot print. Where there is no
 * such group yet it is made under its name, unless a shell would read that name differently.
 */
export function joinRemedy({ name, sid, userSid }: VpnGroup): Remedy {
  const quoted = `'${name.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
  const add = sid === undefined ? `New-LocalGroup -Name ${quoted}; Add-LocalGroupMember -Group ${quoted}` : `Add-LocalGroupMember -SID ${sid}`;
  const isPlain = sid !== undefined || !/["%^&|<>!`$\r\n]/.test(name);
  return { kind: 'join-group', what: name, needsAdministrator: true, ...(isPlain && { words: ['powershell.exe', '-NoProfile', '-Command', `${add} -Member ${userSid}`] }) };
}

/** What is shown of a remedy. */
export function toAction(platform: Platform, { kind, what, words, page, needsAdministrator, run }: Remedy): PrerequisiteAction {
  return {
    kind, what, needsAdministrator, canRunHere: run !== undefined, ...(words && { command: composeLine(platform, words) }), ...(page !== undefined && { page }),
  };
}
