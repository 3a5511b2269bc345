// The step that puts the Workbench certificate of the bundle into the stores that the person's browsers read: reads it, judges whether it
// is the right one, plans store by store.

import type { Evidence, LabName } from '../../../preload/contract/plans.ts';
import type { QuestionName } from '../../../preload/contract/questions.ts';
import type { SkipReason } from '../../../preload/contract/steps.ts';
import type { Clock } from '../../core/clock.ts';
import { systemClock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { wipeIdentity, type Identity } from '../../system/certificate-store/identity.ts';
import { judgeCertificate } from '../../system/certificate-store/judge.ts';
import type { CertificateStore } from '../../system/certificate-store/store.ts';
import type { PlannedChange, Run, Step, StepReading } from '../step.ts';
import { createCertificateChanges } from './changes.ts';
import { certificateFiles, readCertificateFile, type CertificateFile } from './certificate-files.ts';
import { planStore } from './plan.ts';
import { importedByUs, recordedCertificate } from './recorded-certificate.ts';
import { verifyCertificate } from './verify.ts';

/** The step `install-certificate`. */
export function createInstallCertificate(clock: Clock = systemClock): Step {
  return {
    id: 'install-certificate', needs: ['unpack-bundle'], plan: (run) => plan(run, clock), perform: restartNote,
    changes: createCertificateChanges(clock), verify: verifyCertificate,
  };
}

async function plan(run: Run, clock: Clock): Promise<StepReading> {
  const { lab, machine: { certificateStore } } = run;
  const files = run.bundle === undefined ? [] : certificateFiles(run.bundle);
  const passphrase = run.secrets.tlsPassphrase;
  if (certificateStore === undefined) return skipped('not-in-this-version');
  // Without the archive nothing can be installed, but what an earlier run has installed can be proved.
  if (run.bundleFile === undefined) return recordedCertificate(run) === undefined ? skipped('no-bundle') : { state: 'already', changes: [] };
  if (run.bundle === undefined) return skipped('no-key-given');
  if (files.length === 0) return skipped('not-in-bundle');
  if (lab === undefined) return skipped('no-link');
  if (passphrase === undefined) return skipped('no-key-given');
  const identity = await readRightOne(files, { passphrase, lab, clock, accept: run.accept ?? [] });
  if (run.identity !== undefined) wipeIdentity(run.identity);
  run.identity = identity;
  const changes = await planStores(run, identity, { lab, store: certificateStore, clock });
  return { state: changes.length === 0 ? 'already' : 'planned', changes };
}

function skipped(reason: SkipReason): StepReading {
  return { state: 'skipped', reason, changes: [] };
}

interface Judging {
  readonly passphrase: Secret;
  readonly lab: LabName;
  readonly clock: Clock;
  /** What the person has agreed to. One that fits as it is comes before one that fits only so. */
  readonly accept: readonly QuestionName[];
}

/** A bundle normally has one. Of several the newest that fits; when none does, the reason why the first does not. */
async function readRightOne(files: readonly CertificateFile[], judging: Judging): Promise<Identity> {
  const strict = await readFittingOnes(files, { ...judging, accept: [] });
  const { newest, problems } = strict.newest === undefined && judging.accept.length > 0 ? await readFittingOnes(files, judging) : strict;
  if (newest === undefined) throw problems[0];
  return newest;
}

async function readFittingOnes(files: readonly CertificateFile[], judging: Judging): Promise<{ newest: Identity | undefined; problems: readonly unknown[] }> {
  const fitting: Identity[] = [];
  const problems: unknown[] = [];
  for (const file of files) {
    await readFitting(file, judging).then((identity) => fitting.push(identity), (error: unknown) => {
      if (!(error instanceof LabProblem)) throw error;
      problems.push(error);
    });
  }
  const [newest, ...older] = fitting.toSorted((one, other) => other.leaf.notBeforeMs - one.leaf.notBeforeMs);
  older.forEach(wipeIdentity);
  return { newest, problems };
}

async function readFitting(file: CertificateFile, { passphrase, lab, clock, accept }: Judging): Promise<Identity> {
  const identity = await readCertificateFile(file, passphrase);
  try {
    judgeCertificate(identity.leaf, lab, clock.now(), accept);
    return identity;
  } catch (error) {
    wipeIdentity(identity);
    throw error;
  }
}

async function planStores(run: Run, identity: Identity, { lab, store, clock }: { lab: LabName; store: CertificateStore; clock: Clock }): Promise<readonly PlannedChange[]> {
  const changes: PlannedChange[] = [];
  for (const place of await store.places(run.signal)) {
    const db = store.open(place.id, run.signal);
    const own = { imported: importedByUs(run, place.id), canRetire: db.retirement !== undefined };
    changes.push(...planStore({ identity, lab, roots: run.facts.roots, nowMs: clock.now(), accept: run.accept ?? [], ...own }, place, await db.read()));
  }
  return changes;
}

/** A browser that runs goes on with the certificates that it read when it was started (measured with Chromium 156). */
async function restartNote(run: Run): Promise<Evidence> {
  return await run.machine.browser?.isRunning() === true ? { restartBrowser: true } : {};
}
