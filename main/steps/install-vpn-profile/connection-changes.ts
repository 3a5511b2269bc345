// The changes to NetworkManager's connections: add the new one, rename the old one, and both back. A connection of ours is known by the
// name of its certificate file, which holds the digest of the profile.

import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { LabProblem } from '../../core/problem.ts';
import { addConnection, filesOf, readConnections, remove, rename, type NetworkManager } from '../../system/vpn-client/network-manager/connections.ts';
import { removeCertificateFiles } from '../../system/vpn-client/network-manager/certificate-files.ts';
import type { Connection } from '../../system/vpn-client/network-manager/output.ts';
import type { Direction, Observation, Run } from '../step.ts';
import { isComplete } from './complete.ts';
import type { Offer } from './offer.ts';
import type { AddRecord, RetireRecord } from './record.ts';

function managerOf({ machine, signal }: Run): NetworkManager {
  return { runner: machine.runner, signal };
}

/** Ours are the unfinished one, which is named after the file, and the finished one; a renamed older one may use the same files. */
function isOurs(connection: Connection, { base, user }: AddRecord): boolean {
  const isNamed = connection.name === base || connection.name === user;
  return isNamed && filesOf(connection).some((file) => basename(file).startsWith(`${base}-`));
}

/** How NetworkManager stands to an added connection. */
export async function observeAddition(record: AddRecord, run: Run): Promise<Observation> {
  const ours = (await readConnections(managerOf(run))).filter((connection) => isOurs(connection, record));
  const [connection, second] = ours;
  if (connection === undefined) return 'before';
  return second === undefined && await isComplete(connection, record) ? 'after' : 'other';
}

/** Imports and finishes the connection. What an interrupted try left is removed first. */
export async function addOffered(record: AddRecord, offer: Offer, run: Run): Promise<void> {
  const manager = managerOf(run);
  const unfinished = (await readConnections(manager)).filter(({ name }) => name === record.base);
  for (const { uuid } of unfinished) await remove(manager, uuid);
  const { checked, written, user } = offer;
  const says = (name: string): boolean => checked.directives.some((directive) => directive.name === name);
  await addConnection(manager, record.base, written.text, {
    name: user, user, login: loginForPermissions(), keyEncrypted: checked.parts.keyEncrypted,
    allTraffic: says('redirect-gateway'), ownRoutesOnly: says('route-nopull'),
    dataCiphers: written.ciphers.offered.join(':'), fallbackCipher: written.ciphers.fallback,
  });
  if (await observeAddition(record, run) !== 'after') throw new LabProblem('vpn.notInstalled', { detail: 'connection' });
}

/** Empty for root, for whom no login session needs to exist. */
function loginForPermissions(): string {
  const { uid, username } = userInfo();
  return uid === 0 ? '' : username;
}

/** Removes our connection, its files as far as no other connection uses them, and the folders that were made for them. */
export async function takeBackAddition(record: AddRecord, run: Run): Promise<void> {
  const manager = managerOf(run);
  const ours = (await readConnections(manager)).filter((connection) => isOurs(connection, record));
  for (const { uuid } of ours) await remove(manager, uuid);
  const used = new Set((await readConnections(manager)).flatMap(filesOf));
  const files = ours.flatMap(filesOf).filter((file) => basename(file).startsWith(`${record.base}-`) && !used.has(file));
  const folders = record.newFolders.split('\n').filter((name) => name !== '').map((name) => join(run.machine.home, name));
  await removeCertificateFiles(files, folders);
}

/** How NetworkManager stands to the renaming of an old connection. */
export async function observeRetirement({ uuid, user, to }: RetireRecord, run: Run): Promise<Observation> {
  const connection = (await readConnections(managerOf(run))).find((one) => one.uuid === uuid);
  if (connection?.name === to) return 'after';
  return connection?.name === user ? 'before' : 'other';
}

/** Renames the old connection, only when the new one is there; or gives it its name back. */
export async function retire(record: RetireRecord, direction: Direction, run: Run): Promise<void> {
  const { uuid, user, to, base } = record;
  const connections = await readConnections(managerOf(run));
  const old = connections.find((connection) => connection.uuid === uuid);
  const target = direction === 'apply' ? to : user;
  if (old?.name === target) return;
  if (old === undefined || old.name !== (direction === 'apply' ? user : to)) {
    throw new LabProblem(direction === 'apply' ? 'vpn.changedMeanwhile' : 'undo.changedSince', { file: user });
  }
  const hasNew = connections.some((one) => one.uuid !== uuid && one.name === user && filesOf(one).some((file) => basename(file).startsWith(`${base}-`)));
  if (direction === 'apply' && !hasNew) throw new LabProblem('vpn.notInstalled', { detail: 'connection' });
  await rename(managerOf(run), uuid, target);
}
