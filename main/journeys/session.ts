// What one request works with: the computer (or the practice lab), the facts, the journal and the run.

import { join, resolve } from 'node:path';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { Clock } from '../core/clock.ts';
import { factsFromFile, shippedFacts, type FactsInForce } from '../core/facts.ts';
import { LabProblem } from '../core/problem.ts';
import type { Secrets } from '../core/secret.ts';
import type { Migration, Run } from '../steps/step.ts';
import type { Machine } from '../system/machine.ts';
import { createLoginGuard } from '../system/ssh/attempts.ts';
import { findLinks } from './access-link/find.ts';
import { parseAccessLink, type AccessLink } from './access-link/parse.ts';
import type { Engine } from './carry-out.ts';
import { looksBack, withJourney } from './choose-journey.ts';
import type { JourneyRequest } from './journey-request.ts';
import { openJournal } from './journal.ts';
import { openMemory } from './memory.ts';
import { migrationOf, readMigrationMap } from './migration-map.ts';
import { createRegistry } from './registry.ts';
import { inPlaceFor, readChanges } from './recorded-changes.ts';
import { lastRun } from './remembered.ts';

/** The outside world, given by the entry so that tests can give another. */
export interface Outside {
  readonly machine: Machine;
  readonly stateDir: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  progress(phase: string, fraction?: number): void;
  secrets(): Promise<Secrets>;
  /** How the person at this entry is asked while a run waits; absent where there is nobody. */
  readonly questions?: Pick<Run, 'askForCode' | 'askForOtp' | 'askForNewPassphrase'>;
  /** True: in the practice lab too, link, archive, keys and codes are the person's, as in the window. Else the lab gives its own. */
  readonly personGives?: boolean;
  /** Told of each step at once. */
  readonly news?: Engine['news'];
  /** Loads the practice lab's code only when it is asked for. */
  openPractice(folder: string, scene: string | undefined, journey: JourneyId): Promise<PracticeWorld>;
}

/** The practice lab brings its own computer, facts, link, bundle and keys. */
export interface PracticeWorld {
  readonly machine: Machine;
  readonly facts: FactsInForce['facts'];
  readonly link: string;
  readonly bundleFile: string;
  /** Says that the practice lab has moved; only where the journey is about that. */
  readonly migrationMap?: string;
  /** How far the clock of the person's phone is ahead of this computer's. */
  readonly phoneAheadMs?: number;
  secrets(): Secrets;
  close(): Promise<void>;
}

export interface Session {
  readonly engine: Engine;
  readonly run: Run;
  readonly shippedFacts: boolean;
}

/** Prepares a request: reads the link, finds out the journey, opens the journal. Changes nothing. Throws `link.*`, `facts.*`, `usage.*`, `bundle.*`. */
export async function openSession(request: JourneyRequest, outside: Outside, practice?: PracticeWorld): Promise<Session> {
  const journal = openJournal(join(outside.stateDir, 'journal.jsonl'));
  const remembered = lastRun(journal.entries);
  const factsFile = request.factsFile ?? (looksBack(request.verb) ? remembered?.factsFile : undefined);
  const inForce = factsOf(factsFile, practice);
  const gives = outside.personGives === true ? undefined : practice;
  const linkText = request.link ?? gives?.link;
  const link = linkText === undefined ? undefined : readLink(linkText, inForce.facts);
  const linkLab = link?.lab ?? remembered?.lab;
  const moved = linkLab && await movedLab(request, practice, linkLab, inForce.facts);
  const lab = moved?.lab ?? linkLab;
  const bundleFile = request.bundle ?? gives?.bundleFile;
  const registry = createRegistry();
  const undecided: Omit<Run, 'journey'> = {
    ...runBasics(request, outside), facts: inForce.facts, machine: practice?.machine ?? outside.machine,
    secrets: gives?.secrets() ?? await outside.secrets(), ...(lab && { lab }), ...(moved && { migration: moved.migration }), ...(bundleFile !== undefined && { bundleFile }),
    ...(factsFile !== undefined && { factsFile: resolve(factsFile) }), recorded: inPlaceFor(journal.entries, lab),
  };
  const run = await withJourney(undecided, { request, registry, changes: readChanges(journal.entries), linkJourney: link?.journey, remembered: remembered?.journey });
  checkSteps(run);
  checkMove(run, linkLab);
  return { engine: { registry, journal, clock: outside.clock, ...(outside.news && { news: outside.news }) }, run, shippedFacts: inForce.shipped };
}

/** A step that the journey does not have would silently do nothing. */
function checkSteps({ journey, only }: Run): void {
  const steps: readonly StepId[] = journeySteps[journey];
  if (only.some((step) => !steps.includes(step))) throw new LabProblem('usage.badValue', { option: '--step', expected: steps.join(', ') });
}

/** What the migration map says of the lab. What was done before is looked back on without it. */
async function movedLab({ migrationMap, verb }: JourneyRequest, practice: PracticeWorld | undefined, lab: LabName, facts: FactsInForce['facts']): ReturnType<typeof findMove> {
  const file = migrationMap ?? practice?.migrationMap;
  return file === undefined || looksBack(verb) ? undefined : findMove(resolve(file), lab, facts);
}

async function findMove(file: string, lab: LabName, facts: FactsInForce['facts']): Promise<{ lab: LabName; migration: Migration } | undefined> {
  return migrationOf(await readMigrationMap(file, facts), lab);
}

/** A link from before the move would lead to machines that are no more; and only that one journey is about a move. */
function checkMove({ journey, lab, migration }: Run, linkLab: LabName | undefined): void {
  if (migration === undefined || journey === 'lab_migration' || lab?.address === linkLab?.address) return;
  throw new LabProblem('migration.labMoved', { from: linkLab?.address ?? '', address: lab?.address ?? '' });
}

function factsOf(factsFile: string | undefined, practice: PracticeWorld | undefined): FactsInForce {
  if (practice) return { facts: practice.facts, shipped: true };
  return factsFile === undefined ? shippedFacts() : factsFromFile(resolve(factsFile));
}

/** People paste the whole e-mail as well as the link: one access link in it is enough, two different ones are a question. */
export function readLink(text: string, facts: FactsInForce['facts']): AccessLink {
  const { access } = findLinks(text);
  if (access.length > 1) throw new LabProblem('link.several', { count: String(access.length) });
  return parseAccessLink(access[0] ?? text, facts);
}

function wishesOf({ accept, ownSshKey, plainSshKey, open }: JourneyRequest): Partial<Run> {
  return { ...(accept && { accept }), ...(ownSshKey !== undefined && { ownSshKey }), ...(plainSshKey === true && { plainSshKey }), ...(open === true && { open }) };
}

function runBasics(request: JourneyRequest, outside: Outside): Partial<Run> & Pick<Run, 'only' | 'signal' | 'memory' | 'progress'> {
  return {
    computeOtp: (request.practice && outside.personGives !== true) || request.computeOtp === true, ...outside.questions,
    only: request.steps, ...wishesOf(request),
    signal: outside.signal,
    memory: openMemory(join(outside.stateDir, 'memory.json')),
    loginGuard: createLoginGuard(join(outside.stateDir, 'logins'), outside.clock, outside.machine.platform),
    progress: (phase, fraction) => outside.progress(phase, fraction),
  };
}
