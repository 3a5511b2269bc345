// Asks the person at the terminal what a run needs in between: a code from the phone. Without a terminal nobody is asked.

import type { Problem } from '../../preload/contract/problems.ts';
import { fill, problemText, texts, type Language } from '../../preload/contract/text/index.ts';
import { Secret } from '../core/secret.ts';
import type { Outside } from '../journeys/session.ts';
import { readHiddenLine } from './secrets-input.ts';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The questions of one run, on a terminal. An empty answer gives up. */
export function terminalQuestions({ stdin, stderr }: Terminal, language: Language): NonNullable<Outside['questions']> {
  const askCode = async (problem: Problem | undefined): Promise<Secret | undefined> => {
    if (problem !== undefined) stderr.write(`${problemText(problem.code, problem.facts, language).what}\n`);
    stderr.write(fill(texts(language).phrases.askSecret, { label: texts(language).secrets.otp }));
    const typed = await readHiddenLine(stdin);
    stderr.write('\n');
    return typed.length === 0 ? undefined : new Secret(typed);
  };
  return {
    askForOtp: askCode,
    askForCode: (shown, problem) => {
      if (problem === undefined) stderr.write(`${shown.terminal}\n${shown.groups}\n`);
      return askCode(problem);
    },
  };
}
