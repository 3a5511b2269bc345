// Answers whether the browser's stores have the certificate with its key and trust the root, by the store's own description and not by
// what the planner read; and, when the tunnel leads there, whether the Workbench lets this certificate in.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import { dayOf, type Certificate } from '../../system/certificate-store/certificate.ts';
import type { Identity } from '../../system/certificate-store/identity.ts';
import { workbenchRootIn } from '../../system/certificate-store/judge.ts';
import type { CertificateStore, StorePlace } from '../../system/certificate-store/store.ts';
import type { Run, Verdict } from '../step.ts';
import { tryThroughTunnel } from './try-through-tunnel.ts';

/** ok only when every store has it; `cannot-tell` without the archive's certificate to compare with. */
export async function verifyCertificate(run: Run): Promise<Verdict> {
  const { identity, machine: { certificateStore, practice } } = run;
  if (identity === undefined || certificateStore === undefined) return { answer: 'cannot-tell', evidence: {} };
  const root = workbenchRootIn(identity.chain, run.facts.roots);
  const places = await certificateStore.places(run.signal);
  const evidence = { ...describe(identity, root, certificateStore, places), ...(practice && { practice: true }) };
  for (const place of places) {
    const missing = await findMissing(certificateStore, place, { leaf: identity.leaf, root, run });
    if (missing !== undefined) return { answer: 'not-ok', evidence, problem: missing };
  }
  return withHandshake(run, identity, evidence);
}

function describe({ leaf }: Identity, root: Certificate | undefined, store: CertificateStore, places: readonly StorePlace[]): Evidence {
  return {
    subject: leaf.subject, issuer: leaf.issuer, notAfter: dayOf(leaf.notAfterMs), sha256: leaf.sha256, store: store.name,
    stores: places.map((place) => place.path), ...(root && { root: root.subject }),
  };
}

async function findMissing(store: CertificateStore, place: StorePlace, { leaf, root, run }: { leaf: Certificate; root: Certificate | undefined; run: Run }): Promise<Verdict['problem']> {
  const proofs = await store.prove(place, root === undefined ? [leaf] : [leaf, root], run.signal);
  const own = proofs.find((proof) => proof.sha256 === leaf.sha256);
  if (own?.listed !== true || !own.hasKey) return missing('certificate.notInstalled', leaf, place);
  const isTrusted = root === undefined || proofs.some((proof) => proof.sha256 === root.sha256 && proof.trusted);
  return isTrusted ? undefined : missing('certificate.rootNotTrusted', root, place);
}

function missing(code: ProblemCode, { subject }: Certificate, { path }: StorePlace): NonNullable<Verdict['problem']> {
  return { code, retry: 'after-fix', facts: { name: subject, place: path } };
}

/** A Workbench that does not answer says nothing about the certificate; one that turns it away does. */
async function withHandshake(run: Run, { leaf }: Identity, evidence: Evidence): Promise<Verdict> {
  try {
    const handshake = await tryThroughTunnel(run);
    if (handshake === undefined) return { answer: 'ok', evidence: { ...evidence, handshake: 'not tried' } };
    if (handshake.admission === 'accepted') return { answer: 'ok', evidence: { ...evidence, handshake: 'accepted' } };
    const facts = { name: leaf.subject, status: String(handshake.page?.status ?? 'TLS') };
    return { answer: 'not-ok', evidence: { ...evidence, handshake: 'refused' }, problem: { code: 'workbench.certificateRefused', retry: 'after-fix', facts } };
  } catch (error) {
    if (error instanceof LabProblem) return { answer: 'ok', evidence: { ...evidence, handshake: error.problem.code } };
    throw error;
  }
}
