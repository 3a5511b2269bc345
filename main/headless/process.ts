// What a headless call is given by its entry, so that tests run it in-process; and the language that it speaks.

import type { Language } from '../../preload/contract/text/index.ts';
import type { Clock } from '../core/clock.ts';
import { LabProblem } from '../core/problem.ts';
import type { Outside } from '../journeys/session.ts';
import type { Machine } from '../system/machine.ts';

export interface Process {
  readonly machine: Machine;
  readonly stateDir: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly openPractice: Outside['openPractice'];
  readonly environmentNames: readonly string[];
  readonly language: Language;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: NodeJS.WriteStream;
}

/** `--lang`, else what the system says. Throws `usage.badValue`. */
export function chosenLanguage(word: string | undefined, fallback: Language): Language {
  if (word === undefined) return fallback;
  if (word !== 'en' && word !== 'nb') throw new LabProblem('usage.badValue', { option: '--lang', expected: 'en, nb' });
  return word;
}
