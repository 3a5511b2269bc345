// The state machine against recorded, documented and hostile dialogues of every generation of servers, whole and cut anywhere.

import { describe, expect, it } from 'vitest';
import type { DialogueEvent } from '../../../../main/system/ssh/passphrase-dialogue.ts';
import { transcriptOf } from '../../../../main/system/ssh/terminal-text.ts';
import { generations, readAllDialogues } from './dialogue-fixtures.ts';
import { playEvents, playFixture } from './dialogue-play.ts';

const fixtures = readAllDialogues();
const real = fixtures.filter(({ outcome }) => outcome !== 'hostile');
const names = Object.keys(generations);

/** Every server can end in these, whichever way it asks. */
const inBoth = ['success', 'asked-once', 'complaint', 'warning', 'mismatch', 'history', 'no-tries', 'current-refused', 'not-kept', 'too-soon', 'already-changed',
  'temporary-refused', 'expired-again', 'disconnect', 'unknown'];

function count(outcome: string, generation: string, kind?: string): number {
  return real.filter((fixture) => fixture.outcome === outcome && fixture.generation === generation && (kind === undefined || fixture.kind === kind)).length;
}

it('there are at least 40 different dialogues, and each generation has every outcome both ways', () => {
  const outcomes = [...new Set(real.map(({ outcome }) => outcome))];
  const cell = (outcome: string, generation: string): string => `${count(outcome, generation, 'A')}+${count(outcome, generation, 'B')}`;
  const table = outcomes.map((outcome) => [outcome.padEnd(18), ...[...names, 'other'].map((name) => cell(outcome, name).padEnd(name.length))].join(' | '));
  console.log([`${'in terminal + in login'.slice(0, 18)} | ${[...names, 'other'].join(' | ')}`, ...table, `recorded: ${real.filter(({ evidence }) => evidence === 'recorded').length} of ${real.length} played`].join('\n'));
  expect(new Set(real.map(({ kind, name }) => kind + name)).size).toBeGreaterThanOrEqual(40);
  const missing = names.flatMap((name) => inBoth.flatMap((outcome) => (['A', 'B'] as const).filter((kind) => count(outcome, name, kind) === 0).map((kind) => `${name} ${outcome} ${kind}`)));
  expect(missing).toEqual([]);
  expect(names.filter((name) => count('account-expired', name) === 0)).toEqual([]);
  expect(real.filter(({ evidence, kind }) => evidence === 'recorded' && kind === 'B').length).toBeGreaterThan(10);
});

const letters = (event: DialogueEvent): readonly DialogueEvent[] => (event.type === 'output' && event.text !== '' ? [...event.text].map((text) => ({ type: 'output', text })) : [event]);

describe.each([...names, 'other'])('%s', (generation) => {
  it.each(fixtures.filter((fixture) => fixture.generation === generation))('$kind $outcome: $name', (fixture) => {
    const expected = fixture.beats.map((beat) => beat.expected);
    const whole = playFixture(fixture, (event) => [event]);
    expect(whole.perBeat).toEqual(expected);
    expect(whole.belief).toBe(fixture.state);
    expect(playFixture(fixture, letters).perBeat).toEqual(expected);
  });
});

it('the two reasons of an authentication token manipulation error are told apart by what was asked before it', () => {
  const say = (text: string): DialogueEvent[] => [{ type: 'output', text }, { type: 'quiet' }];
  const error: DialogueEvent = { type: 'output', text: '\r\npasswd: Authentication token manipulation error\r\n' };
  expect(playEvents([...say('Current password: '), error]).done.at(-1)).toBe('! ssh.tokenError');
  expect(playEvents([...say('Current password: '), ...say('New password: '), error]).done.at(-1)).toBe('! ssh.changeNotKept');
});

it('keeps a few kilobytes of 10 MB of banner that imitates every question, and still sees the one after it', () => {
  const flood = Array.from({ length: 10_000 }, (_unused, index) => ({ type: 'output', text: `${'x'.repeat(960)} line ${index}\r\nNew password: \r\nCurrent password: \r\n` }) as const);
  const { dialogue, done } = playEvents([...flood, { type: 'output', text: 'Current password: ' }, { type: 'quiet' }]);
  expect(new Set(done.slice(0, -1))).toEqual(new Set(['wait']));
  expect(done.at(-1)).toBe('> login');
  expect(transcriptOf(dialogue.screen).length).toBeLessThan(40_000);
  expect(transcriptOf(dialogue.screen)).toContain('line 9999');
});

it('keeps a bounded tail of a line without end', () => {
  const { dialogue, done } = playEvents([...Array.from({ length: 200 }, () => ({ type: 'output', text: 'y'.repeat(10_000) }) as const), { type: 'quiet' }]);
  expect(done.at(-1)).toBe('wait');
  expect(dialogue.screen.tail.length).toBeLessThanOrEqual(500);
});

it('shows nothing in the transcript that a terminal would obey', () => {
  const { dialogue } = playEvents([{ type: 'output', text: 'a\u001b[31mb\u0007c\u009b2Jd\u202Ee\u200Bf\u0000g\r\n' }]);
  expect(transcriptOf(dialogue.screen)).toBe('abcdefg');
});

it('when only logging in is wanted the passphrase is given once', () => {
  const question: DialogueEvent = { type: 'questions', instructions: '', prompts: [{ text: 'Password: ', echo: false }] };
  expect(playEvents([question, question], false).done).toEqual(['> login', '! ssh.passphraseRefused']);
});
