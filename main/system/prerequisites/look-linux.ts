// Asks Linux what linux.ts lists, and makes readings of the answers.

import { basename } from 'node:path';
import type { CommandResult } from '../command.ts';
import { openvpnPluginFiles } from '../vpn-client/linux.ts';
import { readRunning } from '../vpn-client/network-manager/output.ts';
import { appArmorFiles, aptProgram, askLinux, flatpakBrowsers, flatpakFolders, osRelease, proxyVariables } from './linux.ts';
import { askAll, firstThere, isThere, readText, type Ask, type ReaderNeeds } from './ask.ts';
import { readLinuxArchitecture, readLinuxProxy, readLinuxRights, readOsRelease, readPackagedBrowsers, readPackageVersions } from './output/linux.ts';
import { readSshVersion } from './output/version.ts';
import type { BrowserFound, Read, Readings, VpnProgram } from './readings.ts';

/** What is read of Linux. */
export async function lookAtLinux(needs: ReaderNeeds, ask: Ask, signal: AbortSignal): Promise<Omit<Readings, 'freeBytes' | 'archiveProgram'>> {
  const { env, uid } = needs;
  const answers = await askAll(askLinux(), ask);
  const packages = readPackageVersions(answers.packages);
  return {
    system: readOsRelease(await readText(osRelease)), architecture: readLinuxArchitecture(answers.architecture), administrator: readLinuxRights(answers.groups, uid),
    vpnClient: await readPlugin(packages, answers.networkManager), ...(asksItself(env.XDG_CURRENT_DESKTOP) && { vpnDesktop: readGnomePart(packages) }),
    browsers: await readBrowsers(needs, packages, signal), ...await readAppArmor(),
    ssh: answers.ssh === undefined ? 'absent' : readSshVersion(answers.ssh.stderr.toString('utf8')) ?? 'unreadable',
    proxy: readLinuxProxy(answers.proxy, proxyVariables.flatMap((name) => env[name] ?? [])),
    installer: await isThere(aptProgram) ? { kind: 'apt', program: aptProgram } : { kind: 'none', program: '' },
  };
}

/** The plug-in counts by its own file, which NetworkManager reads too; what the package manager believes only gives the version. */
async function readPlugin(packages: ReadonlyMap<string, string> | undefined, networkManager: CommandResult | undefined): Promise<Read<VpnProgram>> {
  if (await firstThere(openvpnPluginFiles) === undefined) return 'absent';
  const isRunning = networkManager !== undefined && readRunning(networkManager);
  return { name: 'NetworkManager OpenVPN', version: packages?.get('network-manager-openvpn') ?? '', ...(!isRunning && { lacks: 'running' }) };
}

/** These desktops show the package's own dialogue; others bring one. */
function asksItself(desktop: string | undefined): boolean {
  return (desktop ?? '').split(':').some((name) => ['gnome', 'unity', 'x-cinnamon', 'mate', 'xfce'].includes(name.toLowerCase()));
}

function readGnomePart(packages: ReadonlyMap<string, string> | undefined): NonNullable<Readings['vpnDesktop']> {
  if (packages === undefined) return 'unreadable';
  const version = packages.get('network-manager-openvpn-gnome');
  return version === undefined ? 'absent' : { version };
}

async function readBrowsers({ home, browser }: ReaderNeeds, packages: ReadonlyMap<string, string> | undefined, signal: AbortSignal): Promise<Read<readonly BrowserFound[]>> {
  const known = await browser?.installed(signal) ?? [];
  const snaps = known.filter(({ packaging }) => packaging === 'snap').map(({ name, major }): BrowserFound => ({ name, version: major === undefined ? '' : String(major), isChrome: true, packaging: 'snap' }));
  const there = await Promise.all(flatpakFolders(home).map(async (folder) => (await isThere(folder) ? [basename(folder)] : [])));
  const flatpaks = [...new Set(there.flat())].map((id): BrowserFound => ({ name: flatpakBrowsers[id] ?? id, version: '', isChrome: true, packaging: 'flatpak' }));
  const found = [...packages === undefined ? [] : readPackagedBrowsers(packages), ...snaps, ...flatpaks];
  return packages === undefined && found.length === 0 ? 'unreadable' : found;
}

async function readAppArmor(): Promise<Pick<Readings, 'appArmor'>> {
  const [enabled, restricts] = await Promise.all([readText(appArmorFiles.enabled), readText(appArmorFiles.restricts)]);
  return { appArmor: enabled?.trim() === 'Y' ? { restrictsUserNamespaces: restricts?.trim() === '1' } : 'absent' };
}
