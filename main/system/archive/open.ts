// Opens an access bundle: reads the archive, judges its listing, unpacks the known files into a private folder, takes them into memory
// and leaves nothing behind. It decides nothing about what the files say; that is for the steps that use them.

import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import type { Bundle, BundleFile } from '../../core/bundle.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import type { Runner } from '../command.ts';
import { hashArchive, readArchive, type ArchiveReading } from './archive-file.ts';
import { isWanted, judgeListing, showName, type JudgedFile } from './rules.ts';
import { createSevenZip, type SevenZip } from './seven-zip.ts';
import { inWorkFolder, readWorkFolder } from './work-folder.ts';

export interface ArchiveRequest {
  readonly file: string;
  readonly key?: Secret | undefined;
  /** Absolute path of the bundled program. */
  readonly sevenZip: string;
  readonly runner: Runner;
  readonly signal: AbortSignal;
  progress(phase: string, fraction?: number): void;
  /** Where the private folder is made; the folder for temporary files when left out. */
  readonly workFolder?: string;
}

/** What an archive tells before its files are unpacked. */
export interface BundleSurvey extends ArchiveReading {
  /** True when the files themselves are. False for an archive that opens with any key. */
  readonly encrypted: boolean;
  /** Judged and found harmless; empty when the names are hidden and no key was given. */
  readonly files: readonly JudgedFile[];
}

/** Answers what can be known with what was given; without a key that may be little. Throws `bundle.*`. Unpacks nothing. */
export async function surveyBundle(request: ArchiveRequest): Promise<BundleSurvey> {
  return namingTheFile(request, () => survey(request));
}

/** Opens the bundle with its key. Throws `bundle.*`; then, and when cancelled, nothing is left in memory or on disk. */
export async function openBundle(request: ArchiveRequest): Promise<Bundle> {
  return namingTheFile(request, async () => {
    const seen = await survey(request);
    const wanted = seen.files.filter(isWanted);
    if (request.key === undefined && seen.encrypted) throw new LabProblem('bundle.keyMissing');
    if (seen.files.length === 0) throw new LabProblem('bundle.empty', { sizeBytes: String(seen.sizeBytes) });
    if (wanted.length === 0) throw new LabProblem('bundle.nothingKnown', { names: seen.files.map((file) => showName(file.name)).join(', ') }, { retry: 'never' });
    const contents = await unpack(request, seen, wanted);
    return { sha256: seen.sha256, encrypted: seen.encrypted, files: withContents(seen.files, wanted, contents) };
  });
}

async function survey(request: ArchiveRequest): Promise<BundleSurvey> {
  refuseUnusableKey(request.key);
  request.progress('reading');
  const file = resolve(request.file);
  const reading = await readArchive(file, request.signal);
  if (reading.namesHidden && request.key === undefined) return { ...reading, encrypted: true, files: [] };
  request.progress('listing');
  const files = judgeListing(await sevenZipOf(request).list(file), reading.sizeBytes);
  return { ...reading, files, encrypted: reading.namesHidden || isEncrypted(files) };
}

/** An encrypted readme beside open certificates is not what protects them, so only known files count when there are any. */
function isEncrypted(files: readonly JudgedFile[]): boolean {
  const wanted = files.filter((file) => isWanted(file) && file.sizeBytes > 0);
  return (wanted.length > 0 ? wanted : files).some((file) => file.isEncrypted);
}

/** 7-Zip reads one line: a key with a line break would be cut, and a NUL ends what it reads. */
function refuseUnusableKey(key: Secret | undefined): void {
  if (key === undefined) return;
  if (key.isEmpty) throw new LabProblem('bundle.keyMissing');
  if (key.reveal().some((byte) => byte === 0x0a || byte === 0x0d || byte === 0)) throw new LabProblem('bundle.unusableKey');
}

async function unpack(request: ArchiveRequest, seen: BundleSurvey, wanted: readonly JudgedFile[]): Promise<readonly Buffer[]> {
  const file = resolve(request.file);
  const sizeBytes = wanted.reduce((sum, one) => sum + one.sizeBytes, 0);
  return inWorkFolder(request.workFolder ?? tmpdir(), sizeBytes, async (folder) => {
    request.progress('unpacking');
    await sevenZipOf(request).extract(file, folder, wanted).catch(async (error: unknown) => { throw await changedInstead(request, seen, error); });
    request.progress('taking in');
    if (await hashArchive(file, request.signal) !== seen.sha256) throw changedWhileReading();
    return readWorkFolder(folder, wanted, request.signal);
  });
}

/** When the archive was replaced meanwhile, that is what went wrong, whatever 7-Zip made of it. */
async function changedInstead(request: ArchiveRequest, seen: BundleSurvey, error: unknown): Promise<unknown> {
  if (!(error instanceof LabProblem)) return error;
  const now = await hashArchive(resolve(request.file), request.signal);
  return now === seen.sha256 ? error : changedWhileReading();
}

function changedWhileReading(): LabProblem {
  return new LabProblem('bundle.changedWhileReading', {}, { retry: 'now' });
}

function withContents(files: readonly JudgedFile[], wanted: readonly JudgedFile[], contents: readonly Buffer[]): readonly BundleFile[] {
  return files.map((file) => ({
    name: file.name, kind: file.kind, sizeBytes: file.sizeBytes, content: contents[wanted.indexOf(file)] ?? Buffer.alloc(0),
  }));
}

function sevenZipOf({ sevenZip, runner, key, signal }: ArchiveRequest): SevenZip {
  return createSevenZip({ program: sevenZip, runner, key, signal });
}

/** Puts the archive's name into every problem, for its text. */
async function namingTheFile<T>({ file }: ArchiveRequest, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!(error instanceof LabProblem)) throw error;
    const { code, retry, facts } = error.problem;
    throw new LabProblem(code, { file: showName(basename(file)), ...facts }, { retry, cause: error });
  });
}
