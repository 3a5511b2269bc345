// What lies in a kista's upload folder, and under which names it will lie here. Names that must not become files are refused one by one.

import { join } from 'node:path';
import type { FileProblem } from '../../../preload/contract/kista.ts';
import type { Platform } from '../../../preload/contract/platform.ts';
import { LabProblem } from '../../core/problem.ts';
import { remotePath } from './remote.ts';
import { foldName, toLocalName } from './safe-name.ts';
import { isDenied, isMissing, namesLimit, type Session } from './session.ts';
import { problemOf, type LocalEntry } from './walk.ts';

export interface RemoteWalked {
  /** Names as they are in the kista, paths as they will be here. A folder comes before what is in it. */
  readonly entries: readonly LocalEntry[];
  /** The first level's names, in the order of their rows. */
  readonly rows: readonly string[];
  readonly problems: readonly FileProblem[];
}

interface Walk {
  readonly session: Session;
  readonly platform: Platform;
  readonly entries: LocalEntry[];
  readonly problems: FileProblem[];
  readonly signal: AbortSignal;
}

const deepest = 64;

/** Lists everything, or what is named. `root` is the chosen folder here. Throws `kista.noUploadFolder`, `kista.oneWay`, `kista.tooManyFiles`. */
export async function walkRemote(session: Session, root: string, names: readonly string[] | undefined, { platform, signal }: { readonly platform: Platform; readonly signal: AbortSignal }): Promise<RemoteWalked> {
  const walk: Walk = { session, platform, entries: [], problems: [], signal };
  const top = await session.list(remotePath('')).catch((error: unknown) => {
    if (isDenied(error)) throw new LabProblem('kista.oneWay', { direction: 'download' }, { cause: error });
    if (isMissing(error)) throw new LabProblem('kista.noUploadFolder', {}, { cause: error });
    throw error;
  });
  const wanted = names === undefined ? top : top.filter(({ name }) => names.includes(name));
  for (const name of names ?? []) if (!top.some((one) => one.name === name)) walk.problems.push(problemOf(name, 'kista.notThere'));
  const rows: string[] = [];
  await visitAll(walk, wanted, { above: '', place: root, depth: 0, row: (name) => rows.push(name) - 1 });
  return { entries: walk.entries, rows, problems: walk.problems };
}

interface Level {
  readonly above: string;
  readonly place: string;
  readonly depth: number;
  readonly row: (name: string) => number;
}

async function visitAll(walk: Walk, found: Awaited<ReturnType<Session['list']>>, level: Level): Promise<void> {
  const seen = new Set<string>();
  for (const { name, kind, sizeBytes, changedAt } of found) {
    walk.signal.throwIfAborted();
    const full = `${level.above}${name}`;
    const local = toLocalName(name, walk.platform);
    // Two names may be one on this computer's disk.
    const folded = local === undefined ? '' : walk.platform === 'linux' ? local : foldName(local);
    const code = local === undefined || level.depth > deepest ? 'kista.nameUnusable' : kind === 'other' ? 'kista.notAFile' : seen.has(folded) ? 'kista.nameTaken' : undefined;
    if (local === undefined || code !== undefined) {
      walk.problems.push(problemOf(full, code ?? 'kista.nameUnusable'));
      continue;
    }
    seen.add(folded);
    if (walk.entries.length >= namesLimit) throw new LabProblem('kista.tooManyFiles', { count: String(namesLimit) });
    const row = level.row(name);
    const path = join(level.place, local);
    walk.entries.push({ name: full, path, kind: kind === 'folder' ? 'folder' : 'file', sizeBytes, changedMs: changedAt * 1000, row });
    if (kind === 'folder') await visitFolder(walk, full, { above: `${full}/`, place: path, depth: level.depth + 1, row: () => row });
  }
}

async function visitFolder(walk: Walk, name: string, level: Level): Promise<void> {
  const inner = await walk.session.list(remotePath(name)).catch((error: unknown) => {
    if (!isDenied(error) && !isMissing(error)) throw error;
    walk.problems.push(problemOf(name, 'kista.fileRefused'));
    return [];
  });
  await visitAll(walk, inner, level);
}
