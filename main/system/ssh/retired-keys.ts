// Lines of known_hosts for a machine that is no more, made into comments and back. A line is recognised by its digest, so whatever is
// edited around it stays. Lines that also stand for other machines are left alone: OpenSSH takes any of several recorded keys.

import { z } from 'zod';
import { isAddress } from '../../../preload/contract/lab.ts';
import { sha256 } from '../../core/digest.ts';
import { LabProblem } from '../../core/problem.ts';
import { lineAt, lineNumber, nextLine } from '../hosts-file/bytes.ts';
import type { KnownHostsPlace } from './host-key-record.ts';
import { isLineFor } from './known-hosts.ts';
import { spliceSshFile } from './ssh-file.ts';

const address = z.string().refine(isAddress);

export const retireKeySchema = z.strictObject({
  kind: z.literal('ssh.retireHostKey'), host: z.enum(['entry', 'home']),
  /** Where the lab was and where it is: they stand in the comment. */
  from: address, to: address,
  lineSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type RetireKeyRecord = z.infer<typeof retireKeySchema>;

export interface OldLine {
  /** Counted from 1. */
  readonly line: number;
  readonly sha256: string;
  /** For the diff. */
  readonly text: string;
}

/** What stands in front of a retired line. */
export function retiredPrefix({ from, to }: Pick<RetireKeyRecord, 'from' | 'to'>): string {
  return `# ${from} moved to ${to}, retired by HUNT Cloud lab access: `;
}

/** The lines that stand for these names and nothing else, each text once. */
export function findOldLines(content: Buffer, names: readonly string[]): readonly OldLine[] {
  const found = new Map<string, OldLine>();
  for (let at = 0; at < content.length; at = nextLine(content, at)) {
    const text = lineAt(content, at).toString('latin1');
    const digest = sha256(lineAt(content, at));
    if (isLineFor(text, names) && !found.has(digest)) found.set(digest, { line: lineNumber(content, at), sha256: digest, text });
  }
  return [...found.values()];
}

/** How a file stands to a recorded line. */
export function observeRetired(record: RetireKeyRecord, content: Buffer): 'before' | 'after' | 'other' {
  const isPlain = startsOf(record, content, '') !== undefined;
  const isRetired = startsOf(record, content, retiredPrefix(record)) !== undefined;
  return isPlain === isRetired ? 'other' : isPlain ? 'before' : 'after';
}

/** Makes the line a comment. Throws `hosts.notWritable` and the like. */
export async function retireLine(record: RetireKeyRecord, place: KnownHostsPlace): Promise<void> {
  await eachSplice(place, (content) => {
    const at = startsOf(record, content, '');
    return at === undefined ? undefined : { at, removeBytes: 0, insert: retiredPrefix(record) };
  });
}

/** Makes the comment the line that it was. Throws `undo.changedSince` when somebody has taken it away. */
export async function putLineBack(record: RetireKeyRecord, content: Buffer, place: KnownHostsPlace): Promise<void> {
  if (observeRetired(record, content) === 'other') throw new LabProblem('undo.changedSince', { file: place.file });
  const prefix = retiredPrefix(record);
  await eachSplice(place, (now) => {
    const at = startsOf(record, now, prefix);
    return at === undefined ? undefined : { at, removeBytes: prefix.length, insert: '' };
  });
}

/** A line can be there twice; each splice is one. */
async function eachSplice(place: KnownHostsPlace, splice: Parameters<typeof spliceSshFile>[0]['splice']): Promise<void> {
  for (let isLeft = true; isLeft;) {
    isLeft = false;
    await spliceSshFile({ path: place.file, platform: place.platform, signal: place.signal, splice: (content) => {
      const wanted = splice(content);
      isLeft = wanted !== undefined;
      return wanted;
    } });
  }
}

/** Where the first line begins that is this prefix and then the recorded line. */
function startsOf({ lineSha256 }: RetireKeyRecord, content: Buffer, prefix: string): number | undefined {
  for (let at = 0; at < content.length; at = nextLine(content, at)) {
    const line = lineAt(content, at);
    const isPrefixed = line.subarray(0, prefix.length).toString('latin1') === prefix;
    if (isPrefixed && sha256(line.subarray(prefix.length)) === lineSha256) return at;
  }
  return undefined;
}
