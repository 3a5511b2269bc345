// One headless call from words to exit code: parse, carry out, print. Everything it touches is given, so tests run it in-process.

import { join } from 'node:path';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { fill, texts, type Language } from '../../preload/contract/text/index.ts';
import { toProblem } from '../core/problem.ts';
import type { Secrets } from '../core/secret.ts';
import { carryOutRequest } from '../journeys/request.ts';
import type { Outside } from '../journeys/session.ts';
import { otherMachine } from '../system/other-machine.ts';
import { kistaCommand } from './kista-command.ts';
import { chosenLanguage, type Process } from './process.ts';
import { parseArguments, refuseSecretsInEnvironment, type Arguments } from './arguments.ts';
import { listJourneys } from './list-journeys.ts';
import { listPrograms } from './list-programs.ts';
import { order } from './orders.ts';
import { helpText } from './help.ts';
import { composeJson, composeTable, exitCodeFor, exitCodeForProblem, exitCodes, type CommandOutput } from './output.ts';
import { removeAccess } from './remove.ts';
import { terminalQuestions } from './questions.ts';
import { askSecrets, readSecrets } from './secrets-input.ts';

/** Runs one command and answers its exit code. Never throws: a bug becomes `internal` and exit code 6. */
export async function runHeadless(words: readonly string[], given: Process): Promise<number> {
  const wantsJson = words.includes('--json');
  try {
    refuseSecretsInEnvironment(given.environmentNames);
    if (words[0] === 'kista') return print(await kistaCommand(words.slice(1), given), wantsJson, chosenLanguage(wordAfter(words, '--lang'), given.language), given);
    const args = parseArguments(words);
    const language = chosenLanguage(args.lang, given.language);
    if (args.command === 'help') {
      given.stdout.write(helpText(language));
      return exitCodes.done;
    }
    return print(await carryOut(args, given, language), args.json, language, given);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code === 'internal') given.stderr.write(`${error instanceof Error ? error.stack ?? error.message : 'bug'}\n`);
    const command = words.find((word) => !word.startsWith('-')) ?? 'help';
    return print({ command: problem.code.startsWith('usage.') ? 'help' : command, exitCode: exitCodeForProblem(problem), problem }, wantsJson, given.language, given);
  }
}

async function carryOut(args: Arguments, given: Process, language: Language): Promise<CommandOutput> {
  if (args.command === 'journeys') return listJourneys(language);
  if (args.command === 'programs') return listPrograms(args.request, stateDirOf(args, given), language);
  if (args.order !== undefined) return order({ words: args.order, request: args.request, stateDir: stateDirOf(args, given), machine: given.machine, language });
  if (args.command === 'remove') return removeAccess(args, outsideOf(args, given, language), language, isAtTerminal(args, given) ? given : undefined);
  const result = await carryOutRequest(args.request, outsideOf(args, given, language));
  return { command: args.name, exitCode: exitCodeFor(result.steps, args.command === 'apply'), result, ...(args.byHand && { byHandOn: args.platform ?? given.machine.platform }) };
}

function outsideOf(args: Arguments, given: Process, language: Language): Outside {
  const isOther = args.platform !== undefined && args.platform !== given.machine.platform;
  const machine = isOther ? otherMachine(args.platform, given.machine) : given.machine;
  return {
    machine, clock: given.clock, signal: given.signal, stateDir: stateDirOf(args, given), openPractice: given.openPractice,
    progress: (phase, fraction) => given.stderr.write(progressLine(args.json, { phase, ...(fraction === undefined ? {} : { fraction }) }, language)),
    secrets: () => secretsOf(args, given, language),
    ...(isAtTerminal(args, given) && { questions: terminalQuestions(given, language) }),
  };
}

/** The practice lab has a folder of its own beside the real state; a folder that is named is used as it is. */
function stateDirOf(args: Arguments, given: Process): string {
  return args.stateDir ?? (args.request.practice ? join(given.stateDir, 'practice') : given.stateDir);
}

function progressLine(json: boolean, progress: { phase: string; fraction?: number }, language: Language): string {
  return json ? `${JSON.stringify(progress)}\n` : `… ${wordsOf(progress.phase, language)}\n`;
}

/** Who is made to wait is told for what and how long. */
function wordsOf(phase: string, language: Language): string {
  const seconds = /^connect-vpn next-code-in (\d+)$/.exec(phase)?.[1];
  return seconds === undefined ? phase : fill(texts(language).phrases.nextCodeIn, { seconds });
}

function isAtTerminal(args: Arguments, given: Process): boolean {
  return !args.secretsOnStdin && given.stdin.isTTY === true && given.stderr.isTTY === true;
}

/** Keys are asked for on a terminal, each may be left out; without a terminal and without `--secrets -` there are none. */
async function secretsOf(args: Arguments, given: Process, language: Language): Promise<Secrets> {
  if (args.secretsOnStdin) return readSecrets(given.stdin);
  const names = isAtTerminal(args, given) ? askedFor(args) : [];
  return askSecrets(names, (name) => texts(language).secrets[name], given);
}

/** A plan only opens the archive and what is in it; carrying out may need every key of the Signal message. The new passphrase is asked for when it is needed. */
function askedFor({ command, request }: Arguments): readonly SecretName[] {
  const inArchive: readonly SecretName[] = request.bundle === undefined ? [] : ['sevenZipKey', 'tlsPassphrase'];
  if (command === 'apply') return [...inArchive, 'authenticatorKey', 'vpnPassphrase', 'sshTemporaryKey'];
  return command === 'plan' || command === 'inspect' ? inArchive : [];
}

function wordAfter(words: readonly string[], option: string): string | undefined {
  return words.includes(option) ? words[words.indexOf(option) + 1] : undefined;
}

function print(output: CommandOutput, json: boolean, language: Language, given: Process): number {
  given.stdout.write(json ? composeJson(output, language) : composeTable(output, language));
  return output.exitCode;
}
