// Hands a request of the window to the engine: with what the visit holds, one at a time, and with word of each step while it goes on.

import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import { LabProblem } from '../core/problem.ts';
import type { JourneyRequest } from '../journeys/journey-request.ts';
import { carryOutRequest } from '../journeys/request.ts';
import type { Outside } from '../journeys/session.ts';
import type { Machine } from '../system/machine.ts';
import { linkedAbort } from '../system/vpn-client/connection/linked-abort.ts';
import { askPerson } from './ask-person.ts';
import { atHome } from './at-home.ts';
import { tell, type BridgeNeeds } from './needs.ts';
import { dropBundle, practiceDirOf, type Running, type Visit } from './visit.ts';

export interface Asked extends Pick<JourneyRequest, 'consent'> {
  readonly verb: Running['verb'];
  readonly steps?: JourneyRequest['steps'];
  /** Nobody is asked anything. */
  readonly quietly?: boolean;
}

/** Carries a request out for the visit and keeps its answer there. Throws `engine.busy`, and what the engine throws. */
export async function runRequest(visit: Visit, needs: BridgeNeeds, asked: Asked, signal: AbortSignal): Promise<JourneyResult> {
  if (visit.running !== undefined) throw new LabProblem('engine.busy', {}, { retry: 'now' });
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => { end = resolve; });
  const running: Running = { verb: asked.verb, ended: [], abort: linkedAbort(signal), over };
  visit.running = running;
  try {
    const answer = await carryOutRequest(requestOf(visit, asked), outsideOf(visit, needs, running, asked));
    const result = { ...answer, steps: atHome(answer.steps, machineOf(visit, needs)) };
    keep(visit, asked, result);
    return result;
  } finally {
    delete visit.running;
    running.abort.abort(); // unties it from the call's signal
    end();
  }
}

function keep(visit: Visit, { verb, steps = [] }: Asked, result: JourneyResult): void {
  const isPart = verb !== 'plan' && steps.length > 0;
  if (verb === 'plan') visit.plan = result;
  else visit.result = isPart ? { ...result, steps: putInto(visit.result?.steps ?? [], result.steps) } : result;
  visit.journey = result.journey;
  if (verb !== 'apply' || isPart || !result.steps.every(isWell)) return;
  visit.keys.wipe();
  dropBundle(visit);
}

/** The other steps stand as they were. */
function putInto(before: readonly StepResult[], answered: readonly StepResult[]): readonly StepResult[] {
  const isNew = ({ id }: StepResult): boolean => !before.some((step) => step.id === id);
  return [...before.map((step) => answered.find(({ id }) => id === step.id) ?? step), ...answered.filter(isNew)];
}

/** Nothing is left to do for which a key could be needed. */
function isWell({ state, reason }: StepResult): boolean {
  return state === 'done' || state === 'already' || (state === 'skipped' && reason !== 'earlier-step-failed' && reason !== 'cancelled');
}

/** Without keys an archive cannot be opened: looking back then goes by what is in place, not by what was in the archive. */
function requestOf({ practice, archive, link, journey, keys, accepted = [] }: Visit, { verb, steps = [], consent }: Asked): JourneyRequest {
  const isArchiveUsed = verb === 'plan' || verb === 'apply' || keys.names().includes('sevenZipKey');
  return {
    verb, steps, accept: accepted, practice: practice !== undefined, ...(practice && { scene: practice.scene }), ...(journey && { journey }), ...(link && { link: link.text }),
    ...(archive && isArchiveUsed && { bundle: archive.file }), ...(consent && { consent }),
  };
}

function outsideOf(visit: Visit, needs: BridgeNeeds, running: Running, { quietly = false }: Asked): Outside {
  const { signal } = running.abort;
  const world = visit.practice?.world;
  return {
    machine: needs.machine, clock: needs.clock, signal, personGives: true,
    stateDir: world === undefined ? needs.stateDir : practiceDirOf(needs),
    secrets: () => Promise.resolve(visit.keys.copies()),
    ...(!quietly && { questions: askPerson(visit, needs, signal) }),
    progress: (phase, fraction) => tell(needs, 'journey', 'news', {
      at: 'progress', phase, ...(running.step && { step: running.step }), ...(fraction !== undefined && { fraction: Math.min(1, Math.max(0, fraction)) }),
    }),
    news: newsOf(visit, needs, running),
    // The visit's own practice lab stays open until the visit ends.
    openPractice: world === undefined ? needs.openPractice(signal) : () => Promise.resolve({ ...world, close: () => Promise.resolve() }),
  };
}

function machineOf({ practice }: Visit, { machine }: BridgeNeeds): Machine {
  return practice?.world.machine ?? machine;
}

function newsOf(visit: Visit, needs: BridgeNeeds, running: Running): NonNullable<Outside['news']> {
  return {
    began: (step) => {
      running.step = step;
      tell(needs, 'journey', 'news', { at: 'began', step });
    },
    ended: (answer) => {
      const [result = answer] = atHome([answer], machineOf(visit, needs));
      running.ended.push(result);
      tell(needs, 'journey', 'news', { at: 'ended', result });
    },
  };
}
