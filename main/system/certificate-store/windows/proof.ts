// Proves what is in the stores of Windows without a line of the code that reads or writes them for the steps: certutil.exe writes each
// certificate to a file, whose digest is compared, and names the properties it has.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '../../../core/problem.ts';
import type { Runner } from '../../command.ts';
import type { Certificate } from '../certificate.ts';
import { inPrivateFolder } from '../private-folder.ts';
import type { Proof, StorePlace } from '../store.ts';
import { describeInStore, type StoreName } from '../win32.ts';
import { readDescription } from './output.ts';

interface Asking {
  readonly systemRoot: string;
  readonly runner: Runner;
}

/** Asks certutil for each certificate by its SHA-1 in My, CA, Root and Disallowed. */
export async function proveInWindows(place: StorePlace, certificates: readonly Certificate[], { systemRoot, runner }: Asking, signal: AbortSignal): Promise<readonly Proof[]> {
  return inPrivateFolder(async (_write, folder) => {
    const look = async (one: Certificate, store: StoreName): Promise<{ isThere: boolean; hasKey: boolean }> => {
      const file = join(folder, `${store}-${one.sha1}.cer`);
      const found = readDescription(await runner.run(describeInStore(systemRoot, store, one.sha1, file), signal), place.path);
      const isIt = found.isThere && await digestOf(file) === one.sha256;
      return { isThere: isIt, hasKey: isIt && found.hasKey };
    };
    const proofs: Proof[] = [];
    for (const one of certificates) {
      const [own, root, between, distrusted] = [await look(one, 'My'), await look(one, 'Root'), await look(one, 'CA'), await look(one, 'Disallowed')];
      proofs.push({ sha256: one.sha256, listed: own.isThere || root.isThere || between.isThere, hasKey: own.hasKey, trusted: root.isThere && !distrusted.isThere });
    }
    return proofs;
  });
}

/** Two certificates with one SHA-1 would be an attack; the file tells. One that was not written is none. */
async function digestOf(file: string): Promise<string | undefined> {
  const content = await readFile(file).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  return content === undefined ? undefined : createHash('sha256').update(content).digest('hex');
}
