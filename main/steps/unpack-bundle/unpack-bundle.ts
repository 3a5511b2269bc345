// The step that opens the archive from the access e-mail with the 7-ZIP key and keeps its known files in memory for the steps that
// need them. It changes nothing on this computer, so there is nothing to undo.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { FoundSession } from '../../../preload/contract/programs.ts';
import { filesOfKind, wipeBundle, type Bundle, type BundleFileKind } from '../../core/bundle.ts';
import { openBundle, surveyBundle, type ArchiveRequest, type BundleSurvey } from '../../system/archive/open.ts';
import { readMobaXtermFile } from '../../system/other-programs/mobaxterm-file.ts';
import type { Run, Step, StepReading } from '../step.ts';
import { verifyBundle } from './verify.ts';

/** The step `unpack-bundle`. */
export function createUnpackBundle(): Step {
  return { id: 'unpack-bundle', needs: [], plan, perform, verify: verifyBundle };
}

/** Opens the bundle when it can; without a key it tells what can be known: the archive is whole, and its names if they are visible. */
async function plan(run: Run): Promise<StepReading> {
  if (run.bundleFile === undefined) return { state: 'skipped', reason: 'no-bundle', changes: [] };
  const request = requestOf(run, run.bundleFile);
  if (request.key === undefined) {
    const survey = await surveyBundle(request);
    if (survey.encrypted) return { state: 'planned', changes: [], evidence: evidenceOf(survey, false) };
  }
  const bundle = await openInto(run, request);
  return { state: run.memory.has(rememberedAs(bundle)) ? 'already' : 'planned', changes: [], evidence: { ...evidenceOf(bundle, true), ...sessionsIn(bundle, run) } };
}

async function perform(run: Run): Promise<Evidence> {
  if (run.bundleFile === undefined) return { opened: false };
  const bundle = run.bundle ?? await openInto(run, requestOf(run, run.bundleFile));
  run.memory.add(rememberedAs(bundle));
  return { ...evidenceOf(bundle, true), ...sessionsIn(bundle, run) };
}

/** This very archive was opened here before: said as `already`, so that a second run is told from a first. */
function rememberedAs({ sha256 }: Bundle): string {
  return `bundle ${sha256}`;
}

/** The bundle of an earlier plan in the same run is wiped, not left to the garbage collector. */
async function openInto(run: Run, request: ArchiveRequest): Promise<Bundle> {
  const bundle = await openBundle(request);
  if (run.bundle !== undefined) wipeBundle(run.bundle);
  run.bundle = bundle;
  return bundle;
}

function requestOf(run: Run, file: string): ArchiveRequest {
  return {
    file, key: run.secrets.sevenZipKey, sevenZip: run.machine.sevenZip, runner: run.machine.runner, signal: run.signal,
    progress: (phase, fraction) => run.progress(phase, fraction),
  };
}

function evidenceOf(read: Bundle | BundleSurvey, opened: boolean): Evidence {
  return {
    opened,
    sha256: read.sha256,
    encrypted: read.encrypted,
    ...('namesHidden' in read && { namesHidden: read.namesHidden }),
    files: read.files.filter((file) => file.kind !== 'other').map(describe),
    skipped: read.files.filter((file) => file.kind === 'other').map((file) => file.name),
  };
}

/** A MobaXterm file of an older bundle is read and told, and neither opened nor put anywhere. */
function sessionsIn(bundle: Bundle, { lab, facts }: Run): Evidence {
  const read = filesOfKind(bundle, 'mobaxterm').map(({ name, content }) => readMobaXtermFile(name, content, { lab, facts }));
  const told = read.flatMap((file) => [...file.sessions.map(sentenceOf), ...(file.unreadLines === 0 ? [] : [`${file.name}: ${file.unreadLines} not read`])]);
  return read.length === 0 ? {} : { mobaxterm: told };
}

function sentenceOf({ name, kind, host, port, user, through, isOfLab, runsCommand }: FoundSession): string {
  const way = kind === 'other' ? kind : `${kind} ${user === '' ? '' : `${user}@`}${host}:${port}${through === '' ? '' : ` through ${through}`}`;
  return `${name} (${way}${isOfLab ? '' : ', not of this lab'}${runsCommand ? ', carries out a command' : ''})`;
}

function describe({ name, kind }: { readonly name: string; readonly kind: BundleFileKind }): string {
  return `${name} (${kind})`;
}
