// Things that were proved once and hold until they are found broken, in a memory that only ever grows: each time a thing is proved or
// found broken anew, its number goes up.

import type { Memory } from './step.ts';

/** Answers whether a thing was proved and not found broken since. */
export function stands(memory: Memory, thing: string): boolean {
  const times = countOf(memory, thing);
  return times > 0 && !memory.has(`${thing} broken ${times}`);
}

/** Remembers that a thing was proved. */
export function setStanding(memory: Memory, thing: string): void {
  if (!stands(memory, thing)) memory.add(`${thing} proved ${countOf(memory, thing) + 1}`);
}

/** Remembers that a thing was found broken, so that the next plan mends it. */
export function breakStanding(memory: Memory, thing: string): void {
  if (stands(memory, thing)) memory.add(`${thing} broken ${countOf(memory, thing)}`);
}

function countOf(memory: Memory, thing: string): number {
  let times = 0;
  while (memory.has(`${thing} proved ${times + 1}`)) times += 1;
  return times;
}
