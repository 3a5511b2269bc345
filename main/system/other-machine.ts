// A computer of another system, as far as a plan can know it from here (`plan --platform`): its paths, a typical hosts file, a
// certificate store without certificates, the usual VPN client, and a user without administrator rights. Nothing can be carried out on it.

import { LabProblem } from '../core/problem.ts';
import { assumeStore } from './certificate-store/assumed.ts';
import type { Platform } from './command.ts';
import { hostsPath } from './hosts-file/paths.ts';
import { typicalHosts } from './hosts-file/typical.ts';
import type { Machine } from './machine.ts';
import type { VpnClient } from './vpn-client/connection/client.ts';

/** The machine to plan with for another system. The programs and the 7-Zip of this computer stay in use, to open the bundle. */
export function otherMachine(platform: Platform, { runner, sevenZip }: Machine): Machine {
  return {
    platform, practice: false, runner, sevenZip, home: homes[platform], hostsFile: hostsPath(platform, {}), assumedHosts: Buffer.from(typicalHosts[platform]),
    canReplace: () => Promise.resolve(false),
    elevate: () => Promise.reject(new LabProblem('elevation.notAvailable')),
    certificateStore: assumeStore(platform, homes[platform]), vpn: assumeVpn(clients[platform]),
    resolver: { name: 'none', resolve: () => Promise.resolve([]) },
  };
}

/** The usual client of each system, which a plan takes to be there and not connected. */
const clients: Readonly<Record<Platform, string>> = { linux: 'NetworkManager', darwin: 'Tunnelblick', win32: 'OpenVPN GUI' };

function assumeVpn(name: string): VpnClient {
  const refuse = (): Promise<never> => Promise.reject(new LabProblem('elevation.notAvailable'));
  return { name: () => Promise.resolve(name), find: () => Promise.resolve(undefined), connect: refuse, disconnect: refuse };
}

const homes: Readonly<Record<Platform, string>> = { linux: '/home/you', darwin: '/Users/you', win32: 'C:\\Users\\you' };
