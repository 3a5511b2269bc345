// What an access bundle may contain. The listing is judged before anything is unpacked: what is dangerous refuses the whole archive
// with one problem, what is merely unknown is named and left packed. Needed because 7-Zip "cleans" bad names silently and exits 0.

import type { ProblemCode, ProblemFacts } from '../../../preload/contract/problems.ts';
import type { BundleFileKind } from '../../core/bundle.ts';
import { LabProblem } from '../../core/problem.ts';
import type { ListedEntry } from './output.ts';

/** An access bundle holds a handful of files of some kB; these are far above that and far below what hurts. */
export const bundleLimits = {
  files: 64,
  sizeBytes: 50_000_000,
  /** The archive itself may be a little longer than its content: headers and padding. */
  archiveBytes: 52_000_000,
  ratio: 200,
  folders: 2,
  nameLetters: 240,
  dictionaryBytes: 256 * 1024 * 1024,
} as const;

export interface JudgedFile extends ListedEntry {
  readonly kind: BundleFileKind;
}

/** Answers the files with their kinds, in the archive's order. Throws the problem of the first thing that refuses the archive. */
export function judgeListing(entries: readonly ListedEntry[], archiveBytes: number): readonly JudgedFile[] {
  const folders = entries.filter(isFolder);
  const files = entries.filter((entry) => !isFolder(entry));
  if (files.length > bundleLimits.files || folders.length > bundleLimits.files) throw refusal('bundle.tooManyFiles', { count: String(entries.length) });
  for (const entry of entries) judgeEntry(entry);
  refuseTwins(entries);
  refuseSizes(files, archiveBytes);
  const judged = files.map((file) => ({ ...file, kind: kindOf(file.name) }));
  refuseMixedEncryption(judged.filter(isWanted));
  return judged;
}

/** Files that are unpacked; the others are only named. */
export function isWanted(file: { readonly kind: BundleFileKind }): boolean {
  return file.kind !== 'other';
}

/** The Windows attributes stand before the blank, in a fixed order: a read-only folder is `RD`. */
function isFolder(entry: ListedEntry): boolean {
  return windowsAttributes(entry).includes('D');
}

function windowsAttributes(entry: ListedEntry): string {
  return entry.attributes.split(' ', 1)[0] ?? '';
}

function refusal(code: ProblemCode, facts: ProblemFacts): LabProblem {
  return new LabProblem(code, facts, { retry: 'never' });
}

function judgeEntry(entry: ListedEntry): void {
  const name = showName(entry.name);
  const wrongName = findWrongInName(entry.name);
  if (wrongName !== undefined) throw refusal('bundle.dangerousName', { name, reason: wrongName });
  const wrongType = findWrongInType(entry);
  if (wrongType !== undefined) throw refusal('bundle.dangerousEntry', { name, reason: wrongType });
  const depth = entry.name.split('/').length - (isFolder(entry) ? 0 : 1);
  if (depth > bundleLimits.folders) throw refusal('bundle.tooDeep', { name });
}

type NameRule = readonly [reason: string, isWrong: (name: string) => boolean];

/** Control, format (bidi, zero width), line and paragraph separators, lone surrogates, private use, not a character. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\ufffd]/u;
/** Device names of Windows, with any ending and also with blanks before it; ¹²³ count as digits there. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/iu;

const nameRules: readonly NameRule[] = [
  ['empty', (name) => name === ''],
  ['unprintable', (name) => unprintable.test(name)],
  ['backslash', (name) => name.includes('\\')],
  ['absolute', (name) => name.startsWith('/')],
  ['colon', (name) => name.includes(':')],
  ['reserved-letter', (name) => /[<>"|?*]/u.test(name)],
  ['traversal', (name) => parts(name).some((part) => part === '..' || part === '.')],
  ['empty-part', (name) => parts(name).includes('')],
  ['trailing-dot-or-space', (name) => parts(name).some((part) => /[. ]$/u.test(part))],
  ['device', (name) => parts(name).some((part) => deviceName.test(part))],
  ['too-long', (name) => name.length > bundleLimits.nameLetters],
];

function parts(name: string): readonly string[] {
  return name.split('/');
}

/** Answers why a name is refused on every operating system alike; undefined when it is fine. Letters of any language are. */
export function findWrongInName(name: string): string | undefined {
  return nameRules.find(([, isWrong]) => isWrong(name))?.[0];
}

/**
 * Only ordinary files and folders. 7-Zip prints the Windows attributes, then the Unix mode: `L` is a reparse point (link, junction),
 * `d` a device, `8` a volume; the mode's first letter is `-` for a file and `d` for a folder (7-Zip, PropIDUtils.cpp).
 */
function findWrongInType(entry: ListedEntry): string | undefined {
  const unix = entry.attributes.split(' ')[1];
  if (/[Ld8]/u.test(windowsAttributes(entry))) return 'attributes';
  if (unix !== undefined && !unix.startsWith(isFolder(entry) ? 'd' : '-')) return 'type';
  if (entry.oddities.length > 0) return 'property';
  if (!Number.isSafeInteger(entry.sizeBytes) || entry.sizeBytes < 0 || (isFolder(entry) && entry.sizeBytes !== 0)) return 'size';
  // Without a checksum neither damage nor a wrong key would be seen.
  return entry.sizeBytes > 0 && entry.crc === undefined ? 'no-checksum' : undefined;
}

/** Names that are one name on some computer, and a file whose name another entry uses as its folder. */
function refuseTwins(entries: readonly ListedEntry[]): void {
  const seen = new Map<string, { readonly spelling: string; readonly isFile: boolean }>();
  for (const { spelling, isFile } of entries.flatMap(placesOf)) {
    const folded = foldName(spelling);
    const earlier = seen.get(folded);
    if (earlier !== undefined && (isFile || earlier.isFile || earlier.spelling !== spelling)) throw refusal('bundle.twinNames', { name: showName(spelling) });
    seen.set(folded, { spelling, isFile });
  }
}

function placesOf(entry: ListedEntry): readonly { readonly spelling: string; readonly isFile: boolean }[] {
  const all = parts(entry.name);
  return all.map((_part, index) => ({ spelling: all.slice(0, index + 1).join('/'), isFile: index === all.length - 1 && !isFolder(entry) }));
}

/** Upper case first: it makes `ß` and `SS`, and the two small sigmas, one. */
function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function refuseSizes(files: readonly ListedEntry[], archiveBytes: number): void {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (total > bundleLimits.sizeBytes) throw tooLarge(total, bundleLimits.sizeBytes);
  if (total > archiveBytes * bundleLimits.ratio) throw refusal('bundle.suspiciousRatio', { sizeBytes: String(total), archiveBytes: String(archiveBytes) });
  const dictionary = Math.max(0, ...files.map((file) => dictionaryBytes(file.method)));
  if (dictionary > bundleLimits.dictionaryBytes) throw tooLarge(dictionary, bundleLimits.dictionaryBytes);
}

/** The problem of something that is too large; `bundle.tooLarge`. */
export function tooLarge(sizeBytes: number, limitBytes: number): LabProblem {
  return refusal('bundle.tooLarge', { sizeBytes: String(sizeBytes), limitBytes: String(limitBytes) });
}

const unitBytes: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Memory that unpacking takes: `LZMA2:26` is 2 to the 26th, `LZMA:48m` and `PPMD:o6:mem24` say the same in other words. */
function dictionaryBytes(method: string): number {
  const sizes = [...method.matchAll(/\b(?:LZMA2?:|PPMD:o\d+:mem)(\d+)([bkmg]?)/giu)];
  return Math.max(0, ...sizes.map(([, digits = '', unit = '']) => (unit === '' ? 2 ** Number(digits) : Number(digits) * (unitBytes[unit.toLowerCase()] ?? 1))));
}

/** Anyone can add a file to an archive whose names are visible, without its key. HUNT Cloud encrypts all or nothing. */
function refuseMixedEncryption(wanted: readonly ListedEntry[]): void {
  const filled = wanted.filter((file) => file.sizeBytes > 0);
  const open = filled.find((file) => !file.isEncrypted);
  if (open !== undefined && filled.some((file) => file.isEncrypted)) throw refusal('bundle.dangerousEntry', { name: showName(open.name), reason: 'not-encrypted' });
}

const endings: readonly (readonly [RegExp, BundleFileKind])[] = [
  [/\.ovpn$/u, 'vpn-profile'],
  [/\.(?:p12|pfx)$/u, 'certificate'],
  [/\.mobileconfig$/u, 'mobileconfig'],
  [/\.mobaxterm$/u, 'mobaxterm'],
  [/^(?:ssh[-_]config|config)\.txt$/u, 'ssh-config'],
];

/** What a file is for, told by its name alone, in any folder. What macOS adds to archives (`__MACOSX`, `._name`) is `other`. */
export function kindOf(name: string): BundleFileKind {
  const base = parts(name).at(-1)?.toLowerCase() ?? '';
  if (base.startsWith('.') || /^__macosx\//iu.test(name)) return 'other';
  return endings.find(([ending]) => ending.test(base))?.[1] ?? 'other';
}

/** A hostile name so that it can be shown: one line, nothing invisible, at most 80 letters. */
export function showName(name: string): string {
  const visible = [...name].map((letter) => (unprintable.test(letter) ? `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}` : letter)).join('');
  return visible.length > 80 ? `${visible.slice(0, 79)}…` : visible;
}
