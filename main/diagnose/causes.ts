// What a program's log says is wrong, as causes a person can act on. Of several attempts the last one that failed counts, and a success
// clears what came before it. Reads nothing by itself. Which words mean what is data, in ../system/log-phrases/.

import type { Problem, ProblemFacts } from '../../preload/contract/problems.ts';
import { networkManagerPhrases } from '../system/log-phrases/network-manager.ts';
import { openVpnGuiPhrases } from '../system/log-phrases/openvpn-gui.ts';
import { openVpnPhrases } from '../system/log-phrases/openvpn.ts';
import { pamPhrases } from '../system/log-phrases/pam.ts';
import { cleanLine, factsOf, findPhrase, type Cause, type LogProgram, type Phrase } from '../system/log-phrases/phrase.ts';
import { sshPhrases } from '../system/log-phrases/ssh.ts';
import { tunnelblickPhrases } from '../system/log-phrases/tunnelblick.ts';

/** One cause found in a log. */
export interface FoundCause {
  readonly problem: Problem;
  readonly phraseId: string;
  /** The line that says so, harmless to show. */
  readonly line: string;
}

/** A log as the person has it holds the lines of what the program runs, too. */
export const phrasesOf: Readonly<Record<LogProgram, readonly Phrase[]>> = {
  openvpn: openVpnPhrases,
  'network-manager': [...networkManagerPhrases, ...openVpnPhrases],
  'openvpn-gui': [...openVpnGuiPhrases, ...openVpnPhrases],
  tunnelblick: [...tunnelblickPhrases, ...openVpnPhrases],
  ssh: [...sshPhrases, ...pamPhrases],
  pam: pamPhrases,
};

/** Of a longer log its end counts: what went wrong last stands there. */
const logLimit = 1_000_000;
const linesLimit = 20_000;
const lineShown = 200;
const causesKept = 50;

interface Found {
  readonly phrase: Phrase;
  readonly cause: Cause;
  readonly line: string;
}

interface Attempt {
  hasServerAnswered: boolean;
  found: readonly Found[];
}

/** The causes in a log, the first one first, one for each code. `known` are facts that no line tells, such as whose machine it is. */
export function causesIn(log: string, program: LogProgram, known: ProblemFacts = {}): readonly FoundCause[] {
  const lines = log.slice(-logLimit).split(/[\r\n]+/).slice(-linesLimit);
  const attempt = lastFailed(lines, phrasesOf[program]);
  const hasCause = attempt.found.some(({ cause }) => cause.symptom !== true);
  const counting = attempt.found.filter(({ cause }) => !hasCause || cause.symptom !== true).map((found) => describe(found, attempt, known));
  return counting.filter(({ problem }, at) => counting.findIndex((other) => other.problem.code === problem.code) === at);
}

function lastFailed(lines: readonly string[], table: readonly Phrase[]): Attempt {
  let last: Attempt = { hasServerAnswered: false, found: [] };
  let now: Attempt = { hasServerAnswered: false, found: [] };
  for (const line of lines) {
    const phrase = findPhrase(line, table);
    if (phrase === undefined) continue;
    const { means } = phrase;
    if (means === 'server-answered') now.hasServerAnswered = true;
    else if (means === 'new-attempt') [last, now] = [now.found.length > 0 ? now : last, { hasServerAnswered: false, found: [] }];
    else if (means === 'success') [last, now] = [{ hasServerAnswered: false, found: [] }, { ...now, found: now.found.filter(({ cause }) => cause.stays === true) }];
    else if (now.found.length < causesKept) now.found = [...now.found, { phrase, cause: means, line }];
  }
  return now.found.length > 0 ? now : last;
}

function describe({ phrase, cause, line }: Found, { hasServerAnswered }: Attempt, known: ProblemFacts): FoundCause {
  const code = hasServerAnswered ? cause.onceAnswered ?? cause.code : cause.code;
  return { problem: { code, retry: cause.retry ?? 'after-fix', facts: { ...known, ...factsOf(line, phrase) } }, phraseId: phrase.id, line: cleanLine(line).slice(0, lineShown) };
}
