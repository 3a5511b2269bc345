// Lines and splices of a file as bytes. Nothing is decoded, so whatever encoding the person's lines have, they stay as they are.

import type { Splice } from '../elevate/elevate.ts';

const lf = 0x0a;
const cr = 0x0d;

export type Eol = '\n' | '\r\n';

/** The same memory with Buffer's searches; no copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Answers whether a line begins at this offset. */
export function isLineStart(content: Buffer, offset: number): boolean {
  return offset === 0 || content[offset - 1] === lf;
}

/** Offset of the first byte of the line that holds `offset`. */
export function lineStart(content: Buffer, offset: number): number {
  // lastIndexOf reads a negative start as "from the end".
  return offset === 0 ? 0 : content.lastIndexOf(lf, offset - 1) + 1;
}

/** Offset after the line that holds `offset`, its EOL included. */
export function nextLine(content: Buffer, offset: number): number {
  const end = content.indexOf(lf, offset);
  return end === -1 ? content.length : end + 1;
}

/** The bytes of the line that begins at `start`, without LF or CRLF. */
export function lineAt(content: Buffer, start: number): Buffer {
  let end = nextLine(content, start);
  if (end > start && content[end - 1] === lf) end -= 1;
  if (end > start && content[end - 1] === cr) end -= 1;
  return content.subarray(start, end);
}

/** How the line that begins at `start` ends; undefined for a last line without EOL. */
export function eolAt(content: Buffer, start: number): Eol | undefined {
  const end = content.indexOf(lf, start);
  if (end === -1) return undefined;
  return end > start && content[end - 1] === cr ? '\r\n' : '\n';
}

/** Which line an offset is on, counted from 1. */
export function lineNumber(content: Buffer, offset: number): number {
  let count = 1;
  for (let at = content.indexOf(lf); at !== -1 && at < offset; at = content.indexOf(lf, at + 1)) count += 1;
  return count;
}

/** The pieces of the content after a splice; the long ones are views, not copies. */
export function splicedPieces(content: Buffer, splice: Splice): readonly Buffer[] {
  return [content.subarray(0, splice.at), Buffer.from(splice.insert, 'ascii'), content.subarray(splice.at + splice.removeBytes)];
}
