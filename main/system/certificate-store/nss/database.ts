// One NSS database, changed where it lies by NSS's own tools. Not by swapping files: a running Chrome has them open, and SQLite may then
// lay a journal over the wrong file (sqlite.org/howtocorrupt.html). What takes several transactions is put back when it fails; what a power
// cut leaves of it is for the step to sweep.

import { dirname, join } from 'node:path';
import { toProblem } from '../../../core/problem.ts';
import type { Runner } from '../../command.ts';
import { retireBeside } from '../retire-beside.ts';
import type { CertificateDatabase, StorePlace, StoreReading } from '../store.ts';
import { deleteKey, putCertificate } from './commands.ts';
import { addIdentity, removeCertificate, takeIdentity } from './entries.ts';
import { countMissingFolders, hasDatabase, makeDatabase, removeDatabase } from './files.ts';
import { readDatabase, readTrustsOf } from './read.ts';
import { toolsFor } from './tool.ts';

/** The database in a place, with its neighbour for retired identities: the same kind of file in the same kind of folder. */
export function openDatabase(place: StorePlace, runner: Runner, signal: AbortSignal): CertificateDatabase {
  const neighbour = { ...place, path: join(dirname(place.path), 'hunt-lab-retired') };
  const db = single(place, runner, signal);
  return { ...db, retirement: retireBeside(db, single(neighbour, runner, signal)) };
}

const nothing: Pick<StoreReading, 'certificates' | 'keyIds'> = { certificates: [], keyIds: [] };

function single(place: StorePlace, runner: Runner, signal: AbortSignal): Omit<CertificateDatabase, 'retirement'> {
  const db = place.path;
  const tools = toolsFor(db, runner, signal);
  const read = async (): Promise<StoreReading> => (await hasDatabase(db) ? readDatabase(db, tools.look) : { exists: false, missingFolders: await countMissingFolders(db), certificates: [], keyIds: [] });
  return {
    place, read,
    trustsOf: async (keyId) => (await hasDatabase(db) ? readTrustsOf(db, keyId, tools.look) : new Map()),
    create: () => makeDatabase(db, tools),
    removeIfEmpty: async (folders) => {
      const { exists, certificates, keyIds } = await read();
      if (exists && certificates.length === 0 && keyIds.length === 0) await removeDatabase(db, folders);
    },
    removeUnfinished: async (folders) => {
      const found = await read().catch((error: unknown) => {
        if (toProblem(error).code === 'certificate.storeDamaged') return nothing;
        throw error;
      });
      if (found.certificates.length === 0 && found.keyIds.length === 0) await removeDatabase(db, folders);
    },
    addIdentity: (identity, nickname) => addIdentity(db, identity, nickname, tools),
    putAuthority: async (authority, nickname, trust) => { await tools.change(putCertificate(db, nickname, trust, authority.der)); },
    removeCertificate: (sha256) => removeCertificate(db, sha256, tools),
    removeKey: async (keyId) => {
      if ((await read()).keyIds.includes(keyId)) await tools.change(deleteKey(db, keyId));
    },
    takeIdentity: async (sha256) => (await hasDatabase(db) ? takeIdentity(db, sha256, tools) : undefined),
  };
}
