// All calls of the window with the one visit behind them, and what the entry must know of it when the program is about to end.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { createAppCalls } from './app-calls.ts';
import { createBundleCalls } from './bundle-calls.ts';
import { createJourneyCalls, createQuestionCalls } from './journey-calls.ts';
import { createKistaCalls } from './kista-calls.ts';
import { leaveKista } from './kista-visit.ts';
import type { BridgeNeeds } from './needs.ts';
import { createOrdersCalls } from './orders-calls.ts';
import { createPracticeCalls } from './practice-calls.ts';
import { createPrepareCalls } from './prepare-calls.ts';
import { createProgramsCalls } from './programs-calls.ts';
import { createVisit, leave } from './visit.ts';

export interface BridgeHandlers {
  readonly handlers: LabHandlers;
  /** A change is being made or taken back. */
  isChanging(): boolean;
  /** Nothing is open that has to be ended or overwritten. */
  isIdle(): boolean;
  /** Stops what runs, overwrites keys, closes the practice lab. */
  leave(): Promise<void>;
}

/** The handlers of all calls. */
export function createHandlers(needs: BridgeNeeds): BridgeHandlers {
  const visit = createVisit();
  const kista = createKistaCalls(needs);
  const stirring = <T extends object>(calls: T): T => stir(calls, () => visit.keys.touch());
  return {
    handlers: {
      app: createAppCalls(needs), practice: createPracticeCalls(visit, needs), programs: createProgramsCalls(visit, needs), orders: createOrdersCalls(visit, needs), prepare: createPrepareCalls(visit, needs), kista: kista.handlers,
      bundle: stirring(createBundleCalls(visit, needs)), journey: stirring(createJourneyCalls(visit, needs)), questions: stirring(createQuestionCalls(visit)),
    },
    isChanging: () => visit.running?.verb === 'apply' || visit.running?.verb === 'undo' || visit.running?.verb === 'remove' || kista.visit.running !== undefined,
    isIdle: () => visit.running === undefined && visit.practice === undefined && visit.keys.names().length === 0
      && kista.visit.running === undefined && kista.visit.world === undefined && kista.visit.keys.names().length === 0,
    leave: async () => { await Promise.all([leave(visit), leaveKista(kista.visit)]); },
  };
}

/** A call of these says that the person is there. The practice phone shows a clock and asks all the time, so it does not count. */
function stir<T extends object>(calls: T, touch: () => void): T {
  const entries = Object.entries(calls as Record<string, (...given: unknown[]) => unknown>);
  return Object.fromEntries(entries.map(([name, call]) => [name, (...given: unknown[]) => {
    touch();
    return call(...given);
  }])) as T;
}
