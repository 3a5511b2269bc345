// A person's NSS databases as the store that steps use: those that the browsers of this person read.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserFinder } from '../../browser/browser.ts';
import type { Runner } from '../../command.ts';
import { choosePlaces, flatpakFolder, placePath, type LinuxHome } from '../linux.ts';
import type { CertificateStore, PlaceId } from '../store.ts';
import { openDatabase } from './database.ts';
import { proveInDatabase } from './proof.ts';

export interface NssSurroundings extends LinuxHome {
  readonly runner: Runner;
  readonly browser: BrowserFinder;
}

/** The store of this person on Linux. */
export function createNssStore(surroundings: NssSurroundings): CertificateStore {
  const { runner, browser } = surroundings;
  return {
    name: 'NSS',
    places: async (signal) => choosePlaces({ browsers: await browser.installed(signal), folders: await foldersOf(surroundings), hasFlatpak: await isFolder(join(surroundings.home, flatpakFolder)) }, surroundings),
    open: (id, signal) => openDatabase({ id, path: placePath(id, surroundings) }, runner, signal),
    prove: (place, certificates, signal) => proveInDatabase(place.path, certificates, runner, signal),
  };
}

async function foldersOf(where: LinuxHome): Promise<ReadonlySet<PlaceId>> {
  const ids = ['home', 'data', 'snap-home', 'snap-data', 'flatpak-home', 'flatpak-data'] as const;
  const there = await Promise.all(ids.map((id) => isFolder(placePath(id, where))));
  return new Set(ids.filter((_id, index) => there[index]));
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}
