// What a verifier read, in words: names of the field's own where there are none of ours, days as days, yes and no. Pure.

import type { Evidence } from '../../preload/contract/plans.ts';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';

export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** `practice` is told beside the pairs, not as one of them; what is empty, or says only that nothing was done, is left out. */
export function pairsOf(evidence: Evidence, { evidence: names, components: words }: WindowTexts): readonly Pair[] {
  const known: Readonly<Record<string, string>> = names;
  const shown = Object.entries(evidence).filter(([name, value]) => name !== 'practice' && isTelling(name, value));
  return shown.map(([name, value]) => ({ name: known[name] ?? name, value: times.includes(name) ? timeOf(String(value)) : shownAs(value, words) }));
}

/** Moments of which the day alone says nothing. */
const times: readonly string[] = ['connectedSince', 'resetAt'];

function timeOf(timestamp: string): string {
  return `${timestamp.slice(0, 16).replace('T', ' ')} UTC`;
}

function isTelling(name: string, value: Evidence[string]): boolean {
  return value !== '' && !(Array.isArray(value) && value.length === 0) && !(name === 'browserOpened' && value === false);
}

function shownAs(value: Evidence[string], { yes, no }: WindowTexts['components']): string {
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'object') return value.join(', ');
  return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? String(value).slice(0, 10) : String(value);
}
