// What is asked of Linux to know whether it is ready, as data. Nothing of it needs an administrator and nothing changes. What the answers
// mean is in output/linux.ts. Run here on Debian 12.

import { posix } from 'node:path';
import type { Command } from '../command.ts';
import { askRunning } from '../vpn-client/linux.ts';

const timeoutMs = 10_000;

/** The packages whose versions are told. Which browsers count as Chrome is in output/linux.ts. */
const askedPackages = [
  'network-manager-openvpn', 'network-manager-openvpn-gnome', 'google-chrome-stable', 'google-chrome-beta', 'chromium', 'microsoft-edge-stable',
  'brave-browser', 'firefox-esr', 'firefox',
] as const;

export type LinuxQuestion = 'architecture' | 'groups' | 'packages' | 'networkManager' | 'ssh' | 'proxy';

/** One question each; all are read-only. */
export function askLinux(): Readonly<Record<LinuxQuestion, Command>> {
  return {
    architecture: { program: '/usr/bin/uname', args: ['-m'], timeoutMs },
    groups: { program: '/usr/bin/id', args: ['-Gn'], timeoutMs },
    // 1: some of the packages are not known, which is the usual case.
    packages: { program: '/usr/bin/dpkg-query', args: ['-W', '-f', '${db:Status-Abbrev} ${Package} ${Version}\n', ...askedPackages], timeoutMs, okCodes: [0, 1] },
    networkManager: askRunning(),
    ssh: { program: '/usr/bin/ssh', args: ['-V'], timeoutMs },
    // GNOME's setting; other desktops keep it elsewhere, and then the variables below are what is known.
    proxy: { program: '/usr/bin/gsettings', args: ['get', 'org.gnome.system.proxy', 'mode'], timeoutMs },
  };
}

export const osRelease = '/etc/os-release';
export const aptProgram = '/usr/bin/apt-get';
/** `Y` where AppArmor is in force, and `1` where it denies user namespaces to programs without a profile (Ubuntu 23.10 and later). */
export const appArmorFiles = { enabled: '/sys/module/apparmor/parameters/enabled', restricts: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns' } as const;
export const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/** Where a browser from Flatpak lies: for all users, and for this one (Flatpak, flatpak-installation(5)). */
export function flatpakFolders(home: string): readonly string[] {
  return ['/var/lib/flatpak/app', posix.join(home, '.local', 'share', 'flatpak', 'app')].flatMap((folder) => Object.keys(flatpakBrowsers).map((name) => posix.join(folder, name)));
}

export const flatpakBrowsers: Readonly<Record<string, string>> = { 'com.google.Chrome': 'Google Chrome', 'org.chromium.Chromium': 'Chromium' };
