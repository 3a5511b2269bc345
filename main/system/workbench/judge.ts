// What the answers of a Workbench mean: the one place that knows Node's error codes for connections and TLS, and nginx's pages. Pure.

import type { ProblemCode, Retry } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Destination, Page } from './ask.ts';

type Meaning = readonly [codes: RegExp, problem: ProblemCode, retry: Retry];

const connections: readonly Meaning[] = [
  [/^ECONNREFUSED$/, 'workbench.refused', 'after-fix'],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ENETDOWN)$/, 'workbench.timedOut', 'after-fix'],
  [/^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'workbench.serverExpired', 'after-fix'],
  [/^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'workbench.otherServer', 'after-fix'],
  [/^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_(?:UNTRUSTED|REJECTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|INVALID_CA|INVALID_PURPOSE)$/, 'workbench.unknownServer', 'after-fix'],
];
/** The server ends the handshake over the certificate instead of showing a page. OpenSSL and BoringSSL name the alerts alike. */
const refusalAlerts = /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:REVOKED|EXPIRED|UNKNOWN|REQUIRED)|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/;

/** The problem behind an error that Node threw while asking; a cancelled request and a bug come back as they are. */
export function explainFailure(error: unknown, { name, address }: Destination): unknown {
  const code = error instanceof Error && error.name !== 'AbortError' && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  const found = connections.find(([codes]) => codes.test(code));
  return new LabProblem(found?.[1] ?? 'workbench.noSecureConnection', { name, address, detail: code }, { retry: found?.[2] ?? 'after-fix', cause: error });
}

/** Answers whether a problem of the connection is the server's refusal of the person's certificate. */
export function isRefusalOfCertificate(error: unknown): error is LabProblem {
  return error instanceof LabProblem && refusalAlerts.test(error.problem.facts['detail'] ?? '');
}

/** Throws `workbench.noRedirect` or `otherRedirect` unless the answer leads to the secure page of the same name. */
export function judgeRedirect(page: Page, { name }: Destination, httpsPort: number): void {
  if (page.status < 301 || page.status > 308 || page.location === '') throw new LabProblem('workbench.noRedirect', { name, status: String(page.status) });
  const target = URL.canParse(page.location) ? new URL(page.location) : undefined;
  const port = target?.port === '' ? 443 : Number(target?.port);
  if (target?.protocol !== 'https:' || target.hostname !== name || port !== httpsPort) throw new LabProblem('workbench.otherRedirect', { name, found: page.location });
}

/** How a page answers the certificate: let in, turned away because of it, or turned away for another reason. */
export type Admission = 'accepted' | 'none-shown' | 'refused';

/** nginx answers 400 with these words when it got no certificate or one that it cannot use; the service itself answers 403. */
export function admissionOf({ status, text }: Page): Admission {
  if (status === 400 && /No required SSL certificate was sent/i.test(text)) return 'none-shown';
  const refused = status === 403 || status === 495 || status === 496 || (status === 400 && /SSL certificate error/i.test(text));
  return refused ? 'refused' : 'accepted';
}

/** Throws for an answer that says that Workbench itself is not well. The page behind the login may redirect or ask for a login. */
export function judgePage({ status }: Page, { name }: Destination): void {
  const facts = { name, status: String(status) };
  if (status === 502 || status === 503) throw new LabProblem('workbench.badGateway', facts, { retry: 'now' });
  if (status === 504) throw new LabProblem('workbench.gatewayTimeout', facts, { retry: 'now' });
  if (status >= 400 && status !== 401) throw new LabProblem('workbench.unexpectedAnswer', facts);
}
