// Looks at this computer before anything has come from HUNT Cloud: what is there, what is missing, what is too old, and what would help. It
// changes nothing, installs nothing, needs no link, no archive, no key, no administrator and no network.

import type { Clock } from '../../core/clock.ts';
import { systemClock } from '../../core/clock.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import type { Prerequisite } from '../../../preload/contract/prerequisites.ts';
import type { Run, Step, StepReading, Verdict } from '../step.ts';
import { listForOtherSystem, lookAtComputer } from './look.ts';

/** The step `prepare-computer`. The plan is already the whole answer; the verifier looks again. */
export function createPrepareComputer(clock: Clock = systemClock): Step {
  return { id: 'prepare-computer', needs: [], plan: (run) => plan(run, clock), verify: (run) => verify(run, clock) };
}

async function plan(run: Run, clock: Clock): Promise<StepReading> {
  const { machine } = run;
  if (machine.prerequisites === undefined) return { state: 'planned', changes: [], prerequisites: listForOtherSystem(run, clock) };
  const prerequisites = await lookAtComputer(run, clock);
  const problem = problemOf(prerequisites);
  return { state: problem === undefined ? 'already' : 'planned', changes: [], prerequisites, evidence: { read: machine.prerequisites.name }, ...(problem && { problem }) };
}

async function verify(run: Run, clock: Clock): Promise<Verdict> {
  const reader = run.machine.prerequisites;
  if (reader === undefined) return { answer: 'cannot-tell', evidence: {} };
  const prerequisites = await lookAtComputer(run, clock);
  const problem = problemOf(prerequisites);
  const isTold = prerequisites.every(({ isNeeded, state }) => !isNeeded || state !== 'cannot-tell');
  const evidence = { read: reader.name, ...(run.machine.practice && { practice: true }) };
  return { answer: problem !== undefined ? 'not-ok' : isTold ? 'ok' : 'cannot-tell', evidence, prerequisites, ...(problem && { problem }) };
}

/** Undefined when nothing that is needed is missing or too old. */
function problemOf(prerequisites: readonly Prerequisite[]): Problem | undefined {
  const bad = prerequisites.filter(({ isNeeded, state }) => isNeeded && (state === 'missing' || state === 'too-old'));
  return bad.length === 0 ? undefined : { code: 'prepare.notReady', retry: 'after-fix', facts: { count: String(bad.length) } };
}
