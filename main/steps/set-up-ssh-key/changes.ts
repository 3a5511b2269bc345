// Makes this step's changes and takes them back: the machines' keys in known_hosts, the key file, and its public part on entry and home.
// Whether a key is installed is known only by logging in with it and nothing else.

import { sha256 } from '../../core/digest.ts';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Connection } from '../../system/ssh/connection.ts';
import type { EntryKeeper } from '../../system/ssh/entry-keeper.ts';
import { recordFirstContact } from '../../system/ssh/host-key-plan.ts';
import { forgetKey, isRecorded, type KnownHostsPlace } from '../../system/ssh/host-key-record.ts';
import { installKey, isListed, removeKey } from '../../system/ssh/install-key.ts';
import { keyFile, makeKeyPair, placeKeyPair, readPublicKey, removeKeyPair } from '../../system/ssh/key-files.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { logInWithKey, logInWithPassphrase } from '../../system/ssh/log-in.ts';
import { knownHostsFile } from '../../system/ssh/places.ts';
import { sweepTemporaryFiles } from '../../system/files.ts';
import { wireOf } from '../../system/ssh/wire.ts';
import { presentPassphrase } from '../new-passphrase.ts';
import { noteExpired } from '../passphrase-marks.ts';
import type { ChangeMaker, Direction, Observation, Run } from '../step.ts';
import { digestOfOurs, markInstalled, markMade, markRefused, openKey, passphraseFor } from './key-of-run.ts';
import { keyRecordSchema, type CreateKeyRecord, type KeyRecord } from './records.ts';

type InstallRecord = Extract<KeyRecord, { kind: 'ssh.installKey' }>;

/** The change maker of this step. The keeper holds the connection to entry while home's changes are made. */
export function createKeyChanges(keeper: EntryKeeper): ChangeMaker {
  return {
    observe: (record, run) => observe(keyRecordSchema.parse(record), run, keeper),
    needsAdministrator: () => Promise.resolve(false),
    carryOut: (record, direction, run) => carryOut(keyRecordSchema.parse(record), direction, run, keeper).catch((error: unknown) => {
      noteExpired(run, toProblem(error));
      throw error;
    }),
    elevated: () => Promise.resolve([]),
    sweep: (record, run) => sweep(keyRecordSchema.parse(record), run),
  };
}

/** A new key is written under another name first: what an interrupted run left of it holds a private key. */
async function sweep(record: KeyRecord, { machine: { home } }: Run): Promise<void> {
  await sweepTemporaryFiles(knownHostsFile(home));
  if (record.kind !== 'ssh.createKey') return;
  const file = keyFile(home, record.name);
  await sweepTemporaryFiles(file);
  await sweepTemporaryFiles(`${file}.pub`);
}

async function carryOut(record: KeyRecord, direction: Direction, run: Run, keeper: EntryKeeper): Promise<void> {
  switch (record.kind) {
    case 'ssh.createKey': return direction === 'apply' ? createKey(record, run) : removeOurs(record, run);
    case 'ssh.installKey': return direction === 'apply' ? install(record, run, keeper) : uninstall(record, run, keeper);
    case 'ssh.recordHostKey': {
      if (direction === 'undo') return forgetKey(record, placeOf(run));
      const via = await entryFor(record.host, run, keeper);
      return recordFirstContact(record, hostOf(record.host, run), { wire: wireOf(run), place: placeOf(run), ...(via && { via }) });
    }
  }
}

/** Remembered before it is in place: what we do not know again we could not take back. */
async function createKey({ name, protection }: CreateKeyRecord, run: Run): Promise<void> {
  const pair = makeKeyPair(`HUNT Cloud ${run.lab?.lab ?? ''}`, await passphraseFor(protection, run));
  markMade(run, sha256(pair.private));
  await placeKeyPair(keyFile(run.machine.home, name), pair, run.machine.platform);
}

async function removeOurs({ name, createsFolder }: CreateKeyRecord, run: Run): Promise<void> {
  const file = keyFile(run.machine.home, name);
  const digest = await digestOfOurs(run, name);
  if (digest === undefined) throw new LabProblem('undo.changedSince', { file });
  await removeKeyPair(file, digest, createsFolder, run.machine.platform);
}

async function install({ host, name }: InstallRecord, run: Run, keeper: EntryKeeper): Promise<void> {
  run.progress(`set-up-ssh-key ${host}`);
  await onMachine(host, run, keeper, async (connection) => installKey(connection, await publicKeyOf(name, run), run.signal));
}

async function uninstall({ host, name }: InstallRecord, run: Run, keeper: EntryKeeper): Promise<void> {
  await onMachine(host, run, keeper, async (connection) => removeKey(connection, await publicKeyOf(name, run), run.signal));
  await markRefused(run, hostOf(host, run), name);
  takenOut.set(run, [...takenOut.get(run) ?? [], host]);
  // The next login must be a new one: this one was let in while the key still counted.
  if (host === 'entry') keeper.close(run);
}

async function onMachine(host: 'entry' | 'home', run: Run, keeper: EntryKeeper, work: (connection: Connection) => Promise<void>): Promise<void> {
  const passphrase = await presentPassphrase(run);
  const entry = await keeper.take(run, () => logInWithPassphrase(hostOf('entry', run), passphrase, wireOf(run)));
  if (host === 'entry') return work(entry);
  const home = await logInWithPassphrase(hostOf('home', run), passphrase, wireOf(run), entry);
  await work(home).finally(() => home.close());
}

async function observe(record: KeyRecord, run: Run, keeper: EntryKeeper): Promise<Observation> {
  switch (record.kind) {
    case 'ssh.recordHostKey': return await isRecorded(record, knownHostsFile(run.machine.home)) ? 'after' : 'before';
    case 'ssh.createKey': {
      if (await digestOfOurs(run, record.name) !== undefined) return await readPublicKey(keyFile(run.machine.home, record.name)) === undefined ? 'other' : 'after';
      return await readPublicKey(keyFile(run.machine.home, record.name)) === undefined ? 'before' : 'other';
    }
    case 'ssh.installKey': return observeInstalled(record, run, keeper);
  }
}

/** From these machines our line was taken out in this run. */
const takenOut = new WeakMap<Run, readonly InstallRecord['host'][]>();

/** A login with a key that is gone would count as a failed one, so after the removal the machine's list is asked. */
async function observeTakenOut({ host, name }: InstallRecord, run: Run, keeper: EntryKeeper): Promise<Observation> {
  let listed = true;
  await onMachine(host, run, keeper, async (connection) => { listed = await isListed(connection, await publicKeyOf(name, run), run.signal); });
  // Entry is the last to be asked, and what comes next may take the tunnel down under an open connection.
  if (host === 'entry') keeper.close(run);
  return listed ? 'after' : 'before';
}

async function observeInstalled(record: InstallRecord, run: Run, keeper: EntryKeeper): Promise<Observation> {
  const { host, name } = record;
  try {
    if (takenOut.get(run)?.includes(host) === true) return await observeTakenOut(record, run, keeper);
    const key = await openKey(run, name);
    const connection = await logInWithKey(hostOf(host, run), key, wireOf(run), await entryFor(host, run, keeper));
    if (host === 'entry') keeper.keep(run, connection);
    else connection.close();
    await markInstalled(run, hostOf(host, run), name);
    return 'after';
  } catch (error) {
    const { code } = toProblem(error);
    if (code === 'internal') throw error;
    return code === 'ssh.keyRefused' ? 'before' : 'other';
  }
}

async function entryFor(host: 'entry' | 'home', run: Run, keeper: EntryKeeper): Promise<Connection | undefined> {
  if (host === 'entry') return undefined;
  return keeper.take(run, async () => logInWithPassphrase(hostOf('entry', run), await presentPassphrase(run), wireOf(run)));
}

async function publicKeyOf(name: string, { machine }: Run): Promise<string> {
  const file = keyFile(machine.home, name);
  const line = await readPublicKey(file);
  if (line === undefined || !/^[a-z0-9@.-]+ [A-Za-z0-9+/=]+( .*)?$/.test(line)) throw new LabProblem('ssh.keyUnreadable', { file: `${file}.pub` });
  return line;
}

function hostOf(name: 'entry' | 'home', { lab, facts }: Run): LabHost {
  if (lab === undefined) throw new LabProblem('link.notFound');
  return name === 'entry' ? entryOf(lab, facts.ssh.port) : homeOf(lab, facts.ssh.port);
}

function placeOf({ machine, signal }: Run): KnownHostsPlace {
  return { file: knownHostsFile(machine.home), platform: machine.platform, signal };
}
