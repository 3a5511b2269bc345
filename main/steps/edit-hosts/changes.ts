// Makes recorded changes to the hosts file and takes them back. Always from the file as it is now: the record says what to do, the file
// says where, so edits that others made since are kept. The path comes from the machine, never from a record.

import { access, constants, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrorCode, LabProblem, toProblem } from '../../core/problem.ts';
import { sha256 } from '../../core/digest.ts';
import type { HostsSplice, Splice } from '../../system/elevate/elevate.ts';
import { removeFile, replaceFile, sweepTemporaryFiles } from '../../system/files.ts';
import { asBuffer, splicedPieces } from '../../system/hosts-file/bytes.ts';
import { applySplice, observeContent, observeEdit, undoSplice } from '../../system/hosts-file/edits.ts';
import { findHostsFile } from '../../system/hosts-file/find.ts';
import { readHosts } from '../../system/hosts-file/read.ts';
import { readHostsRecord, type HostsRecord } from '../../system/hosts-file/record.ts';
import { restoreFromBackup } from '../../system/in-place.ts';
import type { ChangeMaker, ChangeRecord, Direction, Observation, Run } from '../step.ts';

export const hostsChanges: ChangeMaker = {
  observe: async (record, run) => observe(readHostsRecord(record), await readHosts(await fileOf(run))),
  needsAdministrator: async (_record, _direction, run) => needsAdministrator(run, await fileOf(run)),
  carryOut: (record, direction, run) => carryOut(readHostsRecord(record), direction, run),
  elevated,
  sweep: async (_record, run) => {
    const file = await fileOf(run);
    await restoreFromBackup(file);
    await sweepTemporaryFiles(file);
  },
};

function fileOf({ machine, signal }: Run): Promise<string> {
  return findHostsFile(machine, signal);
}

/** Answers whether administrator rights are missing, and having them would help. */
export async function needsAdministrator({ machine }: Run, hostsFile: string): Promise<boolean> {
  // Node sees only the read-only attribute there and not who may write; and the privileged script alone keeps the file's access list.
  if (machine.platform === 'win32' && !machine.practice) return true;
  // A link's own folder says nothing about the file behind it.
  const file = await realpath(hostsFile).catch(() => hostsFile);
  if (await machine.canReplace(file)) return false;
  const error: unknown = await access(file, constants.W_OK).catch((refusal: unknown) => refusal);
  if (hasErrorCode(error, 'ENOENT')) return !await machine.canReplace(dirname(file));
  // Immutable, or on a read-only file system: no user may write it, so nobody is asked.
  return !hasErrorCode(error, 'EPERM', 'EROFS');
}

const noBytes = new Uint8Array(0);

function observe(record: HostsRecord, content: Buffer | undefined): Observation {
  return observeEdit(record, content ?? noBytes);
}

/** How often the whole is tried when another program writes the file at the same moment. */
const tries = 5;

async function carryOut(record: HostsRecord, direction: Direction, run: Run): Promise<void> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await carryOutOnce(record, direction, run);
    } catch (error) {
      if (left === 0 || toProblem(error).code !== 'hosts.changedMeanwhile') throw error;
    }
  }
}

async function carryOutOnce(record: HostsRecord, direction: Direction, run: Run): Promise<void> {
  const { platform } = run.machine;
  const hostsFile = await fileOf(run);
  const current = await readHosts(hostsFile);
  const before = asBuffer(current ?? noBytes);
  const splice = spliceFor(record, direction, before, hostsFile);
  if (splice === undefined) return;
  const content = splicedPieces(before, splice);
  if (leavesNothing(record, direction, ...content)) return removeFile(hostsFile, sha256(before), platform);
  await replaceFile({ path: hostsFile, expectedSha256: current && sha256(current), content, platform, signal: run.signal });
}

/** The file was not there before us, and nobody has put anything into it since. */
function leavesNothing(record: HostsRecord, direction: Direction, ...content: readonly Uint8Array[]): boolean {
  return direction === 'undo' && record.kind === 'hosts.createFile' && content.every((piece) => piece.length === 0);
}

/** Undefined when there is nothing left to do. Throws when somebody else has changed exactly what the change is about. */
function spliceFor(record: HostsRecord, direction: Direction, content: Buffer, file: string): Splice | undefined {
  const state = observeContent(record, content);
  if (state === (direction === 'apply' ? 'after' : 'before')) return undefined;
  if (state === 'other') throw new LabProblem(direction === 'apply' ? 'hosts.changedMeanwhile' : 'undo.changedSince', { file, name: record.name });
  return direction === 'apply' ? applySplice(record, content) : undoSplice(record, content);
}

async function elevated(records: readonly ChangeRecord[], direction: Direction, run: Run): Promise<readonly HostsSplice[]> {
  const hostsFile = await fileOf(run);
  const { labDomain, labNetworks } = run.facts;
  const actions: HostsSplice[] = [];
  let content = asBuffer(await readHosts(hostsFile) ?? noBytes);
  for (const record of records.map(readHostsRecord)) {
    const splice = spliceFor(record, direction, content, hostsFile);
    if (splice === undefined) continue;
    const after = Buffer.concat(splicedPieces(content, splice));
    const sha256After = leavesNothing(record, direction, after) ? 'absent' : sha256(after);
    actions.push({ verb: 'hosts.splice', sha256Before: sha256(content), sha256After, splices: [splice], within: { labDomain, labNetworks } });
    content = after;
  }
  return actions;
}
