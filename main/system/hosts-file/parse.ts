// What a hosts file says about one name, and where a lab's block is. Reads bytes and finds lines by searching, never with a pattern over
// the whole file, so 40 MB take a fraction of a second. It judges nothing: what to do about it is the planner's affair.

import { isAddress } from '../../../preload/contract/lab.ts';
import { eolAt, isLineStart, lineAt, lineNumber, lineStart, nextLine, type Eol } from './bytes.ts';
import { beginMarker, endMarker, entryLine } from './markers.ts';

/** A line that gives the name an address, as resolvers read it. */
export interface HostsEntry {
  readonly start: number;
  readonly address: string;
  /** True when the line names other hosts too. */
  readonly shared: boolean;
  /** False when some resolvers misread the line as long as it is the last one: it may win, but must not be relied on. */
  readonly certain: boolean;
}

/** All lines that give `name` (lower case) an address, in the file's order. Comments and lines without a valid address are not among them. */
export function readEntries(content: Buffer, name: string): readonly HostsEntry[] {
  const entries: HostsEntry[] = [];
  const sought = seekName(name);
  for (let at = indexOfName(content, sought, 0); at !== -1; at = indexOfName(content, sought, nextLine(content, at))) {
    const entry = readEntry(content, lineStart(content, at), name);
    if (entry) entries.push(entry);
  }
  return entries;
}

// glibc (nss/nss_files/files-parse.c, read for 2.36): a line ends for it at `#` and, being a C string, at NUL; fields are parted by
// isspace. A BOM makes the first line's address invalid, so that line counts for nothing. An indented last line without EOL is moved
// without its end, so that its last letters count twice (measured with 2.36).
function readEntry(content: Buffer, start: number, name: string): HostsEntry | undefined {
  const [text = ''] = lineAt(content, start).toString('latin1').split(/[#\0]/, 1);
  const [address, ...names] = text.split(/[ \t\v\f\r]+/).filter((word) => word !== '');
  if (address === undefined || !(isAddress(address) || isSixAddress(address))) return undefined;
  const others = names.filter((word) => word.toLowerCase() !== name);
  if (others.length === names.length) return undefined;
  return { start, address, shared: others.length > 0, certain: text.startsWith(address) || eolAt(content, start) !== undefined };
}

// With a zone as macOS writes it (`fe80::1%lo0`). The parser of URLs knows the rest; this file may not load node:net.
function isSixAddress(text: string): boolean {
  const [plain = ''] = text.split('%', 1);
  return /^[0-9a-f:.]{2,45}$/i.test(plain) && URL.canParse(`http://[${plain}]/`);
}

interface Sought {
  readonly bytes: Buffer;
  /** For every byte: how far the search may go on when that byte stands where the name's last one was looked for. */
  readonly skips: Uint8Array;
}

function seekName(name: string): Sought {
  const bytes = Buffer.from(name, 'ascii');
  const skips = new Uint8Array(256).fill(bytes.length);
  for (const [index, byte] of bytes.subarray(0, -1).entries()) {
    skips[byte] = bytes.length - 1 - index;
    if (byte >= 0x61 && byte <= 0x7a) skips[byte - 0x20] = bytes.length - 1 - index;
  }
  return { bytes, skips };
}

/** Offset of the next occurrence in any case, or -1. Buffer's own search knows no case; this one (Horspool's) skips most bytes. */
function indexOfName(content: Buffer, { bytes, skips }: Sought, from: number): number {
  const end = bytes.length - 1;
  for (let at = from + end; at < content.length; at += skips[content[at] ?? 0] ?? 1) {
    if (isNameAt(content, bytes, at - end)) return at - end;
  }
  return -1;
}

function isNameAt(content: Buffer, wanted: Buffer, at: number): boolean {
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    if (lower(content[at + index] ?? 0) !== wanted[index]) return false;
  }
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** A whole block of ours. Offsets of its lines; `end` is after its last EOL, if it has one. */
export interface Block {
  readonly start: number;
  readonly entryStart: number;
  readonly endStart: number;
  readonly end: number;
  readonly address: string;
  readonly eol: Eol;
}

export type BlockReading =
  | { readonly state: 'none' }
  | { readonly state: 'damaged'; readonly line: number }
  | { readonly state: 'whole'; readonly block: Block };

/** Finds a lab's block: three lines exactly as we write them. Anything else that has a marker of that lab at a line start is damaged. */
export function findBlock(content: Buffer, lab: string, name: string): BlockReading {
  const begins = markerLines(content, beginMarker(lab));
  const ends = markerLines(content, endMarker(lab));
  if (begins.length + ends.length === 0) return { state: 'none' };
  const [begin, secondBegin] = begins;
  const [end, secondEnd] = ends;
  const damaged = (at: number): BlockReading => ({ state: 'damaged', line: lineNumber(content, at) });
  const edited = [...begins, ...ends].find((marker) => !marker.exact);
  const wrong = edited ?? secondBegin ?? secondEnd ?? (end === undefined ? begin : begin === undefined ? end : undefined);
  if (wrong || !begin || !end) return damaged(wrong?.start ?? 0);
  const block = readBlock(content, begin.start, end.start, name);
  return block ? { state: 'whole', block } : damaged(begin.start);
}

function readBlock(content: Buffer, start: number, endStart: number, name: string): Block | undefined {
  const entryStart = nextLine(content, start);
  const eol = eolAt(content, start);
  if (nextLine(content, entryStart) !== endStart || eol === undefined) return undefined;
  const entry = lineAt(content, entryStart).toString('latin1');
  const [address = ''] = entry.split(' ', 1);
  if (!isAddress(address) || entry !== entryLine(address, name)) return undefined;
  return { start, entryStart, endStart, end: nextLine(content, endStart), address, eol };
}

interface MarkerLine {
  readonly start: number;
  /** False when the line goes on after the marker. */
  readonly exact: boolean;
}

function markerLines(content: Buffer, marker: string): readonly MarkerLine[] {
  const found: MarkerLine[] = [];
  for (let at = content.indexOf(marker, 0, 'ascii'); at !== -1; at = content.indexOf(marker, at + marker.length, 'ascii')) {
    if (isLineStart(content, at)) found.push({ start: at, exact: lineAt(content, at).length === marker.length });
  }
  return found;
}
