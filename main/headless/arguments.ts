// The words of the command line, as data. Pure. A secret given as an argument is refused here without ever being repeated.

import { parseArgs } from 'node:util';
import { isJourneyId, type JourneyId } from '../../preload/contract/journeys.ts';
import { questionNames } from '../../preload/contract/questions.ts';
import { stepIds } from '../../preload/contract/steps.ts';
import { LabProblem } from '../core/problem.ts';
import { platforms, type Platform } from '../../preload/contract/platform.ts';
import { secretNames } from '../../preload/contract/secrets.ts';
import type { JourneyRequest } from '../journeys/journey-request.ts';
import { readOrderWords, type OrderWords } from './order-words.ts';


const commandNames = ['journeys', 'inspect', 'plan', 'apply', 'verify', 'undo', 'remove', 'disconnect', 'status', 'programs', 'order', 'kista', 'practice'] as const;

/** `practice` alone carries a journey out in the practice lab; in front of another command it means "there". */
const practiceCommands = ['plan', 'apply', 'verify', 'undo', 'remove', 'status'] as const;

export interface Arguments {
  readonly command: 'help' | 'journeys' | 'programs' | 'order' | JourneyRequest['verb'];
  /** The word that was typed: `practice` for everything in the practice lab. */
  readonly name: string;
  readonly request: JourneyRequest;
  readonly secretsOnStdin: boolean;
  readonly json: boolean;
  readonly stateDir?: string;
  readonly lang?: string;
  readonly platform?: Platform;
  /** How each change is made by hand is shown too. */
  readonly byHand?: boolean;
  /** What `order` is to do. */
  readonly order?: OrderWords;
}

const options = {
  journey: { type: 'string' }, link: { type: 'string' }, bundle: { type: 'string' }, step: { type: 'string', multiple: true },
  secrets: { type: 'string' }, json: { type: 'boolean' }, 'state-dir': { type: 'string' }, lang: { type: 'string' },
  yes: { type: 'boolean' }, digest: { type: 'string' }, platform: { type: 'string' }, facts: { type: 'string' },
  'migration-map': { type: 'string' }, accept: { type: 'string', multiple: true }, 'ssh-key': { type: 'string' }, 'plain-ssh-key': { type: 'boolean' }, open: { type: 'boolean' }, 'by-hand': { type: 'boolean' },
  set: { type: 'string', multiple: true }, as: { type: 'string' }, out: { type: 'string' }, orders: { type: 'string' },
  scene: { type: 'string' }, 'compute-otp': { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words after the program's name. Throws `usage.*` problems, which end with exit code 2. */
export function parseArguments(words: readonly string[]): Arguments {
  refuseSecrets(words);
  const { values, positionals } = parseWords(words);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return composeArguments('help', values, []);
  if (!isOneOf(commandNames, command)) throw usage('usage.unknownCommand', { expected: commandNames.join(', ') });
  // The connection is a change like any other; a person who only wants to be offline need not know that.
  if (command === 'disconnect') return { ...composeArguments('undo', { ...values, step: ['connect-vpn'] }, rest), name: command };
  if (command === 'order') return { ...composeArguments(command, values, []), order: readOrderWords(rest, values) };
  // Its words are read by kista-arguments.ts when it comes first: what stands before it would be an option of something else.
  if (command === 'kista') throw usage('usage.unknownOption', { option: 'words before kista' });
  if (command !== 'practice') return composeArguments(command, values, rest);
  const [inner = 'apply', ...more] = rest;
  return composeArguments(oneOf(practiceCommands, inner, 'practice'), values, more, true);
}

type Values = ReturnType<typeof parseWords>['values'];

function composeArguments(command: Arguments['command'], values: Values, rest: readonly string[], practice = false): Arguments {
  if (rest.length > 0) throw usage('usage.unknownOption', { option: 'words after the command' });
  if (values.secrets !== undefined && values.secrets !== '-') throw usage('usage.secretInArguments', { option: '--secrets' });
  return {
    command, name: practice ? 'practice' : command, request: composeRequest(command, values, practice), secretsOnStdin: values.secrets === '-', json: values.json ?? false,
    ...given('stateDir', values['state-dir']), ...given('lang', values.lang),
    ...given('platform', platformOf(command, values.platform)), ...given('byHand', values['by-hand']),
  };
}

/** Another system can only be planned for. */
function platformOf(command: Arguments['command'], word: string | undefined): Platform | undefined {
  if (word === undefined) return undefined;
  if (command !== 'plan' && command !== 'inspect') throw usage('usage.badValue', { option: '--platform', expected: 'plan, inspect' });
  return oneOf(platforms, word, '--platform');
}

function composeRequest(command: Arguments['command'], values: Values, practice: boolean): JourneyRequest {
  const consent = values.digest === undefined ? (values.yes === true || (practice && command !== 'remove') ? 'as-planned-now' as const : undefined) : { digest: values.digest };
  return {
    verb: command === 'help' || command === 'journeys' || command === 'programs' || command === 'order' ? 'status' : command, practice,
    steps: (values.step ?? []).map((step) => oneOf(stepIds, step, '--step')),
    ...given('journey', values.journey === undefined ? undefined : journeyOf(values.journey)),
    ...given('link', values.link), ...given('bundle', values.bundle), ...given('factsFile', values.facts), ...given('scene', values.scene),
    ...given('migrationMap', values['migration-map']), ...given('accept', values.accept?.map((name) => oneOf(questionNames, name, '--accept'))),
    ...given('ownSshKey', values['ssh-key']), ...given('plainSshKey', values['plain-ssh-key']), ...given('open', values.open),
    ...given('consent', consent), ...given('computeOtp', values['compute-otp']),
    // Only a link that the person gives now names the lab: without one, undo is of everything.
    ...given('onlyThisLab', command === 'undo' && values.link !== undefined ? true : undefined),
  };
}

function given<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch {
    // parseArgs repeats the offending word in its message, and that word may be a secret: only the option's name is told.
    throw usage(missesValue(words) ? 'usage.missingValue' : 'usage.unknownOption', { option: offender(words) });
  }
}

function optionName(word: string): string {
  return word.replace(/^--?/, '').split('=')[0] ?? '';
}

function offender(words: readonly string[]): string {
  const unknown = words.find((word) => word.startsWith('-') && word !== '-' && !(optionName(word) in options));
  return unknown === undefined ? `--${optionName(words.findLast((word) => word.startsWith('--')) ?? '')}` : `--${optionName(unknown)}`.slice(0, 40);
}

function missesValue(words: readonly string[]): boolean {
  return words.every((word) => !word.startsWith('--') || optionName(word) in options);
}

const secretLike = new Set([...secretNames, 'password', 'passphrase', 'key', 'secret', 'code', 'token', 'pin'].map(flat));

/** `--seven-zip-key`, `--sevenZipKey=…`, `sevenZipKey=…`: whatever the spelling, a secret does not belong here. */
/** Refuses every word that names a secret, whatever the spelling. Throws `usage.secretInArguments`. */
export function refuseSecrets(words: readonly string[]): void {
  const found = words.find((word) => /^(-|\w+=)/.test(word) && secretLike.has(flat(optionName(word))));
  if (found !== undefined) throw usage('usage.secretInArguments', { option: optionName(found) });
}

/** Refuses secrets in the environment: every program we start, and every administrator, could read them there. */
export function refuseSecretsInEnvironment(names: readonly string[]): void {
  const secret = new Set(secretNames.map(flat));
  const found = names.find((name) => secret.has(flat(name.replace(/^(HUNT(_CLOUD)?|LAB_ACCESS)_/i, ''))) && name.toLowerCase() !== 'otp');
  if (found !== undefined) throw usage('usage.secretInArguments', { option: found });
}

function flat(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

function journeyOf(word: string): JourneyId {
  if (!isJourneyId(word)) throw usage('usage.badValue', { option: '--journey', expected: 'journeys' });
  return word;
}

function isOneOf<T extends string>(list: readonly T[], word: string): word is T {
  return (list as readonly string[]).includes(word);
}

function oneOf<T extends string>(list: readonly T[], word: string, option: string): T {
  if (!isOneOf(list, word)) throw usage('usage.badValue', { option, expected: list.join(', ') });
  return word;
}

function usage(code: 'usage.unknownCommand' | 'usage.unknownOption' | 'usage.missingValue' | 'usage.badValue' | 'usage.secretInArguments', facts: Record<string, string>): LabProblem {
  return new LabProblem(code, facts, { retry: 'after-fix' });
}
