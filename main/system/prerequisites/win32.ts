// What is asked of Windows to know whether it is ready, as data. Nothing of it needs an administrator and nothing changes. What the answers
// mean is in output/win32.ts. Documented only: none of it was run on Windows.

import { win32 } from 'node:path';
import type { Command } from '../command.ts';
import { installKey, listGroups, queryKey } from '../vpn-client/win32.ts';

export interface WindowsPlaces {
  /** `%SystemRoot%`. */
  readonly systemRoot: string;
  /** `%LOCALAPPDATA%`. */
  readonly localAppData: string;
}

const timeoutMs = 10_000;
const powershellMs = 30_000;
/** Chrome's number in Google's updater (Chromium, google_update_constants): its value `pv` is the installed version. */
const chromeClient = 'SOFTWARE\\Google\\Update\\Clients\\{8A69D345-D564-463C-AFF1-A69D9E530F96}';

/** Names of values are never translated; the name of a default value is. */
export function askWindows({ systemRoot }: WindowsPlaces): Readonly<Record<WindowsQuestion, Command>> {
  const key = (path: string): Command => queryKey(systemRoot, path);
  // Google's updater is a 32-bit program: for all users it writes into the 32-bit view.
  const key32 = (path: string): Command => ({ ...key(path), args: ['query', path, '/reg:32'] });
  const system = (name: string, args: readonly string[], okCodes: readonly number[]): Command => ({ program: win32.join(systemRoot, 'System32', name), args, timeoutMs, okCodes });
  return {
    version: key('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'),
    architecture: key('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'),
    groups: listGroups(systemRoot),
    user: system('whoami.exe', ['/user', '/fo', 'csv', '/nh'], [0]),
    openvpn: key(installKey),
    // 1060: there is no such service (ERROR_SERVICE_DOES_NOT_EXIST).
    service: system('sc.exe', ['query', 'OpenVPNServiceInteractive'], [0, 1060]),
    vpnGroup: powershell(systemRoot, groupScript),
    chromeForAll: key32(`HKLM\\${chromeClient}`),
    chromeForMe: key(`HKCU\\${chromeClient}`),
    chromeLastRun: key('HKCU\\SOFTWARE\\Google\\Chrome\\BLBeacon'),
    edge: key('HKCU\\SOFTWARE\\Microsoft\\Edge\\BLBeacon'),
    ssh: system('OpenSSH\\ssh.exe', ['-V'], [0]),
    proxy: key('HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings'),
  };
}

export type WindowsQuestion = 'version' | 'architecture' | 'groups' | 'user' | 'openvpn' | 'service' | 'vpnGroup' | 'chromeForAll' | 'chromeForMe' | 'chromeLastRun' | 'edge' | 'ssh' | 'proxy';

/** Where a newer Chrome lies that waits for a restart (Chromium, installer/util). */
export function waitingChromes({ localAppData }: WindowsPlaces): readonly string[] {
  return ['C:\\Program Files', localAppData].map((folder) => win32.join(folder, 'Google', 'Chrome', 'Application', 'new_chrome.exe'));
}

/** An alias of no length that starts winget (Microsoft, App Installer); absent on LTSC and on many managed computers. */
export function wingetFile({ localAppData }: WindowsPlaces): string {
  return win32.join(localAppData, 'Microsoft', 'WindowsApps', 'winget.exe');
}

/**
 * The members of the group whose name OpenVPN's installer wrote down, by numbers. OpenVPN asks the group itself, not the sign-in, so a
 * member of a minute ago counts (openvpn, openvpnserv/validate.c). Only cmdlets and properties: those also work where an organisation allows
 * no more. `members` is null where Windows cannot list them (PowerShell issue 2996).
 */
const groupScript = [
  "$ErrorActionPreference = 'SilentlyContinue'",
  "$name = (Get-ItemProperty -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\OpenVPN').ovpn_admin_group",
  "if (-not $name) { $name = 'OpenVPN Administrators' }",
  '$group = Get-LocalGroup -Name $name',
  '$members = $null',
  "try { $members = @(Get-LocalGroupMember -SID $group.SID -ErrorAction Stop | ForEach-Object { $_.SID.Value }) } catch { $members = $null }",
  '[pscustomobject]@{ name = $name; sid = $group.SID.Value; members = $members } | ConvertTo-Json -Compress',
].join('; ');

/** The text is ours and holds no quotation mark, so that it is one argument however Windows splits the line. */
function powershell(systemRoot: string, script: string): Command {
  return {
    program: win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script], timeoutMs: powershellMs,
  };
}
