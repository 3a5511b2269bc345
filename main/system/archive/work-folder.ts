// The private folder in which a bundle lies for the moment between 7-Zip and our memory: made fresh, closed to others, read with
// suspicion, removed in every outcome. What a crash leaves is removed at the next start.

import { constants } from 'node:fs';
import { chmod, lstat, mkdtemp, open, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { showName } from './rules.ts';

const prefix = 'hunt-lab-bundle';
const ownFolder = /^hunt-lab-bundle-(\d+)-[A-Za-z0-9]{6}$/u;
/** No run keeps a folder for longer than two timeouts of 7-Zip; an older one is a leftover even if its process number is in use again. */
const leftoverAgeMs = 10 * 60_000;

/** Runs work in a fresh private folder with room for `sizeBytes` twice over, and removes the folder whatever happens. */
export async function inWorkFolder<T>(parent: string, sizeBytes: number, work: (folder: string) => Promise<T>): Promise<T> {
  await refuseFullDisk(parent, sizeBytes);
  const folder = await mkdtemp(join(parent, `${prefix}-${process.pid}-`)).catch((cause: unknown) => { throw folderProblem(cause); });
  try {
    await refuseOpenFolder(folder);
    return await work(folder);
  } finally {
    await removeFolder(folder);
  }
}

async function refuseFullDisk(parent: string, sizeBytes: number): Promise<void> {
  // A file system that does not tell its free space is tried; 7-Zip then says when it is full.
  const free = await statfs(parent).then((status) => status.bavail * status.bsize, () => Infinity);
  if (free < 2 * sizeBytes) throw new LabProblem('bundle.noSpace', { freeBytes: String(free), sizeBytes: String(sizeBytes) });
}

/** On POSIX mkdtemp makes 0700 (mkdtemp(3)); a file system without modes does not. Windows: the user's own TEMP is closed by its list. */
async function refuseOpenFolder(folder: string): Promise<void> {
  const status = await lstat(folder);
  const user = process.geteuid?.();
  if (user !== undefined && (status.uid !== user || (status.mode & 0o077) !== 0)) throw new LabProblem('bundle.noWorkFolder');
}

function folderProblem(cause: unknown): unknown {
  if (hasErrorCode(cause, 'ENOSPC', 'EDQUOT')) return new LabProblem('bundle.noSpace', {}, { cause });
  return hasErrorCode(cause, 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR') ? new LabProblem('bundle.noWorkFolder', {}, { cause }) : cause;
}

/** Repeats for a second: a killed 7-Zip may still be ending, and virus scanners on Windows hold new files for a moment. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}

/** Removes the work folders that ended processes of this user left behind. Answers how many. Never follows a link. For the start of the program. */
export async function sweepWorkFolders(parent: string = tmpdir(), nowMs: number = Date.now()): Promise<number> {
  const names = (await readdir(parent)).filter((name) => ownFolder.test(name));
  const removed = await Promise.all(names.map(async (name) => {
    const folder = join(parent, name);
    if (!await isLeftover(folder, Number(ownFolder.exec(name)?.[1]), nowMs)) return 0;
    await removeFolder(folder);
    return 1;
  }));
  return removed.reduce<number>((sum, one) => sum + one, 0);
}

async function isLeftover(folder: string, pid: number, nowMs: number): Promise<boolean> {
  const status = await lstat(folder).catch((error: unknown) => {
    // Its owner has just removed it.
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  const user = process.geteuid?.();
  if (status?.isDirectory() !== true || (user !== undefined && status.uid !== user)) return false;
  return nowMs - status.mtimeMs > leftoverAgeMs || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else. ESRCH: no such process.
    return hasErrorCode(error, 'EPERM');
  }
}

export interface ExpectedFile {
  /** With `/`. */
  readonly name: string;
  readonly sizeBytes: number;
}

/** Reads the files 7-Zip wrote, in the order asked for. Throws when anything but exactly these ordinary files is there. */
export async function readWorkFolder(folder: string, expected: readonly ExpectedFile[], signal: AbortSignal): Promise<readonly Buffer[]> {
  const found = await findFiles(folder, expected);
  const contents: Buffer[] = [];
  try {
    for (const file of expected) {
      signal.throwIfAborted();
      const path = found.get(fold(file.name));
      // 7-Zip writes nothing, and exits 0, when the name it printed is not the name in the archive: a line break is printed as `_`.
      if (path === undefined) throw new LabProblem('bundle.dangerousName', { name: showName(file.name), reason: 'not-as-listed' }, { retry: 'never' });
      contents.push(await readOrdinaryFile(path, file));
    }
    return contents;
  } catch (error) {
    for (const content of contents) content.fill(0);
    throw error;
  }
}

async function findFiles(folder: string, expected: readonly ExpectedFile[]): Promise<ReadonlyMap<string, string>> {
  const files = new Set(expected.map((file) => fold(file.name)));
  const folders = new Set(expected.flatMap((file) => foldersOf(fold(file.name))));
  const found = new Map<string, string>();
  const visit = async (inside: string): Promise<void> => {
    for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && folders.has(fold(name))) await visit(name);
      else if (entry.isFile() && files.has(fold(name))) found.set(fold(name), join(folder, name));
      else throw surplus(name);
    }
  };
  await visit('');
  return found;
}

/** File systems of macOS may answer another normal form than the one that was written. */
function fold(name: string): string {
  return name.normalize('NFC');
}

function foldersOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}

function surplus(name: string): LabProblem {
  return new LabProblem('bundle.dangerousEntry', { name: showName(name), reason: 'surplus' }, { retry: 'never' });
}

/** Opened without following links, one name only, exactly as long as the listing said. */
async function readOrdinaryFile(path: string, { name, sizeBytes }: ExpectedFile): Promise<Buffer> {
  const seen = await lstat(path);
  if (!seen.isFile() || seen.nlink !== 1) throw surplus(name);
  if (seen.size !== sizeBytes) throw new LabProblem('bundle.damaged', { name: showName(name), reason: 'size' });
  // Archives carry modes, and a file of mode 000 could be neither read nor, on Windows, removed.
  await chmod(path, 0o600);
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const opened = await handle.stat();
    if (opened.ino !== seen.ino || opened.dev !== seen.dev) throw surplus(name);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, 0);
    if (bytesRead !== sizeBytes) throw new LabProblem('bundle.damaged', { name: showName(name), reason: 'size' });
    return buffer;
  } finally {
    await handle.close();
  }
}
