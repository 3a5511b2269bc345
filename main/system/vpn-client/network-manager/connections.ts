// NetworkManager's OpenVPN connections: found, added, renamed, removed. Everything is done through its own program; what that says is
// read in output.ts. Knows nothing of journeys.

import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { inWorkFolder } from '../../archive/work-folder.ts';
import type { Command, CommandResult, Runner } from '../../command.ts';
import { deleteConnection, finishConnection, importProfile, listConnections, renameConnection, showConnection, type Finish } from '../linux.ts';
import { readConnection, readImported, readList, refuseFailure, type Connection } from './output.ts';

export interface NetworkManager {
  readonly runner: Runner;
  readonly signal: AbortSignal;
}

function run({ runner, signal }: NetworkManager, command: Command): Promise<CommandResult> {
  return runner.run(command, signal);
}

/** All OpenVPN connections that this user may see. Throws `vpn.importRefused`, `program.*`. */
export async function readConnections(manager: NetworkManager): Promise<readonly Connection[]> {
  const listed = readList(await run(manager, listConnections()));
  const found: Connection[] = [];
  for (const { uuid } of listed.filter((connection) => connection.type === 'vpn')) {
    const connection = readConnection(uuid, await run(manager, showConnection(uuid)));
    if (connection !== undefined) found.push(connection);
  }
  return found;
}

/** Adds a connection. `base` names it until it is finished, and its files for ever: no other connection may use files of that name. */
export async function addConnection(manager: NetworkManager, base: string, profile: string, finish: Omit<Finish, 'uuid'>): Promise<void> {
  const imported = await inWorkFolder(tmpdir(), profile.length, async (folder) => {
    const file = join(folder, `${base}.ovpn`);
    await writeFile(file, profile, { mode: 0o600, flag: 'wx' });
    return run(manager, importProfile(file));
  });
  const uuid = readImported(imported);
  refuseFailure(await run(manager, finishConnection({ ...finish, uuid })));
}

/** Gives a connection another name. Throws `vpn.changedMeanwhile` when it is gone, `vpn.notAllowed`. */
export async function rename(manager: NetworkManager, uuid: string, name: string): Promise<void> {
  refuseFailure(await run(manager, renameConnection(uuid, name)));
}

/** Removes a connection; its files stay. Throws as `rename` does. */
export async function remove(manager: NetworkManager, uuid: string): Promise<void> {
  refuseFailure(await run(manager, deleteConnection(uuid)));
}

/** The files a connection refers to: certificates and keys. */
export function filesOf({ data }: Connection): readonly string[] {
  return ['ca', 'cert', 'key', 'ta', 'tls-crypt', 'tls-crypt-v2'].flatMap((key) => data.get(key) ?? []);
}
