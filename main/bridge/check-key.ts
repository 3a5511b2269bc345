// Checks one key of the Signal message as far as this computer can: by opening what it is for, else by its shape. Nothing is sent anywhere.

import type { Problem } from '../../preload/contract/problems.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { brokenRule } from '../../preload/contract/passphrase-rules.ts';
import { filesOfKind } from '../core/bundle.ts';
import { LabProblem } from '../core/problem.ts';
import { Secret } from '../core/secret.ts';
import { wipeIdentity } from '../system/certificate-store/identity.ts';
import { readP12 } from '../system/certificate-store/p12/read-p12.ts';
import { readCodes } from '../system/one-time-password/code.ts';
import { readKey } from '../system/one-time-password/key.ts';
import { tryProfilePassphrase } from '../system/vpn-client/profile/try-profile.ts';
import { openArchive, type Opened } from './archive.ts';
import type { BridgeNeeds } from './needs.ts';
import type { Visit } from './visit.ts';

export type Verdict = { readonly answer: 'proved' | 'well-formed' } | { readonly answer: 'problem'; readonly problem: Problem };

export interface KeyCheck {
  readonly verdict: Verdict;
  readonly opened?: Opened;
}

interface Typed {
  readonly visit: Visit;
  readonly needs: BridgeNeeds;
  readonly value: Secret;
  readonly signal: AbortSignal;
}

/** Checks a key. What is wrong with it is in the verdict; only a bug or an abort is thrown. A good key stays in the visit. */
export async function checkKey(visit: Visit, needs: BridgeNeeds, { name, value }: { name: SecretName; value: string }, signal: AbortSignal): Promise<KeyCheck> {
  const secret = new Secret(value);
  try {
    checkShape(name, value);
    const checked = await checks[name]({ visit, needs, value: secret, signal });
    visit.keys.put(name, value);
    return checked;
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    return { verdict: { answer: 'problem', problem: error.problem } };
  } finally {
    secret.wipe();
  }
}

/** Blanks between the letters of an authenticator key or a code mean nothing; those at the ends of a passphrase were hardly meant. */
function checkShape(name: SecretName, value: string): void {
  if (value.trim() === '') throw new LabProblem('keys.empty');
  if (name === 'authenticatorKey' || name === 'otp') return;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value.trim())) throw new LabProblem('keys.unusable');
  if (value !== value.trim()) throw new LabProblem('keys.blankAtEdge');
}

const wellFormed = (): Promise<KeyCheck> => Promise.resolve({ verdict: { answer: 'well-formed' } });
const proved: KeyCheck = { verdict: { answer: 'proved' } };

const checks: Readonly<Record<SecretName, (typed: Typed) => Promise<KeyCheck>>> = {
  sevenZipKey: async ({ visit, needs, value, signal }) => (visit.archive === undefined
    ? wellFormed()
    : { ...proved, opened: await openArchive(visit, needs, { file: visit.archive.file, key: value, signal }) }),
  tlsPassphrase: checkCertificates,
  vpnPassphrase: checkProfiles,
  authenticatorKey: ({ value }) => {
    readKey(value).fill(0);
    return wellFormed();
  },
  newPassphrase: ({ visit, value }) => {
    const { lab = '', user = '' } = visit.link?.read.lab ?? {};
    const rule = brokenRule(value.revealText(), { old: '', user, lab });
    if (rule !== undefined) throw new LabProblem('ssh.passphraseTooWeak', { rule });
    return wellFormed();
  },
  otp: ({ value }) => {
    if (readCodes(value.revealText()) === undefined) throw new LabProblem('otp.codeMalformed', {}, { retry: 'now' });
    return wellFormed();
  },
  // Nothing on this computer fits the temporary key, and a key file of the person's own is not named yet.
  sshTemporaryKey: wellFormed,
  keyPassphrase: wellFormed,
};

/** One that opens is enough; which of several is the right certificate is for the plan. */
async function checkCertificates({ visit, value }: Typed): Promise<KeyCheck> {
  const problems: LabProblem[] = [];
  for (const { content } of visit.bundle === undefined ? [] : filesOfKind(visit.bundle, 'certificate')) {
    try {
      wipeIdentity(await readP12(content, value));
      return proved;
    } catch (error) {
      if (!(error instanceof LabProblem)) throw error;
      problems.push(error);
    }
  }
  if (problems[0] !== undefined) throw problems[0];
  return wellFormed();
}

/** A profile that cannot be read says so in the plan. */
function checkProfiles({ visit, value }: Typed): Promise<KeyCheck> {
  const answers = (visit.bundle === undefined ? [] : filesOfKind(visit.bundle, 'vpn-profile')).map(({ content }) => tryProfilePassphrase(content, value));
  if (answers.includes('opens')) return Promise.resolve(proved);
  if (answers.includes('wrong')) throw new LabProblem('vpn.wrongPassphrase');
  if (answers.includes('other-key')) throw new LabProblem('vpn.keyMismatch', {}, { retry: 'never' });
  return wellFormed();
}
