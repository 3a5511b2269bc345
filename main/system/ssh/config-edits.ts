// The splices that put our block on top of ~/.ssh/config, bring it up to date and take it out again, and how a content stands to that. Pure.

import { z } from 'zod';
import { canonicalJson } from '../../core/digest.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Splice } from '../elevate/elevate.ts';
import { eolAt } from '../hosts-file/bytes.ts';
import { composeBlock, findConfigBlock, shortNamesSchema, type ConfigBlock, type ShortNames } from './config-block.ts';

export const configRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ssh.putConfigBlock'), ...shortNamesSchema.shape, createsFile: z.boolean(), createsFolder: z.boolean() }),
  z.strictObject({
    kind: z.literal('ssh.replaceConfigBlock'), ...shortNamesSchema.shape,
    oldUser: shortNamesSchema.shape.user, oldAddress: shortNamesSchema.shape.address, oldPort: shortNamesSchema.shape.port, oldIdentity: shortNamesSchema.shape.identity,
  }),
]);
export type ConfigRecord = z.infer<typeof configRecordSchema>;

/** What the block says once the change is made. */
export function namesAfter({ lab, user, address, port, identity }: ConfigRecord): ShortNames {
  return { lab, user, address, port, identity };
}

/** What it said before; undefined when there was none. */
export function namesBefore(record: ConfigRecord): ShortNames | undefined {
  if (record.kind === 'ssh.putConfigBlock') return undefined;
  return { lab: record.lab, user: record.oldUser, address: record.oldAddress, port: record.oldPort, identity: record.oldIdentity };
}

/** The lab's block in a content, if there is one. Throws `hosts.damagedBlock` when it was edited. */
export function wholeBlock(content: Buffer, lab: string, file: string): ConfigBlock | undefined {
  const reading = findConfigBlock(content, lab);
  if (reading.state === 'damaged') throw new LabProblem('hosts.damagedBlock', { file, line: String(reading.line), lab });
  return reading.state === 'whole' ? reading.block : undefined;
}

/** How a content stands to a recorded change. */
export function observeConfig(record: ConfigRecord, content: Buffer): 'before' | 'after' | 'other' {
  const reading = findConfigBlock(content, record.lab);
  if (reading.state === 'damaged') return 'other';
  const now = canonicalJson(reading.state === 'whole' ? reading.block.names : null);
  if (now === canonicalJson(namesAfter(record))) return 'after';
  return now === canonicalJson(namesBefore(record) ?? null) ? 'before' : 'other';
}

/** The splice from what is there to `wanted`; undefined takes the block out. */
export function spliceTo(content: Buffer, lab: string, wanted: ShortNames | undefined): Splice {
  const reading = findConfigBlock(content, lab);
  if (reading.state === 'damaged') throw new Error('spliceTo needs a whole block or none');
  const block = reading.state === 'whole' ? reading.block : undefined;
  const eol = block?.eol ?? eolAt(content, 0) ?? '\n';
  const insert = wanted === undefined ? '' : composeBlock(wanted, eol);
  return { at: block?.start ?? 0, removeBytes: block === undefined ? 0 : block.end - block.start, insert };
}
