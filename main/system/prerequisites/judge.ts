// Makes of what was read a list that a person understands: each thing found, missing, too old or not to be told, and what would help.
// Pure: the computer was read before, and the day is given.

import { phoneItemIds, type Prerequisite } from '../../../preload/contract/prerequisites.ts';
import type { Platform } from '../command.ts';
import { browserProgram, installRemedy, sshRemedy, toAction, type RemedyNeeds } from './actions.ts';
import { judgeBrowser, judgeConfined } from './judge-browser.ts';
import { judgeVpn } from './judge-vpn.ts';
import { without, type Base, type Judged, type JudgeNeeds } from './judged.ts';
import { isOlder } from './output/version.ts';
import type { OperatingSystem, Read, Readings } from './readings.ts';

/** Everything that this computer itself tells, in the order in which it is shown. */
export function judge(readings: Readings, needs: JudgeNeeds): readonly Judged[] {
  const { platform, facts } = needs;
  const remedies: RemedyNeeds = { platform, pages: facts.pages, readings };
  return [
    judgeSystem(readings.system, needs), judgeArchitecture(readings.architecture), judgeSpace(readings.freeBytes, facts.freeMegabytes), judgeRights(readings.administrator),
    ...(readings.management === undefined ? [] : [judgeManagement(readings.management)]), judgeArchiveProgram(readings.archiveProgram),
    ...judgeVpn(readings, needs, remedies), judgeProxy(readings.proxy), judgeBrowser(readings.browsers, needs, (kind) => installRemedy(kind, browserProgram(remedies), remedies)),
    ...judgeConfined(readings.browsers), ...judgeAppArmor(readings.appArmor), judgeSsh(readings.ssh, facts.ssh, remedies),
  ];
}

/** The list as it may be shown: without the commands themselves. */
export function shown(platform: Platform, { remedy, ...rest }: Judged): Prerequisite {
  return { ...rest, ...(remedy && { action: toAction(platform, remedy) }) };
}

function judgeSystem(system: Read<OperatingSystem>, { facts }: JudgeNeeds): Judged {
  const base: Base = { id: 'operating-system', isNeeded: true };
  if (typeof system === 'string') return without(base, 'unreadable');
  const { family, name, version } = system;
  if (family === 'other') return { ...base, isNeeded: false, state: 'cannot-tell', value: name, note: 'unknown-system' };
  const oldest = { windows: String(facts.windowsBuild), macos: facts.macos, ubuntu: facts.ubuntu, debian: facts.debian }[family];
  // Debian's unstable has no number.
  if (version === '' || !isOlder(version, oldest)) return { ...base, state: 'found', value: name };
  const what = { windows: 'Windows', macos: 'macOS', ubuntu: 'Ubuntu', debian: 'Debian' }[family];
  return { ...base, state: 'too-old', value: name, expected: oldest, remedy: { kind: 'update-system', what, needsAdministrator: true } };
}

/** The processors that the assistant is built for. */
function judgeArchitecture(read: Readings['architecture']): Judged {
  const base: Base = { id: 'architecture', isNeeded: true };
  if (typeof read === 'string') return without({ ...base, isNeeded: false }, 'unreadable');
  return ['x64', 'arm64'].includes(read.name) ? { ...base, state: 'found', value: read.name } : { ...base, state: 'missing', value: read.name, expected: 'x64, arm64' };
}

function judgeSpace(read: Readings['freeBytes'], freeMegabytes: number): Judged {
  const base: Base = { id: 'disk-space', isNeeded: true };
  if (typeof read === 'string') return without(base, 'unreadable');
  const value = `${Math.floor(read / 1_000_000)} MB`;
  const expected = `${freeMegabytes} MB`;
  if (read >= freeMegabytes * 1_000_000) return { ...base, state: 'found', value };
  return { ...base, state: 'missing', value, expected, remedy: { kind: 'free-space', what: expected, needsAdministrator: false } };
}

/** Nobody needs to be an administrator: it tells who has to be asked for some of the steps. */
function judgeRights(read: Readings['administrator']): Judged {
  const base: Base = { id: 'administrator', isNeeded: false };
  if (typeof read === 'string') return without(base, 'unreadable');
  return read.isAdministrator ? { ...base, state: 'found', value: read.how } : { ...base, state: 'missing', value: '', note: 'not-administrator' };
}

function judgeManagement(read: NonNullable<Readings['management']>): Judged {
  const base: Base = { id: 'management', isNeeded: false };
  if (typeof read === 'string') return without(base, 'unreadable');
  return read.isManaged ? { ...base, state: 'found', value: read.how, note: 'managed' } : { ...base, state: 'found', value: '' };
}

function judgeArchiveProgram(read: Readings['archiveProgram']): Judged {
  const base: Base = { id: 'archive-program', isNeeded: true };
  if (typeof read === 'string') return without(base, read, { kind: 'reinstall-assistant', what: '7-Zip', needsAdministrator: false });
  return { ...base, state: 'found', value: read.file.split(/[\\/]/).at(-1) ?? '' };
}

function judgeProxy(read: Readings['proxy']): Judged {
  const base: Base = { id: 'proxy', isNeeded: false };
  if (typeof read === 'string') return without(base, 'unreadable');
  return read.setting === '' ? { ...base, state: 'found', value: '' } : { ...base, state: 'found', value: read.setting, note: 'proxy-not-for-vpn' };
}

function judgeAppArmor(read: Readings['appArmor']): readonly Judged[] {
  if (typeof read !== 'object') return [];
  const base: Base = { id: 'app-armor', isNeeded: false };
  return [{ ...base, state: 'found', value: 'AppArmor', ...(read.restrictsUserNamespaces && { note: 'restricts-app-image' as const }) }];
}

function judgeSsh(read: Readings['ssh'], oldest: string, remedies: RemedyNeeds): Judged {
  const base: Base = { id: 'ssh', isNeeded: true };
  if (typeof read === 'string') return without(base, read, sshRemedy('missing', remedies));
  if (!isOlder(read.version, oldest)) return { ...base, state: 'found', value: read.name };
  return { ...base, state: 'too-old', value: read.name, expected: oldest, note: 'no-proxy-jump', remedy: sshRemedy('too-old', remedies) };
}

/** What only the person knows: nothing on this computer can look at a phone. */
export const phoneItems: readonly Judged[] = phoneItemIds.map((id) => ({ id, isNeeded: false, state: 'ask-person', value: '' }));
