// The login keychain of a person on macOS as the store that steps use. Chrome and Safari read it.

import type { Runner } from '../../command.ts';
import { loginKeychain } from '../darwin.ts';
import type { CertificateStore, StorePlace } from '../store.ts';
import { openKeychain } from './database.ts';
import { proveInKeychain } from './proof.ts';

/** The store of this person on macOS. */
export function createKeychainStore({ runner, home }: { readonly runner: Runner; readonly home: string }): CertificateStore {
  const place: StorePlace = { id: 'keychain', path: loginKeychain(home) };
  return {
    name: 'macOS login keychain',
    places: () => Promise.resolve([place]),
    open: (_id, signal) => openKeychain(place, home, runner, signal),
    prove: (where, certificates, signal) => proveInKeychain(where, certificates, runner, signal),
  };
}
