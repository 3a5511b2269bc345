// The shape of one judgement, and what holds for every reading that is not there. Pure.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { Prerequisite } from '../../../preload/contract/prerequisites.ts';
import type { Platform } from '../command.ts';
import type { Remedy } from './actions.ts';

export interface JudgeNeeds {
  readonly platform: Platform;
  readonly facts: Facts['prerequisites'];
  readonly nowMs: number;
}

/** One judgement: what is shown, and the remedy behind its action. */
export interface Judged extends Omit<Prerequisite, 'action'> {
  readonly remedy?: Remedy;
}

export type Base = Pick<Judged, 'id' | 'isNeeded'>;

/** A reading that is not there, or that cannot be told. */
export function without(base: Base, read: 'absent' | 'unreadable', remedy?: Remedy): Judged {
  return read === 'unreadable' ? { ...base, state: 'cannot-tell', value: '' } : { ...base, state: 'missing', value: '', ...(remedy && { remedy }) };
}
