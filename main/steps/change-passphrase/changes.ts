// Makes the changes of this step: the machines' keys go into known_hosts, then the passphrase is changed there. A passphrase cannot be
// changed back, and whether it was changed is known only by logging in with it.

import { z } from 'zod';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { changePassphrase, type PassphraseChange } from '../../system/ssh/change-passphrase.ts';
import type { Connection } from '../../system/ssh/connection.ts';
import type { EntryKeeper } from '../../system/ssh/entry-keeper.ts';
import { recordFirstContact } from '../../system/ssh/host-key-plan.ts';
import { forgetKey, hostKeyRecordSchema, isRecorded, type KnownHostsPlace } from '../../system/ssh/host-key-record.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { logInWithPassphrase } from '../../system/ssh/log-in.ts';
import { keepsOld } from '../../system/ssh/passphrase-dialogue.ts';
import { knownHostsFile } from '../../system/ssh/places.ts';
import { observeRetired, putLineBack, retireKeySchema, retireLine, type RetireKeyRecord } from '../../system/ssh/retired-keys.ts';
import { readSshFile } from '../../system/ssh/ssh-file.ts';
import { sweepTemporaryFiles } from '../../system/files.ts';
import { wireOf } from '../../system/ssh/wire.ts';
import { choosePassphrase, presentPassphrase, rejectPassphrase } from '../new-passphrase.ts';
import { markDone } from '../passphrase-marks.ts';
import { refusedBefore, rememberRefused } from '../refused-secrets.ts';
import type { ChangeMaker, ChangeRecord, Direction, Observation, Run } from '../step.ts';
import { markNotMoved, markSent, markSettled, markUnsettled, mayBeLate, wasSent } from './marks.ts';

const recordSchema = z.discriminatedUnion('kind', [
  hostKeyRecordSchema, retireKeySchema,
  z.strictObject({ kind: z.literal('ssh.changePassphrase'), host: z.enum(['entry', 'home']) }),
]);
type StepRecord = z.infer<typeof recordSchema>;

/** How far the change on a machine got in this run. Only after `sent` the machine may have the new passphrase. */
type Progress = 'not-changed' | 'sent' | 'proved';

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

/**
 * After an interruption the machine may have the new passphrase already: it is tried first, once, and nothing more if it works. So it is
 * when the machine has just refused this very temporary key, which is then not sent again: it may have been changed elsewhere.
 */
async function changeOn(host: LabHost, run: Run, making: Making): Promise<void> {
  note(making, run, host, 'not-changed');
  const temporary = temporaryKeyOf(run);
  const refused = await wasJustRefused(host, temporary, run);
  if ((refused !== undefined || wasSent(run, host)) && await isAccepted(host, run, making)) return;
  if (refused !== undefined) throw refused;
  const fresh = await choosePassphrase(run);
  const rejected = refusedBefore(placeOfChange(host), fresh);
  if (rejected !== undefined) throw rejected;
  const beforeAccepted = (): void => {
    markSent(run, host);
    note(making, run, host, 'sent');
  };
  try {
    await changePassphrase({ host, temporary, fresh, beforeAccepted }, wireOf(run), await entryFor(host, run, making));
  } catch (error) {
    if (await isLate(error, host, run, making)) return;
    if (keepsOld(toProblem(error).code)) {
      markSettled(run, host);
      note(making, run, host, 'not-changed');
    }
    rememberSecrets(error, { host, temporary, fresh }, run);
    throw error;
  }
}

/** The temporary key no longer counts because the machine has stored the new passphrase after our last look. */
async function isLate(error: unknown, host: LabHost, run: Run, making: Making): Promise<boolean> {
  return toProblem(error).code === 'ssh.temporaryKeyRefused' && mayBeLate(run, host) && isAccepted(host, run, making);
}

/** A failed login is told apart from an old one by the guard, which forgets it when the machine does. */
async function wasJustRefused(host: LabHost, temporary: Secret, { loginGuard }: Run): Promise<LabProblem | undefined> {
  const refused = refusedBefore(placeOfLogin(host), temporary);
  return refused !== undefined && (await loginGuard?.failed(host.countedAs) ?? 0) > 0 ? refused : undefined;
}

function rememberSecrets(error: unknown, { host, temporary, fresh }: Pick<PassphraseChange, 'host' | 'temporary' | 'fresh'>, run: Run): void {
  if (!(error instanceof LabProblem)) return;
  const { code } = error.problem;
  if (code === 'ssh.temporaryKeyRefused') rememberRefused(placeOfLogin(host), temporary, error);
  if (code !== 'ssh.weakPassphrase' && code !== 'ssh.changeNotKept') return;
  rememberRefused(placeOfChange(host), fresh, error);
  // What home refuses may be set on entry already, and then another one would not open entry.
  if (host.name === 'entry') rejectPassphrase(run, fresh, error);
}

function placeOfLogin({ name, countedAs }: LabHost): string {
  return `temporary key on ${name} ${countedAs}`;
}

function placeOfChange({ name, countedAs }: LabHost): string {
  return `new passphrase on ${name} ${countedAs}`;
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
  markSettled(run, host);
}

async function observe(record: StepRecord, run: Run, making: Making): Promise<Observation> {
  if (record.kind === 'ssh.recordHostKey') return await isRecorded(record, knownHostsFile(run.machine.home)) ? 'after' : 'before';
  if (record.kind === 'ssh.retireHostKey') return observeRetired(record, await readSshFile(knownHostsFile(run.machine.home)) ?? Buffer.alloc(0));
  const progress = making.progress.get(run)?.get(record.host);
  if (progress === 'not-changed') return 'before';
  // Nothing is known of a run that was interrupted, and nothing is sent to find out: the next change on this machine does.
  if (progress === undefined) return 'other';
  return progress === 'sent' ? findOut(hostOf(record.host, run), run, making) : 'after';
}

/** A login that cannot be made leaves the outcome open; what went wrong before is what the person is told. A refused one says that the old one stayed. */
async function findOut(host: LabHost, run: Run, making: Making): Promise<Observation> {
  try {
    return await isAccepted(host, run, making) ? 'after' : notKept(host, run, making);
  } catch (error) {
    if (toProblem(error).code === 'internal') throw error;
    return 'other';
  }
}

/** The machine said nothing of its own, so it may still be at it: a passwd whose connection is gone goes on to the end. */
function notKept(host: LabHost, run: Run, making: Making): Observation {
  markUnsettled(run, host);
  note(making, run, host, 'not-changed');
  return 'before';
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
