// Which NSS databases the browsers of a person on Linux read. Pure: the machine is looked at elsewhere. Source: Chromium's
// docs/linux/cert_management.md and trials with Chromium 156: `~/.pki/nssdb` when that folder exists, even empty; else, from version 146,
// `$XDG_DATA_HOME/pki/nssdb`. Snaps and flatpaks have homes of their own. Their paths are from documentation (snapcraft, environment variables;
// flatpak-run(1) and the `--persist=.pki` in the manifest of com.google.Chrome), not tried.

import { posix } from 'node:path';
import type { InstalledBrowser } from '../browser/browser.ts';
import { LabProblem } from '../../core/problem.ts';
import type { PlaceId, StorePlace } from './store.ts';

/** The first Chrome that uses the new place when the old one is not there. */
const firstWithDataPlace = 146;

export interface LinuxHome {
  readonly home: string;
  /** The value of XDG_DATA_HOME, when it is set. */
  readonly xdgDataHome?: string | undefined;
}

/** The home that flatpak makes for Google Chrome at its first start; there is none without it. */
export const flatpakFolder = '.var/app/com.google.Chrome';

/** The folder of a place. Throws for a place that Linux does not have: that is a bug. */
export function placePath(id: PlaceId, { home, xdgDataHome }: LinuxHome): string {
  const snapHome = posix.join(home, 'snap/chromium/current');
  const flatpakHome = posix.join(home, flatpakFolder);
  switch (id) {
    case 'home': return posix.join(home, '.pki/nssdb');
    case 'data': return posix.join(xdgDataHome !== undefined && posix.isAbsolute(xdgDataHome) ? xdgDataHome : posix.join(home, '.local/share'), 'pki/nssdb');
    case 'snap-home': return posix.join(snapHome, '.pki/nssdb');
    case 'snap-data': return posix.join(snapHome, '.local/share/pki/nssdb');
    case 'flatpak-home': return posix.join(flatpakHome, '.pki/nssdb');
    case 'flatpak-data': return posix.join(flatpakHome, 'data/pki/nssdb');
    case 'windows': case 'keychain': case 'practice': throw new Error('Linux has no such store');
  }
}

export interface PlaceSigns {
  readonly browsers: readonly InstalledBrowser[];
  /** Which of the places have a folder, empty or not. */
  readonly folders: ReadonlySet<PlaceId>;
  /** Google Chrome was started as a flatpak. */
  readonly hasFlatpak?: boolean;
}

/**
 * The places to use: one for ordinary browsers, one for a snap, one for a flatpak. Without any known browser the ordinary one is made ready. `~/.pki/nssdb` is
 * never chosen when it is not there: making it would hide the new place from Chrome. Throws `certificate.browserTooOld`.
 */
export function choosePlaces({ browsers, folders, hasFlatpak = false }: PlaceSigns, where: LinuxHome): readonly StorePlace[] {
  const snaps = browsers.filter((browser) => browser.packaging === 'snap');
  const others = browsers.filter((browser) => browser.packaging !== 'snap');
  const ids: PlaceId[] = [];
  if (others.length > 0 || (snaps.length === 0 && !hasFlatpak)) ids.push(choose('home', 'data', others, folders));
  if (snaps.length > 0) ids.push(choose('snap-home', 'snap-data', snaps, folders));
  if (hasFlatpak) ids.push(choose('flatpak-home', 'flatpak-data', [], folders));
  return ids.map((id) => ({ id, path: placePath(id, where) }));
}

function choose(older: PlaceId, newer: PlaceId, browsers: readonly InstalledBrowser[], folders: ReadonlySet<PlaceId>): PlaceId {
  if (folders.has(older)) return older;
  const tooOld = browsers.find(({ major }) => major !== undefined && major < firstWithDataPlace);
  if (tooOld !== undefined) throw new LabProblem('certificate.browserTooOld', { name: tooOld.name, version: String(tooOld.major), expected: String(firstWithDataPlace) });
  return newer;
}
