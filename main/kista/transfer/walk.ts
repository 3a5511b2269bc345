// What is below the files and folders that a person dropped: every file and folder with its size, and by name what cannot be sent. A dropped
// link is followed, as the person meant what is behind it; links inside folders are not, so there are no circles.

import type { Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileProblem } from '../../../preload/contract/kista.ts';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { foldName, isSendable, toShownName } from './safe-name.ts';
import { namesLimit } from './session.ts';

export interface LocalEntry {
  /** From the dropped thing on, with `/`. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly sizeBytes: number;
  readonly changedMs: number;
  /** Which of the dropped things it belongs to. */
  readonly row: number;
}

export interface Walked {
  /** A folder comes before what is in it. */
  readonly entries: readonly LocalEntry[];
  readonly problems: readonly FileProblem[];
}

interface Walk {
  readonly entries: LocalEntry[];
  readonly problems: FileProblem[];
  readonly signal: AbortSignal;
  readonly row: number;
}

/** Lists everything. Throws `kista.tooManyFiles`, an AbortError. */
export async function walk(paths: readonly string[], signal: AbortSignal): Promise<Walked> {
  const entries: LocalEntry[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const [row, path] of paths.entries()) {
    const name = basename(path);
    const into = { entries, problems, signal, row };
    // Two things of one name would become one in the kista.
    if (seen.has(foldName(name))) note(into, name, 'kista.nameTaken');
    else await visit(into, await realpath(path).catch(() => path), name);
    seen.add(foldName(name));
  }
  return { entries, problems };
}

/** A file's row in the list of problems. */
export function problemOf(name: string, code: ProblemCode, facts: Readonly<Record<string, string>> = {}): FileProblem {
  return { name: toShownName(name), problem: new LabProblem(code, { name: toShownName(name), ...facts }).problem };
}

function note({ problems }: Walk, name: string, code: ProblemCode): void {
  problems.push(problemOf(name, code));
}

async function visit(into: Walk, path: string, name: string): Promise<void> {
  into.signal.throwIfAborted();
  if (!isSendable(basename(name))) return note(into, name, 'kista.nameUnusable');
  const stats = await lstat(path).catch(unreadable);
  if (stats === undefined) return note(into, name, 'kista.notReadable');
  if (stats.isSymbolicLink()) return note(into, name, 'kista.linkSkipped');
  if (stats.isFile()) return add(into, { name, path, kind: 'file', stats });
  if (!stats.isDirectory()) return note(into, name, 'kista.notAFile');
  await visitFolder(into, path, name, stats);
}

async function visitFolder(into: Walk, path: string, name: string, stats: Stats): Promise<void> {
  // As bytes: a name that is no text would otherwise come back as another one.
  const names = await readdir(path, { encoding: 'buffer' }).catch(unreadable);
  if (names === undefined) return note(into, name, 'kista.notReadable');
  add(into, { name, path, kind: 'folder', stats });
  for (const bytes of names.sort(Buffer.compare)) {
    const inner = bytes.toString('utf8');
    if (Buffer.from(inner).equals(bytes)) await visit(into, join(path, inner), `${name}/${inner}`);
    else note(into, `${name}/${inner}`, 'kista.nameUnusable');
  }
}

function add({ entries, row }: Walk, { name, path, kind, stats }: Pick<LocalEntry, 'name' | 'path' | 'kind'> & { readonly stats: Stats }): void {
  if (entries.length >= namesLimit) throw new LabProblem('kista.tooManyFiles', { count: String(namesLimit) });
  entries.push({ name, path, kind, sizeBytes: kind === 'file' ? stats.size : 0, changedMs: Math.floor(stats.mtimeMs), row });
}

function unreadable(error: unknown): undefined {
  if (!hasErrorCode(error, 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ELOOP', 'EIO', 'ENAMETOOLONG', 'EBUSY')) throw error;
  return undefined;
}
