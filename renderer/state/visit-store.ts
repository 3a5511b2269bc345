// The visit as the window knows it, made from the bridge: it asks the main process and remembers what was told. It decides nothing about
// the steps and holds no key: those pass through `plan` and are not kept.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyResult } from '../../preload/contract/plans.ts';
import type { Outcome } from '../../preload/contract/problems.ts';
import { secretNames } from '../../preload/contract/secrets.ts';
import type { QuestionName } from '../../preload/contract/questions.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { asked } from './asked.ts';
import { hear, isBusy, nothingGiven, planned, refused, settle, visitAsTold, type RunRequest, type Screen, type Visit } from './visit.ts';

export type { Archive, Visit, VisitFacts } from './visit.ts';
export type Keys = Parameters<LabApi['journey']['plan']>[0]['keys'];

/** The visit with what can be done about it: `useStore(visit).plan` is the plan, `visit.plan(keys)` makes one. */
export interface VisitStore extends StoreApi<Visit> {
  show(screen: Screen): void;
  /** Takes in what another part of the window was told. */
  know(facts: Partial<Visit>): void;
  /** Plans with the keys and those given before, and what the person agrees to; shows the review when there is a plan. Answers whether there is. */
  plan(keys: Keys, accept?: readonly QuestionName[]): Promise<boolean>;
  /** Carries out the plan that is shown. */
  apply(): Promise<void>;
  /** Takes back what these steps changed; all when the list is empty. */
  undo(steps: readonly StepId[]): Promise<void>;
  /** Looks at everything again. Quietly: nobody is asked anything. */
  verify(quietly?: boolean): Promise<void>;
  /** Connects to the VPN and does nothing else, then looks quietly at what answers. With the passphrase where it was asked for. */
  connect(vpnPassphrase?: string): Promise<void>;
  /** Ends the VPN connection that we made. */
  disconnect(): Promise<void>;
  cancel(): Promise<void>;
  /** Answers the open question; without a value the person gives up. */
  answer(value?: string): Promise<void>;
  /** Ends the visit and goes to the start. */
  leave(): Promise<void>;
  /** Goes to where the visit stands: once, when the window was loaded. */
  restore(): Promise<void>;
}

type VisitApi = Pick<LabApi, 'journey' | 'questions' | 'cancel'>;
type Wait = (ms: number) => Promise<void>;

/** How long a window that was loaded anew waits before it asks again whether the run has ended: its answer went to the old page. */
const askAgainMs = 1000;

/** Makes the store. One store listens to the bridge for as long as the page lives. */
export function createVisitStore(api: VisitApi, wait: Wait = pause): VisitStore {
  const store = createStore<Visit>()(() => ({ screen: 'start', standings: [], keysGiven: [] }));
  const { journey } = api;
  listen(store, api);
  return Object.assign(store, {
    show: (screen: Screen) => store.setState({ screen }),
    know: (facts: Partial<Visit>) => store.setState(facts),
    plan: (keys: Keys, accept?: readonly QuestionName[]) => makePlan(store, journey, keys, accept),
    apply: () => applyPlan(store, journey),
    undo: (steps: readonly StepId[]) => work(store, { verb: 'undo', steps }, () => journey.undo({ steps: [...steps] })),
    verify: (quietly = false) => look(store, journey, quietly),
    connect: (vpnPassphrase?: string) => connect(store, journey, vpnPassphrase),
    disconnect: () => work(store, { verb: 'undo', steps: ['connect-vpn'] }, () => journey.undo({ steps: ['connect-vpn'] })),
    cancel: () => cancel(store, api),
    answer: (value?: string) => answer(store, api, value),
    leave: () => leave(store, journey),
    restore: () => restore(store, journey, wait),
  });
}

function listen(store: StoreApi<Visit>, { journey, questions }: VisitApi): void {
  journey.news((news) => store.setState((visit) => hear(visit, news)));
  questions.asked((question) => store.setState({ question }));
  questions.closed(({ id }) => store.setState(({ question }) => (question?.id === id ? { question: undefined } : {})));
}

async function makePlan(store: StoreApi<Visit>, area: LabApi['journey'], keys: Keys, accept: readonly QuestionName[] = []): Promise<boolean> {
  const { journey, keysGiven } = store.getState();
  if (isBusy(store.getState())) return false;
  store.setState({ planning: { cancelling: false }, problem: undefined });
  const outcome = await asked(() => area.plan({ keys, ...(journey && { journey }), ...(accept.length > 0 && { accept: [...accept] }) }));
  store.setState(outcome.ok ? planned(outcome.value, secretNames.filter((name) => name in keys || keysGiven.includes(name))) : refused(outcome.problem));
  return outcome.ok;
}

async function applyPlan(store: StoreApi<Visit>, journey: LabApi['journey']): Promise<void> {
  const digest = store.getState().plan?.digest;
  if (digest === undefined) return;
  await work(store, { verb: 'apply' }, () => journey.apply({ digest }));
  const { problem } = store.getState();
  if (problem?.code !== 'plan.changedMeanwhile') return;
  // What was read for the plan is no longer so: the new plan is shown, with the reason why it is shown again.
  if (await makePlan(store, journey, {})) store.setState({ problem });
}

function look(store: StoreApi<Visit>, journey: LabApi['journey'], quietly: boolean): Promise<void> {
  const wish = quietly ? { quietly } : {};
  return work(store, { verb: 'verify', ...wish }, () => journey.verify(wish));
}

async function connect(store: StoreApi<Visit>, journey: LabApi['journey'], vpnPassphrase?: string): Promise<void> {
  await work(store, { verb: 'connect' }, () => journey.connect(vpnPassphrase === undefined ? {} : { vpnPassphrase }));
  const isUp = store.getState().result?.steps.some(({ id, state }) => id === 'connect-vpn' && (state === 'done' || state === 'already'));
  if (isUp === true) await look(store, journey, true);
}

async function work(store: StoreApi<Visit>, request: RunRequest, ask: () => Promise<Outcome<JourneyResult>>): Promise<void> {
  if (isBusy(store.getState())) return;
  store.setState({ run: { ...request, ended: [], cancelling: false }, problem: undefined, ...(request.verb !== 'verify' && { screen: 'running' as const }) });
  const outcome = await asked(ask);
  store.setState((visit) => settle(visit, outcome));
}

/** A window that was loaded anew knows a connection as an apply and a removal as an undo. Only one of them goes on. */
const callsOf = {
  apply: ['journey.apply', 'journey.connect'], connect: ['journey.connect'], undo: ['journey.undo', 'journey.remove'], verify: ['journey.verify'],
} as const;

async function cancel(store: StoreApi<Visit>, api: VisitApi): Promise<void> {
  const { run, planning } = store.getState();
  if (run !== undefined && !run.cancelling) {
    store.setState({ run: { ...run, cancelling: true } });
    for (const name of callsOf[run.verb]) await api.cancel(name);
  } else if (planning !== undefined && !planning.cancelling) {
    store.setState({ planning: { ...planning, cancelling: true } });
    await api.cancel('journey.plan');
  }
}

async function answer(store: StoreApi<Visit>, { questions }: VisitApi, value?: string): Promise<void> {
  const { question } = store.getState();
  if (question !== undefined) await asked(() => questions.answer({ id: question.id, ...(value !== undefined && { value }) }));
}

async function leave(store: StoreApi<Visit>, journey: LabApi['journey']): Promise<void> {
  await asked(() => journey.leave({}));
  store.setState({ ...nothingGiven, screen: 'start' });
  await readStandings(store, journey);
}

async function restore(store: StoreApi<Visit>, journey: LabApi['journey'], wait: Wait): Promise<void> {
  await readStandings(store, journey);
  await readCurrent(store, journey);
  // After a reload the answer of the run is only in `current`; the news go on as before.
  while (store.getState().run !== undefined) {
    await wait(askAgainMs);
    await readCurrent(store, journey);
  }
}

async function readStandings(store: StoreApi<Visit>, journey: LabApi['journey']): Promise<void> {
  const outcome = await asked(() => journey.standings({}));
  if (outcome.ok) store.setState({ standings: outcome.value });
}

async function readCurrent(store: StoreApi<Visit>, journey: LabApi['journey']): Promise<void> {
  const outcome = await asked(() => journey.current({}));
  store.setState((visit) => {
    if (!outcome.ok) return visit.run === undefined ? {} : settle(visit, outcome);
    if (outcome.value.running !== undefined && visit.run !== undefined) return {}; // the news know more
    return visitAsTold(outcome.value, visit.standings);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
