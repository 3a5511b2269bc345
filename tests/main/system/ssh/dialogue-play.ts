// Plays a dialogue to the state machine as the product does: after a stop or an end nothing more is heard, and what was sent is counted.

import { beginDialogue, keepsOld, stepDialogue, type Dialogue, type DialogueAction, type DialogueEvent, type Role } from '../../../../main/system/ssh/passphrase-dialogue.ts';
import type { DialogueFixture } from './dialogue-fixtures.ts';

export interface Played {
  /** What was done after each event. */
  readonly done: readonly string[];
  readonly sent: readonly Role[];
  readonly dialogue: Dialogue;
  /** What the product holds for true of the machine afterwards. */
  readonly belief: 'changed' | 'unchanged' | 'unknown';
  readonly last: DialogueAction;
}

/** Plays events; a stop, or an end, is the last. */
export function playEvents(events: readonly DialogueEvent[], mayChange = true): Played {
  let dialogue = beginDialogue(mayChange);
  const done: string[] = [];
  const sent: Role[] = [];
  let last: DialogueAction = { do: 'wait' };
  for (const event of events) {
    const step = stepDialogue(dialogue, event);
    dialogue = step.dialogue;
    last = step.action;
    if (last.do === 'answer') sent.push(...last.roles);
    done.push(describeAction(last, dialogue.complaint));
    if (last.do === 'stop' || last.do === 'end') break;
  }
  return { done, sent, dialogue, belief: beliefAfter(last, sent), last };
}

/** What the product holds for true after this (changes.ts: a second entry is remembered before it is sent). */
export function beliefAfter(last: DialogueAction, sent: readonly Role[]): Played['belief'] {
  if (last.do === 'end' && last.outcome === 'changed') return 'changed';
  return sent.includes('retype') && !(last.do === 'stop' && keepsOld(last.code)) ? 'unknown' : 'unchanged';
}

function describeAction(action: DialogueAction, rule = ''): string {
  if (action.do === 'answer') return `> ${action.roles.join(' ')}`.trimEnd();
  if (action.do === 'end') return `= ${action.outcome}`;
  if (action.do === 'wait') return 'wait';
  return `! ${action.code}${action.code === 'ssh.weakPassphrase' ? ` ${rule}` : ''}`;
}

/** Plays a fixture, each event cut into pieces; what was done after the last piece of each counts, unless an earlier one did something. */
export function playFixture({ beats, outcome }: DialogueFixture, cut: (event: DialogueEvent) => readonly DialogueEvent[]): Played & { readonly perBeat: readonly string[] } {
  const pieces = beats.map(({ event }) => cut(event));
  const played = playEvents(pieces.flat(), outcome !== 'expired-again');
  let at = 0;
  const perBeat = pieces.map((some) => {
    const mine = played.done.slice(at, at += some.length);
    return mine.find((what) => what !== 'wait') ?? (mine.length === 0 ? 'nothing more' : 'wait');
  });
  return { ...played, perBeat };
}
