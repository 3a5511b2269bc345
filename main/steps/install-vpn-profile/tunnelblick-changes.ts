// The change to Tunnelblick: its package handed over by a script, or opened for the person to say yes to; the older one kept beside and
// handed over again to take it back. Whether it worked is read from Tunnelblick's folder, never believed from the script.

import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LabProblem } from '../../core/problem.ts';
import { inWorkFolder } from '../../system/archive/work-folder.ts';
import { deleteCredentials, installPrivate, openProfile, privateProfile } from '../../system/vpn-client/darwin.ts';
import { profileFile } from '../../system/vpn-client/places.ts';
import { readYes, tunnelblickName } from '../../system/vpn-client/tunnelblick/output.ts';
import { composePackage } from '../../system/vpn-client/tunnelblick/package.ts';
import { keepPackage, removePackage, writePackage } from '../../system/vpn-client/tunnelblick/package-files.ts';
import type { Observation, Run } from '../step.ts';
import { certificateInProfile } from './installed.ts';
import type { Offer } from './offer.ts';
import { readInstalled } from './plan-tunnelblick.ts';
import type { PackageRecord } from './record.ts';

/** How long a person may take to answer Tunnelblick's windows and to find the Mac's password. */
const answerMs = 5 * 60_000;
const betweenMs = 300;

/** How Tunnelblick's own files stand to the change. */
export async function observePackage(record: PackageRecord, run: Run): Promise<Observation> {
  const installed = await readInstalled(privateProfile(run.machine.home, record.user));
  if (installed === undefined) return record.isFirst ? 'before' : 'other';
  const found = certificateInProfile(installed)?.sha256 ?? null;
  if (found === record.certificateSha256) return 'after';
  return !record.isFirst && found === record.certificateBefore ? 'before' : 'other';
}

/** Hands the new package over. Throws `vpn.tunnelblickRefused`, `vpn.installNotFinished`, `vpn.automationDenied` and the like. */
export async function installPackage(record: PackageRecord, offer: Offer, run: Run): Promise<void> {
  if (!record.isFirst) await keepOld(record, run);
  const files = composePackage({ user: record.user, lab: record.lab ?? undefined, notBeforeMs: record.notBeforeMs, profile: offer.written.text });
  await inWorkFolder(tmpdir(), offer.written.text.length, async (folder) => {
    const made = join(folder, `${record.user}.tblk`);
    await writePackage(made, files);
    await handOver(made, record, run, 'after');
  });
  // What Tunnelblick keeps for the old key would be tried on the new one.
  if (!record.isFirst) await forgetCredentials(record, run);
}

/** Hands the older package over again. The first of all can only be removed by the person: Tunnelblick wants an administrator for it. */
export async function takeBackPackage(record: PackageRecord, run: Run): Promise<void> {
  if (record.isFirst) throw new LabProblem('vpn.removeByHand', { name: record.user, client: tunnelblickName });
  const state = await observePackage(record, run);
  if (state === 'before') return;
  if (state === 'other') throw new LabProblem('undo.changedSince', { file: record.user });
  const kept = keptFolder(record, run);
  await inWorkFolder(tmpdir(), 0, async (folder) => {
    const made = join(folder, `${record.user}.tblk`);
    await keepPackage(kept, made);
    await handOver(made, record, run, 'before');
  });
  await forgetCredentials(record, run);
  await removePackage(kept);
}

async function handOver(made: string, record: PackageRecord, run: Run, wanted: Observation): Promise<void> {
  const { runner } = run.machine;
  if (record.canInstall) {
    if (!readYes(await runner.run(installPrivate(made), run.signal))) throw new LabProblem('vpn.tunnelblickRefused', { name: record.user });
  } else {
    const { exitCode } = await runner.run(openProfile(made), run.signal);
    if (exitCode !== 0) throw new LabProblem('vpn.clientMissing', { name: tunnelblickName });
    run.progress('install-vpn-profile answer-tunnelblick');
  }
  await waitUntilThere(record, run, wanted);
}

/** Tunnelblick makes its own copies; with windows open it takes as long as the person does. */
async function waitUntilThere(record: PackageRecord, run: Run, wanted: Observation): Promise<void> {
  const looks = record.canInstall ? 30_000 / betweenMs : answerMs / betweenMs;
  for (let left = looks; await observePackage(record, run) !== wanted; left -= 1) {
    if (left <= 0) throw new LabProblem('vpn.installNotFinished', { name: record.user }, { retry: 'now' });
    await wait(betweenMs, undefined, { signal: run.signal });
  }
}

/** Forgetting is a kindness: without it Tunnelblick says that the passphrase is wrong and asks. */
async function forgetCredentials({ user }: PackageRecord, { machine, signal }: Run): Promise<void> {
  await machine.runner.run(deleteCredentials(user), signal).then(readYes).catch((error: unknown) => {
    if (!(error instanceof LabProblem)) throw error;
  });
}

/** Beside our own files, closed to others; no client looks there. */
function keptFolder({ user, certificateSha256 }: PackageRecord, { machine }: Run): string {
  return join(dirname(profileFile('darwin', machine.home, user)), `${user}.before-${certificateSha256.slice(0, 8)}`);
}

async function keepOld(record: PackageRecord, run: Run): Promise<void> {
  await keepPackage(privateProfile(run.machine.home, record.user), keptFolder(record, run));
}

/** An interrupted change that came to nothing leaves the kept copy of what is still there. */
export async function sweepPackage(record: PackageRecord, run: Run): Promise<void> {
  if (!record.isFirst && await observePackage(record, run) === 'before') await removePackage(keptFolder(record, run));
}
