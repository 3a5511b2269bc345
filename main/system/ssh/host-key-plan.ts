// Which machines' keys have still to be recorded, and the doing of it. The key itself is not known before the first contact, so a plan
// names the machine and the file.

import { stat } from 'node:fs/promises';
import { hasErrorCode } from '../../core/problem.ts';
import { readHostKey, type Connection, type Wire } from './connection.ts';
import { readKnownKeys } from './host-key.ts';
import { isRecorded, recordKey, type HostKeyRecord, type KnownHostsPlace } from './host-key-record.ts';
import type { LabHost } from './lab-hosts.ts';
import { sshFolder } from './places.ts';

export interface HostKeyChange {
  readonly kind: 'ssh.recordHostKey';
  readonly facts: Readonly<Record<string, string>>;
  readonly place: string;
  readonly diff: readonly string[];
  readonly needsAdministrator: false;
  readonly undo: 'exact';
  readonly record: HostKeyRecord;
}

/**
 * The change that records a machine's key; undefined when one is recorded. `home` is the person's home folder. With `movedTo` a recorded key
 * is that of the machine before the move, unless the line says otherwise.
 */
export async function planHostKey(host: LabHost, file: string, home: string, movedTo?: string): Promise<HostKeyChange | undefined> {
  const record: HostKeyRecord = {
    kind: 'ssh.recordHostKey', host: host.name, name: host.knownAs, createsFile: !await exists(file), createsFolder: !await exists(sshFolder(home)),
    ...(movedTo !== undefined && { movedTo }),
  };
  const isKnown = movedTo === undefined ? (await readKnownKeys(file, host)).length > 0 : await isRecorded(record, file);
  if (isKnown) return undefined;
  return { kind: record.kind, facts: { host: host.name, file }, place: file, diff: [], needsAdministrator: false, undo: 'exact', record };
}

/** Asks the machine for its key and records it, unless our line is there. `via` is the connection to entry when the machine is home. */
export async function recordFirstContact(
  record: HostKeyRecord, host: LabHost, contact: { readonly wire: Wire; readonly via?: Connection; readonly place: KnownHostsPlace },
): Promise<void> {
  if (await isRecorded(record, contact.place.file)) return;
  await recordKey(record, await readHostKey(host, contact.wire, contact.via), contact.place);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  });
}
