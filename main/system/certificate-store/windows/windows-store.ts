// The stores of the current user on Windows as the store that steps use. Chrome and Edge read them; so does everything else of this account.

import type { Runner } from '../../command.ts';
import type { CertificateStore, StorePlace } from '../store.ts';
import { openWindowsStore } from './database.ts';
import { proveInWindows } from './proof.ts';

/** As PowerShell and support persons call it. */
export const windowsPlace: StorePlace = { id: 'windows', path: 'Cert:\\CurrentUser' };

/** The store of this person on Windows. */
export function createWindowsStore({ runner, systemRoot }: { readonly runner: Runner; readonly systemRoot: string }): CertificateStore {
  return {
    name: 'Windows certificate store',
    places: () => Promise.resolve([windowsPlace]),
    open: (_id, signal) => openWindowsStore(windowsPlace, systemRoot, runner, signal),
    prove: (place, certificates, signal) => proveInWindows(place, certificates, { systemRoot, runner }, signal),
  };
}
