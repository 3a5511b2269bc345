// Which certificate to show to the Workbench: the one of the archive when it was read in this run, else the newest of this lab and person
// in the stores. Also which roots the server may be known by.

import type { LabName } from '../../../preload/contract/plans.ts';
import type { Certificate } from '../../system/certificate-store/certificate.ts';
import type { Identity } from '../../system/certificate-store/identity.ts';
import { isOfLab, isOfUser, workbenchRootIn } from '../../system/certificate-store/judge.ts';
import type { CertificateDatabase, StoredCertificate } from '../../system/certificate-store/store.ts';
import type { Run } from '../step.ts';

export interface Shown {
  /** Undefined when there is none. Wiped by whoever asked, unless it is the run's own. */
  readonly identity: Identity | undefined;
  /** The newest in the stores when its key cannot be taken out to be shown: Windows and macOS give out none of ours. */
  readonly held?: Certificate;
  readonly roots: readonly Certificate[];
}

/** Looks in this run, then in the stores. */
export async function findIdentity(run: Run, lab: LabName): Promise<Shown> {
  const own = run.identity;
  const root = own && workbenchRootIn(own.chain, run.facts.roots);
  if (own !== undefined && root !== undefined) return { identity: own, roots: [root] };
  const found = await lookInStores(run, lab);
  return own === undefined ? found : { identity: own, roots: found.roots };
}

async function lookInStores(run: Run, lab: LabName): Promise<Shown> {
  const store = run.machine.certificateStore;
  const roots: Certificate[] = [];
  const candidates: { readonly db: CertificateDatabase; readonly stored: StoredCertificate }[] = [];
  for (const place of await store?.places(run.signal) ?? []) {
    const db = store?.open(place.id, run.signal);
    const certificates = (await db?.read())?.certificates ?? [];
    const root = workbenchRootIn(certificates.map((one) => one.certificate), run.facts.roots);
    if (root !== undefined) roots.push(root);
    if (db !== undefined) candidates.push(...certificates.filter((one) => one.hasKey && isOfLab(one.certificate, lab) && isOfUser(one.certificate, lab)).map((stored) => ({ db, stored })));
  }
  const newest = candidates.toSorted((one, other) => other.stored.certificate.notBeforeMs - one.stored.certificate.notBeforeMs)[0];
  const identity = await newest?.db.takeIdentity(newest.stored.certificate.sha256);
  return { roots, identity, ...(identity === undefined && newest !== undefined && { held: newest.stored.certificate }) };
}
