// Records a machine's key in the person's known_hosts at the first contact, and takes exactly that line out again. Our line goes to the
// top of the file: there it can be removed without a trace, whatever was added below since.

import { z } from 'zod';
import { isAddress } from '../../../preload/contract/lab.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import { asBuffer } from '../hosts-file/bytes.ts';
import { findOurLine, lineFor, typeOf, type HostKey } from './known-hosts.ts';
import { readSshFile, spliceSshFile } from './ssh-file.ts';

export const hostKeyRecordSchema = z.strictObject({
  kind: z.literal('ssh.recordHostKey'),
  host: z.enum(['entry', 'home']),
  /** As it stands at the start of the line. */
  name: z.string().regex(/^[a-z0-9.-]+$|^\[[0-9.]+\]:\d+$/),
  /** True when there was no such file or folder before. */
  createsFile: z.boolean(),
  createsFolder: z.boolean(),
  /** The lab has moved to this address: a key is recorded although there is one, which is that of the old machine. */
  movedTo: z.string().refine(isAddress).exactOptional(),
});
export type HostKeyRecord = z.infer<typeof hostKeyRecordSchema>;

export interface KnownHostsPlace {
  readonly file: string;
  readonly platform: Platform;
  readonly signal: AbortSignal;
}

/** Answers whether our line is there. */
export async function isRecorded({ name, movedTo }: HostKeyRecord, file: string): Promise<boolean> {
  const content = await readSshFile(file);
  return content !== undefined && findOurLine(asBuffer(content), name, movedTo) !== undefined;
}

/** Puts our line in, unless it is there. Throws `hosts.notWritable` and the like. */
export async function recordKey({ name, movedTo }: HostKeyRecord, key: HostKey, { file, platform, signal }: KnownHostsPlace): Promise<void> {
  const line = lineFor(name, key, movedTo);
  if (typeOf(key) === '') throw new LabProblem('ssh.noSecureConnection', { host: name });
  await spliceSshFile({
    path: file, platform, signal,
    splice: (content) => (findOurLine(content, name, movedTo) === undefined ? { at: 0, removeBytes: 0, insert: line } : undefined),
  });
}

/** Takes our line out, unless it is gone already. */
export async function forgetKey({ name, movedTo, createsFile, createsFolder }: HostKeyRecord, { file, platform, signal }: KnownHostsPlace): Promise<void> {
  await spliceSshFile({
    path: file, platform, signal, removeFileWhenEmpty: createsFile, removeFolderWhenEmpty: createsFolder,
    splice: (content) => {
      const found = findOurLine(content, name, movedTo);
      return found && { at: found.start, removeBytes: found.end - found.start, insert: '' };
    },
  });
}
