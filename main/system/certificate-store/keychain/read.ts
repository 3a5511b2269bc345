// Reads what is in the login keychain: certificates, which of them have their key, and what this person and the administrators of the Mac
// have said of authorities.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '../../../core/problem.ts';
import type { Certificate } from '../certificate.ts';
import { exportTrust, listCertificates, listIdentities, systemKeychain } from '../darwin.ts';
import { keyIdOf } from '../key-id.ts';
import { inPrivateFolder } from '../private-folder.ts';
import type { StoredCertificate, StoreReading } from '../store.ts';
import { endedWith, readCertificates, readIdentityDigests, readTrust, type Trust } from './output.ts';
import type { Security } from './tool.ts';

export interface KeychainReading extends StoreReading {
  /** SHA-256 of what is in the login keychain itself; the others are there for everybody. */
  readonly own: ReadonlySet<string>;
}

/** Everything in the keychain, and the authorities that are trusted for everybody. */
export async function readKeychain(keychain: string, security: Security): Promise<KeychainReading> {
  const certificates = await certificatesIn(keychain, security);
  const withKey = readIdentityDigests(await security(listIdentities(keychain), (result) => endedWith(result, 'itemNotFound')));
  const { user, admin } = await readBothTrusts(keychain, security);
  const trustOf = (one: Certificate): Trust | undefined => user.get(one.sha1) ?? admin.get(one.sha1);
  const own = certificates.map((one) => describe(one, withKey.has(one.sha1), trustOf(one)));
  const shared = admin.size === 0 ? [] : (await certificatesIn(systemKeychain, security)).filter((one) => trustOf(one) === 'trusted');
  const others = shared.filter((one) => !certificates.some(({ sha256 }) => sha256 === one.sha256)).map((one) => describe(one, false, 'trusted'));
  const keyIds = own.filter((one) => one.hasKey).flatMap(({ certificate }) => keyIdOf(certificate.x509) ?? []);
  return { exists: true, missingFolders: 0, certificates: [...own, ...others], keyIds: [...new Set(keyIds)], own: new Set(certificates.map((one) => one.sha256)) };
}

async function certificatesIn(keychain: string, security: Security): Promise<readonly Certificate[]> {
  const all = readCertificates(await security(listCertificates(keychain), (result) => endedWith(result, 'itemNotFound')), keychain);
  return all.filter((one, at) => all.findIndex((other) => other.sha256 === one.sha256) === at);
}

/** Trust is said in the letters of NSS, as everywhere in this program. */
function describe(certificate: Certificate, hasKey: boolean, trust: Trust | undefined): StoredCertificate {
  const letters = trust === 'trusted' ? `C${hasKey ? 'u' : ''},,` : trust === 'denied' ? 'p,p,p' : hasKey ? 'u,u,u' : ',,';
  return { certificate, hasKey, nickname: certificate.subject, trust: letters };
}

async function readBothTrusts(keychain: string, security: Security): Promise<Readonly<Record<'user' | 'admin', ReadonlyMap<string, Trust>>>> {
  return inPrivateFolder(async (_write, folder) => {
    const read = async (domain: 'user' | 'admin'): Promise<ReadonlyMap<string, Trust>> => {
      const file = join(folder, `${domain}.plist`);
      // It fails where nobody ever said anything, without a number of its own; then there is no file either.
      await security(exportTrust(domain, file), ({ exitCode }) => exitCode === 1);
      const xml = await readFile(file, 'utf8').catch((error: unknown) => {
        if (hasErrorCode(error, 'ENOENT')) return undefined;
        throw error;
      });
      return xml === undefined ? new Map() : readTrust(xml, keychain);
    };
    return { user: await read('user'), admin: await read('admin') };
  });
}
