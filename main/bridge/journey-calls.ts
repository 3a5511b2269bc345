// The window's calls about the journey of the visit.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import type { JourneyResult } from '../../preload/contract/plans.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { LabProblem } from '../core/problem.ts';
import { practiceHome } from '../core/practice-folder.ts';
import { isAllTakenBack } from '../journeys/remove-journey.ts';
import { answerQuestion } from './ask-person.ts';
import { atHome } from './at-home.ts';
import type { BridgeNeeds } from './needs.ts';
import { readRemoval } from './removal.ts';
import { openWorkbench } from './open-workbench.ts';
import { runRequest } from './run-request.ts';
import { readStandings } from './standings.ts';
import { dropPlan, leave, practiceDirOf, snapshot, type Visit } from './visit.ts';

/** The handlers of `journey.*`. */
export function createJourneyCalls(visit: Visit, needs: BridgeNeeds): LabHandlers['journey'] {
  return {
    standings: () => Promise.resolve(readStandings(needs.stateDir).map((standing) => ({ ...standing, steps: atHome(standing.steps, computerOf(standing.practice, needs)) }))),
    current: () => Promise.resolve(snapshot(visit)),
    plan: ({ journey, keys, accept = [] }, { signal }) => {
      refuseWhileRunning(visit);
      for (const [name, value] of Object.entries(keys)) visit.keys.put(name as SecretName, value);
      refuseForgotten(visit);
      const accepted = [...visit.accepted ?? [], ...accept];
      dropPlan(visit);
      visit.accepted = accepted;
      if (journey !== undefined) visit.journey = journey;
      return runRequest(visit, needs, { verb: 'plan' }, signal);
    },
    apply: ({ digest }, { signal }) => {
      refuseForgotten(visit);
      return runRequest(visit, needs, { verb: 'apply', consent: { digest } }, signal);
    },
    verify: ({ quietly }, { signal }) => runRequest(visit, needs, { verb: 'verify', ...(quietly === true && { quietly }) }, signal),
    connect: (input, { signal }) => connectAlone(visit, needs, input, signal),
    undo: ({ steps }, { signal }) => runRequest(visit, needs, { verb: 'undo', steps }, signal),
    removal: () => Promise.resolve(readRemoval(visit, needs)),
    remove: async (_input, { signal }) => {
      const result = await runRequest(visit, needs, { verb: 'remove', consent: 'as-planned-now' }, signal);
      return { removed: isAllTakenBack(result.steps), result };
    },
    openWorkbench: () => openWorkbench(visit, needs),
    leave: async () => {
      await leave(visit);
      return {};
    },
  };
}

/**
 * The step that connects, and no other. The press on Connect is the consent: there is nothing else in it. The journey stays the one that
 * is remembered, so that a later look is at all of its steps. The passphrase stays for another try and is overwritten when connected.
 */
async function connectAlone(visit: Visit, needs: BridgeNeeds, { vpnPassphrase }: { vpnPassphrase?: string }, signal: AbortSignal): Promise<JourneyResult> {
  refuseWhileRunning(visit);
  const journey = visit.journey ?? readStandings(needs.stateDir).find(({ practice }) => practice === (visit.practice !== undefined))?.journey;
  visit.journey = journey !== undefined && hasConnection(journey) ? journey : 'vpn_reset';
  if (vpnPassphrase !== undefined) visit.keys.put('vpnPassphrase', vpnPassphrase);
  const result = await runRequest(visit, needs, { verb: 'apply', steps: ['connect-vpn'], consent: 'as-planned-now' }, signal);
  if (isConnected(result)) visit.keys.put('vpnPassphrase', '');
  return result;
}

function isConnected({ steps }: JourneyResult): boolean {
  return steps.some(({ id, state }) => id === 'connect-vpn' && (state === 'done' || state === 'already'));
}

function hasConnection(journey: JourneyId): boolean {
  return (journeySteps[journey] as readonly string[]).includes('connect-vpn');
}

function computerOf(practice: boolean, needs: BridgeNeeds): Pick<BridgeNeeds['machine'], 'platform' | 'home'> {
  return practice ? { platform: needs.machine.platform, home: practiceHome(practiceDirOf(needs)) } : needs.machine;
}

/** The handlers of `questions.*`. */
export function createQuestionCalls(visit: Visit): LabHandlers['questions'] {
  return {
    answer: ({ id, value }) => {
      answerQuestion(visit, id, value);
      return Promise.resolve({});
    },
  };
}

function refuseWhileRunning({ running }: Visit): void {
  if (running !== undefined) throw new LabProblem('engine.busy', {}, { retry: 'now' });
}

function refuseForgotten({ keys }: Visit): void {
  if (keys.isForgotten) throw new LabProblem('keys.forgotten');
}
