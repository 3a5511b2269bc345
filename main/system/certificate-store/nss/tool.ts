// Runs NSS's tools on one database: waits for a while when another program holds it, and throws what they answer as problems.

import { access, constants, open } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode, LabProblem } from '../../../core/problem.ts';
import type { Command, CommandResult, Runner } from '../../command.ts';
import { openForWriting } from './commands.ts';
import { readFailure } from './output.ts';

export type RunTool = (command: Command, isFine?: (result: CommandResult) => boolean) => Promise<CommandResult>;

export interface Tools {
  /** For reading. */
  readonly look: RunTool;
  /** The same after a check that the database can be written, because NSS opens one that it cannot write without a word. */
  readonly change: RunTool;
  /** The same tools for cleaning up, which a cancelled run does as well. */
  readonly uncancelled: () => Tools;
}

/** How often a command is tried while another program holds the database; NSS itself waits up to 2 s each time. */
const tries = 4;

/** The tools for the database in a folder. Both throw `certificate.store*`, `toolsMissing`, `noSpace`. */
export function toolsFor(db: string, runner: Runner, signal: AbortSignal): Tools {
  const look: RunTool = async (command, isFine = () => false) => {
    for (let left = tries - 1; ; left -= 1) {
      const result = await runner.run(command, signal).catch((error: unknown) => { throw withoutProgram(error); });
      const failure = isFine(result) ? undefined : await explain(readFailure(result, db), db);
      if (failure === undefined) return result;
      if (left === 0 || failure.problem.code !== 'certificate.storeLocked') throw failure;
      // Whatever comes of this is seen at the next try.
      await runner.run(openForWriting(db), signal);
    }
  };
  return {
    look,
    change: async (command) => {
      await refuseReadOnly(db);
      return look(command);
    },
    uncancelled: () => toolsFor(db, runner, new AbortController().signal),
  };
}

function withoutProgram(error: unknown): unknown {
  if (!(error instanceof LabProblem) || error.problem.code !== 'program.missing') return error;
  return new LabProblem('certificate.toolsMissing', { ...error.problem.facts, expected: 'libnss3-tools' }, { cause: error });
}

/** NSS has the same words for a database that is held and one that is bad; one that begins as SQLite files do is taken for held. */
async function explain(failure: LabProblem | undefined, db: string): Promise<LabProblem | undefined> {
  if (failure?.problem.code !== 'certificate.storeDamaged' && failure?.problem.code !== 'certificate.storeLocked') return failure;
  const isHeld = await looksWhole(db);
  return new LabProblem(isHeld ? 'certificate.storeLocked' : 'certificate.storeDamaged', failure.problem.facts, { retry: isHeld ? 'now' : 'after-fix', cause: failure });
}

/** A database that a killed tool had only begun is SQLite already but has no tables yet; their names stand in the first page. */
async function looksWhole(db: string): Promise<boolean> {
  const tables = Object.entries({ 'cert9.db': 'nssPublic', 'key4.db': 'nssPrivate' });
  const heads = await Promise.all(tables.map(async ([name, table]) => ({ head: await headOf(join(db, name)), table })));
  return heads.every(({ head, table }) => head.startsWith('SQLite format 3\0') && head.includes(table));
}

/** The largest first page that NSS makes. */
const firstPageBytes = 4096;

async function headOf(file: string): Promise<string> {
  // A file that cannot be opened is not whole, whatever the reason.
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return '';
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstPageBytes), 0, firstPageBytes, 0).finally(() => handle.close());
  return buffer.toString('latin1', 0, bytesRead);
}

async function refuseReadOnly(db: string): Promise<void> {
  const paths = [db, join(db, 'cert9.db'), join(db, 'key4.db')];
  await Promise.all(paths.map(async (path) => access(path, constants.W_OK))).catch((error: unknown) => { throw toStoreProblem(error, db); });
}

/** The problem behind a system error in the folder of a store; anything else comes back as it is. */
export function toStoreProblem(error: unknown, place: string): unknown {
  if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST')) return new LabProblem('certificate.storeNotWritable', { place }, { cause: error });
  return hasErrorCode(error, 'ENOSPC', 'EDQUOT') ? new LabProblem('certificate.noSpace', { place }, { cause: error }) : error;
}
