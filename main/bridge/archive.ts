// The archive of the visit: taken from the dialog or from a dropped file, looked at without its key, opened with it.

import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import { filesOfKind } from '../core/bundle.ts';
import { hasErrorCode, LabProblem } from '../core/problem.ts';
import { inPlaceHere } from '../journeys/choose-journey.ts';
import { openJournal } from '../journeys/journal.ts';
import { readChanges } from '../journeys/recorded-changes.ts';
import { inferJourney } from '../steps/unpack-bundle/infer.ts';
import { openBundle, surveyBundle, type ArchiveRequest } from '../system/archive/open.ts';
import { showName } from '../system/archive/rules.ts';
import type { BridgeNeeds } from './needs.ts';
import { dropBundle, dropPlan, type Archive, type Visit } from './visit.ts';

/** Takes a file as the archive of the visit when it can be one. Throws `bundle.*`; then the visit is as before. */
export async function takeArchive(visit: Visit, needs: BridgeNeeds, path: string, signal: AbortSignal): Promise<Pick<Archive, 'name' | 'sizeBytes'>> {
  const name = showName(basename(path));
  const sizeBytes = await sizeOfFile(path, name);
  await surveyBundle(requestFor(needs, path, signal));
  dropBundle(visit);
  dropPlan(visit);
  delete visit.sessionFiles;
  visit.archive = { file: path, name, sizeBytes };
  return { name, sizeBytes };
}

async function sizeOfFile(path: string, file: string): Promise<number> {
  if (!isAbsolute(path) || path.includes('\0')) throw new LabProblem('bundle.notFound', { file });
  const found = await stat(path).catch((cause: unknown) => {
    throw new LabProblem(hasErrorCode(cause, 'EACCES', 'EPERM') ? 'bundle.notReadable' : 'bundle.notFound', { file }, { cause });
  });
  if (!found.isFile()) throw new LabProblem('bundle.notSevenZip', { file });
  return found.size;
}

export interface Opened {
  readonly files: readonly string[];
  readonly skipped: readonly string[];
  readonly journey?: JourneyId;
  readonly sure: boolean;
}

/** Opens the archive with its key and keeps what is in it in memory. Throws `bundle.*`. */
export async function openArchive(visit: Visit, needs: BridgeNeeds, { file, key, signal }: Pick<ArchiveRequest, 'file' | 'key' | 'signal'>): Promise<Opened> {
  const bundle = await openBundle({ ...requestFor(needs, file, signal), key });
  dropBundle(visit);
  visit.bundle = bundle;
  visit.sessionFiles = filesOfKind(bundle, 'mobaxterm').map(({ name, content }) => ({ name: showName(basename(name)), content: Buffer.from(content) }));
  const named = (isOther: boolean): string[] => bundle.files.filter(({ kind }) => (kind === 'other') === isOther).map(({ name }) => showName(name));
  return { files: named(false), skipped: named(true), ...guessJourney(visit, needs) };
}

function requestFor({ machine: { sevenZip, runner } }: BridgeNeeds, file: string, signal: AbortSignal): ArchiveRequest {
  return { file, sevenZip, runner, signal, progress: () => undefined };
}

/** In the practice lab the person has said it. */
function guessJourney({ practice, bundle, link }: Visit, { stateDir }: BridgeNeeds): Pick<Opened, 'journey' | 'sure'> {
  if (practice !== undefined) return { journey: practice.journey, sure: true };
  const changes = readChanges(openJournal(join(stateDir, 'journal.jsonl')).entries);
  const { journey, sure } = inferJourney({ linkJourney: link?.read.journey, kinds: bundle?.files.map(({ kind }) => kind), alreadyOnThisComputer: inPlaceHere(changes) });
  return { ...(journey && { journey }), sure };
}
