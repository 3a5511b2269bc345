// What is made of readings: found, missing, too old, not to be told, and what would help. Each rule has a reading on both sides of it.

import { describe, expect, it, test } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import type { Platform } from '../../../../main/system/command.ts';
import { judge, shown } from '../../../../main/system/prerequisites/judge.ts';
import { ageInDays } from '../../../../main/system/prerequisites/judge-browser.ts';
import { judgeServer } from '../../../../main/system/prerequisites/judge-server.ts';
import type { Readings } from '../../../../main/system/prerequisites/readings.ts';
import { absentEverything } from '../../../../main/system/prerequisites/unread.ts';
import { prerequisiteIds, type Prerequisite, type PrerequisiteId } from '../../../../preload/contract/prerequisites.ts';

const { facts: { prerequisites: facts, vpn } } = shippedFacts();
const nowMs = Date.parse('2026-11-22');

const well: Readings = {
  system: { family: 'windows', name: 'Windows 11', version: '26100' }, architecture: { name: 'x64' }, freeBytes: 9e9, administrator: { isAdministrator: false, how: '' },
  archiveProgram: { file: 'C:\\x\\7za.exe' }, vpnClient: { name: 'OpenVPN GUI', version: '2.6.12' }, vpnGroup: { name: 'OpenVPN Administrators', sid: 'S-1-5-21-9', userSid: 'S-1-5-21-1', isMember: true },
  browsers: [{ name: 'Google Chrome', version: '157.0.1', isChrome: true, packaging: 'system' }], ssh: { name: 'OpenSSH_for_Windows_9.5p1', version: '9.5' },
  proxy: { setting: '' }, installer: { kind: 'winget', program: 'winget.exe' },
};

function judged(more: Partial<Readings>, platform: Platform = 'win32'): readonly Prerequisite[] {
  return judge({ ...well, ...more }, { platform, facts, nowMs }).map((one) => shown(platform, one));
}

function one(id: PrerequisiteId, more: Partial<Readings>, platform: Platform = 'win32'): Prerequisite {
  const found = judged(more, platform).find((item) => item.id === id);
  if (found === undefined) throw new Error(`${id} is not in the list`);
  return found;
}

const chrome = (version: string, more: object = {}): Partial<Readings> => ({ browsers: [{ name: 'Google Chrome', version, isChrome: true, packaging: 'system', ...more }] });

test('a computer that has everything lacks nothing', () => {
  expect(judged({}).filter(({ isNeeded, state }) => isNeeded && state !== 'found')).toEqual([]);
});

test('every reading that could not be made says so, and none of them counts as missing', () => {
  const unread = Object.fromEntries(Object.keys(well).map((name) => [name, 'unreadable'])) as unknown as Readings;
  const list = judge({ ...unread, installer: well.installer }, { platform: 'win32', facts, nowMs });
  expect([...new Set(list.map(({ state }) => state))]).toEqual(['cannot-tell']);
  expect(list.filter(({ remedy }) => remedy !== undefined)).toEqual([]);
});

describe.each([
  ['operating-system', { system: { family: 'windows', name: '', version: '19044' } }, 'too-old', 'win32'],
  ['operating-system', { system: { family: 'windows', name: '', version: '19045' } }, 'found', 'win32'],
  ['operating-system', { system: { family: 'macos', name: '', version: '12.7.6' } }, 'too-old', 'darwin'],
  ['operating-system', { system: { family: 'macos', name: '', version: '26.1' } }, 'found', 'darwin'],
  ['operating-system', { system: { family: 'ubuntu', name: '', version: '20.04' } }, 'too-old', 'linux'],
  ['operating-system', { system: { family: 'ubuntu', name: '', version: '26.04' } }, 'found', 'linux'],
  ['operating-system', { system: { family: 'debian', name: '', version: '11' } }, 'too-old', 'linux'],
  ['operating-system', { system: { family: 'debian', name: '', version: '12' } }, 'found', 'linux'],
  ['operating-system', { system: { family: 'debian', name: 'sid', version: '' } }, 'found', 'linux'],
  ['operating-system', { system: { family: 'other', name: 'Fedora', version: '42' } }, 'cannot-tell', 'linux'],
  ['architecture', { architecture: { name: 'x86' } }, 'missing', 'win32'],
  ['architecture', { architecture: { name: 'arm64' } }, 'found', 'win32'],
  ['disk-space', { freeBytes: 499e6 }, 'missing', 'win32'],
  ['disk-space', { freeBytes: 500e6 }, 'found', 'win32'],
  ['archive-program', { archiveProgram: 'absent' }, 'missing', 'win32'],
  ['vpn-client', { vpnClient: 'absent' }, 'missing', 'win32'],
  ['vpn-client', { vpnClient: { name: 'OpenVPN GUI', version: '2.4.9' } }, 'too-old', 'win32'],
  ['vpn-client', { vpnClient: { name: 'OpenVPN GUI', version: '2.5.0' } }, 'found', 'win32'],
  ['vpn-client', { vpnClient: { name: 'OpenVPN GUI', version: '2.6.12', lacks: 'service' } }, 'missing', 'win32'],
  ['vpn-client', { vpnClient: { name: 'Tunnelblick', version: '3.8.8' } }, 'too-old', 'darwin'],
  ['vpn-client', { vpnClient: { name: 'Tunnelblick', version: '6.0', lacks: 'first-start' } }, 'missing', 'darwin'],
  ['vpn-client', { vpnClient: { name: 'Tunnelblick', version: '6.0' } }, 'found', 'darwin'],
  ['vpn-client', { vpnClient: { name: 'NetworkManager OpenVPN', version: '1.8.18-1', lacks: 'running' } }, 'missing', 'linux'],
  ['vpn-client', { vpnClient: { name: 'NetworkManager OpenVPN', version: '1.8.18-1' } }, 'found', 'linux'],
  ['vpn-desktop', { vpnDesktop: 'absent' }, 'missing', 'linux'],
  ['vpn-desktop', { vpnDesktop: { version: '1.10' } }, 'found', 'linux'],
  ['ssh', { ssh: { name: '', version: '8.0' } }, 'too-old', 'win32'],
  ['ssh', { ssh: { name: '', version: '8.1' } }, 'found', 'win32'],
  ['ssh', { ssh: 'absent' }, 'missing', 'win32'],
  ['browser', { browsers: [] }, 'missing', 'win32'],
  ['browser', chrome('157.0.1', { isUpdatePending: true }), 'too-old', 'win32'],
] satisfies readonly (readonly [PrerequisiteId, Partial<Readings>, Prerequisite['state'], Platform])[])('%s', (id, readings, state, platform) => {
  it(`${JSON.stringify(readings)} is ${state} on ${platform}`, () => {
    const found = one(id, readings, platform);
    expect(found.state).toBe(state);
    // What is missing or too old has a way on, except a processor, which nobody can change.
    if (state === 'missing' || state === 'too-old') expect(found.action !== undefined || id === 'architecture').toBe(true);
  });
});

describe('the age of Chrome', () => {
  it('follows from its number: 153 came on 8 September 2026, and one every two weeks since', () => {
    expect(['153.0', '154.0.1', '157.1'].map((version) => ageInDays(version, facts, nowMs))).toEqual([75, 61, 19]);
    expect(ageInDays('120.0', facts, nowMs)).toBe(75);
    expect(ageInDays('', facts, nowMs)).toBeUndefined();
  });

  it('is at most ten weeks', () => {
    expect(one('browser', chrome('154.0.1'))).toMatchObject({ state: 'found' });
    expect(one('browser', chrome('153.0.1'))).toMatchObject({ state: 'too-old', expected: '154', action: { kind: 'update' } });
    expect(one('browser', chrome('109.0.1'))).toMatchObject({ state: 'too-old' });
  });

  it('grows with the day, and a clock that is behind makes nothing old', () => {
    const later = judge({ ...well, ...chrome('157.0.1') }, { platform: 'win32', facts, nowMs: Date.parse('2027-03-01') });
    expect(later.find(({ id }) => id === 'browser')).toMatchObject({ state: 'too-old', expected: '161' });
    const wrongClock = judge({ ...well, ...chrome('120.0.1') }, { platform: 'win32', facts, nowMs: Date.parse('2020-01-01') });
    expect(wrongClock.find(({ id }) => id === 'browser')).toMatchObject({ state: 'found' });
  });

  it('an unknown version is not guessed', () => {
    expect(one('browser', chrome(''))).toMatchObject({ state: 'cannot-tell', isNeeded: false });
  });
});

describe('browsers', () => {
  it('another browser is named, and is not Chrome', () => {
    expect(one('browser', { browsers: [{ name: 'Microsoft Edge', version: '157.0', isChrome: false, packaging: 'system' }] })).toMatchObject({ state: 'missing', value: 'Microsoft Edge 157.0', note: 'not-chrome' });
  });

  it('of Flatpak Google Chrome counts, whose version is not told, and no other; one from Snap does, and all are told', () => {
    const google = { browsers: [{ name: 'Google Chrome', version: '', isChrome: true, packaging: 'flatpak' as const }] };
    expect(one('browser', google, 'linux')).toMatchObject({ state: 'cannot-tell', isNeeded: false, value: 'Google Chrome (flatpak)' });
    const flatpak = { browsers: [{ name: 'Chromium', version: '', isChrome: true, packaging: 'flatpak' as const }] };
    const snap = { browsers: [{ name: 'Chromium', version: '157', isChrome: true, packaging: 'snap' as const }] };
    expect([one('browser', flatpak, 'linux'), one('browser-confined', flatpak, 'linux')]).toMatchObject([{ state: 'missing', note: 'flatpak' }, { note: 'flatpak' }]);
    expect([one('browser', snap, 'linux'), one('browser-confined', snap, 'linux')]).toMatchObject([{ state: 'found', value: 'Chromium 157 (snap)' }, { note: 'snap' }]);
    expect(judged({}).map(({ id }) => id)).not.toContain('browser-confined');
  });
});

describe('rights', () => {
  it('no administrator is no fault', () => {
    expect(one('administrator', {})).toMatchObject({ state: 'missing', isNeeded: false, note: 'not-administrator' });
  });

  it('the group matters to those who are no administrator', () => {
    const vpnGroup = { name: 'OpenVPN Administrators', sid: 'S-1-5-21-9', userSid: 'S-1-5-21-1', isMember: false };
    expect(one('vpn-rights', { vpnGroup })).toMatchObject({ state: 'missing', isNeeded: true, action: { kind: 'join-group', command: 'powershell.exe -NoProfile -Command "Add-LocalGroupMember -SID S-1-5-21-9 -Member S-1-5-21-1"' } });
    expect(one('vpn-rights', { vpnGroup, administrator: { isAdministrator: true, how: 'x' } })).toMatchObject({ state: 'found', isNeeded: false });
  });
});

describe('what is only worth knowing', () => {
  it('proxy, management, AppArmor', () => {
    expect(one('proxy', { proxy: { setting: 'p:1' } })).toMatchObject({ state: 'found', isNeeded: false, note: 'proxy-not-for-vpn' });
    expect(one('management', { management: { isManaged: true, how: 'MDM' } }, 'darwin')).toMatchObject({ isNeeded: false, note: 'managed' });
    expect(one('app-armor', { appArmor: { restrictsUserNamespaces: true } }, 'linux')).toMatchObject({ isNeeded: false, note: 'restricts-app-image' });
    expect(judged({ appArmor: 'absent' }, 'linux').map(({ id }) => id)).not.toContain('app-armor');
  });
});

describe('the VPN server', () => {
  it.each([
    [{ answer: 'answered' }, 'found', false, undefined], [{ answer: 'other key' }, 'found', false, undefined],
    [{ answer: 'refused' }, 'missing', true, 'server-refused'], [{ answer: 'no answer' }, 'cannot-tell', false, 'server-silent'],
    [{ answer: 'no answer', detail: 'no route' }, 'cannot-tell', false, 'offline'], [{ answer: 'no answer', detail: 'send failed' }, 'cannot-tell', false, 'server-refused'],
    [undefined, 'cannot-tell', false, 'not-asked'],
  ] as const)('%j', (verdict, state, isNeeded, note) => {
    const found = judgeServer(verdict, vpn);
    expect([found.state, found.isNeeded, found.note]).toEqual([state, isNeeded, note]);
    if (state === 'missing') expect(found.remedy?.what).toBe('129.241.176.121:1194/UDP');
  });
});

test.each(['win32', 'darwin', 'linux'] as const)('the list for another system (%s) has each thing once, in the order of the contract', (platform) => {
  const ids = judge(absentEverything(platform), { platform, facts, nowMs }).map(({ id }) => id);
  expect(ids).toEqual(prerequisiteIds.filter((id) => ids.includes(id)));
  expect(ids).toContain('vpn-client');
});
