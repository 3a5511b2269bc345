// The files of a bundle that can hold the Workbench certificate: .p12 files, and where there is none, the .mobileconfig file for Macs, which
// holds such a file in itself. So an archive with only that needs no visit to the settings, on a Mac or anywhere else.

import { filesOfKind, type Bundle } from '../../core/bundle.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import type { Certificate } from '../../system/certificate-store/certificate.ts';
import type { Identity } from '../../system/certificate-store/identity.ts';
import { readProfile } from '../../system/certificate-store/mobileconfig.ts';
import { chainAbove, readP12 } from '../../system/certificate-store/p12/read-p12.ts';

export interface CertificateFile {
  /** As it is in the bundle. */
  readonly name: string;
  /** Undefined where a profile has none that can be read. */
  readonly container: Uint8Array | undefined;
  /** Authorities that lie beside the container. */
  readonly authorities: readonly Certificate[];
}

/** What there is, in the archive's order. */
export function certificateFiles(bundle: Bundle): readonly CertificateFile[] {
  const plain = filesOfKind(bundle, 'certificate').map(({ name, content }) => ({ name, container: content, authorities: [] }));
  return plain.length > 0 ? plain : filesOfKind(bundle, 'mobileconfig').flatMap(({ name, content }): readonly CertificateFile[] => {
    const { containers, authorities } = readProfile(content);
    return containers.length === 0 ? [{ name, container: undefined, authorities }] : containers.map((container) => ({ name, container, authorities }));
  });
}

/** Throws what `readP12` throws, and `certificate.profileUnreadable`. */
export async function readCertificateFile({ name, container, authorities }: CertificateFile, passphrase: Secret): Promise<Identity> {
  if (container === undefined) throw new LabProblem('certificate.profileUnreadable', { name }, { retry: 'never' });
  const identity = await readP12(container, passphrase);
  return authorities.length === 0 ? identity : { ...identity, chain: chainAbove(identity.leaf, [...identity.chain, ...authorities]) };
}
