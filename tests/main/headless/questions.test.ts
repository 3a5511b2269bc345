// What a person at a terminal is asked for a new passphrase, and what they never see.

import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { terminalQuestions } from '../../../main/headless/questions.ts';
import { LabProblem } from '../../../main/core/problem.ts';

/** A terminal on which a person types these lines, one after each prompt. */
function terminal(...lines: readonly string[]) {
  const stdin = Object.assign(new PassThrough(), { setRawMode: () => undefined });
  const left = [...lines];
  const shown: string[] = [];
  const stderr = {
    write(text: string) {
      shown.push(text);
      if (text.endsWith(':')) setImmediate(() => stdin.write(`${left.shift() ?? ''}\r`));
    },
  };
  const given = { stdin, stderr } as unknown as Parameters<typeof terminalQuestions>[0];
  return { questions: terminalQuestions(given, 'en'), shown: () => shown.join(''), left };
}

it('asks for a new passphrase twice, until both are the same, tells the rules, and shows nothing that is typed', async () => {
  const { questions, shown, left } = terminal('First-Fake-Choice-1', 'First-Fake-Typo-1', 'Second-Fake-Choice-2', 'Second-Fake-Choice-2');
  const chosen = await questions.askForNewPassphrase?.(undefined, 'choose');
  expect(chosen?.revealText()).toBe('Second-Fake-Choice-2');
  expect(left).toEqual([]);
  expect(shown()).toContain('It needs 12 characters');
  expect(shown()).toContain('The two were not the same.');
  expect(shown()).not.toContain('Fake');
});

it('says what was wrong with the last one', async () => {
  const { questions, shown } = terminal('');
  expect(await questions.askForNewPassphrase?.(new LabProblem('ssh.passphraseTooWeak', { rule: 'length' }).problem, 'choose')).toBeUndefined();
  expect(shown()).toContain('does not meet the rules');
});

it('asks once for the passphrase that is set', async () => {
  const { questions, shown, left } = terminal('The-Present-Fake-One', 'not needed');
  expect((await questions.askForNewPassphrase?.(undefined, 'present'))?.revealText()).toBe('The-Present-Fake-One');
  expect(left).toEqual(['not needed']);
  expect(shown()).toContain('Your passphrase for the lab');
});
