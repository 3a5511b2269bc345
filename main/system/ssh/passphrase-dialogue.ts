// The conversation in which a server makes a person choose a new passphrase, as a state machine: what the server said goes in, what to do
// comes out, secrets only by role. Pure. Two forms (reference: feasibility 5): A, `passwd` in a terminal after logging in; B, questions
// inside the login. A question counts only when it stands in the last line and nothing follows it; each is answered once.

import type { ProblemCode } from '../../../preload/contract/problems.ts';
import type { Report } from '../log-phrases/pam.ts';
import { isShellPrompt, questionOf, reportOf, type Question } from './prompts.ts';
import { addOutput, emptyScreen, keptLines, type Screen } from './terminal-text.ts';

/** Which secret to send: the one we log in with, which is also the current one, or the new one, the second time as `retype`. */
export type Role = 'login' | 'new' | 'retype';

export interface Dialogue {
  /** False when only logging in is wanted: a demand for a new passphrase then stops. */
  readonly mayChange: boolean;
  readonly screen: Screen;
  readonly answered: readonly Question[];
  /** What the server reported since the new passphrase was first sent. */
  readonly reports: readonly Report[];
  /** Its words about why the new passphrase will not do. A server that asks for the repetition all the same has only warned. */
  readonly complaint: string;
}

export type DialogueEvent =
  /** Output of the terminal, cut anywhere. */
  | { readonly type: 'output'; readonly text: string }
  /** Nothing more came for a moment: what stands in the last line is meant as a question. */
  | { readonly type: 'quiet' }
  /** Nothing came for so long that something else is wrong. */
  | { readonly type: 'silence' }
  /** Questions inside the login. */
  | { readonly type: 'questions'; readonly instructions: string; readonly prompts: readonly { readonly text: string; readonly echo: boolean }[] }
  /** The login with its questions was accepted. */
  | { readonly type: 'logged-in' }
  /** The login was refused: OpenSSH says no more, also when it was the new passphrase that PAM did not take. */
  | { readonly type: 'refused' }
  | { readonly type: 'closed' };

export type DialogueAction =
  | { readonly do: 'wait' }
  | { readonly do: 'answer'; readonly roles: readonly Role[] }
  | { readonly do: 'end'; readonly outcome: 'changed' | 'nothing-demanded' }
  | { readonly do: 'stop'; readonly code: ProblemCode };

export interface DialogueStep {
  readonly dialogue: Dialogue;
  readonly action: DialogueAction;
}

/** With these the machine has said that the old passphrase still counts. */
const saysOldCounts: readonly ProblemCode[] = ['ssh.weakPassphrase', 'ssh.changeRefused', 'ssh.changeTooSoon', 'ssh.entriesDiffer', 'ssh.changeNotKept', 'ssh.tokenError'];

/** Answers whether a problem in which a change ended says that the old passphrase still counts. */
export function keepsOld(code: ProblemCode): boolean {
  return saysOldCounts.includes(code);
}

/** A conversation that has not begun. */
export function beginDialogue(mayChange: boolean): Dialogue {
  return { mayChange, screen: emptyScreen, answered: [], reports: [], complaint: '' };
}

/** What to do after one more event. */
export function stepDialogue(dialogue: Dialogue, event: DialogueEvent): DialogueStep {
  switch (event.type) {
    case 'output': return readOutput(dialogue, event.text);
    case 'quiet': return readTail(dialogue);
    case 'silence': return stop(dialogue, 'ssh.unknownPrompt');
    case 'questions': return readQuestions(dialogue, event);
    case 'logged-in': return dialogue.answered.includes('retype') ? end(dialogue, 'changed') : wait(dialogue);
    case 'refused': return stop(dialogue, whyRefused(dialogue));
    case 'closed': return stop(dialogue, dialogue.complaint === '' ? 'ssh.closedDuringChange' : 'ssh.weakPassphrase');
  }
}

function readOutput(dialogue: Dialogue, text: string): DialogueStep {
  const read = addOutput({ ...dialogue.screen, lines: [] }, text);
  const screen = { ...read, lines: keptLines([...dialogue.screen.lines, ...read.lines]) };
  return judge(read.lines.reduce(noteLine, { ...dialogue, screen }));
}

/** Reports count only once the passphrase they are about has been sent: before, any banner could imitate them. */
function noteLine(dialogue: Dialogue, line: string): Dialogue {
  const report = reportOf(line);
  if (report === undefined || (dialogue.answered.length === 0 && report !== 'no-terminal')) return dialogue;
  if (report === 'complaint') return { ...dialogue, reports: [...dialogue.reports, report], complaint: line.trim().replace(/^[\p{L} ]{3,20}: /u, '').replace(/\.$/, '') };
  return { ...dialogue, reports: [...dialogue.reports, report] };
}

/** These end the conversation whatever else was said. */
const endings: readonly (readonly [Report, ProblemCode])[] = [
  ['account-expired', 'ssh.accountExpired'], ['account-locked', 'ssh.accountLocked'], ['no-terminal', 'ssh.passphraseExpired'], ['too-soon', 'ssh.changeTooSoon'],
];
/** These say that the old passphrase stays; why, is told by what was said and asked before. */
const refusals: readonly Report[] = ['different', 'token-error', 'no-tries', 'unchanged'];

function judge(dialogue: Dialogue): DialogueStep {
  const { reports, answered } = dialogue;
  if (reports.includes('changed') && answered.includes('retype')) return end(dialogue, 'changed');
  const ending = endings.find(([report]) => reports.includes(report));
  if (ending !== undefined) return stop(dialogue, ending[1]);
  return refusals.some((report) => reports.includes(report)) ? stop(dialogue, whyKept(dialogue)) : wait(dialogue);
}

/** Whoever is asked for the new passphrase has given the right old one: PAM checks that first (pam_unix, PAM_PRELIM_CHECK). */
function whyKept({ reports, answered, complaint }: Dialogue): ProblemCode {
  if (complaint !== '') return 'ssh.weakPassphrase';
  if (reports.includes('different')) return 'ssh.entriesDiffer';
  if (answered.includes('new')) return 'ssh.changeNotKept';
  return asksForChange({ answered }) ? 'ssh.tokenError' : 'ssh.changeRefused';
}

function whyRefused(dialogue: Dialogue): ProblemCode {
  const { answered, mayChange } = dialogue;
  return asksForChange({ answered }) ? whyKept(dialogue) : mayChange ? 'ssh.temporaryKeyRefused' : 'ssh.passphraseRefused';
}

function readTail(dialogue: Dialogue): DialogueStep {
  const { tail } = dialogue.screen;
  const question = questionOf(tail);
  // A terminal comes after the login: a question for the login's own passphrase there is somebody else's.
  if (question !== undefined && question !== 'login') return answer(dialogue, [question]);
  return isShellPrompt(tail) && !asksForChange(dialogue) ? end(dialogue, 'nothing-demanded') : wait(dialogue);
}

function asksForChange({ answered }: Pick<Dialogue, 'answered'>): boolean {
  return answered.some((question) => question !== 'login');
}

function readQuestions(dialogue: Dialogue, { instructions, prompts }: Extract<DialogueEvent, { type: 'questions' }>): DialogueStep {
  const read = prompts.reduce((now, prompt) => readOutput(now, `${prompt.text}\n`).dialogue, readOutput(dialogue, `${instructions}\n`).dialogue);
  const judged = judge(read);
  if (judged.action.do === 'stop') return judged;
  const asked = prompts.map((prompt) => (prompt.echo ? undefined : questionOf(lastLine(prompt.text))));
  const known = asked.filter((question) => question !== undefined);
  return known.length === prompts.length ? answer(read, known) : stop(read, 'ssh.unknownPrompt');
}

function lastLine(text: string): string {
  return addOutput(emptyScreen, text).tail;
}

function answer(dialogue: Dialogue, questions: readonly Question[]): DialogueStep {
  let answered = dialogue.answered;
  for (const question of questions) {
    const refusal = whyNot(question, { ...dialogue, answered });
    if (refusal !== undefined) return stop(dialogue, refusal);
    answered = [...answered, question];
  }
  // The line is answered: what is typed does not show, and the next question must not be mistaken for this one.
  const screen = { ...dialogue.screen, lines: keptLines([...dialogue.screen.lines, dialogue.screen.tail]), tail: '' };
  const roles = questions.map((question): Role => (question === 'current' ? 'login' : question));
  const complaint = questions.includes('retype') ? '' : dialogue.complaint;
  return { dialogue: { ...dialogue, answered, screen, complaint }, action: { do: 'answer', roles } };
}

/** Why a question must not be answered now. Asked a second time, the first answer was not accepted, and another try could lock the account. */
function whyNot(question: Question, dialogue: Dialogue): ProblemCode | undefined {
  const { mayChange, answered } = dialogue;
  if (question === 'login') return answered.length === 0 ? undefined : whyRefused(dialogue);
  if (!mayChange) return 'ssh.passphraseExpired';
  if (question === 'retype') return answered.at(-1) === 'new' ? undefined : 'ssh.unknownPrompt';
  if (question === 'current') return asksForChange({ answered }) ? 'ssh.tokenError' : undefined;
  return answered.includes('new') ? whyKept(dialogue) : undefined;
}

function wait(dialogue: Dialogue): DialogueStep {
  return { dialogue, action: { do: 'wait' } };
}

function end(dialogue: Dialogue, outcome: 'changed' | 'nothing-demanded'): DialogueStep {
  return { dialogue, action: { do: 'end', outcome } };
}

function stop(dialogue: Dialogue, code: ProblemCode): DialogueStep {
  return { dialogue, action: { do: 'stop', code } };
}
