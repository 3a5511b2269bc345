// The state machine against recorded, documented and hostile dialogues, whole and cut anywhere.

import { describe, expect, it } from 'vitest';
import { beginDialogue, stepDialogue, type Dialogue, type DialogueAction, type DialogueEvent } from '../../../../main/system/ssh/passphrase-dialogue.ts';
import { transcriptOf } from '../../../../main/system/ssh/terminal-text.ts';
import { readDialogues, type DialogueFixture } from './dialogue-fixtures.ts';

const fixtures = ['terminal.txt', 'questions.txt', 'hostile.txt'].flatMap((file) => readDialogues(file).map((fixture) => ({ file, ...fixture })));

function describeAction(action: DialogueAction): string {
  if (action.do === 'answer') return `> ${action.roles.join(' ')}`;
  if (action.do === 'end') return `= ${action.outcome}`;
  return action.do === 'stop' ? `! ${action.code}` : 'wait';
}

function play({ beats }: DialogueFixture, cut: (event: DialogueEvent) => readonly DialogueEvent[]): readonly string[] {
  let dialogue: Dialogue = beginDialogue(true);
  return beats.map(({ event }) => {
    let done = 'wait';
    for (const piece of cut(event)) {
      const step = stepDialogue(dialogue, piece);
      dialogue = step.dialogue;
      if (step.action.do !== 'wait') done = describeAction(step.action);
    }
    return done;
  });
}

function oneByOne(event: DialogueEvent): readonly DialogueEvent[] {
  return event.type === 'output' ? [...event.text].map((text) => ({ type: 'output', text })) : [event];
}

it('there are at least 40 dialogues', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(40);
});

describe.each(fixtures)('$file: $name', (fixture) => {
  const expected = fixture.beats.map((beat) => beat.expected);

  it('is answered as written', () => {
    expect(play(fixture, (event) => [event])).toEqual(expected);
  });

  it('is answered the same when it comes letter by letter', () => {
    expect(play(fixture, oneByOne)).toEqual(expected);
  });
});

/** Feeds events until one stops the machine. */
function run(events: readonly DialogueEvent[], mayChange = true): { readonly dialogue: Dialogue; readonly actions: readonly string[] } {
  let dialogue = beginDialogue(mayChange);
  const actions = events.map((event) => {
    const step = stepDialogue(dialogue, event);
    dialogue = step.dialogue;
    return describeAction(step.action);
  });
  return { dialogue, actions };
}

it('keeps a few kilobytes of a megabyte of banner, beginning and end, and still sees the question after it', () => {
  const flood = Array.from({ length: 1000 }, (_unused, index) => ({ type: 'output', text: `${'x'.repeat(1000)} line ${index}\r\nNew password: \r\n` }) as const);
  const { dialogue, actions } = run([...flood, { type: 'output', text: 'Current password: ' }, { type: 'quiet' }]);
  expect(new Set(actions.slice(0, -1))).toEqual(new Set(['wait']));
  expect(actions.at(-1)).toBe('> login');
  const transcript = transcriptOf(dialogue.screen);
  expect(transcript.length).toBeLessThan(40_000);
  expect(transcript).toContain('line 999');
});

it('keeps a bounded tail of a line without end', () => {
  const { dialogue, actions } = run([...Array.from({ length: 200 }, () => ({ type: 'output', text: 'y'.repeat(10_000) }) as const), { type: 'quiet' }]);
  expect(actions.at(-1)).toBe('wait');
  expect(dialogue.screen.tail.length).toBeLessThanOrEqual(500);
});

it('shows nothing in the transcript that a terminal would obey', () => {
  const { dialogue } = run([{ type: 'output', text: 'a\u001b[31mb\u0007c\u009b2Jd\u202Ee\u200Bf\u0000g\r\n' }]);
  expect(transcriptOf(dialogue.screen)).toBe('abcdefg');
});

describe('when only logging in is wanted', () => {
  const question = (text: string): DialogueEvent => ({ type: 'questions', instructions: '', prompts: [{ text, echo: false }] });

  it('a demand for a new passphrase stops', () => {
    expect(run([question('Password: '), question('You are required to change your password immediately.\nCurrent password: ')], false).actions)
      .toEqual(['> login', '! ssh.passphraseExpired']);
  });

  it('the passphrase is given once', () => {
    expect(run([question('Password: '), question('Password: ')], false).actions).toEqual(['> login', '! ssh.passphraseRefused']);
  });
});
