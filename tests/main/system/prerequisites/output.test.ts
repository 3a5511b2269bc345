// What programs say is read by numbers, names of values, group numbers and JSON, in whatever language they say it.

import { describe, expect, it } from 'vitest';
import { readAppVersion, readMacArchitecture, readMacBrowsers, readMacProxy, readMacRights, readMacVersion, readManagement } from '../../../../main/system/prerequisites/output/darwin.ts';
import { readLinuxArchitecture, readLinuxProxy, readLinuxRights, readOsRelease, readPackagedBrowsers, readPackageVersions } from '../../../../main/system/prerequisites/output/linux.ts';
import { firstVersion, isOlder, readSshVersion } from '../../../../main/system/prerequisites/output/version.ts';
import {
  readOpenVpnProgram, readService, readSids, readValues, readVpnGroup, readWindowsArchitecture, readWindowsBrowsers, readWindowsProxy, readWindowsRights, readWindowsVersion,
} from '../../../../main/system/prerequisites/output/win32.ts';
import { fixture, readFixtures } from './fixtures.ts';

const win = (name: string) => fixture('win32', name);
const mac = (name: string) => fixture('darwin', name);
const linux = (name: string) => fixture('linux', name);
const garbage = { exitCode: 0, stdout: Buffer.from('\u0000\ufffd{"sid":7}\r\n    x'), stderr: Buffer.alloc(0) };

describe('Windows', () => {
  it.each([['version', 'Windows 11 24H2 (26100)', '26100'], ['version-22h2', 'Windows 10 22H2 (19045)', '19045']])('%s is told by its build, not by its name', (name, title, version) => {
    expect(readWindowsVersion(win(name))).toEqual({ family: 'windows', name: title, version });
  });

  it('a key that is not there is absent in Norwegian too; no answer is unreadable', () => {
    expect(readValues(win('absent-nb'))).toBe('absent');
    expect(readValues(undefined)).toBe('unreadable');
    expect(readWindowsVersion(win('absent-nb'))).toBe('unreadable');
  });

  it('the rights are those of the group\'s number, whatever the group is called and however it is held back', () => {
    expect(readWindowsRights(win('groups-admin-nb'))).toEqual({ isAdministrator: true, how: 'S-1-5-32-544' });
    expect(readWindowsRights(win('groups-nb'))).toMatchObject({ isAdministrator: false });
    expect(readWindowsRights(garbage)).toBe('unreadable');
    expect(readSids(win('user'))).toEqual(['S-1-5-21-1004336348-1177238915-682003330-1001']);
  });

  it('a member of OpenVPN\'s group is known by numbers: of the group itself, else of the sign-in', () => {
    const member = (group: string, groups: string) => readVpnGroup(win(group), win(groups), win('user'));
    expect(member('group', 'groups-plain')).toMatchObject({ isMember: true });
    expect(member('group-one', 'groups-plain')).toMatchObject({ isMember: false, sid: 'S-1-5-21-1004336348-1177238915-682003330-1003' });
    expect(member('group-empty', 'groups-nb')).toMatchObject({ isMember: false });
    expect(member('group-unlistable', 'groups-nb')).toMatchObject({ isMember: true });
    expect(member('group-unlistable', 'groups-plain')).toBe('unreadable');
    expect(member('group-absent', 'groups-plain')).toMatchObject({ isMember: false, sid: undefined });
    expect(readVpnGroup(garbage, win('groups-plain'), win('user'))).toBe('unreadable');
  });

  it('a service is told by the number of its state', () => {
    expect(['service', 'service-stopped-de', 'service-absent-nb'].map((name) => readService(win(name)))).toEqual(['running', 'stopped', 'absent']);
    expect(readService(garbage)).toBe('unreadable');
  });

  it('only a program called openvpn.exe is ever asked for its version', () => {
    expect(readOpenVpnProgram(win('openvpn-nb'))).toEqual({ file: 'D:\\Programmer\\OpenVPN\\bin\\openvpn.exe' });
    expect(readOpenVpnProgram(win('openvpn-strange'))).toBe('unreadable');
    expect(readOpenVpnProgram(win('absent-nb'))).toBe('absent');
  });

  it('the newest Chrome counts, number by number; Edge alone is not Chrome', () => {
    const chrome = (...names: readonly string[]) => readWindowsBrowsers(names.map(win), win('edge'), false);
    expect(chrome('chrome-all', 'absent-nb', 'chrome-last')).toMatchObject([{ name: 'Google Chrome', version: '157.0.8100.41', isChrome: true }, { name: 'Microsoft Edge', isChrome: false }]);
    expect(chrome('absent-nb', 'absent-nb', 'absent-nb')).toMatchObject([{ name: 'Microsoft Edge', version: '157.0.4000.12', isChrome: false }]);
    expect(readWindowsBrowsers([undefined], win('edge'), false)).toBe('unreadable');
    expect(readWindowsBrowsers([win('chrome-all')], undefined, true)).toMatchObject([{ isUpdatePending: true }]);
  });

  it('processor, ssh and proxy', () => {
    expect(readWindowsArchitecture(win('architecture'))).toEqual({ name: 'x64' });
    expect(readSshVersion(win('ssh-77').stderr.toString())).toEqual({ name: 'OpenSSH_for_Windows_7.7p1', version: '7.7' });
    expect(readWindowsProxy(win('proxy'))).toEqual({ setting: 'proxy.example.org:8080 http://wpad.example.org/proxy.pac' });
    expect(readWindowsProxy(win('proxy-off'))).toEqual({ setting: '' });
  });
});

describe('macOS', () => {
  it('version, processor, rights', () => {
    expect(readMacVersion(mac('version'))).toEqual({ family: 'macos', name: 'macOS 15.6.1', version: '15.6.1' });
    expect(readMacVersion(garbage)).toBe('unreadable');
    expect([mac('apple'), mac('intel'), undefined].map(readMacArchitecture)).toEqual([{ name: 'arm64' }, { name: 'x64' }, 'unreadable']);
    expect(readMacRights(mac('groups-admin'))).toMatchObject({ isAdministrator: true });
    expect(readMacRights(mac('groups-plain'))).toMatchObject({ isAdministrator: false });
    expect(readMacRights(garbage)).toBe('unreadable');
  });

  it('programs by their versions', () => {
    expect(readAppVersion(mac('tunnelblick'))).toEqual({ version: '6.0' });
    expect(readAppVersion(mac('absent'))).toBe('absent');
    expect(readMacBrowsers([mac('absent'), mac('chrome')], mac('absent'))).toMatchObject([{ name: 'Google Chrome', version: '157.0.8100.41', isChrome: true }]);
    expect(readMacBrowsers([mac('absent')], mac('absent'))).toEqual([]);
    expect(readMacBrowsers([undefined], mac('absent'))).toBe('unreadable');
  });

  it('a managed Mac by its enrolment, or by settings that are in force', () => {
    expect(readManagement(mac('enrolled'), false)).toEqual({ isManaged: true, how: 'MDM' });
    expect(readManagement(mac('not-enrolled'), false)).toEqual({ isManaged: false, how: 'MDM' });
    expect(readManagement(mac('not-enrolled'), true)).toEqual({ isManaged: true, how: 'Managed Preferences' });
    expect(readManagement(garbage, false)).toBe('unreadable');
  });

  it('a proxy once, with its script', () => {
    expect(readMacProxy(mac('proxy'))).toEqual({ setting: 'proxy.example.org:3128 http://wpad.example.org/proxy.pac' });
    expect(readMacProxy(mac('proxy-none'))).toEqual({ setting: '' });
  });
});

describe('Linux', () => {
  const release = (name: string) => readOsRelease(linux(name).stdout.toString());

  it('the distribution by os-release', () => {
    expect(release('os-release')).toEqual({ family: 'debian', name: 'Debian GNU/Linux 12 (bookworm)', version: '12' });
    expect(release('os-release-ubuntu')).toMatchObject({ family: 'ubuntu', version: '22.04' });
    expect(release('os-release-sid')).toMatchObject({ family: 'debian', version: '' });
    expect(release('os-release-other')).toMatchObject({ family: 'other', version: '42' });
    expect([readOsRelease(undefined), readOsRelease('NAME=x')]).toEqual(['unreadable', 'unreadable']);
  });

  it('processor and rights', () => {
    expect(readLinuxArchitecture(linux('architecture'))).toEqual({ name: 'x64' });
    expect(readLinuxRights(undefined, 0)).toEqual({ isAdministrator: true, how: 'root' });
    expect(readLinuxRights(linux('groups-sudo'), 1000)).toEqual({ isAdministrator: true, how: 'sudo' });
    expect(readLinuxRights(linux('groups-plain'), 1000)).toMatchObject({ isAdministrator: false });
    expect(readLinuxRights(undefined, 1000)).toBe('unreadable');
  });

  it('a package that was removed and left its settings is not installed', () => {
    const versions = readPackageVersions(linux('packages-desktop'));
    expect([...versions ?? []]).toEqual([['network-manager-openvpn', '1.10.2-4build2'], ['network-manager-openvpn-gnome', '1.10.2-4build2'], ['firefox', '1:1snap1-0ubuntu5']]);
    expect(readPackagedBrowsers(versions ?? new Map())).toMatchObject([{ name: 'Firefox', isChrome: false }]);
    expect(readPackagedBrowsers(readPackageVersions(linux('packages')) ?? new Map())).toMatchObject([{ name: 'Chromium', version: '156.0.8078.79', isChrome: true }]);
    expect(readPackageVersions(undefined)).toBeUndefined();
  });

  it('a proxy of the desktop or of the session, without a password', () => {
    expect(readLinuxProxy(linux('proxy-none'), [])).toEqual({ setting: '' });
    expect(readLinuxProxy(linux('proxy-auto'), ['http://ola:fake-word@proxy.example.org:8080/'])).toEqual({ setting: 'auto http://proxy.example.org:8080/' });
    expect(readLinuxProxy(undefined, [])).toEqual({ setting: '' });
  });
});

describe('versions', () => {
  it.each([['8.9', '8.10', true], ['8.10', '8.9', false], ['8.1', '8.1', false], ['13', '13.0', false], ['2.4.9', '2.5', true], ['19044', '19045', true]])('%s is older than %s: %s', (one, other, older) => {
    expect(isOlder(one, other)).toBe(older);
  });

  it('are found in what programs say', () => {
    expect([firstVersion('6.0 (build 6160)'), firstVersion('no number')]).toEqual(['6.0', '']);
    expect(readSshVersion(linux('ssh').stderr.toString())).toEqual({ name: 'OpenSSH_9.2p1', version: '9.2' });
    expect(readSshVersion('Sun_SSH_1.1')).toBeUndefined();
  });
});

it('nothing of Windows and macOS is passed off as recorded', () => {
  for (const platform of ['win32', 'darwin'] as const) expect([...readFixtures(platform).values()].filter(({ isRecorded }) => isRecorded)).toEqual([]);
});
