// Whether a certificate is the right one: of this lab, of this person, valid now, meant for logging in. And which authority may be
// trusted: one whose fingerprint is in facts, nothing else.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { LabName } from '../../../preload/contract/plans.ts';
import type { QuestionName } from '../../../preload/contract/questions.ts';
import { LabProblem } from '../../core/problem.ts';
import { attributesOf, dayOf, type Certificate } from './certificate.ts';

const clientAuthentication = '1.3.6.1.5.5.7.3.2';
const anyPurpose = '2.5.29.37.0';

/** The name under which the authority of a lab issues (HUNT Cloud: certificates for Workbench). */
function authorityName(lab: string): string {
  return `LAB-${lab.toUpperCase()} CA`;
}

/** Throws `certificate.otherLab`, `otherUser` (unless the person has agreed to that), `notForLogin`, `expired`, `notYetValid`. */
export function judgeCertificate(certificate: Certificate, lab: LabName, nowMs: number, accept: readonly QuestionName[] = []): void {
  const { subject, issuer, notBeforeMs, notAfterMs } = certificate;
  if (!isOfLab(certificate, lab) && !accept.includes('other-lab-certificate')) throw new LabProblem('certificate.otherLab', { name: issuer, expected: authorityName(lab.lab) }, { retry: 'never' });
  if (!isOfUser(certificate, lab) && !accept.includes('other-user-certificate')) throw new LabProblem('certificate.otherUser', { name: subject, expected: lab.user }, { retry: 'never' });
  if (!isForLogin(certificate)) throw new LabProblem('certificate.notForLogin', { name: subject }, { retry: 'never' });
  if (notAfterMs < nowMs) throw new LabProblem('certificate.expired', { name: subject, date: dayOf(notAfterMs) }, { retry: 'never' });
  if (notBeforeMs > nowMs) throw notYetValid(certificate, nowMs);
}

/** A fresh certificate that is not valid yet most often means a clock that is slow: by how much is said. */
function notYetValid({ subject, notBeforeMs }: Certificate, nowMs: number): LabProblem {
  return new LabProblem('certificate.notYetValid', { name: subject, date: dayOf(notBeforeMs), minutes: String(Math.ceil((notBeforeMs - nowMs) / 60_000)) });
}

/** Answers whether the authority of this lab issued it, going by the name. */
export function isOfLab({ x509 }: Certificate, { lab }: LabName): boolean {
  const names = attributesOf(x509, 'issuer', 'CN');
  return names.length === 1 && names[0] === authorityName(lab);
}

/**
 * Answers whether it names this person. The service's subject is not published; the forms are those of its file and profile names: the user,
 * `lab-user`, `user-lab`, `user@…`, each with `-client` or without; or the user in the UID.
 */
export function isOfUser({ x509 }: Certificate, { lab, user }: LabName): boolean {
  const names = attributesOf(x509, 'subject', 'CN').map((name) => name.toLowerCase().replace(/-client$/, ''));
  if (names.length > 1) return false;
  const accepted = [user, `${lab}-${user}`, `${user}-${lab}`];
  return names.some((name) => accepted.includes(name) || name.startsWith(`${user}@`)) || attributesOf(x509, 'subject', 'UID').includes(user);
}

function isForLogin({ x509, isAuthority }: Certificate): boolean {
  // Node types it as always there; a certificate without the extension has none, and may then be used for everything (RFC 5280).
  const purposes = x509.keyUsage as readonly string[] | undefined;
  return !isAuthority && (purposes === undefined || purposes.includes(clientAuthentication) || purposes.includes(anyPurpose));
}

/** The root that facts name by its fingerprint; undefined when it is not among these: then nothing is trusted. */
export function workbenchRootIn(certificates: readonly Certificate[], roots: Facts['roots']): Certificate | undefined {
  return certificates.find((one) => isRoot(one) && isWorkbenchRoot(one, roots));
}

/** Answers whether a certificate names itself as its issuer. */
export function isRoot({ x509 }: Certificate): boolean {
  return x509.checkIssued(x509);
}

/** Every fingerprint that facts give has to fit, and one must be given. */
function isWorkbenchRoot({ sha1, sha256 }: Certificate, roots: Facts['roots']): boolean {
  return roots.some((root) => root.use === 'workbench' && (root.sha1 ?? root.sha256) !== undefined
    && (root.sha1 === undefined || root.sha1 === sha1) && (root.sha256 === undefined || root.sha256 === sha256));
}
