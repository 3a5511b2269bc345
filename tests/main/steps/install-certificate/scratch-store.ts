// A run of the certificate step over a store in a scratch home: a real NSS database where a test asks for one, else the practice lab's
// stand-in. The lab, its certificates and the archive are made for the test.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Facts } from '../../../../preload/contract/facts.ts';
import { sha256 } from '../../../../main/core/digest.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createStandIn } from '../../../../main/practice/certificate-store.ts';
import type { PlannedChange, Run, Step } from '../../../../main/steps/step.ts';
import { noBrowser, type BrowserFinder } from '../../../../main/system/browser/browser.ts';
import { readCertificate } from '../../../../main/system/certificate-store/certificate.ts';
import type { Identity } from '../../../../main/system/certificate-store/identity.ts';
import { createNssStore } from '../../../../main/system/certificate-store/nss/nss-store.ts';
import type { CertificateStore } from '../../../../main/system/certificate-store/store.ts';
import { createRunner } from '../../../../main/system/run.ts';
import { makeContainer } from '../../../fixtures/certificates/containers.ts';
import { authority, client, pkcs8Of, sha256Of, type Issued } from '../../../fixtures/certificates/issue.ts';

export const passphrase = 'fake passphrase';
const labName = { lab: 'demolab', user: 'ola', address: '10.42.3.7' };
export const root = authority('HCTS CA 1');
export const labAuthority = authority('LAB-DEMOLAB CA', root);
export const person = client('ola', labAuthority);

export interface Scratch {
  readonly home: string;
  readonly store: CertificateStore;
  run(bundleOf?: readonly Issued[], more?: Partial<Run>): Run;
  remove(): void;
}

export const notAborted = new AbortController().signal;
const runner = createRunner({});
const facts = {
  labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'], workbench: { httpPort: 80, httpsPort: 443 },
  roots: [{ use: 'workbench', name: 'HCTS CA 1', sha256: sha256Of(root) }],
} as unknown as Facts;

/** A scratch home with the stand-in store, removed when the test that asked for it has ended. */
export function scratch(): Scratch {
  const one = makeScratch('stand-in');
  onTestFinished(one.remove);
  return one;
}

/** Makes a scratch home; remove it after the test. */
export function makeScratch(kind: 'nss' | 'stand-in', browser: BrowserFinder = noBrowser): Scratch {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'lab-certificate-')));
  const store = kind === 'nss' ? createNssStore({ home, runner, browser }) : createStandIn(join(home, 'certificate-store.json'));
  return { home, store, run: (certificates = [person], more = {}) => makeRun(store, home, certificates, more), remove: () => rmSync(home, { recursive: true, force: true }) };
}

function unwanted(): never {
  throw new Error('this test wants no prompt');
}

function makeRun(certificateStore: CertificateStore, home: string, certificates: readonly Issued[], more: Partial<Run>): Run {
  const files = certificates.map((one, index) => ({
    name: `demolab-ola${index}.p12`, kind: 'certificate' as const, sizeBytes: 1,
    content: makeContainer({ certificates: [one, labAuthority, root], keys: [one], passphrase, iterations: 1 }),
  }));
  return {
    journey: 'workbench_reissue', only: [], lab: labName, facts, bundleFile: '/nowhere/ola.7z', signal: notAborted, secrets: { tlsPassphrase: new Secret(passphrase) },
    bundle: { sha256: sha256('x'), encrypted: true, files }, progress: () => undefined, memory: { has: () => false, add: () => undefined },
    machine: {
      platform: 'linux', practice: false, home, hostsFile: '/nowhere/hosts', sevenZip: '/nowhere/7zz', runner, elevate: unwanted, certificateStore, browser: noBrowser,
      canReplace: () => Promise.resolve(true), resolver: { name: 'fake', resolve: () => Promise.resolve([labName.address]) },
    },
    ...more,
  };
}

/** Plans and carries everything out; answers what was planned. */
export async function applyAll(step: Step, run: Run): Promise<readonly PlannedChange[]> {
  const { changes } = await step.plan(run);
  for (const { record } of changes) await step.changes?.carryOut(record, 'apply', run);
  return changes;
}

/** Takes changes back, the last first. */
export async function undoAll(step: Step, changes: readonly PlannedChange[], run: Run): Promise<void> {
  for (const { record } of changes.toReversed()) await step.changes?.carryOut(record, 'undo', run);
}

/** Everything in all stores of the person, one line each: digest, key, trust and nickname. */
export async function listing(store: CertificateStore): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const place of await store.places(notAborted)) {
    const { certificates, keyIds } = await store.open(place.id, notAborted).read();
    lines.push(...certificates.map(({ certificate, hasKey, trust, nickname }) => `${place.id} ${certificate.sha256} ${hasKey ? 'key' : 'no key'} ${trust} ${nickname}`));
    lines.push(...keyIds.map((id) => `${place.id} key ${id}`));
  }
  return lines.sort();
}

/** Puts certificates into the first store behind the step's back, as the person did earlier. */
export async function prepare(store: CertificateStore, identities: readonly Issued[], authorities: readonly (readonly [Issued, trust: string])[] = []): Promise<void> {
  const [place] = await store.places(notAborted);
  const db = store.open(place?.id ?? 'practice', notAborted);
  await db.create();
  for (const one of identities) await db.addIdentity(identityOf(one), `my own ${sha256Of(one).slice(0, 4)}`);
  for (const [one, trust] of authorities) await db.putAuthority(readCertificate(one.x509.raw), `my own authority ${sha256Of(one).slice(0, 4)}`, trust);
}

export function identityOf(one: Issued): Identity {
  return { leaf: readCertificate(one.x509.raw), chain: [], key: new Secret(pkcs8Of(one.key)) };
}
