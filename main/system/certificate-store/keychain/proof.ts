// Proves what is in the login keychain without a line of the code that reads or writes it for the steps: security(1) prints the digests, lists
// the identities that are for logging in, and asks the system itself whether an authority is trusted.

import type { CommandResult, Runner } from '../../command.ts';
import type { Certificate } from '../certificate.ts';
import { listClientIdentities, listDigests, verifyAuthority } from '../darwin.ts';
import { inPrivateFolder } from '../private-folder.ts';
import type { Proof, StorePlace } from '../store.ts';
import { endedWith, readDigests, readIdentityDigests } from './output.ts';
import { securityFor } from './tool.ts';

/** Looks for each certificate by its digests. */
export async function proveInKeychain({ path }: StorePlace, certificates: readonly Certificate[], runner: Runner, signal: AbortSignal): Promise<readonly Proof[]> {
  const security = securityFor(path, runner, signal);
  const isNone = (result: CommandResult): boolean => endedWith(result, 'itemNotFound');
  const digests = readDigests(await security(listDigests(path), isNone));
  const identities = readIdentityDigests(await security(listClientIdentities(path), isNone));
  return inPrivateFolder(async (write) => {
    const proofs: Proof[] = [];
    for (const { sha256, sha1, isAuthority, x509 } of certificates) {
      const trusted = isAuthority && (await runner.run(verifyAuthority(await write(`${sha1}.pem`, x509.toString())), signal)).exitCode === 0;
      const listed = digests.has(sha256);
      proofs.push({ sha256, listed, hasKey: listed && identities.has(sha1), trusted });
    }
    return proofs;
  });
}
