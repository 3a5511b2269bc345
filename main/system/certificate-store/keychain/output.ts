// The only place that knows what security(1) answers. What happened is told by numbers: its exit codes are the last eight bits of the system's
// own (OSStatus), for example 36 for -25308. Its words are translated on some systems and are never read. Pure.

import type { ProblemCode, Retry } from '../../../../preload/contract/problems.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { CommandResult } from '../../command.ts';
import { readCertificate, type Certificate } from '../certificate.ts';
import { asDictionary, asList, readPlist, type PlistValue } from '../plist.ts';

/** What SecBase.h and Authorization.h number. */
export const statuses = {
  itemNotFound: -25300, duplicateItem: -25299, interactionNotAllowed: -25308, authFailed: -25293, noSuchKeychain: -25294, invalidKeychain: -25295, noDefaultKeychain: -25307,
  readOnly: -25292, writePermission: -61, diskFull: -34, userCanceled: -128, authorizationDenied: -60005, authorizationCanceled: -60006, authorizationNoInteraction: -60007,
} as const;

const meanings: Readonly<Partial<Record<keyof typeof statuses, readonly [ProblemCode, Retry]>>> = {
  interactionNotAllowed: ['certificate.keychainLocked', 'after-fix'], authFailed: ['certificate.keychainLocked', 'after-fix'], authorizationNoInteraction: ['certificate.keychainLocked', 'after-fix'],
  noSuchKeychain: ['certificate.keychainMissing', 'after-fix'], invalidKeychain: ['certificate.keychainMissing', 'after-fix'], noDefaultKeychain: ['certificate.keychainMissing', 'after-fix'],
  readOnly: ['certificate.storeNotWritable', 'after-fix'], writePermission: ['certificate.storeNotWritable', 'after-fix'], diskFull: ['certificate.noSpace', 'after-fix'],
  userCanceled: ['certificate.rootDeclined', 'now'], authorizationCanceled: ['certificate.rootDeclined', 'now'], authorizationDenied: ['certificate.rootDeclined', 'now'],
};

/** Answers whether a program ended with one of these numbers. */
export function endedWith({ exitCode }: CommandResult, ...names: readonly (keyof typeof statuses)[]): boolean {
  return names.some((name) => exitCode === (statuses[name] & 0xff));
}

/** Answers which problem an ended program means; undefined when it did its work. `isKnown` is false where the number says nothing. */
export function readFailure(result: CommandResult, place: string): { readonly problem: LabProblem; readonly isKnown: boolean } | undefined {
  if (result.exitCode === 0) return undefined;
  const name = (Object.keys(statuses) as (keyof typeof statuses)[]).find((one) => endedWith(result, one) && meanings[one] !== undefined);
  const [code, retry] = (name === undefined ? undefined : meanings[name]) ?? ['certificate.storeRefused', 'after-fix'];
  return { problem: new LabProblem(code, { place, detail: `exit code ${result.exitCode}` }, { retry }), isKnown: name !== undefined };
}

/** The certificates among an output of PEM. Throws `certificate.storeAnswerUnknown` for an output without any. */
export function readCertificates({ stdout }: CommandResult, place: string): readonly Certificate[] {
  const text = stdout.toString('latin1');
  const pems = [...text.matchAll(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g)].map((found) => found[0]);
  if (pems.length === 0 && text.trim() !== '') throw new LabProblem('certificate.storeAnswerUnknown', { place });
  return pems.flatMap(readOrSkip);
}

/** Somebody's own oddity is none of ours. */
function readOrSkip(pem: string): readonly Certificate[] {
  try {
    return [readCertificate(pem)];
  } catch {
    return []; // see above
  }
}

/** The SHA-1 of each identity: `  1) 0123…CDEF "name"`. */
export function readIdentityDigests({ stdout }: CommandResult): ReadonlySet<string> {
  return new Set([...stdout.toString('latin1').matchAll(/^ *\d+\) ([0-9A-Fa-f]{40}) "/gm)].map((found) => (found[1] ?? '').toLowerCase()));
}

/** The SHA-256 of each certificate: `SHA-256 hash: 0123…`. */
export function readDigests({ stdout }: CommandResult): ReadonlySet<string> {
  return new Set([...stdout.toString('latin1').matchAll(/^SHA-256 hash: ([0-9A-Fa-f]{64})\r?$/gm)].map((found) => (found[1] ?? '').toLowerCase()));
}

export type Trust = 'trusted' | 'denied';

/** What is said of authorities, by SHA-1. Throws `certificate.storeAnswerUnknown`. */
export function readTrust(xml: string, place: string): ReadonlyMap<string, Trust> {
  const list = asDictionary(readPlist(xml))['trustList'];
  if (list === undefined) throw new LabProblem('certificate.storeAnswerUnknown', { place });
  return new Map(Object.entries(asDictionary(list)).flatMap(([sha1, entry]) => {
    const trust = trustIn(asDictionary(entry)['trustSettings']);
    return trust === undefined ? [] : [[sha1.toLowerCase(), trust] as const];
  }));
}

/** SecTrustSettings.h: no settings at all means trusted for everything; a setting without a policy holds for all, one without a result trusts. */
function trustIn(settings: PlistValue | undefined): Trust | undefined {
  const all = asList(settings).map(asDictionary);
  if (all.length === 0) return 'trusted';
  const forServers = all.filter(({ kSecTrustSettingsPolicyName: name, kSecTrustSettingsPolicy: policy }) => (name === undefined ? policy === undefined : name === 'sslServer'));
  const results = forServers.map(({ kSecTrustSettingsResult: result = 1 }) => result);
  if (results.includes(3)) return 'denied';
  return results.some((result) => result === 1 || result === 2) ? 'trusted' : undefined;
}
