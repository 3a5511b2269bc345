// What the Windows programs say, as readings. Their words are translated and printed in the console's code page, so only what no language
// changes is read: names of registry values, REG_ tokens, numbers of groups (SIDs), exit codes, JSON. Pure.

import { win32 } from 'node:path';
import { z } from 'zod';
import type { CommandResult } from '../../command.ts';
import type { BrowserFound, OperatingSystem, Read, VpnGroup } from '../readings.ts';

/** The answer of a program; undefined when there was none. */
export type Answer = CommandResult | undefined;
export type RegistryValues = ReadonlyMap<string, string>;

/**
 * The values of a key by their names in small letters; `absent` when reg.exe says with exit code 1 that it is not there, for which it gives
 * no other reason. A default value is left out: its name is translated.
 */
export function readValues(answer: Answer): RegistryValues | 'absent' | 'unreadable' {
  if (answer === undefined) return 'unreadable';
  if (answer.exitCode !== 0) return answer.exitCode === 1 ? 'absent' : 'unreadable';
  const lines = answer.stdout.toString('latin1').split(/\r?\n/);
  return new Map(lines.flatMap((line) => {
    const [, name, value = ''] = /^ {4}(\S.*?) {4}REG_(?:SZ|EXPAND_SZ|DWORD)(?: {4}(.*))?$/.exec(line) ?? [];
    return name === undefined || name.startsWith('(') ? [] : [[name.toLowerCase(), value] as const];
  }));
}

/** Windows 11 calls itself `Windows 10` in ProductName; its builds begin at 22000 (Microsoft, release health). */
export function readWindowsVersion(answer: Answer): Read<OperatingSystem> {
  const values = readValues(answer);
  const build = typeof values === 'string' ? undefined : values.get('currentbuildnumber');
  if (typeof values === 'string' || build === undefined || !/^\d+$/.test(build)) return 'unreadable';
  const name = ['Windows', values.get('installationtype') === 'Server' ? 'Server' : Number(build) >= 22_000 ? '11' : '10', values.get('displayversion') ?? ''];
  return { family: 'windows', name: `${name.filter((part) => part !== '').join(' ')} (${build})`, version: build };
}

const architectures: Readonly<Record<string, string>> = { amd64: 'x64', arm64: 'arm64', x86: 'x86' };

/** `AMD64`, `ARM64`, `x86`. */
export function readWindowsArchitecture(answer: Answer): Read<{ name: string }> {
  const values = readValues(answer);
  const found = typeof values === 'string' ? undefined : architectures[values.get('processor_architecture')?.toLowerCase() ?? ''];
  return found === undefined ? 'unreadable' : { name: found };
}

const administrators = 'S-1-5-32-544';

/** The groups of the sign-in; a filtered administrator has the group too, only for denying. */
export function readSids(answer: Answer): readonly string[] | undefined {
  if (answer?.exitCode !== 0) return undefined;
  const sids = [...answer.stdout.toString('latin1').matchAll(/"(S-1(?:-\d+)+)"/g)].map((match) => match[1] ?? '');
  return sids.length === 0 ? undefined : sids;
}

/** Whether this login may become an administrator. */
export function readWindowsRights(answer: Answer): Read<{ isAdministrator: boolean; how: string }> {
  const sids = readSids(answer);
  return sids === undefined ? 'unreadable' : { isAdministrator: sids.includes(administrators), how: administrators };
}

/** The second line with a number after a colon is the state; 4 is running (Microsoft, SERVICE_STATUS). `absent`: there is no such service. */
export function readService(answer: Answer): 'running' | 'stopped' | 'absent' | 'unreadable' {
  if (answer === undefined) return 'unreadable';
  if (answer.exitCode === 1060) return 'absent';
  const numbers = [...answer.stdout.toString('latin1').matchAll(/^[^:\r\n]+: +([0-9a-f]+)\b/gm)].map((match) => match[1]);
  return answer.exitCode !== 0 || numbers[1] === undefined ? 'unreadable' : numbers[1] === '4' ? 'running' : 'stopped';
}

const sid = z.string().regex(/^S-1(?:-\d+)+$/);
const groupSchema = z.object({
  name: z.string().min(1), sid: sid.nullable(),
  // ConvertTo-Json of Windows PowerShell writes a list of one as that one.
  members: z.union([z.array(sid), sid]).nullable(),
});

/** Membership by numbers: of the group itself, else of the sign-in. `userSid` is the login's own number. */
export function readVpnGroup(answer: Answer, groups: Answer, user: Answer): Read<VpnGroup> {
  const group = answer?.exitCode === 0 ? groupSchema.safeParse(parseJson(answer.stdout)).data : undefined;
  const [userSid] = readSids(user) ?? [];
  if (group === undefined || userSid === undefined) return 'unreadable';
  if (group.sid === null) return { name: group.name, sid: undefined, userSid, isMember: false };
  const tokens = [userSid, ...readSids(groups) ?? []];
  if (group.members === null) return tokens.includes(group.sid) ? { name: group.name, sid: group.sid, userSid, isMember: true } : 'unreadable';
  const members = [group.members].flat();
  return { name: group.name, sid: group.sid, userSid, isMember: members.some((member) => tokens.includes(member)) };
}

/** The version is in `pv` of the updater or in `version` of the last run; the newest of them is the installed one. */
export function readWindowsBrowsers(chrome: readonly Answer[], edge: Answer, isUpdatePending: boolean): Read<readonly BrowserFound[]> {
  const read = [...chrome, edge].map(readValues);
  const versions = read.slice(0, -1).flatMap((values) => (typeof values === 'string' ? [] : [values.get('pv') ?? values.get('version') ?? ''])).filter(isVersion);
  const other = read.at(-1);
  const edgeVersion = typeof other === 'object' ? other.get('version') ?? '' : '';
  const newest = versions.sort((one, two) => one.localeCompare(two, 'en', { numeric: true })).at(-1);
  if (newest === undefined && read.includes('unreadable')) return 'unreadable';
  return [
    ...(newest === undefined ? [] : [{ name: 'Google Chrome', version: newest, isChrome: true, packaging: 'system' as const, ...(isUpdatePending && { isUpdatePending }) }]),
    ...(isVersion(edgeVersion) ? [{ name: 'Microsoft Edge', version: edgeVersion, isChrome: false, packaging: 'system' as const }] : []),
  ];
}

function isVersion(text: string): boolean {
  return /^\d+(\.\d+)+$/.test(text);
}

/** A fixed proxy counts only when it is switched on; a script for it always does. */
export function readWindowsProxy(answer: Answer): Read<{ setting: string }> {
  const values = readValues(answer);
  if (typeof values === 'string') return values;
  const fixed = Number(values.get('proxyenable') ?? '0') === 1 ? values.get('proxyserver') ?? '' : '';
  return { setting: [fixed, values.get('autoconfigurl') ?? ''].filter((part) => part !== '').join(' ') };
}

/** Where OpenVPN is installed, as its installer wrote it down; undefined when it is not. Only a program called openvpn.exe is ever asked. */
export function readOpenVpnProgram(answer: Answer): { readonly file: string } | 'absent' | 'unreadable' {
  const values = readValues(answer);
  if (typeof values === 'string') return values;
  const file = values.get('exe_path') ?? 'C:\\Program Files\\OpenVPN\\bin\\openvpn.exe';
  return win32.isAbsolute(file) && win32.basename(file).toLowerCase() === 'openvpn.exe' ? { file } : 'unreadable';
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    // Not JSON: nothing is known then.
    return undefined;
  }
}
