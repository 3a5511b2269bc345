// The window's calls about the journey of the visit.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { LabProblem } from '../core/problem.ts';
import { practiceHome } from '../core/practice-folder.ts';
import { answerQuestion } from './ask-person.ts';
import { atHome } from './at-home.ts';
import type { BridgeNeeds } from './needs.ts';
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
    verify: (_input, { signal }) => runRequest(visit, needs, { verb: 'verify' }, signal),
    undo: ({ steps }, { signal }) => runRequest(visit, needs, { verb: 'undo', steps }, signal),
    openWorkbench: () => openWorkbench(visit, needs),
    leave: async () => {
      await leave(visit);
      return {};
    },
  };
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
