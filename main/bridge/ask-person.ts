// What a run asks of the person while it waits, and their answer. One question is open at a time. What is typed becomes a Secret at once.

import { Secret } from '../core/secret.ts';
import type { Outside } from '../journeys/session.ts';
import { tell, type BridgeNeeds } from './needs.ts';
import type { Question, Visit } from './visit.ts';

/** The questions of one run, shown by the window. An aborted run asks nothing more, and takes its open question back. */
export function askPerson(visit: Visit, needs: Pick<BridgeNeeds, 'tell'>, signal: AbortSignal): NonNullable<Outside['questions']> {
  const ask = (question: (id: number) => Question): Promise<Secret | undefined> => askOne(visit, needs, signal, question);
  return {
    askForCode: ({ svg, groups }, problem) => {
      if (visit.practice !== undefined) visit.practice.hasScanned = true;
      return ask((id) => ({ kind: 'authenticator', id, svg, groups, ...(problem && { problem }) }));
    },
    // The first time nothing is wrong yet: the problem only says that there is no code.
    askForOtp: (problem) => ask((id) => ({ kind: 'code', id, ...(problem.code !== 'vpn.codeMissing' && { problem }) })),
    askForNewPassphrase: (problem, purpose) => ask((id) => ({ kind: 'passphrase', id, purpose, ...(problem && { problem }) })),
  };
}

function askOne(visit: Visit, needs: Pick<BridgeNeeds, 'tell'>, signal: AbortSignal, question: (id: number) => Question): Promise<Secret | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  visit.question?.answer(undefined);
  visit.lastQuestion += 1;
  const id = visit.lastQuestion;
  const shown = question(id);
  return new Promise((resolve) => {
    const giveUp = (): void => answer(undefined);
    const answer = (value: Secret | undefined): void => {
      signal.removeEventListener('abort', giveUp);
      delete visit.question;
      tell(needs, 'questions', 'closed', { id });
      resolve(value);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    visit.question = { shown, answer };
    tell(needs, 'questions', 'asked', shown);
  });
}

/** Hands an answer to the question with that number; one that is no longer asked is passed over. */
export function answerQuestion(visit: Visit, id: number, value: string | undefined): void {
  if (visit.question?.shown.id === id) visit.question.answer(value === undefined || value === '' ? undefined : new Secret(value));
}
