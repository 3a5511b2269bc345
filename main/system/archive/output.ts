// The only place that knows what 7-Zip prints: its listing, its digests, and what its exit code and error texts mean. The strings are
// of 7-Zip 26.02 and 26.03 (recorded; tests/fixtures/archives/seven-zip-output.ts). Whether an entry is dangerous is for rules.ts.

import type { ProblemCode, Retry } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';

/** One entry as 7-Zip lists it (`l -slt`). */
export interface ListedEntry {
  /** As in the archive, with `/` between folders; otherwise unchanged and not to be trusted. */
  readonly name: string;
  readonly sizeBytes: number;
  /** For example `A -rw-r--r--` or `D drwxr-xr-x`; empty when the archive has none. */
  readonly attributes: string;
  /** Eight hex digits; undefined when the archive has none. */
  readonly crc: string | undefined;
  readonly isEncrypted: boolean;
  /** For example `LZMA2:24 7zAES:19`. */
  readonly method: string;
  /** Properties that no ordinary file or folder has, for example `Anti` or `Symbolic Link`. */
  readonly oddities: readonly string[];
}

/** Ten hyphens on a line of their own end what 7-Zip says about the archive as a whole. */
const startOfEntries = /(?:^|\n)-{10}\n/u;
const ordinary = ['Path', 'Size', 'Packed Size', 'Modified', 'Created', 'Accessed', 'Attributes', 'CRC', 'Encrypted', 'Method', 'Block', 'Position', 'Folder'];

/**
 * Reads `l -slt`. `separator` is what 7-Zip prints between folders: `\` in its Windows programs, which also end lines with CR LF. A name can
 * hold everything but a line feed (7-Zip prints that as `_`), so nothing but the line feed may end a line here.
 */
export function readListing(stdout: string, separator: '/' | '\\'): readonly ListedEntry[] {
  const text = separator === '/' ? stdout : stdout.replaceAll('\r\n', '\n');
  const start = startOfEntries.exec(text);
  if (start === null) return [];
  return text.slice(start.index + start[0].length).split('\n\n')
    .map(readProperties)
    .filter((properties) => properties.size > 0)
    .map((properties) => readEntry(properties, separator));
}

/** `s`: without it a name with U+2028 would make its line, and so the whole entry, disappear. */
function readProperties(block: string): ReadonlyMap<string, string> {
  const pairs = block.split('\n').flatMap((line) => {
    const match = /^([A-Za-z][A-Za-z ]*?) = ?(.*)$/su.exec(line);
    return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
  });
  return new Map(pairs);
}

function readEntry(properties: ReadonlyMap<string, string>, separator: '/' | '\\'): ListedEntry {
  const text = (key: string): string => properties.get(key) ?? '';
  return {
    name: separator === '/' ? text('Path') : text('Path').replaceAll('\\', '/'),
    sizeBytes: text('Size') === '' ? 0 : Number(text('Size')),
    attributes: text('Attributes'),
    crc: /^[0-9A-F]{8}$/u.test(text('CRC')) ? text('CRC') : undefined,
    isEncrypted: text('Encrypted') === '+',
    method: text('Method'),
    oddities: [...properties].filter(([key, value]) => !ordinary.includes(key) && value !== '' && value !== '-').map(([key]) => key),
  };
}

/** Reads `t -scrcSHA256` of one file: the SHA-256 of its content as 7-Zip computed it, lower case; undefined when it tested nothing. */
export function readDigest(stdout: string): string | undefined {
  if (!/^Everything is Ok/mu.test(stdout) || /^No files to process/mu.test(stdout)) return undefined;
  return /^SHA256 for data: +([0-9a-f]{64})\r?$/imu.exec(stdout)?.[1]?.toLowerCase();
}

/** Reads `t -scrcSHA256` of several files: the digest over their contents and names (named-digest.ts); undefined when it did not test so many. */
export function readNamedDigest(stdout: string, files: number): string | undefined {
  const tested = /^Files: (\d+)\r?$/mu.exec(stdout)?.[1];
  if (!/^Everything is Ok/mu.test(stdout) || Number(tested) !== files) return undefined;
  return /^SHA256 for data and names: +([0-9a-f]{64}-[0-9a-f]{8})\r?$/imu.exec(stdout)?.[1]?.toLowerCase();
}

/** How 7-Zip ended, and how many encrypted files with content it was asked for. */
export interface SevenZipEnd {
  readonly exitCode: number;
  readonly stderr: string;
  readonly encryptedFiles: number;
}

type Meaning = readonly [text: RegExp, code: ProblemCode, retry: Retry];

/** The first that fits holds, so the narrower text stands first. */
const meanings: readonly Meaning[] = [
  [/not enough space on the disk|No space left on device|Disk quota exceeded/u, 'bundle.noSpace', 'after-fix'],
  [/Can(?:'t| not) allocate required memory/u, 'bundle.programStopped', 'now'],
  [/Break signaled/u, 'bundle.keyMissing', 'after-fix'],
  [/Cannot open encrypted archive\. Wrong password\?/u, 'bundle.wrongKey', 'after-fix'],
  [/(?:Data Error|CRC Failed) in encrypted file\. Wrong password\?/u, 'bundle.wrongKey', 'after-fix'],
  [/Dangerous (?:symbolic )?link path/u, 'bundle.dangerousEntry', 'never'],
  [/Unexpected end of archive/u, 'bundle.truncated', 'after-fix'],
  [/Is not archive/u, 'bundle.notSevenZip', 'after-fix'],
  [/errno=2 :|cannot find the (?:file|path)/u, 'bundle.notFound', 'after-fix'],
  [/errno=13 :|Access is denied/u, 'bundle.notReadable', 'after-fix'],
];

/** Answers which problem an ended 7-Zip means; undefined when it did its work. Exit code 1 is a warning, and we accept none. */
export function readFailure(end: SevenZipEnd): LabProblem | undefined {
  if (end.exitCode === 0) return undefined;
  const facts = { exitCode: String(end.exitCode) };
  if (openedSomeEncrypted(end)) return new LabProblem('bundle.damaged', facts);
  const found = meanings.find(([text]) => text.test(end.stderr));
  if (found !== undefined) return new LabProblem(found[1], facts, { retry: found[2] });
  // A signal from outside (out of memory, a person) leaves no text; with a text 7-Zip found something wrong in the archive.
  return end.exitCode < 0 ? new LabProblem('bundle.programStopped', facts, { retry: 'now' }) : new LabProblem('bundle.damaged', facts);
}

/** 7-Zip says `Wrong password?` of damage too. When it refuses only some of the encrypted files, the key was right. */
function openedSomeEncrypted({ stderr, encryptedFiles }: SevenZipEnd): boolean {
  const refused = stderr.match(/in encrypted file\. Wrong password\? : /gu)?.length ?? 0;
  return refused > 0 && refused < encryptedFiles;
}
