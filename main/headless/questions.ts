// Asks the person at the terminal what a run needs in between: a code from the phone, the new passphrase. Without a terminal nobody is
// asked.

import type { Problem } from '../../preload/contract/problems.ts';
import { fill, problemText, texts, type Language } from '../../preload/contract/text/index.ts';
import { Secret } from '../core/secret.ts';
import type { Outside } from '../journeys/session.ts';
import { readHiddenLine } from './secrets-input.ts';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

type Ask = (label: string) => Promise<Secret | undefined>;

/** The questions of one run, on a terminal. An empty answer gives up. */
export function terminalQuestions({ stdin, stderr }: Terminal, language: Language): NonNullable<Outside['questions']> {
  const { phrases, secrets } = texts(language);
  const ask: Ask = async (label) => {
    stderr.write(fill(phrases.askSecret, { label }));
    const typed = await readHiddenLine(stdin);
    stderr.write('\n');
    return typed.length === 0 ? undefined : new Secret(typed);
  };
  const askCode = (problem: Problem | undefined): Promise<Secret | undefined> => {
    if (problem !== undefined) stderr.write(`${problemText(problem.code, problem.facts, language).what}\n`);
    return ask(secrets.otp);
  };
  return {
    askForOtp: askCode,
    askForCode: (shown, problem) => {
      if (problem === undefined) stderr.write(`${shown.terminal}\n${shown.groups}\n`);
      return askCode(problem);
    },
    askForNewPassphrase: (problem, purpose) => {
      if (purpose === 'present') return ask(phrases.presentPassphrase);
      const { what, why } = problemText(problem?.code ?? 'ssh.passphraseTooWeak', problem?.facts ?? {}, language);
      stderr.write(`${problem === undefined ? '' : `${what}\n`}${why}\n`);
      return askTwice(ask, language, stderr);
    },
  };
}

/** Nobody sees what they type: what is going to be set on a server is typed twice. */
async function askTwice(ask: Ask, language: Language, stderr: Terminal['stderr']): Promise<Secret | undefined> {
  const { phrases, secrets } = texts(language);
  for (;;) {
    const first = await ask(secrets.newPassphrase);
    if (first === undefined) return undefined;
    const second = await ask(fill(phrases.onceMore, { label: secrets.newPassphrase }));
    const isSame = second?.reveal().equals(first.reveal());
    second?.wipe();
    if (isSame === true) return first;
    first.wipe();
    stderr.write(`${phrases.notTheSame}\n`);
  }
}
