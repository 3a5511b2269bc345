// The store of a computer of another system, as a plan made here has to take it: empty, and nothing of it can be carried out. It says the places
// that the real one would.

import { LabProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import { loginKeychain } from './darwin.ts';
import { placePath } from './linux.ts';
import type { CertificateDatabase, CertificateStore, StorePlace, StoreReading } from './store.ts';
import { windowsPlace } from './windows/windows-store.ts';

/** A store for plans only: everything else throws `elevation.notAvailable`. */
export function assumeStore(platform: Platform, home: string): CertificateStore {
  const place = assumedPlace(platform, home);
  // Linux has none before the first certificate; the folders that it takes are made with it.
  const reading: StoreReading = { exists: platform !== 'linux', missingFolders: 0, certificates: [], keyIds: [] };
  const refuse = (): Promise<never> => Promise.reject(new LabProblem('elevation.notAvailable'));
  const db: CertificateDatabase = {
    place, read: () => Promise.resolve(reading), trustsOf: () => Promise.resolve(new Map()), create: refuse, removeIfEmpty: refuse, removeUnfinished: refuse, addIdentity: refuse,
    putAuthority: refuse, removeCertificate: refuse, removeKey: refuse, takeIdentity: refuse,
  };
  return { name: 'assumed', places: () => Promise.resolve([place]), open: () => db, prove: refuse };
}

function assumedPlace(platform: Platform, home: string): StorePlace {
  switch (platform) {
    case 'win32': return windowsPlace;
    case 'darwin': return { id: 'keychain', path: loginKeychain(home) };
    case 'linux': return { id: 'data', path: placePath('data', { home }) };
  }
}
