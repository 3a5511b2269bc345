// Answers whether the browser's stores have the certificate with its key and trust the root, by the store's own description and not by
// what the planner read; and, when the tunnel leads there, whether the Workbench lets this certificate in.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import { dayOf, type Certificate } from '../../system/certificate-store/certificate.ts';
import { workbenchRootIn } from '../../system/certificate-store/judge.ts';
import type { CertificateStore, StorePlace } from '../../system/certificate-store/store.ts';
import type { Run, Verdict } from '../step.ts';
import { recordedCertificate } from './recorded-certificate.ts';
import { tryThroughTunnel } from './try-through-tunnel.ts';

interface Wanted {
  readonly leaf: Certificate;
  readonly root: Certificate | undefined;
}

/** ok only when every store has it: the archive's certificate, or without the archive the one that the journal names. `cannot-tell` without either. */
export async function verifyCertificate(run: Run): Promise<Verdict> {
  const { identity, machine: { certificateStore, practice } } = run;
  const sha256 = identity?.leaf.sha256 ?? recordedCertificate(run);
  if (sha256 === undefined || certificateStore === undefined) return { answer: 'cannot-tell', evidence: {} };
  const places = await certificateStore.places(run.signal);
  const wanted = identity === undefined ? await findInStores(sha256, places, certificateStore, run) : { leaf: identity.leaf, root: workbenchRootIn(identity.chain, run.facts.roots) };
  if (wanted === undefined) return notInstalled(sha256, places);
  const evidence = { ...describe(wanted, certificateStore, places), ...(practice && { practice: true }) };
  for (const place of places) {
    const missing = await findMissing(certificateStore, place, { ...wanted, run });
    if (missing !== undefined) return { answer: 'not-ok', evidence, problem: missing };
  }
  return withHandshake(run, wanted.leaf, evidence);
}

/** The whole of a certificate of which only the digest is known, from the first store that has it; how it stands there is proved afterwards. */
async function findInStores(sha256: string, places: readonly StorePlace[], store: CertificateStore, { facts, signal }: Run): Promise<Wanted | undefined> {
  for (const { id } of places) {
    const certificates = (await store.open(id, signal).read()).certificates.map(({ certificate }) => certificate);
    const leaf = certificates.find((one) => one.sha256 === sha256);
    if (leaf !== undefined) return { leaf, root: workbenchRootIn(certificates, facts.roots) };
  }
  return undefined;
}

function notInstalled(sha256: string, places: readonly StorePlace[]): Verdict {
  const facts = { name: `SHA-256 ${sha256.slice(0, 16)}`, place: places.map(({ path }) => path).join(', ') };
  return { answer: 'not-ok', evidence: { sha256 }, problem: { code: 'certificate.notInstalled', retry: 'after-fix', facts } };
}

function describe({ leaf, root }: Wanted, store: CertificateStore, places: readonly StorePlace[]): Evidence {
  return {
    subject: leaf.subject, issuer: leaf.issuer, notAfter: dayOf(leaf.notAfterMs), sha256: leaf.sha256, store: store.name,
    stores: places.map((place) => place.path), ...(root && { root: root.subject }),
  };
}

async function findMissing(store: CertificateStore, place: StorePlace, { leaf, root, run }: Wanted & { readonly run: Run }): Promise<Verdict['problem']> {
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
async function withHandshake(run: Run, leaf: Certificate, evidence: Evidence): Promise<Verdict> {
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
