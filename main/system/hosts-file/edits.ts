// One place that knows, for every kind of recorded change, how a content stands to it and which splice goes which way. Pure.

import { sha256OfPieces } from '../../core/digest.ts';
import type { Splice } from '../elevate/elevate.ts';
import { applyBlock, observeBlock, undoBlock } from './block-edits.ts';
import { asBuffer } from './bytes.ts';
import { applyLine, observeLine, undoLine } from './line-edits.ts';
import type { HostsRecord, Undigested } from './record.ts';

export type HostsEdit = Undigested<HostsRecord>;
export type HostsState = 'before' | 'after' | 'other';

/** How a content stands to a recorded change: by the file's digest first, then by what the change itself is about. */
export function observeEdit(record: HostsRecord, content: Uint8Array): HostsState {
  const digest = sha256OfPieces([content]);
  if (digest === record.sha256After) return 'after';
  if (digest === record.sha256Before) return 'before';
  return observeContent(record, content);
}

/** The same by content alone. */
export function observeContent(edit: HostsEdit, content: Uint8Array): HostsState {
  return edit.kind === 'hosts.disableLine' ? observeLine(edit, asBuffer(content)) : observeBlock(edit, content);
}

/** The splice that makes a change; the content must be in its state `before`. */
export function applySplice(edit: HostsEdit, content: Uint8Array): Splice {
  return edit.kind === 'hosts.disableLine' ? applyLine(edit, asBuffer(content)) : applyBlock(edit, asBuffer(content));
}

/** The splice that takes a change back, edits made elsewhere since being kept; the content must be in its state `after`. */
export function undoSplice(edit: HostsEdit, content: Uint8Array): Splice {
  return edit.kind === 'hosts.disableLine' ? undoLine(edit, asBuffer(content)) : undoBlock(edit, asBuffer(content));
}
