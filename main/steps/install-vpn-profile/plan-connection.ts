// Which changes bring the profile into NetworkManager: the new connection first, under names of its own; then an old one of the same name
// gets another name. It is not removed: it may be the only one that works until the new one has connected. Reads, changes nothing.

import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { certificateFolders } from '../../system/vpn-client/linux.ts';
import { filesOf, readConnections } from '../../system/vpn-client/network-manager/connections.ts';
import type { Connection } from '../../system/vpn-client/network-manager/output.ts';
import type { PlannedChange, Run } from '../step.ts';
import { isComplete } from './complete.ts';
import { diffProfiles } from './diff.ts';
import { certificateOfConnection, refuseOlder } from './installed.ts';
import type { Offer } from './offer.ts';

const place = 'NetworkManager';

/** Nothing when exactly the right connection is there already. Throws `vpn.olderThanInstalled`, `vpn.importRefused`. */
export async function planConnection(offer: Offer, run: Run, nowMs: number): Promise<readonly PlannedChange[]> {
  const connections = await readConnections({ runner: run.machine.runner, signal: run.signal });
  const { user } = offer;
  const namesakes = connections.filter((connection) => connection.name === user);
  const { certificate } = offer.checked.parts;
  const [only, second] = namesakes;
  if (only !== undefined && second === undefined && await isComplete(only, { user, certificateSha256: certificate.sha256 })) return [];
  for (const connection of namesakes) refuseOlder(await certificateOfConnection(connection), certificate, nowMs);
  const base = freeBase(`${user}-${offer.sha256.slice(0, 12)}`, connections);
  return [await addition(offer, base, run.machine.home), ...namesakes.map((connection) => retirement(connection, user, base))];
}

/** A name whose files no finished connection uses. An unfinished one, which is named after its files, will be replaced. */
function freeBase(wished: string, connections: readonly Connection[]): string {
  const isUsed = (base: string): boolean => connections.some((connection) => connection.name !== base && filesOf(connection).some((file) => basename(file).startsWith(`${base}-`)));
  let base = wished;
  for (let number = 2; isUsed(base); number += 1) base = `${wished}.${number}`;
  return base;
}

async function addition(offer: Offer, base: string, home: string): Promise<PlannedChange> {
  const { user, written, checked } = offer;
  return {
    kind: 'vpn.addConnection', facts: { name: user }, place, diff: diffProfiles(undefined, written.text), needsAdministrator: false, undo: 'by-listing',
    record: { kind: 'vpn.addConnection', user, base, certificateSha256: checked.parts.certificate.sha256, newFolders: (await missingFolders(home)).join('\n') },
  };
}

function retirement({ uuid }: Connection, user: string, base: string): PlannedChange {
  const to = `${user}.old-${uuid.slice(0, 8)}`;
  return {
    kind: 'vpn.retireConnection', facts: { name: user, to }, place, diff: [], needsAdministrator: false, undo: 'exact',
    record: { kind: 'vpn.retireConnection', user, base, uuid, to },
  };
}

/** The folders into which the import puts certificates, as far as they do not exist; below the home folder, outermost first. */
async function missingFolders(home: string): Promise<readonly string[]> {
  const candidates = certificateFolders.flatMap((parts) => parts.map((_part, index) => parts.slice(0, index + 1).join('/')));
  const missing: string[] = [];
  for (const folder of candidates) {
    if (!await access(join(home, folder)).then(() => true, () => false)) missing.push(folder);
  }
  return missing;
}
