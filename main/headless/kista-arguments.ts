// The words of `lab-access kista …`, as data. Pure. `--key` is the name of a key file here and no secret; whatever else looks like one is refused.

import { parseArgs } from 'node:util';
import { keyKinds, type KeyKind } from '../../preload/contract/kista.ts';
import { LabProblem } from '../core/problem.ts';
import { refuseSecrets } from './arguments.ts';

export const kistaVerbs = ['key', 'check', 'upload', 'download', 'resume', 'own-program'] as const;
export type KistaVerb = (typeof kistaVerbs)[number];

const options = {
  name: { type: 'string' }, type: { type: 'string' }, reuse: { type: 'boolean' }, 'no-passphrase': { type: 'boolean' },
  host: { type: 'string' }, port: { type: 'string' }, user: { type: 'string' }, fingerprint: { type: 'string' }, letter: { type: 'string' }, 'other-host': { type: 'boolean' },
  key: { type: 'string' }, to: { type: 'string' }, trace: { type: 'boolean' }, yes: { type: 'boolean' },
  secrets: { type: 'string' }, json: { type: 'boolean' }, 'state-dir': { type: 'string' }, lang: { type: 'string' }, facts: { type: 'string' },
} as const;

export interface KistaArguments {
  readonly verb: KistaVerb;
  /** Files and folders to send, or what to fetch. */
  readonly words: readonly string[];
  readonly kind: KeyKind;
  readonly secretsOnStdin: boolean;
  readonly values: ReturnType<typeof parseWords>['values'];
}

/** Reads the words after `kista`. Throws `usage.*`, which end with exit code 2; no word is repeated, it may be a secret. */
export function parseKistaArguments(words: readonly string[]): KistaArguments {
  refuseSecrets(words.filter((word) => word !== '--key' && !word.startsWith('--key=')));
  const { values, positionals } = parseWords(words);
  const [verb, ...rest] = positionals;
  if (verb === undefined || !isVerb(verb)) throw new LabProblem('usage.unknownCommand', { expected: kistaVerbs.map((one) => `kista ${one}`).join(', ') });
  if (rest.length > 0 && verb !== 'upload' && verb !== 'download') throw new LabProblem('usage.unknownOption', { option: 'words after the command' });
  const needed = { key: values.name, download: values.to, upload: rest[0], check: '', resume: '', 'own-program': '' } as const;
  if (needed[verb] === undefined) throw new LabProblem('usage.missingOption', { option: { key: '--name', download: '--to', upload: 'FILE' }[verb as 'key' | 'download' | 'upload'] });
  if (values.secrets !== undefined && values.secrets !== '-') throw new LabProblem('usage.secretInArguments', { option: '--secrets' });
  return { verb, words: rest, kind: kindOf(values.type), secretsOnStdin: values.secrets === '-', values };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch {
    const name = (word: string): string => word.replace(/^--?/, '').split('=')[0] ?? '';
    const unknown = words.find((word) => word.startsWith('-') && word !== '-' && !(name(word) in options));
    const last = words.findLast((word) => word.startsWith('--')) ?? '';
    throw new LabProblem(unknown === undefined ? 'usage.missingValue' : 'usage.unknownOption', { option: `--${name(unknown ?? last)}`.slice(0, 40) });
  }
}

function isVerb(word: string): word is KistaVerb {
  return (kistaVerbs as readonly string[]).includes(word);
}

function kindOf(word = 'ed25519'): KeyKind {
  const kind = keyKinds.find((one) => one === word);
  if (kind === undefined) throw new LabProblem('usage.badValue', { option: '--type', expected: keyKinds.join(', ') });
  return kind;
}
