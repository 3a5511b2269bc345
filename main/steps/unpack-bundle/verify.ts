// Answers whether what is in memory is what the archive holds, by another route than the one that opened it: nothing is unpacked;
// 7-Zip itself computes the SHA-256 of the files in the archive, and the archive is read again from disk.

import { readFile } from 'node:fs/promises';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Bundle } from '../../core/bundle.ts';
import { sha256 } from '../../core/digest.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { surveyBundle } from '../../system/archive/open.ts';
import { namedDigest, type NamedContent } from '../../system/archive/named-digest.ts';
import { isWanted } from '../../system/archive/rules.ts';
import { createSevenZip, type SevenZip } from '../../system/archive/seven-zip.ts';
import type { Run, Verdict } from '../step.ts';

const route = '7-Zip test with SHA-256';
/** Each 7-Zip may take much memory, so there is an end to it. */
const atOnce = 4;

/** Compares the bundle in memory with the archive on disk. `cannot-tell` without the key of an encrypted one. */
export async function verifyBundle(run: Run): Promise<Verdict> {
  if (run.bundleFile === undefined) return { answer: 'cannot-tell', evidence: { opened: false } };
  const proof = run.bundle === undefined ? proveUnopened(run, run.bundleFile) : compare(run, run.bundle, run.bundleFile);
  return proof.catch((error: unknown) => {
    if (error instanceof LabProblem) return notOk(error, {});
    throw error;
  });
}

async function compare(run: Run, bundle: Bundle, file: string): Promise<Verdict> {
  const now = sha256(await readArchiveAgain(file));
  if (now !== bundle.sha256) return notOk(new LabProblem('bundle.changedWhileReading', { file }, { retry: 'now' }), { sha256: now });
  const known = bundle.files.filter((one) => one.kind !== 'other');
  if (await areAllTheSame(run, file, known)) return { answer: 'ok', evidence: { sha256: now, route, checked: known.map(({ name }) => name), comparedWithMemory: true } };
  const digests = await digestsInArchive(run, file, known);
  const different = known.find(({ content }, index) => digests[index] !== sha256(content));
  if (different !== undefined) return notOk(new LabProblem('bundle.damaged', { file, name: different.name }), { sha256: now, different: different.name });
  return { answer: 'ok', evidence: { sha256: now, route, checked: known.map(({ name }) => name), comparedWithMemory: true } };
}

/** No bundle in this run: answers whether the archive opens with the key that was given. */
async function proveUnopened(run: Run, file: string): Promise<Verdict> {
  const { machine, secrets, signal } = run;
  const key = secrets.sevenZipKey;
  const survey = await surveyBundle({ file, key, sevenZip: machine.sevenZip, runner: machine.runner, signal, progress: () => undefined });
  if (survey.encrypted && key === undefined) return { answer: 'cannot-tell', evidence: { opened: false, sha256: survey.sha256 } };
  const known = survey.files.filter(isWanted);
  const digests = await digestsInArchive(run, file, known);
  const broken = known.find((_file, index) => digests[index] === undefined);
  if (broken !== undefined) return notOk(new LabProblem('bundle.damaged', { file, name: broken.name }), { sha256: survey.sha256, different: broken.name });
  if (known.length === 0) return notOk(new LabProblem('bundle.nothingKnown', { file }, { retry: 'never' }), { sha256: survey.sha256 });
  return { answer: 'ok', evidence: { sha256: survey.sha256, route, checked: known.map(({ name }) => name), comparedWithMemory: false } };
}

async function readArchiveAgain(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    if (hasErrorCode(cause, 'ENOENT')) throw new LabProblem('bundle.notFound', { file }, { cause });
    if (hasErrorCode(cause, 'EACCES', 'EPERM')) throw new LabProblem('bundle.notReadable', { file }, { cause });
    throw cause;
  });
}

/** All of them in one go. Any doubt is left to the look at one by one, which also tells what is wrong with which. */
async function areAllTheSame(run: Run, file: string, known: readonly NamedContent[]): Promise<boolean> {
  if (known.length < 2) return false;
  const told = await sevenZipOf(run).namedDigest(file, known.map(({ name }) => name)).catch((error: unknown) => {
    if (error instanceof LabProblem) return undefined;
    throw error;
  });
  return told === namedDigest(known);
}

async function digestsInArchive(run: Run, file: string, known: readonly { readonly name: string }[]): Promise<readonly (string | undefined)[]> {
  const sevenZip = sevenZipOf(run);
  const digests: (string | undefined)[] = [];
  for (let at = 0; at < known.length; at += atOnce) digests.push(...await Promise.all(known.slice(at, at + atOnce).map(({ name }) => sevenZip.digest(file, name))));
  return digests;
}

function sevenZipOf({ machine, secrets, signal }: Run): SevenZip {
  return createSevenZip({ program: machine.sevenZip, runner: machine.runner, key: secrets.sevenZipKey, signal });
}

function notOk(error: LabProblem, evidence: Evidence): Verdict {
  return { answer: 'not-ok', evidence, problem: error.problem };
}
