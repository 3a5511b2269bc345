// What holds in every dialogue: each secret goes out once, what cannot be known is called unknown, and a disconnect at any byte leaves no
// wrong belief about what the machine has.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginDialogue, stepDialogue, type DialogueAction, type DialogueEvent, type Role } from '../../../../main/system/ssh/passphrase-dialogue.ts';
import { generations, readAllDialogues } from './dialogue-fixtures.ts';
import { beliefAfter, playEvents, type Played } from './dialogue-play.ts';
import { changeByPam, newMachine, usual, type Machine, type PamSettings } from './pam-model.ts';

const [temporary, fresh] = ['not-a-real-temporary-Key-1', 'Obviously-Fake-Passphrase-22'];

interface Cut {
  /** The connection ends when so many bytes, or questions, have come. */
  readonly after: number;
  /** The last answer is lost with it. */
  readonly losesAnswer: boolean;
}

interface Result {
  readonly machine: Machine;
  readonly belief: Played['belief'];
  readonly sent: readonly Role[];
  /** How much came: bytes or questions. */
  readonly came: number;
}

/** Leads the state machine through the model, byte by byte, until it ends or the cut. */
function change(settings: PamSettings, cut: Cut): Result {
  const machine = newMachine(temporary);
  const talking = changeByPam(settings, machine);
  let dialogue = beginDialogue(true);
  let came = 0;
  const sent: Role[] = [];
  const hear = (event: DialogueEvent): DialogueAction => {
    const step = stepDialogue(dialogue, event);
    dialogue = step.dialogue;
    return step.action;
  };
  const isOver = (action: DialogueAction): boolean => action.do === 'stop' || action.do === 'end';
  const ended = (action: DialogueAction): Result => {
    return { machine, belief: beliefAfter(action, sent), sent, came };
  };
  for (let turn = talking.next(); turn.done !== true;) {
    const text = 'ask' in turn.value ? turn.value.ask : `${turn.value.say}\r\n`;
    for (const letter of text) {
      if (came === cut.after) return ended(hear({ type: 'closed' }));
      came += 1;
      const action = hear({ type: 'output', text: letter });
      if (isOver(action)) return ended(action);
    }
    if (!('ask' in turn.value)) {
      turn = talking.next('');
      continue;
    }
    const action = hear({ type: 'quiet' });
    if (action.do !== 'answer') return ended(isOver(action) ? action : hear({ type: 'silence' }));
    sent.push(...action.roles);
    if (cut.losesAnswer && came === cut.after) return ended(hear({ type: 'closed' }));
    turn = talking.next(action.roles[0] === 'login' ? temporary : fresh);
  }
  return ended(hear({ type: 'closed' }));
}

const settings = fc.record({
  generation: fc.constantFrom(...Object.keys(generations)), asksCurrent: fc.boolean(), tooSoon: fc.boolean(), quality: fc.constantFrom('good', 'bad', 'warns').map((how) => () => how),
  tries: fc.constantFrom(1, 3), end: fc.constantFrom('writes', 'used before', 'cannot write', 'heard differently'),
}) as fc.Arbitrary<PamSettings>;

function expectNoWrongBelief({ machine, belief, sent }: Result): void {
  if (belief !== 'unknown') expect(machine.passphrase).toBe(belief === 'changed' ? fresh : temporary);
  for (const role of ['login', 'new', 'retype'] as const) expect(sent.filter((one) => one === role).length).toBeLessThanOrEqual(1);
}

describe('a disconnect', () => {
  it.each([
    ['that changes it', usual, 'changed'], ['with a warning', { ...usual, quality: () => 'warns' }, 'changed'], ['that is refused', { ...usual, quality: () => 'bad' }, 'unchanged'],
    ['that cannot be written', { ...usual, end: 'cannot write' }, 'unchanged'], ['with a passphrase used before', { ...usual, end: 'used before' }, 'unchanged'],
    ['of Ubuntu 18.04', { ...usual, generation: 'ubuntu-18.04' }, 'changed'],
  ] as const)('at each byte of a dialogue %s leaves no wrong belief', (_what, pam, whole) => {
    const { came, belief } = change(pam as PamSettings, { after: Infinity, losesAnswer: false });
    expect(belief).toBe(whole);
    const beliefs = new Set<string>();
    for (let after = 0; after <= came; after += 1) {
      for (const losesAnswer of [false, true]) {
        const result = change(pam as PamSettings, { after, losesAnswer });
        expectNoWrongBelief(result);
        beliefs.add(result.belief);
      }
    }
    expect(beliefs).toContain('unchanged');
    expect(beliefs.has('unknown')).toBe(!(pam.quality('') === 'bad'));
  });

  it('anywhere in any dialogue leaves none either', () => {
    fc.assert(fc.property(settings, fc.nat(400), fc.boolean(), (pam, after, losesAnswer) => expectNoWrongBelief(change(pam, { after, losesAnswer }))), { numRuns: 500 });
  });
});

const fixtures = readAllDialogues();
const heard = fc.constantFrom(...fixtures.flatMap(({ beats }) => beats.map(({ event }) => event)));
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text): DialogueEvent => ({ type: 'output', text })),
  fc.constant<DialogueEvent>({ type: 'quiet' }), fc.constant<DialogueEvent>({ type: 'logged-in' }), fc.constant<DialogueEvent>({ type: 'refused' }),
);

it('in 2,000 dialogues of anything in any order each secret goes out once at most, and the new one only where it may be changed', () => {
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: heard }, noise), { maxLength: 40 }), fc.boolean(), (events, mayChange) => {
    const { sent } = playEvents(events, mayChange);
    // Once to log in and once as the current one: PAM asks for both, and either can fail.
    expect(sent.filter((role) => role === 'login').length).toBeLessThanOrEqual(2);
    expect(sent.filter((role) => role === 'new').length).toBeLessThanOrEqual(mayChange ? 1 : 0);
    expect(sent.filter((role) => role === 'retype').length).toBeLessThanOrEqual(mayChange ? 1 : 0);
    if (sent.includes('retype')) expect(sent.at(-1)).toBe('retype');
  }), { numRuns: 2_000 });
});

it('an unknown question is answered by nothing, wherever it comes', () => {
  const unknown: DialogueEvent[] = [{ type: 'questions', instructions: '', prompts: [{ text: 'Verification code: ', echo: false }] }];
  for (const fixture of fixtures.filter(({ kind, outcome }) => kind === 'B' && outcome !== 'expired-again')) {
    for (let at = 0; at < fixture.beats.length; at += 1) {
      const before = fixture.beats.slice(0, at).map(({ event }) => event);
      const { sent, last } = playEvents(before);
      const after = playEvents([...before, ...unknown, ...before]);
      expect(after.sent).toEqual(sent);
      if (last.do === 'wait' || last.do === 'answer') expect(after.last).toEqual({ do: 'stop', code: 'ssh.unknownPrompt' });
    }
  }
});
