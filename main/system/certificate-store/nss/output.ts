// The only place that knows what NSS's tools print: the tables of certutil, and what their exit codes and error names mean. Names like
// SEC_ERROR_READ_ONLY are NSS's own and never translated. Pure.

import type { ProblemCode, Retry } from '../../../../preload/contract/problems.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { CommandResult } from '../../command.ts';

export interface NamedTrust {
  readonly nickname: string;
  readonly trust: string;
}

/** Reads the output of `-L`: one row for each certificate; twins give equal nicknames. */
export function readNameTable(stdout: string): readonly NamedTrust[] {
  return stdout.split('\n').flatMap((line) => {
    const row = /^(.+?) +([a-zA-Z]*,[a-zA-Z]*,[a-zA-Z]*) *$/.exec(line);
    // The second line of the table's head has the same form; no trust is spelt like it.
    return row === null || row[2] === 'SSL,S/MIME,JAR/XPI' ? [] : [{ nickname: row[1] ?? '', trust: row[2] ?? '' }];
  });
}

/** Reads the output of `-K`. */
export function readKeyIds(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^< *\d+> +\S+ +([0-9a-f]{40})(?: |$)/gm)].map((found) => found[1] ?? '');
}

/** The PEM parts of an output. */
export function readPems(stdout: string): readonly string[] {
  return [...stdout.matchAll(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g)].map((found) => found[0]);
}

const letters: Readonly<Record<string, string>> = { 'Trusted CA': 'C', 'Trusted Client CA': 'T', 'User': 'u', 'Trusted': 'P', 'Warn When Sending': 'w' };

/** Reads certutil's description of certificates: the trust of each by its SHA-256, in the letters that certutil takes. */
export function readDescribedTrust(stdout: string): ReadonlyMap<string, string> {
  return new Map(stdout.split(/^Certificate:$/m).slice(1).flatMap((part) => {
    const digest = /Fingerprint \(SHA-256\):\s+((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/.exec(part)?.[1]?.replaceAll(':', '').toLowerCase();
    const fields = ['SSL', 'Email', 'Object Signing'].map((use) => lettersOf(new RegExp(`^ +${use} Flags:\\n((?: {12}.*\\n?)*)`, 'm').exec(part)?.[1] ?? ''));
    return digest === undefined ? [] : [[digest, fields.join(',')] as const];
  }));
}

/** A valid authority that is not trusted is `c`, a distrusted record `p`; with trust both words mean nothing more (certutil's own rule). */
function lettersOf(flags: string): string {
  const words = flags.split('\n').map((line) => line.trim());
  const known = words.flatMap((word) => (Object.hasOwn(letters, word) ? [letters[word]] : []));
  const isPlainAuthority = words.includes('Valid CA') && !known.includes('C') && !known.includes('T');
  const isDistrusted = words.includes('Terminal Record') && !known.includes('P') && !words.includes('Valid CA');
  return [...(isPlainAuthority ? ['c'] : []), ...(isDistrusted ? ['p'] : []), ...known].join('');
}

type Meaning = readonly [text: RegExp, code: ProblemCode, retry: Retry];

const meanings: readonly Meaning[] = [
  [/SEC_ERROR_READ_ONLY/, 'certificate.storeNotWritable', 'after-fix'],
  [/SEC_ERROR_BAD_PASSWORD|SEC_ERROR_USER_CANCELLED|SEC_ERROR_TOKEN_NOT_LOGGED_IN/, 'certificate.storeHasPassword', 'after-fix'],
  [/SEC_ERROR_PKCS11_DEVICE_ERROR|SEC_ERROR_PKCS11_GENERAL_ERROR/, 'certificate.storeLocked', 'now'],
  [/SEC_ERROR_BAD_DATABASE|SEC_ERROR_LEGACY_DATABASE/, 'certificate.storeDamaged', 'after-fix'],
];

/** `-K` ends with this for a store without any key, which is no failure. */
export function hasNoKeys({ stdout }: CommandResult): boolean {
  return /^certutil: no keys found$/m.test(stdout.toString('latin1'));
}

/** A nickname is not there under the name that the table shows. */
export function isNotFound({ stderr }: CommandResult): boolean {
  return /PR_FILE_NOT_FOUND_ERROR/.test(stderr.toString('latin1'));
}

/** Answers which problem an ended tool means; undefined when it did its work. `place` is the store's folder. */
export function readFailure({ exitCode, stderr }: CommandResult, place: string): LabProblem | undefined {
  if (exitCode === 0) return undefined;
  const text = stderr.toString('latin1');
  const found = meanings.find(([pattern]) => pattern.test(text));
  const detail = /\b(?:SEC|PR|SSL)_ERROR_[A-Z0-9_]+|PR_[A-Z_]+_ERROR/.exec(text)?.[0] ?? `exit code ${exitCode}`;
  return new LabProblem(found?.[1] ?? 'certificate.storeRefused', { place, detail }, { retry: found?.[2] ?? 'after-fix' });
}
