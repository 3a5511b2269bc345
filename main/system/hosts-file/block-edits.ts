// The splices that put, change and take out a lab's block, and how a content stands to them. Pure.

import type { Splice } from '../elevate/elevate.ts';
import { asBuffer, eolAt, isLineStart, type Eol } from './bytes.ts';
import { anyBeginMarker, beginMarker, endMarker, entryLine } from './markers.ts';
import { findBlock, type Block } from './parse.ts';
import type { BlockRecord, Undigested } from './record.ts';

type Wanted = Pick<BlockRecord, 'lab' | 'name' | 'address'>;
type BlockEdit = Undigested<BlockRecord>;

/** Puts a block at the end. A file without final newline stays one, so that taking the block out again leaves the same bytes. */
function putBlock(content: Buffer, { lab, name, address }: Wanted): Splice {
  const eol = fileEol(content);
  const body = [beginMarker(lab), entryLine(address, name), endMarker(lab)].join(eol);
  const insert = isLineStart(content, content.length) ? body + eol : eol + body;
  return { at: content.length, removeBytes: 0, insert };
}

// A block of ours shows which EOL we chose before; in a file with odd endings the first line could now tell otherwise.
function fileEol(content: Buffer): Eol {
  for (let at = content.indexOf(anyBeginMarker, 0, 'ascii'); at !== -1; at = content.indexOf(anyBeginMarker, at + 1, 'ascii')) {
    if (isLineStart(content, at)) return eolAt(content, at) ?? '\n';
  }
  return eolAt(content, 0) ?? '\n';
}

/** Takes the block out. One that ends the file without EOL was put there after an EOL of ours, which goes too. */
function removeBlock(content: Buffer, block: Block): Splice {
  const closed = isLineStart(content, block.end);
  const at = closed || block.start === 0 ? block.start : block.start - eolBytesBefore(content, block);
  return { at, removeBytes: block.end - at, insert: '' };
}

// Somebody may have put a line with another ending in between.
function eolBytesBefore(content: Buffer, block: Block): number {
  return block.eol === '\r\n' && content[block.start - 2] === 0x0d ? 2 : 1;
}

/** Replaces the line between the markers. */
function changeAddress(content: Buffer, { entryStart, endStart, eol }: Block, name: string, address: string): Splice {
  return { at: entryStart, removeBytes: endStart - entryStart, insert: entryLine(address, name) + (eolAt(content, entryStart) ?? eol) };
}

/** How a content stands to a recorded block. */
export function observeBlock(record: BlockEdit, content: Uint8Array): 'before' | 'after' | 'other' {
  const reading = findBlock(asBuffer(content), record.lab, record.name);
  if (reading.state === 'damaged') return 'other';
  const found = reading.state === 'whole' ? reading.block.address : undefined;
  if (found === record.address) return 'after';
  return found === (record.kind === 'hosts.replaceBlock' ? record.oldAddress : undefined) ? 'before' : 'other';
}

/** The splice that makes a recorded block change on a content in the state `before`. */
export function applyBlock(record: BlockEdit, content: Buffer): Splice {
  const reading = findBlock(content, record.lab, record.name);
  return reading.state === 'whole' ? changeAddress(content, reading.block, record.name, record.address) : putBlock(content, record);
}

/** The splice that takes a recorded block change back on a content in the state `after`. */
export function undoBlock(record: BlockEdit, content: Buffer): Splice {
  const reading = findBlock(content, record.lab, record.name);
  if (reading.state !== 'whole') throw new Error('undoBlock needs the block in place');
  if (record.kind === 'hosts.replaceBlock') return changeAddress(content, reading.block, record.name, record.oldAddress);
  return removeBlock(content, reading.block);
}
