// What is known of each key of the Signal message, and of the archive that the first one opens. The values are not here: they are in the
// fields, pass through `check` and are forgotten.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import { keysMissingIn, keysOfJourney, type NeededKey } from '../../preload/contract/keys-of-journey.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { secretNames, type SecretName } from '../../preload/contract/secrets.ts';
import { asked } from './asked.ts';
import type { Keys, Visit, VisitStore } from './visit-store.ts';
import type { Told } from './visit.ts';

/** `given`: the main process has it from before. */
export type KeyState = { readonly at: 'todo' | 'typing' | 'checking' | 'proved' | 'well-formed' | 'given' } | { readonly at: 'problem'; readonly problem: Problem; /** The check itself did not come about; the next look tries again. */ readonly isUntried?: true };
export type Opened = NonNullable<Told<LabApi['bundle']['checkKey']>['opened']>;

export interface KeysState {
  readonly keys: Readonly<Partial<Record<SecretName, KeyState>>>;
  /** What the archive told when it was opened here. */
  readonly opened?: Opened;
  /** The person has said which journey it is. */
  readonly isConfirmed: boolean;
  /** All checks of a submit are on their way. */
  readonly isSubmitting: boolean;
}

export interface KeysStore extends StoreApi<KeysState> {
  /** The field changed; what was known of its value no longer holds. */
  typed(name: SecretName, value: string): void;
  /** Asks what this computer can tell of the key. An empty field is not asked about. */
  check(name: SecretName, value: string): Promise<void>;
  confirm(journey: JourneyId): void;
  /** The keys that are still to be typed. */
  toType(): readonly SecretName[];
  /** Checks what was not checked yet, then plans. Answers the first key that stands in the way, or whether there is a plan. */
  submit(values: Keys): Promise<SecretName | 'planned' | 'refused'>;
}

/** Makes the store for one showing of the keys screen. */
export function createKeysStore(bundle: Pick<LabApi['bundle'], 'checkKey'>, visit: VisitStore): KeysStore {
  const given = visit.getState().keysGiven.map((name): [SecretName, KeyState] => [name, { at: 'given' }]);
  const store = createStore<KeysState>()(() => ({ keys: Object.fromEntries(given), isConfirmed: false, isSubmitting: false }));
  // One check at a time: the main process refuses a second one, and the other keys are tried on what the first has opened.
  const inTurn = oneAtATime();
  const check = (name: SecretName, value: string): Promise<void> => {
    const begun = beginCheck(store, name, value);
    return begun === undefined ? Promise.resolve() : inTurn(() => endCheck(store, bundle, visit, { name, value, begun }));
  };
  return Object.assign(store, {
    typed: (name: SecretName, value: string) => setKey(store, name, { at: value !== '' ? 'typing' : visit.getState().keysGiven.includes(name) ? 'given' : 'todo' }),
    check,
    confirm: (journey: JourneyId) => {
      visit.know({ journey });
      store.setState({ isConfirmed: true });
    },
    toType: () => keysToType(store.getState(), visit.getState()),
    submit: (values: Keys) => submit(store, visit, values, check),
  });
}

/** How it stands with a key. */
export function keyStateOf({ keys }: Pick<KeysState, 'keys'>, name: SecretName): KeyState {
  return keys[name] ?? { at: 'todo' };
}

/**
 * Whether the person has to say what this is about: the archive is open, and neither it nor the link tells for certain. In the practice
 * lab they said it at the beginning.
 */
export function isJourneyAsked({ opened, isConfirmed }: KeysState, { journey, practice }: Pick<Visit, 'journey' | 'practice'>): boolean {
  return opened !== undefined && practice === undefined && !isConfirmed && (journey === undefined || !opened.sure);
}

/** The keys to ask for now. As long as nobody knows what it is about, only the one that opens the archive. */
export function keysAskedFor({ journey, archive, plan, keysGiven }: Pick<Visit, 'journey' | 'archive' | 'plan' | 'keysGiven'>): readonly NeededKey[] {
  if (journey === undefined) return [{ name: 'sevenZipKey', isNeeded: 'yes' }];
  const missing = plan === undefined ? [] : keysMissingIn(plan, keysGiven);
  return keysOfJourney(journey, archive !== undefined).map((key) => (missing.includes(key.name) ? { ...key, isNeeded: 'yes' } : key));
}

/** The keys that must be typed before there can be a plan. */
function keysToType(state: KeysState, visit: Pick<Visit, 'journey' | 'archive' | 'plan' | 'keysGiven'>): readonly SecretName[] {
  return keysAskedFor(visit).filter(({ name, isNeeded }) => isNeeded === 'yes' && keyStateOf(state, name).at === 'todo').map(({ name }) => name);
}

/** Of the keys that are still to be typed: the first one below, else the first above. */
export function nextToType(empty: readonly SecretName[], from?: SecretName): SecretName | undefined {
  const others = empty.filter((name) => name !== from);
  const isBelow = (name: SecretName): boolean => from !== undefined && secretNames.indexOf(name) > secretNames.indexOf(from);
  return others.find(isBelow) ?? others[0];
}

function setKey(store: StoreApi<KeysState>, name: SecretName, key: KeyState): void {
  store.setState(({ keys }) => ({ keys: { ...keys, [name]: key } }));
}

/** Begins a piece of work at once when nothing goes on, else when what was asked for before has ended. */
function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> | undefined;
  return async (work) => {
    const mine = last === undefined ? work() : last.then(work);
    last = mine;
    await mine;
    if (last === mine) last = undefined;
  };
}

/** The state that stands for this check; undefined when there is nothing to check. */
function beginCheck(store: StoreApi<KeysState>, name: SecretName, value: string): KeyState | undefined {
  const key = keyStateOf(store.getState(), name);
  if (value === '' || !(key.at === 'typing' || (key.at === 'problem' && key.isUntried === true))) return undefined;
  const checking: KeyState = { at: 'checking' };
  setKey(store, name, checking);
  return checking;
}

async function endCheck(
  store: StoreApi<KeysState>, { checkKey }: Pick<LabApi['bundle'], 'checkKey'>, visit: VisitStore, { name, value, begun }: { name: SecretName; value: string; begun: KeyState },
): Promise<void> {
  const isChanged = (): boolean => store.getState().keys[name] !== begun;
  if (isChanged()) return; // while it waited for its turn
  const outcome = await asked(() => checkKey({ name, value }));
  if (isChanged()) return;
  if (!outcome.ok) return setKey(store, name, { at: 'problem', problem: outcome.problem, isUntried: true });
  const { verdict, opened } = outcome.value;
  setKey(store, name, verdict.answer === 'problem' ? { at: 'problem', problem: verdict.problem } : { at: verdict.answer });
  if (opened === undefined) return;
  store.setState({ opened, isConfirmed: false });
  const { journey, practice } = visit.getState();
  if (opened.sure && (journey === undefined || practice === undefined)) visit.know({ journey: opened.journey ?? journey });
}

async function submit(store: StoreApi<KeysState>, visit: VisitStore, values: Keys, check: KeysStore['check']): Promise<SecretName | 'planned' | 'refused'> {
  if (store.getState().isSubmitting) return 'refused';
  store.setState({ isSubmitting: true });
  try {
    // The key of the archive goes first: the others are tried on what is in it.
    for (const name of secretNames) await check(name, values[name] ?? '');
    await settled(store);
    const obstacle = obstacleIn(store.getState(), visit.getState());
    if (obstacle !== undefined) return obstacle;
    return await visit.plan(typedOnly(values, visit.getState())) ? 'planned' : 'refused';
  } finally {
    store.setState({ isSubmitting: false });
  }
}

/** Waits for the checks that began before, when their fields were left. */
function settled(store: StoreApi<KeysState>): Promise<void> {
  const isQuiet = ({ keys }: KeysState): boolean => Object.values(keys).every(({ at }) => at !== 'checking');
  if (isQuiet(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (!isQuiet(state)) return;
      stop();
      resolve();
    });
  });
}

function obstacleIn(state: KeysState, visit: Visit): SecretName | 'refused' | undefined {
  if (isJourneyAsked(state, visit) || visit.journey === undefined) return 'refused';
  return keysAskedFor(visit).map(({ name }) => name).find((name) => keyStateOf(state, name).at === 'problem') ?? keysToType(state, visit)[0];
}

/** Fields that were left empty say nothing, and a key that the journey does not ask for stays here. */
function typedOnly(values: Keys, visit: Visit): Keys {
  const wanted = keysAskedFor(visit).map(({ name }) => name);
  return Object.fromEntries(wanted.flatMap((name) => (values[name] === undefined || values[name] === '' ? [] : [[name, values[name]]])));
}
