// How the window asks: a call always ends in an outcome.

import type { Outcome } from '../../preload/contract/problems.ts';

/** A call that the main process cannot even refuse is a fault in the program; the window stays usable and says so. */
export async function asked<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return ask().catch(() => ({ ok: false, problem: { code: 'internal', retry: 'never', facts: {} } }));
}
