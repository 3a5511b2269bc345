// How the kista's pages ask the main process, and what becomes of its answers. One call at a time.

import type { StoreApi } from 'zustand/vanilla';
import type { Direction } from '../../preload/contract/kista.ts';
import type { Outcome } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';
import { failedOf, pageAfterReading, pageOf } from './kista-page.ts';
import type { CheckInput, Doing, Hand, Information, KistaApi, KistaStanding, KistaState, Verb, World } from './kista-state.ts';

type Store = StoreApi<KistaState>;
type Calls = KistaApi['kista'];

const askAgainMs = 500;
/** Longer texts than any letter are not sent. */
const longestLetter = 60_000;

/** A second press while one call goes on does nothing. Answers whether it was answered with a standing. */
export async function askFor({ getState, setState }: Store, doing: Doing, call: () => Promise<Outcome<KistaStanding>>): Promise<boolean> {
  if (getState().doing !== undefined) return false;
  setState({ doing, problem: undefined, isCancelling: false });
  const outcome = await asked(call);
  const isStopped = !outcome.ok && outcome.problem.code === 'cancelled';
  setState({ doing: undefined, isCancelling: false, ...(outcome.ok ? { told: outcome.value } : isStopped ? {} : { problem: { of: doing, problem: outcome.problem } }) });
  return outcome.ok;
}

/** Asks where the visit stands, or begins it anew in another world. */
export async function open(store: Store, kista: Calls, world: World | undefined): Promise<void> {
  const isTold = await askFor(store, 'opening', () => kista.open(world === undefined ? {} : { world }));
  const { told } = store.getState();
  if (isTold && told !== undefined) store.setState({ page: pageOf(told), seenBanner: undefined, handed: undefined, isAnew: false, ...(told.running?.progress && { progress: told.running.progress }) });
  if (told?.running !== undefined) await follow(store, kista, told.running.direction);
}

/** A window that was loaded anew has lost the call of the transfer that goes on: how it ends stands in the standing. */
async function follow(store: Store, kista: Calls, direction: Direction): Promise<void> {
  store.setState({ doing: 'transfer', direction });
  while (store.getState().told?.running !== undefined) {
    await new Promise((resolve) => { setTimeout(resolve, askAgainMs); });
    const outcome = await asked(() => kista.open({}));
    if (!outcome.ok) break;
    store.setState({ told: outcome.value });
  }
  store.setState({ doing: undefined, progress: undefined, isCancelling: false });
}

/** Reads a letter or four values, and goes on when they are right. */
export async function read(store: Store, kista: Calls, given: Information): Promise<void> {
  const isTold = await askFor(store, 'information', () => kista.information(given));
  const { told } = store.getState();
  if (!isTold || told?.information === undefined) return;
  const page = pageAfterReading(told);
  store.setState({ page });
  if (page === 'check') await check(store, kista, {});
}

/** The same with what is on the clipboard. */
export async function paste(store: Store, { app, kista }: KistaApi): Promise<'read' | 'empty'> {
  const outcome = await asked(() => app.paste({}));
  const text = outcome.ok ? outcome.value.text : '';
  if (text.trim() === '') return 'empty';
  await read(store, kista, { text: text.slice(0, longestLetter) });
  return 'read';
}

/** Looks at the kista; what was acknowledged before has to be read again. */
export async function check(store: Store, kista: Calls, input: CheckInput): Promise<void> {
  store.setState({ page: 'check', verdicts: [], seenBanner: undefined });
  await askFor(store, input.trace === true ? 'trace' : 'check', () => kista.check(input));
  store.setState(({ told }) => ({ verdicts: undefined, ...passphraseAskedIn(told) }));
}

/** A passphrase that is missing or wrong is typed where passphrases are typed. */
function passphraseAskedIn(told: KistaStanding | undefined): Partial<KistaState> {
  const problem = failedOf(told)?.problem;
  const isAsked = problem?.code === 'kista.passphraseMissing' || problem?.code === 'kista.passphraseWrong';
  return isAsked ? { page: 'unlock', problem: { of: 'check', problem } } : {};
}

/** Makes a file for the person. In practice HUNT Cloud has the key afterwards, and answers. */
export async function hand(store: Store, kista: Calls, what: Hand): Promise<void> {
  if (store.getState().doing !== undefined) return;
  store.setState({ doing: 'hand', problem: undefined, handed: undefined });
  const outcome = await asked(() => kista.hand({ what }));
  const now = await asked(() => kista.open({}));
  const became = outcome.ok ? { handed: { what, ...outcome.value } } : { problem: { of: 'hand' as const, problem: outcome.problem } };
  store.setState({ doing: undefined, ...(now.ok && { told: now.value }), ...became });
}

/** Transfers, goes on, or gives up what was interrupted. */
export async function run(store: Store, kista: Calls, verb: Verb): Promise<void> {
  const { seenBanner, direction, told } = store.getState();
  store.setState({ progress: undefined, isAnew: false, direction: verb === 'resume' ? told?.unfinished?.direction ?? direction : direction });
  await askFor(store, 'transfer', () => kista.run({ verb, ...(seenBanner !== undefined && { banner: seenBanner }) }));
  store.setState({ progress: undefined });
  const code = store.getState().problem?.problem.code;
  if (code === 'kista.bannerNotSeen') await check(store, kista, {}); // the server says something else now: it is read first
  if (code === 'kista.passphraseMissing' || code === 'kista.passphraseWrong') store.setState({ page: 'unlock' });
}

/** The result is left for another transfer. */
export async function startAgain(store: Store, kista: Calls, direction: Direction): Promise<void> {
  store.setState({ direction, isAnew: true, problem: undefined });
  if (store.getState().told?.chosen !== undefined) await askFor(store, 'choose', () => kista.choose({ what: 'none' }));
}

/** Stops what can be stopped. */
export async function cancel(store: Store, api: Pick<KistaApi, 'cancel'>): Promise<void> {
  const { doing, isCancelling } = store.getState();
  if (isCancelling || (doing !== 'check' && doing !== 'trace' && doing !== 'transfer')) return;
  store.setState({ isCancelling: true });
  await api.cancel(doing === 'transfer' ? 'kista.run' : 'kista.check');
}
