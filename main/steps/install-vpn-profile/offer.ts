// The profile that the bundle brings: read, judged, and as it will be written. Throws a `vpn.*` problem when it is not to be used.

import { isUserName } from '../../../preload/contract/lab.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { SkipReason } from '../../../preload/contract/steps.ts';
import { filesOfKind } from '../../core/bundle.ts';
import type { Clock } from '../../core/clock.ts';
import { sha256 } from '../../core/digest.ts';
import { LabProblem } from '../../core/problem.ts';
import { addressOf, lintProfile, type CheckedProfile } from '../../system/vpn-client/profile/lint.ts';
import type { Note } from '../../system/vpn-client/profile/options.ts';
import { tryPassphrase } from '../../system/vpn-client/profile/passphrase.ts';
import { rewriteProfile, type WrittenProfile } from '../../system/vpn-client/profile/rewrite.ts';
import type { Run } from '../step.ts';
import { nameInFile, profileName } from './profile-name.ts';

export interface Offer {
  /** Names the profile or connection, and logs in. */
  readonly user: string;
  readonly checked: CheckedProfile;
  readonly written: WrittenProfile;
  /** Of the text that we write. */
  readonly sha256: string;
  readonly notes: readonly Note[];
}

/** Reads the profile of the bundle, or answers why there is none to read. */
export function readOffer(run: Run, clock: Clock): Offer | SkipReason {
  if (run.bundleFile === undefined) return 'no-bundle';
  if (run.bundle === undefined) return 'no-key-given';
  const [file, second] = filesOfKind(run.bundle, 'vpn-profile');
  if (file === undefined) return 'not-in-bundle';
  if (second !== undefined) throw new LabProblem('vpn.severalProfiles', { name: file.name, other: second.name });
  const checked = lintProfile(file.content, run.facts, clock.now());
  checkPassphrase(run, checked);
  checkUser(run, file.name, checked.parts.certificate.subject);
  const written = rewriteProfile(checked);
  const user = profileName(run, file.name, checked.parts.certificate.subject);
  const isOther = !startsWithName(checked.parts.certificate.subject, user);
  return { user, checked, written, sha256: sha256(written.text), notes: [...written.notes, ...(isOther ? ['other-user' as const] : [])] };
}

function checkPassphrase({ secrets }: Run, { parts }: CheckedProfile): void {
  if (secrets.vpnPassphrase === undefined || !parts.keyEncrypted) return;
  const answer = tryPassphrase(parts.texts.get('key') ?? '', parts.texts.get('cert') ?? '', secrets.vpnPassphrase);
  if (answer === 'wrong') throw new LabProblem('vpn.wrongPassphrase');
  if (answer === 'other-key') throw new LabProblem('vpn.keyMismatch', {}, { retry: 'never' });
}

/** The archive's user stands in the name of the file (the service's custom) and in the certificate; one of them has to be the link's. */
function checkUser({ lab, accept = [] }: Run, fileName: string, subject: string): void {
  if (lab === undefined || accept.includes('other-user-vpn-profile')) return;
  const named = nameInFile(fileName);
  if (named === lab.user || startsWithName(subject, lab.user)) return;
  throw new LabProblem('vpn.otherUser', { name: isUserName(named) ? named : subject, expected: lab.user }, { retry: 'never' });
}

/** Certificates are named `user`, or `user@lab` and the like. */
function startsWithName(subject: string, user: string): boolean {
  return subject.startsWith(user) && !/^[a-z0-9]/i.test(subject.slice(user.length));
}

/** What is said of a profile before it is installed, and after. */
export function describeOffer({ checked, notes }: Offer): Evidence {
  const { certificate } = checked.parts;
  return {
    remote: addressOf(checked.remote), subject: certificate.subject, issuer: certificate.issuer,
    notAfter: new Date(certificate.notAfterMs).toISOString(), sha256: certificate.sha256, notes,
  };
}
