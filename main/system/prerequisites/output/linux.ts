// What the programs and files of Linux say, as readings. Pure.

import type { CommandResult } from '../../command.ts';
import type { BrowserFound, OperatingSystem, Read } from '../readings.ts';

type Answer = CommandResult | undefined;

/** The file /etc/os-release (os-release(5)); undefined when it could not be read. */
export function readOsRelease(text: string | undefined): Read<OperatingSystem> {
  const values = new Map([...(text ?? '').matchAll(/^([A-Z_]+)=(?:"([^"\n]*)"|'([^'\n]*)'|(\S*))$/gm)].map(([, name = '', ...value]) => [name, value.find((one) => one !== undefined) ?? ''] as const));
  const id = values.get('ID');
  if (id === undefined) return 'unreadable';
  const version = values.get('VERSION_ID') ?? '';
  return { family: id === 'ubuntu' || id === 'debian' ? id : 'other', name: values.get('PRETTY_NAME') ?? `${id} ${version}`, version };
}

const architectures: Readonly<Record<string, string>> = { x86_64: 'x64', aarch64: 'arm64', arm64: 'arm64' };

/** As the kernel calls it; one that we do not know keeps its name. */
export function readLinuxArchitecture(answer: Answer): Read<{ name: string }> {
  const word = answer?.exitCode === 0 ? answer.stdout.toString('latin1').trim() : '';
  return word === '' ? 'unreadable' : { name: architectures[word] ?? word };
}

/** The groups whose members become administrators with sudo or polkit: Debian, Ubuntu, Ubuntu before 12.04, others. */
const administratorGroups = ['sudo', 'admin', 'wheel'];

/** root, or a member of one of those groups. */
export function readLinuxRights(answer: Answer, uid: number): Read<{ isAdministrator: boolean; how: string }> {
  if (uid === 0) return { isAdministrator: true, how: 'root' };
  if (answer?.exitCode !== 0) return 'unreadable';
  const groups = answer.stdout.toString('utf8').trim().split(/\s+/);
  const found = administratorGroups.find((name) => groups.includes(name));
  return { isAdministrator: found !== undefined, how: found ?? administratorGroups[0] ?? '' };
}

/** Versions of the packages that are installed; undefined where there is no dpkg. */
export function readPackageVersions(answer: Answer): ReadonlyMap<string, string> | undefined {
  if (answer === undefined || answer.exitCode > 1) return undefined;
  return new Map(answer.stdout.toString('utf8').split('\n').flatMap((line) => {
    const [status, name = '', version = ''] = line.trim().split(/\s+/);
    return status === 'ii' ? [[name, version] as const] : [];
  }));
}

const browserPackages: Readonly<Record<string, readonly [name: string, isChrome: boolean]>> = {
  'google-chrome-stable': ['Google Chrome', true], 'google-chrome-beta': ['Google Chrome Beta', true], 'chromium': ['Chromium', true],
  'microsoft-edge-stable': ['Microsoft Edge', false], 'brave-browser': ['Brave', false], 'firefox-esr': ['Firefox', false], 'firefox': ['Firefox', false],
};

/** Chromium counts as Chrome: it is the same browser with the same place for certificates. Without its epoch and the packager's part. */
export function readPackagedBrowsers(packages: ReadonlyMap<string, string>): readonly BrowserFound[] {
  return Object.entries(browserPackages).flatMap(([id, [name, isChrome]]) => {
    const version = packages.get(id);
    return version === undefined ? [] : [{ name, isChrome, version: /^(?:\d+:)?([\d.]+)/.exec(version)?.[1] ?? '', packaging: 'system' as const }];
  });
}

/** GNOME's setting and the variables of the session, without a password that may stand in an address. */
export function readLinuxProxy(answer: Answer, variables: readonly string[]): Read<{ setting: string }> {
  const mode = answer?.exitCode === 0 ? /^'(\w+)'/.exec(answer.stdout.toString('utf8'))?.[1] : undefined;
  const desktop = mode === undefined || mode === 'none' ? [] : [mode];
  return { setting: [...new Set([...desktop, ...variables.map((value) => value.replace(/\/\/[^/@]*@/, '//'))])].join(' ') };
}
