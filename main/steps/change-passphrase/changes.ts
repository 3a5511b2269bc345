// Makes the changes of this step: the machines' keys go into known_hosts, then the passphrase is changed there. A passphrase cannot be
// changed back, and whether it was changed is known only by logging in with it.

import { z } from 'zod';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { changePassphrase } from '../../system/ssh/change-passphrase.ts';
import type { Connection } from '../../system/ssh/connection.ts';
import type { EntryKeeper } from '../../system/ssh/entry-keeper.ts';
import { recordFirstContact } from '../../system/ssh/host-key-plan.ts';
import { forgetKey, hostKeyRecordSchema, isRecorded, type KnownHostsPlace } from '../../system/ssh/host-key-record.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { logInWithPassphrase } from '../../system/ssh/log-in.ts';
import { knownHostsFile } from '../../system/ssh/places.ts';
import { observeRetired, putLineBack, retireKeySchema, retireLine, type RetireKeyRecord } from '../../system/ssh/retired-keys.ts';
import { readSshFile } from '../../system/ssh/ssh-file.ts';
import { sweepTemporaryFiles } from '../../system/files.ts';
import { wireOf } from '../../system/ssh/wire.ts';
import { choosePassphrase, presentPassphrase } from '../new-passphrase.ts';
import type { ChangeMaker, ChangeRecord, Direction, Observation, Run } from '../step.ts';
import { markDone, markNotMoved, markNotSent, markSent, wasSent } from './marks.ts';

const recordSchema = z.discriminatedUnion('kind', [
  hostKeyRecordSchema, retireKeySchema,
  z.strictObject({ kind: z.literal('ssh.changePassphrase'), host: z.enum(['entry', 'home']) }),
]);
type StepRecord = z.infer<typeof recordSchema>;

/** How far the change on a machine got in this run. Only after `sent` the machine may have the new passphrase. */
type Progress = 'not-changed' | 'sent' | 'proved';

/** With these the machine has said that the old passphrase still counts. */
const refusals: readonly ProblemCode[] = ['ssh.weakPassphrase', 'ssh.changeRefused', 'ssh.tokenError'];

interface Making {
  readonly keeper: EntryKeeper;
  readonly progress: WeakMap<Run, Map<string, Progress>>;
}

/** The change maker of this step. The keeper holds the connection to entry while home's changes are made. */
export function createPassphraseChanges(keeper: EntryKeeper): ChangeMaker {
  const making: Making = { keeper, progress: new WeakMap() };
  return {
    observe: (record, run) => observe(recordSchema.parse(record), run, making),
    needsAdministrator: () => Promise.resolve(false),
    carryOut: (record, direction, run) => carryOut(recordSchema.parse(record), direction, run, making),
    elevated: () => Promise.resolve([]),
    sweep: (_record: ChangeRecord, run) => sweepTemporaryFiles(knownHostsFile(run.machine.home)),
  };
}

async function carryOut(record: StepRecord, direction: Direction, run: Run, making: Making): Promise<void> {
  if (record.kind === 'ssh.recordHostKey' && direction === 'undo') return forgetKey(record, placeOf(run));
  if (record.kind === 'ssh.retireHostKey') return direction === 'apply' ? retire(record, run, making) : bringBack(record, run);
  if (direction === 'undo') throw new Error('a passphrase on a server cannot be changed back');
  const host = hostOf(record.host, run);
  run.progress(`change-passphrase ${host.name}`);
  if (record.kind === 'ssh.changePassphrase') return changeOn(host, run, making);
  const via = await entryFor(host, run, making);
  await recordFirstContact(record, host, { wire: wireOf(run), place: placeOf(run), ...(via && { via }) });
}

/** The old key goes when both machines have let us in with the new ones on record, in this run. */
async function retire(record: RetireKeyRecord, run: Run, making: Making): Promise<void> {
  for (const name of ['entry', 'home'] as const) {
    if (making.progress.get(run)?.get(name) !== 'proved') await prove(hostOf(name, run), run, making);
  }
  await retireLine(record, placeOf(run));
}

async function bringBack(record: RetireKeyRecord, run: Run): Promise<void> {
  markNotMoved(run, record.to);
  const place = placeOf(run);
  await putLineBack(record, await readSshFile(place.file) ?? Buffer.alloc(0), place);
}

/** After an interruption the machine may have the new passphrase already: it is tried first, once, and nothing more if it works. */
async function changeOn(host: LabHost, run: Run, making: Making): Promise<void> {
  note(making, run, host, 'not-changed');
  if (wasSent(run, host) && await isAccepted(host, run, making)) return;
  const beforeAccepted = (): void => {
    markSent(run, host);
    note(making, run, host, 'sent');
  };
  const change = { host, temporary: temporaryKeyOf(run), fresh: await choosePassphrase(run), beforeAccepted };
  try {
    await changePassphrase(change, wireOf(run), await entryFor(host, run, making));
  } catch (error) {
    if (refusals.includes(toProblem(error).code)) {
      markNotSent(run, host);
      note(making, run, host, 'not-changed');
    }
    throw error;
  }
}

async function isAccepted(host: LabHost, run: Run, making: Making): Promise<boolean> {
  try {
    await prove(host, run, making);
    return true;
  } catch (error) {
    if (toProblem(error).code === 'ssh.passphraseRefused') return false;
    throw error;
  }
}

/** A fresh login with the new passphrase. The one on entry is kept for home, which is behind it. */
async function prove(host: LabHost, run: Run, making: Making): Promise<void> {
  const connection = await logInWithPassphrase(host, await presentPassphrase(run), wireOf(run), await entryFor(host, run, making));
  if (host.name === 'entry') making.keeper.keep(run, connection);
  else connection.close();
  note(making, run, host, 'proved');
  markDone(run, host);
}

async function observe(record: StepRecord, run: Run, making: Making): Promise<Observation> {
  if (record.kind === 'ssh.recordHostKey') return await isRecorded(record, knownHostsFile(run.machine.home)) ? 'after' : 'before';
  if (record.kind === 'ssh.retireHostKey') return observeRetired(record, await readSshFile(knownHostsFile(run.machine.home)) ?? Buffer.alloc(0));
  const progress = making.progress.get(run)?.get(record.host);
  if (progress === 'not-changed') return 'before';
  // Nothing is known of a run that was interrupted, and nothing is sent to find out: the next change on this machine does.
  if (progress === undefined) return 'other';
  if (progress === 'sent') await prove(hostOf(record.host, run), run, making).catch(notProved);
  return making.progress.get(run)?.get(record.host) === 'proved' ? 'after' : 'other';
}

/** A login that cannot be made or is refused leaves the outcome open; what went wrong before is what the person is told. */
function notProved(error: unknown): void {
  if (toProblem(error).code === 'internal') throw error;
}

async function entryFor(host: LabHost, run: Run, { keeper }: Making): Promise<Connection | undefined> {
  if (host.name === 'entry') return undefined;
  return keeper.take(run, async () => logInWithPassphrase(hostOf('entry', run), await presentPassphrase(run), wireOf(run)));
}

function note({ progress }: Making, run: Run, host: LabHost, reached: Progress): void {
  const known = progress.get(run) ?? new Map<string, Progress>();
  progress.set(run, known.set(host.name, reached));
}

function hostOf(name: 'entry' | 'home', { lab, facts }: Run): LabHost {
  if (lab === undefined) throw new LabProblem('link.notFound');
  return name === 'entry' ? entryOf(lab, facts.ssh.port) : homeOf(lab, facts.ssh.port);
}

function temporaryKeyOf({ secrets: { sshTemporaryKey } }: Run): Secret {
  if (sshTemporaryKey === undefined) throw new LabProblem('usage.missingOption', { option: 'sshTemporaryKey' });
  return sshTemporaryKey;
}

function placeOf({ machine, signal }: Run): KnownHostsPlace {
  return { file: knownHostsFile(machine.home), platform: machine.platform, signal };
}
