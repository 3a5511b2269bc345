// Asks the Workbench as a browser does, step by step, and names what stands in the way: the name, the address, the redirect, the server's
// certificate, the person's certificate, and what is behind it.

import { workbenchName } from '../../../preload/contract/lab.ts';
import type { Evidence, LabName } from '../../../preload/contract/plans.ts';
import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import { dayOf, type Certificate } from '../../system/certificate-store/certificate.ts';
import { wipeIdentity } from '../../system/certificate-store/identity.ts';
import { askPlain, type Destination } from '../../system/workbench/ask.ts';
import { tryCertificate, type Handshake } from '../../system/workbench/handshake.ts';
import { explainFailure, judgePage, judgeRedirect } from '../../system/workbench/judge.ts';
import type { Run, Verdict } from '../step.ts';
import { findIdentity } from './find-identity.ts';

/**
 * ok when the page behind the certificate answers, `cannot-tell` when all is well up to a certificate that only the browser can show. What was
 * found until a problem is in the evidence.
 */
export async function verifyWorkbench(run: Run, clock: Clock, browserOpened = false): Promise<Verdict> {
  if (run.lab === undefined) return { answer: 'cannot-tell', evidence: {} };
  const evidence: Record<string, string | number | boolean> = { browserOpened, ...(run.machine.practice && { practice: true }) };
  try {
    return { answer: await climb(run, run.lab, { clock, evidence }), evidence };
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    return { answer: 'not-ok', evidence, problem: error.problem };
  }
}

type Notes = { readonly clock: Clock; readonly evidence: Record<string, string | number | boolean> };

async function climb(run: Run, lab: LabName, { clock, evidence }: Notes): Promise<'ok' | 'cannot-tell'> {
  const { httpPort, httpsPort } = run.facts.workbench;
  const name = workbenchName(lab, run.facts.labDomain);
  evidence['address'] = await addressOf(run, name, lab);
  const destination = { name, address: lab.address, signal: run.signal };
  evidence['redirect'] = await redirectOf({ ...destination, port: httpPort }, httpsPort);
  const { identity, roots, held } = await findIdentity(run, lab);
  try {
    const handshake = await tryCertificate({ ...destination, port: httpsPort }, roots, identity);
    Object.assign(evidence, describe(handshake, identity?.leaf ?? held));
    if (handshake.admission !== 'accepted' && held !== undefined && held.notAfterMs >= clock.now()) return 'cannot-tell';
    if (handshake.admission !== 'accepted') throw whyRefused(handshake, identity?.leaf ?? held, name, clock);
    if (handshake.page !== undefined) judgePage(handshake.page, { ...destination, port: httpsPort });
  } finally {
    if (identity !== undefined && identity !== run.identity) wipeIdentity(identity);
  }
  if (await run.machine.browser?.isRunning() === true) evidence['restartBrowser'] = true;
  return 'ok';
}

async function addressOf({ machine }: Run, name: string, { address }: LabName): Promise<string> {
  const found = await machine.resolver.resolve(name);
  if (found.length === 0) throw new LabProblem('workbench.notResolved', { name });
  if (found.some((one) => one !== address)) throw new LabProblem('workbench.otherAddress', { name, address, found: found.join(' ') });
  return address;
}

async function redirectOf(destination: Destination, httpsPort: number): Promise<string> {
  const page = await askPlain(destination).catch((error: unknown) => { throw explainFailure(error, destination); });
  judgeRedirect(page, destination, httpsPort);
  return page.location;
}

function describe({ page }: Handshake, certificate: Certificate | undefined): Evidence {
  return {
    ...(page && { status: page.status, tls: page.protocol, serverNotAfter: dayOf(Date.parse(page.serverNotAfter)) }),
    ...(certificate && { certificate: certificate.sha256, notAfter: dayOf(certificate.notAfterMs) }),
  };
}

/** The three causes of a 403 that the guide names: none installed, expired, or not taken although it is neither. */
function whyRefused({ page }: Handshake, certificate: Certificate | undefined, name: string, clock: Clock): LabProblem {
  if (certificate === undefined) return new LabProblem('workbench.noCertificate', { name });
  const { subject, notAfterMs } = certificate;
  if (notAfterMs < clock.now()) return new LabProblem('workbench.certificateExpired', { name: subject, date: dayOf(notAfterMs) }, { retry: 'never' });
  return new LabProblem('workbench.certificateRefused', { name: subject, status: String(page?.status ?? 'TLS') });
}
