// Everything about this computer that steps use, in one value. The practice lab provides another one whose parts are scratch copies
// and named stand-ins; a test proves that outside practice the real parts are wired.

import { access, constants } from 'node:fs/promises';
import { lookup } from 'node:dns/promises';
import { hasErrorCode } from '../core/problem.ts';
import type { Browser } from './browser/browser.ts';
import type { PageOpener } from './browser/open-page.ts';
import type { CertificateStore } from './certificate-store/store.ts';
import type { Platform, Runner } from './command.ts';
import type { Elevate } from './elevate/elevate.ts';
import type { ReadNetwork } from './network/read-network.ts';
import type { PrerequisitesReader } from './prerequisites/look.ts';
import type { VpnClient } from './vpn-client/connection/client.ts';

export interface Machine {
  readonly platform: Platform;
  /** True when parts are stand-ins: evidence then says `practice: true`. */
  readonly practice: boolean;
  readonly home: string;
  /** The folder of Windows; absent on other systems and where no program of it is run. */
  readonly systemRoot?: string;
  /** Absolute path of the hosts file. */
  readonly hostsFile: string;
  /** Only in a plan for another system: stands for its hosts file, which cannot be read from here. */
  readonly assumedHosts?: Buffer;
  /** Absolute path of the bundled 7-Zip. */
  readonly sevenZip: string;
  readonly runner: Runner;
  readonly elevate: Elevate;
  /** Answers whether this user may replace a file without asking for administrator rights. */
  canReplace(path: string): Promise<boolean>;
  readonly resolver: Resolver;
  /** What connects to the VPN; absent where this version drives no client. */
  readonly vpn?: VpnClient;
  /** What the network of this computer looks like; absent where it says nothing about the connection, as in the practice lab. */
  readonly readNetwork?: ReadNetwork;
  /** Where certificates for the browser lie; absent where this version reaches no store. */
  readonly certificateStore?: CertificateStore;
  /** The browsers of this computer; absent where nothing is known of them. */
  readonly browser?: Browser;
  /** Tells what is on this computer before a lab is set up; absent in a plan for another system. */
  readonly prerequisites?: PrerequisitesReader;
  /** Shows a page to the person; absent in a plan for another system. */
  readonly pageOpener?: PageOpener;
}

export interface Resolver {
  /** Stands in the evidence: `getaddrinfo`, or the name of the stand-in. */
  readonly name: string;
  /** All IPv4 addresses of a name in the order in which programs get them; empty when the name is unknown. */
  resolve(name: string): Promise<readonly string[]>;
}

/** The operating system's own resolver (getaddrinfo), the one that reads the hosts file. Not `dns.resolve`, which asks DNS servers. */
export const systemResolver: Resolver = {
  name: 'getaddrinfo',
  async resolve(name) {
    return lookup(name, { all: true, family: 4, verbatim: true })
      .then((found) => found.map((entry) => entry.address), (error: unknown) => {
        if (hasErrorCode(error, 'ENOTFOUND', 'ENODATA', 'EAI_AGAIN', 'EAI_NODATA')) return [];
        throw error;
      });
  },
};

/** Answers whether a file can be written and its folder too, since a safe replacement makes a file beside it. */
export async function canReplaceFile(path: string, folder: string): Promise<boolean> {
  return Promise.all([access(path, constants.W_OK), access(folder, constants.W_OK)]).then(() => true, () => false);
}
