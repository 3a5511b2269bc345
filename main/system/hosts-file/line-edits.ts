// The splices that turn a line of the person's into a comment and back, and how a content stands to that. Pure. Lines are recognised
// by their digest, because their numbers shift when something is edited above them.

import { sha256 } from '../../core/digest.ts';
import type { Splice } from '../elevate/elevate.ts';
import { isLineStart, lineAt, lineNumber } from './bytes.ts';
import { disablePrefix } from './markers.ts';
import { readEntries, type HostsEntry } from './parse.ts';
import type { LineRecord, Undigested } from './record.ts';

type LineEdit = Undigested<LineRecord>;

/** The record for turning an entry into a comment. */
export function recordLine(content: Buffer, entry: HostsEntry, name: string): LineEdit {
  const lineSha256 = lineDigest(lineAt(content, entry.start));
  const twins = disabledLines(content, lineSha256);
  return {
    kind: 'hosts.disableLine', name, oldAddress: entry.address, line: lineNumber(content, entry.start), lineSha256,
    twins: twins.length, twinsAbove: twins.filter((at) => at < entry.start).length,
  };
}

/** How a content stands to a recorded line. Changes must be taken back in reverse order, as twins cannot be told apart. */
export function observeLine(record: LineEdit, content: Buffer): 'before' | 'after' | 'other' {
  if (disabledLines(content, record.lineSha256).length > record.twins) return 'after';
  return enabledLines(content, record).length > 0 ? 'before' : 'other';
}

/** The splice that makes the recorded line a comment. Of lines that read the same it takes the one at the recorded number. */
export function applyLine(record: LineEdit, content: Buffer): Splice {
  const starts = enabledLines(content, record);
  const at = starts.find((start) => lineNumber(content, start) === record.line) ?? starts[0];
  if (at === undefined) throw new Error('applyLine needs the line in place');
  return { at, removeBytes: 0, insert: disablePrefix };
}

/** The splice that takes exactly the prefix away again. */
export function undoLine(record: LineEdit, content: Buffer): Splice {
  const at = disabledLines(content, record.lineSha256)[record.twinsAbove];
  if (at === undefined) throw new Error('undoLine needs the disabled line in place');
  return { at, removeBytes: disablePrefix.length, insert: '' };
}

function enabledLines(content: Buffer, record: LineEdit): readonly number[] {
  return readEntries(content, record.name).map((entry) => entry.start)
    .filter((start) => lineDigest(lineAt(content, start)) === record.lineSha256);
}

/** Starts of the lines that are our prefix and then the line with this digest. */
function disabledLines(content: Buffer, lineSha256: string): readonly number[] {
  const found: number[] = [];
  for (let at = content.indexOf(disablePrefix, 0, 'ascii'); at !== -1; at = content.indexOf(disablePrefix, at + 1, 'ascii')) {
    if (isLineStart(content, at) && lineDigest(lineAt(content, at).subarray(disablePrefix.length)) === lineSha256) found.push(at);
  }
  return found;
}

// Without the CRs at its end: a last line that ends in a bare CR would read differently once something follows it.
function lineDigest(line: Buffer): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === 0x0d) end -= 1;
  return sha256(line.subarray(0, end));
}
