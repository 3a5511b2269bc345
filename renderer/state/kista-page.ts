// Which of the kista's pages follows from what is known, and the five rows of its rail. Pure.

import type { Verdict } from '../../preload/contract/kista.ts';
import type { Mark } from '../components/state-mark.tsx';
import type { KistaPage, KistaStanding, KistaState } from './kista-state.ts';

/** The page for a window that was loaded anew. What the server says is read again before anything goes on. */
export function pageOf({ running, result, checked, information }: KistaStanding): KistaPage {
  if (running !== undefined || result !== undefined) return 'transfer';
  if (checked !== undefined) return 'check';
  return information === undefined ? 'begin' : 'unlock';
}

/** After the transfer information: straight to the check where nothing has to be asked any more. */
export function pageAfterReading(told: KistaStanding): KistaPage {
  return usedKey(told) !== undefined && !needsPassphrase(told) ? 'check' : 'unlock';
}

/** The key that the kista is to let in. */
export function usedKey({ keys, key }: KistaStanding): KistaStanding['keys'][number] | undefined {
  return keys.find(({ name }) => name === key);
}

/** The key that is used is closed and its passphrase is not in memory. */
export function needsPassphrase(told: KistaStanding): boolean {
  return usedKey(told)?.hasPassphrase === true && !told.hasPassphrase;
}

/** What of the chain goes on: the first that nobody has answered yet, as long as none before it failed. */
export function runningOf(verdicts: readonly Verdict[]): Verdict['id'] | undefined {
  if (verdicts.some(({ state }) => state === 'failed')) return undefined;
  return verdicts.find(({ state }) => state === 'not-tried')?.id;
}

/** The verdict where the chain ends. */
export function failedOf(told: KistaStanding | undefined): Verdict | undefined {
  return told?.checked?.verdicts.find(({ state }) => state === 'failed');
}

/** The last transfer has ended, and the person has not begun another one. */
export function isAtResult({ told, doing, isAnew }: KistaState): boolean {
  return told?.result !== undefined && doing !== 'transfer' && !isAnew;
}

export type RailPart = 'information' | 'key' | 'right' | 'transfer' | 'proof';
export interface RailStand {
  readonly part: RailPart;
  readonly mark: Mark;
  readonly isCurrent: boolean;
}

/** How each part of the way stands; solid is only what was proved. */
export function railOf(state: KistaState): readonly RailStand[] {
  const { told, page, doing } = state;
  const verdict = (id: Verdict['id']): Verdict['state'] | undefined => told?.checked?.verdicts.find((one) => one.id === id)?.state;
  const proved: Readonly<Record<RailPart, boolean>> = {
    information: told?.information !== undefined, key: verdict('key') === 'passed', right: told?.checked?.isRight === true,
    transfer: told?.result?.state === 'complete', proof: told?.result?.state === 'complete' && told.result.proof !== 'none',
  };
  const current = currentPart(state);
  const mark = (part: RailPart): Mark => {
    if (part !== current) return proved[part] ? 'done' : 'todo';
    if (page === 'check' && doing !== 'check' && failedOf(told) !== undefined) return 'problem';
    if (doing === 'check' || doing === 'transfer') return 'running';
    return part === 'proof' ? 'done' : 'needs';
  };
  return (['information', 'key', 'right', 'transfer', 'proof'] as const).map((part) => ({ part, mark: mark(part), isCurrent: part === current }));
}

function currentPart(state: KistaState): RailPart | undefined {
  const { page, told } = state;
  switch (page) {
    case 'begin': return 'information';
    case 'unlock': return 'key';
    case 'check': return 'right';
    case 'transfer': return isAtResult(state) && told?.result?.state === 'complete' ? 'proof' : 'transfer';
    case 'ready': case 'own': case 'practice': return undefined;
  }
}
