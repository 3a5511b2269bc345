// Answers whether what is in memory is what the archive holds, by another route than the one that opened it: nothing is unpacked;
// 7-Zip itself computes the SHA-256 of each file in the archive, and the archive is read again from disk.

import { readFile } from 'node:fs/promises';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Bundle } from '../../core/bundle.ts';
import { sha256 } from '../../core/digest.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { surveyBundle } from '../../system/archive/open.ts';
import { isWanted } from '../../system/archive/rules.ts';
import { createSevenZip } from '../../system/archive/seven-zip.ts';
import type { Run, Verdict } from '../step.ts';

const route = '7-Zip test with SHA-256';

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
  for (const held of known) {
    const isSame = await digestInArchive(run, file, held.name) === sha256(held.content);
    if (!isSame) return notOk(new LabProblem('bundle.damaged', { file, name: held.name }), { sha256: now, different: held.name });
  }
  return { answer: 'ok', evidence: { sha256: now, route, checked: known.map(({ name }) => name), comparedWithMemory: true } };
}

/** No bundle in this run: answers whether the archive opens with the key that was given. */
async function proveUnopened(run: Run, file: string): Promise<Verdict> {
  const { machine, secrets, signal } = run;
  const key = secrets.sevenZipKey;
  const survey = await surveyBundle({ file, key, sevenZip: machine.sevenZip, runner: machine.runner, signal, progress: () => undefined });
  if (survey.encrypted && key === undefined) return { answer: 'cannot-tell', evidence: { opened: false, sha256: survey.sha256 } };
  const known = survey.files.filter(isWanted);
  for (const { name } of known) {
    if (await digestInArchive(run, file, name) === undefined) return notOk(new LabProblem('bundle.damaged', { file, name }), { sha256: survey.sha256, different: name });
  }
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

function digestInArchive({ machine, secrets, signal }: Run, file: string, name: string): Promise<string | undefined> {
  return createSevenZip({ program: machine.sevenZip, runner: machine.runner, key: secrets.sevenZipKey, signal }).digest(file, name);
}

function notOk(error: LabProblem, evidence: Evidence): Verdict {
  return { answer: 'not-ok', evidence, problem: error.problem };
}
