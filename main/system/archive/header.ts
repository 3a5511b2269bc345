// What a 7z archive says about itself in its first 32 bytes and in the plain part of its header, read before any key is asked for and
// before 7-Zip sees the file. Names and contents are left to 7-Zip. Source: 7zFormat.txt in the LZMA SDK.

import { LabProblem } from '../../core/problem.ts';
import { crc32 } from './crc32.ts';

const startHeaderBytes = 32;
const magic = Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]);
const idEncodedHeader = 0x17;
const aesCoder = '06f10701';

/** More than 64 files ever need (64 names of 240 letters are 30 kB); a longer header describes thousands of entries. */
const headerLimitBytes = 1024 * 1024;

/** Where the header lies in the file, in bytes from its beginning. */
export interface HeaderPlace {
  readonly at: number;
  readonly sizeBytes: number;
  readonly crc: number;
}

/** Answers where the header lies. Throws when the file is no 7z, was cut, is too long or names nothing. `head` is the file's beginning. */
export function readStartHeader(head: Uint8Array, fileSizeBytes: number): HeaderPlace {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (fileSizeBytes === 0) throw new LabProblem('bundle.empty', { sizeBytes: '0' });
  if (!magic.subarray(0, bytes.length).equals(bytes.subarray(0, magic.length))) throw notSevenZip(bytes);
  if (fileSizeBytes < startHeaderBytes) throw truncated(startHeaderBytes, fileSizeBytes);
  if (crc32(bytes.subarray(12, startHeaderBytes)) !== bytes.readUInt32LE(8)) throw new LabProblem('bundle.damaged', { part: 'start' });
  const place = { at: startHeaderBytes + readSize(bytes, 12), sizeBytes: readSize(bytes, 20), crc: bytes.readUInt32LE(28) };
  refuseWrongLength(place, fileSizeBytes);
  return place;
}

function refuseWrongLength(place: HeaderPlace, fileSizeBytes: number): void {
  const expected = place.at + place.sizeBytes;
  if (fileSizeBytes < expected) throw truncated(expected, fileSizeBytes);
  if (place.sizeBytes === 0) throw new LabProblem('bundle.empty', { sizeBytes: String(fileSizeBytes) });
  // 7-Zip only warns about bytes behind the end; an archive that was changed on its way is not opened.
  if (fileSizeBytes > expected) throw new LabProblem('bundle.damaged', { part: 'end' });
  if (place.sizeBytes > headerLimitBytes) throw new LabProblem('bundle.tooManyFiles', {}, { retry: 'never' });
}

function readSize(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function truncated(expected: number, found: number): LabProblem {
  return new LabProblem('bundle.truncated', { expectedBytes: String(expected), foundBytes: String(found) });
}

/** A download service answers an expired link with a page, which the browser saves under the archive's name. */
function notSevenZip(head: Buffer): LabProblem {
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/u, '').trimStart().toLowerCase();
  return new LabProblem(/^<(?:!doctype|html|head|body|\?xml|!--)/u.test(text) ? 'bundle.isWebPage' : 'bundle.notSevenZip');
}

/** What the header tells without a key. */
export interface HeaderReading {
  /** True when the names themselves are encrypted, so that nothing can be listed without the key. */
  readonly namesHidden: boolean;
}

/** Reads the header's plain part. Throws `bundle.damaged` when it is not what its own checksum says, `bundle.tooManyFiles` when it grows too long. */
export function readHeader(header: Uint8Array, place: HeaderPlace): HeaderReading {
  if (crc32(header) !== place.crc) throw new LabProblem('bundle.damaged', { part: 'header' });
  if (header[0] !== idEncodedHeader) return { namesHidden: false };
  const { coders, unpackedBytes } = readEncodedHeader(header);
  if (unpackedBytes > headerLimitBytes) throw new LabProblem('bundle.tooManyFiles', {}, { retry: 'never' });
  return { namesHidden: coders.includes(aesCoder) };
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** The packed header's description: which coders made it and how long it becomes. Anything unforeseen is `bundle.damaged`. */
function readEncodedHeader(bytes: Uint8Array): { coders: readonly string[]; unpackedBytes: number } {
  const cursor = { bytes, at: 1 };
  skipPackInfo(cursor);
  for (const wanted of [0x07, 0x0b, 1, 0]) expectByte(cursor, wanted);
  const coders = readCoders(cursor);
  // One link fewer than coders, two numbers each; every coder in use for headers has one input and one output.
  for (let link = 1; link < coders.length; link += 1) { readNumber(cursor); readNumber(cursor); }
  expectByte(cursor, 0x0c);
  const sizes = coders.map(() => readNumber(cursor));
  return { coders, unpackedBytes: Math.max(...sizes) };
}

function skipPackInfo(cursor: Cursor): void {
  expectByte(cursor, 0x06);
  readNumber(cursor);
  const streams = readNumber(cursor);
  if (streams > 4) throw damaged();
  if (cursor.bytes[cursor.at] === 0x09) {
    cursor.at += 1;
    for (let stream = 0; stream < streams; stream += 1) readNumber(cursor);
  }
  if (cursor.bytes[cursor.at] === 0x0a) skipDigests(cursor, streams);
  expectByte(cursor, 0);
}

function skipDigests(cursor: Cursor, streams: number): void {
  cursor.at += 1;
  expectByte(cursor, 1);
  cursor.at += 4 * streams;
}

function readCoders(cursor: Cursor): readonly string[] {
  const count = readNumber(cursor);
  if (count < 1 || count > 4) throw damaged();
  return Array.from({ length: count }, () => readCoder(cursor));
}

function readCoder(cursor: Cursor): string {
  const flags = readByte(cursor);
  // Bit 4 would announce several inputs or outputs, bits 6 and 7 are reserved.
  if ((flags & 0xd0) !== 0) throw damaged();
  const id = take(cursor, flags & 0x0f);
  if ((flags & 0x20) !== 0) take(cursor, readNumber(cursor));
  return Buffer.from(id).toString('hex');
}

function expectByte(cursor: Cursor, wanted: number): void {
  if (readByte(cursor) !== wanted) throw damaged();
}

function readByte(cursor: Cursor): number {
  return take(cursor, 1)[0] ?? 0;
}

function take(cursor: Cursor, count: number): Uint8Array {
  const end = cursor.at + count;
  if (end > cursor.bytes.length) throw damaged();
  const taken = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return taken;
}

/** A number of 7z: the first byte's leading ones say how many bytes follow, its other bits are the highest ones. */
function readNumber(cursor: Cursor): number {
  const first = readByte(cursor);
  let value = 0;
  for (let index = 0, mask = 0x80; index < 8; index += 1, mask >>= 1) {
    if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * index);
    value += readByte(cursor) * 2 ** (8 * index);
  }
  return value;
}

function damaged(): LabProblem {
  return new LabProblem('bundle.damaged', { part: 'header' });
}
