// Carries out one request of a person about a journey, for window and headless alike: the world, the session, the engine, the result.

import { join } from 'node:path';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import { wipeBundle } from '../core/bundle.ts';
import { inPlaceBefore } from './in-place-before.ts';
import { isPracticeFolder } from '../core/practice-folder.ts';
import { LabProblem } from '../core/problem.ts';
import { wipeSecrets } from '../core/secret.ts';
import { wipeIdentity } from '../system/certificate-store/identity.ts';
import { sweepWorkFolders } from '../system/archive/work-folder.ts';
import { endState, forgetState } from '../system/own-state.ts';
import { applyJourney } from './apply-journey.ts';
import { openJournal } from './journal.ts';
import { readLock, takeLock } from './lock.ts';
import { journeyResult, planJourney } from './plan-journey.ts';
import { statusOf } from './remembered.ts';
import type { JourneyRequest } from './journey-request.ts';
import { openSession, type Outside, type PracticeWorld, type Session } from './session.ts';
import { isAllTakenBack, removeJourney } from './remove-journey.ts';
import { undoJourney } from './undo-journey.ts';
import { verifyJourney } from './verify-journey.ts';

/** Carries a request out. Problems of single steps are in the result; problems of the request as a whole are thrown. */
export async function carryOutRequest(request: JourneyRequest, outside: Outside): Promise<JourneyResult> {
  // A folder that belongs to the practice lab stays the practice lab's, whatever is asked: nothing real is ever done from it.
  if (!request.practice && !isPracticeFolder(outside.stateDir)) return carryOutIn(request, outside);
  const practice = await outside.openPractice(outside.stateDir, request.scene, request.journey ?? 'new_user');
  try {
    await prepare(request, outside, practice);
    return await carryOutIn({ ...request, practice: true }, outside, practice);
  } finally {
    await practice.close();
  }
}

/**
 * Most journeys begin on a computer where something is in place already. Once, before the first run, the practice computer is brought
 * there, with a state folder of its own: what was there before is not the journey's to undo.
 */
async function prepare(request: JourneyRequest, outside: Outside, practice: PracticeWorld): Promise<void> {
  const steps = inPlaceBefore[request.journey ?? 'new_user'];
  const hasBegun = openJournal(join(outside.stateDir, 'journal.jsonl')).entries.length > 0;
  if (steps.length === 0 || hasBegun || (request.verb !== 'plan' && request.verb !== 'apply')) return;
  const stateDir = join(outside.stateDir, 'before');
  // Nobody types anything for it, and nobody is told of it.
  const { machine, clock, signal, secrets, openPractice } = outside;
  const quiet = { machine, clock, signal, secrets, openPractice, stateDir, progress: (phase: string, fraction?: number) => outside.progress(phase, fraction) };
  await carryOutIn({ verb: 'apply', practice: true, journey: 'new_user', steps, consent: 'as-planned-now' }, quiet, practice);
}

async function carryOutIn(request: JourneyRequest, outside: Outside, practice?: PracticeWorld): Promise<JourneyResult> {
  await sweepWorkFolders(); // a killed run may have left an opened archive behind
  const session = await openSession(request, outside, practice);
  try {
    const { steps, digest } = await carryOut(request, outside.stateDir, session);
    return journeyResult(session.run, steps, session.shippedFacts, digest);
  } finally {
    wipeSecrets(session.run.secrets);
    session.run.newPassphrase?.wipe();
    if (session.run.bundle) wipeBundle(session.run.bundle);
    if (session.run.identity) wipeIdentity(session.run.identity);
  }
}

async function carryOut(request: JourneyRequest, stateDir: string, { engine, run }: Session): Promise<{ steps: readonly StepResult[]; digest?: string }> {
  switch (request.verb) {
    case 'inspect': {
      // The archive is looked at whatever the journey: new_user is one that has this step.
      const planned = await planJourney({ ...run, journey: 'new_user', only: ['unpack-bundle'] }, engine.registry);
      return { steps: planned.steps.map((step) => step.result) };
    }
    case 'plan': {
      const planned = await planJourney(run, engine.registry);
      return { steps: planned.steps.map((step) => step.result), digest: planned.digest };
    }
    case 'verify': return { steps: await verifyJourney(run, engine.registry, engine.news) };
    case 'status': return { steps: statusOf(engine.journal.entries, run.facts.vpnSessionHours) };
    case 'undo': return whileLocked(stateDir, async () => ({ steps: await undoJourney(engine, run, request.steps, request.onlyThisLab === true ? run.lab : undefined) }));
    case 'remove': return { steps: await remove(request, stateDir, { engine, run }) };
    case 'apply': {
      const consent = request.consent;
      if (consent === undefined) throw new LabProblem('usage.missingOption', { option: '--digest, --yes' });
      return whileLocked(stateDir, () => applyJourney(engine, run, consent));
    }
  }
}

/** Takes everything back, and then what we keep for ourselves. Nothing of ours goes while something is in place for which it is needed. */
async function remove({ consent }: JourneyRequest, stateDir: string, { engine, run }: Pick<Session, 'engine' | 'run'>): Promise<readonly StepResult[]> {
  if (consent === undefined) throw new LabProblem('usage.missingOption', { option: '--yes' });
  if (readLock(join(stateDir, 'practice')) === 'held') throw new LabProblem('engine.busy', {}, { retry: 'now' });
  const steps = await whileLocked(stateDir, async () => {
    const results = await removeJourney(engine, run);
    if (isAllTakenBack(results)) await forgetState(stateDir, engine.clock);
    return results;
  });
  if (isAllTakenBack(steps)) endState(stateDir);
  return steps;
}

async function whileLocked<T>(stateDir: string, work: () => Promise<T>): Promise<T> {
  const release = takeLock(stateDir);
  try {
    return await work();
  } finally {
    release();
  }
}
