// Reads the MobaXterm file that older bundles bring: which connections it describes, where they lead, and whether one would carry out a
// command. The file is somebody else's text: it is read for showing and saved for the person, and never opened or carried out. Pure.
// Format (mRemoteNG, Documentation/MobaXTerm_config.rst, and exports of MobaXterm 23 to 25): INI sections `[Bookmarks]`, `[Bookmarks_1]`;
// a session is `name=#icon#type%host%port%user%…`, its values between `%`, with how it looks after a further `#`.

import { isAddress, isInNetworks } from '../../../preload/contract/lab.ts';
import type { Facts } from '../../../preload/contract/facts.ts';
import type { LabName } from '../../../preload/contract/plans.ts';
import type { FoundSession, SessionFile } from '../../../preload/contract/programs.ts';

export interface WhoseLab {
  readonly lab: LabName | undefined;
  readonly facts: Pick<Facts, 'home' | 'labNetworks'>;
}

/** A file of ours has a handful of lines; what is beyond is counted as not read. */
const limits = { bytes: 256 * 1024, sessions: 50, lineLetters: 8192, valueLetters: 120 } as const;

/** Numbers of the values of a session, counted from the host as 1. */
const at = { host: 1, port: 2, user: 3, command: 7, through: 8 } as const;
const kinds: Readonly<Record<string, FoundSession['kind']>> = { 0: 'ssh', 4: 'remote-desktop' };
const sessionLine = /^([^=\[\]]{1,200})=\s*[^#]*#\d{1,4}#(\d{1,3})%(.*)$/;

/** What the file says. Never throws: what cannot be read is counted. */
export function readMobaXtermFile(name: string, content: Buffer, whose: WhoseLab): SessionFile {
  const lines = content.subarray(0, limits.bytes).toString('utf8').split(/\r\n|\r|\n/);
  const looksLike = sessionLines(lines);
  const read = looksLike.slice(0, limits.sessions).flatMap((line) => readSession(line, whose) ?? []);
  return { name: shown(name), sessions: read, unreadLines: looksLike.length - read.length + (content.length > limits.bytes ? 1 : 0) };
}

/** Only what stands under a heading for sessions. */
function sessionLines(lines: readonly string[]): readonly string[] {
  let isInside = false;
  return lines.filter((line) => {
    const heading = /^\s*\[([^\]]*)\]\s*$/.exec(line)?.[1];
    if (heading !== undefined) isInside = /^Bookmarks(_\d{1,4})?$/i.test(heading);
    return isInside && heading === undefined && line.includes('=') && !/^\s*(;|(SubRep|ImgNum)=)/i.test(line);
  });
}

function readSession(line: string, whose: WhoseLab): FoundSession | undefined {
  const [, name = '', type = '', rest] = line.length > limits.lineLetters ? [] : sessionLine.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const values = ['', ...(rest.split('#')[0] ?? '').split('%')];
  const kind = kinds[type] ?? 'other';
  if (kind === 'other') return { name: shown(name), kind, host: '', port: 0, user: '', through: '', isOfLab: false, runsCommand: false };
  const value = (index: number): string => shown(values[index] ?? '');
  const port = readPort(value(at.port));
  if (port === undefined || !isHost(value(at.host))) return undefined;
  const through = kind === 'ssh' ? value(at.through) : '';
  const session = { name: shown(name), kind, host: value(at.host), port, user: value(at.user), through };
  return { ...session, isOfLab: isOfLab(session, whose), runsCommand: kind === 'ssh' && value(at.command) !== '' };
}

function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

function isHost(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?$/.test(text);
}

/** home by its address or its names, through an address of the lab or not said through what, and as this person. */
function isOfLab({ host, user, through }: Pick<FoundSession, 'host' | 'user' | 'through'>, { lab, facts }: WhoseLab): boolean {
  const homes = [facts.home.address, 'home', ...(lab ? [lab.lab, `${lab.lab}-home`] : [])];
  const leadsHome = homes.includes(host) || isEntry(host, lab, facts.labNetworks);
  return leadsHome && (through === '' || isEntry(through, lab, facts.labNetworks)) && (lab === undefined || user === '' || user === lab.user);
}

function isEntry(host: string, lab: LabName | undefined, networks: readonly string[]): boolean {
  return lab === undefined ? isAddress(host) && isInNetworks(host, networks) : host === lab.address || host === `${lab.lab}-entry`;
}

/** Short, on one line, with nothing that could act on a screen or a terminal. */
function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, ' ').trim().slice(0, limits.valueLetters);
}
