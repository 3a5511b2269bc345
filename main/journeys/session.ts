// What one request works with: the computer (or the practice lab), the facts, the journal and the run.

import { join, resolve } from 'node:path';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { Clock } from '../core/clock.ts';
import { factsFromFile, shippedFacts, type FactsInForce } from '../core/facts.ts';
import { LabProblem } from '../core/problem.ts';
import type { Secrets } from '../core/secret.ts';
import type { Run } from '../steps/step.ts';
import type { Machine } from '../system/machine.ts';
import { createLoginGuard } from '../system/ssh/attempts.ts';
import { findLinks } from './access-link/find.ts';
import { parseAccessLink, type AccessLink } from './access-link/parse.ts';
import type { Engine } from './carry-out.ts';
import { looksBack, withJourney } from './choose-journey.ts';
import type { JourneyRequest } from './journey-request.ts';
import { openJournal } from './journal.ts';
import { openMemory } from './memory.ts';
import { createRegistry } from './registry.ts';
import { readChanges } from './recorded-changes.ts';
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
  readonly questions?: Pick<Run, 'askForCode' | 'askForOtp'>;
  /** Loads the practice lab's code only when it is asked for. */
  openPractice(folder: string, scene: string | undefined, journey: JourneyId): Promise<PracticeWorld>;
}

/** The practice lab brings its own computer, facts, link, bundle and keys. */
export interface PracticeWorld {
  readonly machine: Machine;
  readonly facts: FactsInForce['facts'];
  readonly link: string;
  readonly bundleFile: string;
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
  const linkText = request.link ?? practice?.link;
  const link = linkText === undefined ? undefined : readLink(linkText, inForce.facts);
  const lab = link?.lab ?? remembered?.lab;
  const bundleFile = request.bundle ?? practice?.bundleFile;
  const registry = createRegistry();
  const undecided: Omit<Run, 'journey'> = {
    ...runBasics(request, outside), facts: inForce.facts, machine: practice?.machine ?? outside.machine,
    secrets: practice?.secrets() ?? await outside.secrets(), ...(lab && { lab }), ...(bundleFile !== undefined && { bundleFile }),
    ...(factsFile !== undefined && { factsFile: resolve(factsFile) }),
  };
  const run = await withJourney(undecided, { request, registry, changes: readChanges(journal.entries), linkJourney: link?.journey, remembered: remembered?.journey });
  checkSteps(run);
  return { engine: { registry, journal, clock: outside.clock }, run, shippedFacts: inForce.shipped };
}

/** A step that the journey does not have would silently do nothing. */
function checkSteps({ journey, only }: Run): void {
  const steps: readonly StepId[] = journeySteps[journey];
  if (only.some((step) => !steps.includes(step))) throw new LabProblem('usage.badValue', { option: '--step', expected: steps.join(', ') });
}

function factsOf(factsFile: string | undefined, practice: PracticeWorld | undefined): FactsInForce {
  if (practice) return { facts: practice.facts, shipped: true };
  return factsFile === undefined ? shippedFacts() : factsFromFile(resolve(factsFile));
}

/** People paste the whole e-mail as well as the link: one access link in it is enough, two different ones are a question. */
function readLink(text: string, facts: FactsInForce['facts']): AccessLink {
  const { access } = findLinks(text);
  if (access.length > 1) throw new LabProblem('link.several', { count: String(access.length) });
  return parseAccessLink(access[0] ?? text, facts);
}

function runBasics(request: JourneyRequest, outside: Outside): Partial<Run> & Pick<Run, 'only' | 'signal' | 'memory' | 'progress'> {
  return {
    computeOtp: request.practice || request.computeOtp === true, ...outside.questions,
    only: request.steps,
    signal: outside.signal,
    memory: openMemory(join(outside.stateDir, 'memory.json')),
    loginGuard: createLoginGuard(join(outside.stateDir, 'logins'), outside.clock, outside.machine.platform),
    progress: (phase, fraction) => outside.progress(phase, fraction),
  };
}
