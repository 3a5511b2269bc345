// What connects this computer to the VPN for real: NetworkManager where it runs and speaks OpenVPN, else the OpenVPN program. Linux only:
// the clients of Windows and macOS are in desktop-client.ts.

import type { Machine } from '../../machine.ts';
import { findPlace, type Place } from '../places.ts';
import type { VpnClient, VpnTarget } from './client.ts';
import { connectNetworkManager, disconnectNetworkManager, findNetworkManager, networkManagerName } from './network-manager.ts';
import { connectOpenVpn, disconnectOpenVpn, findOpenVpn, openVpnName, type PlainOpenVpn } from './plain-openvpn.ts';
import { findForeignTunnel } from './running-tunnel.ts';

/** Only root can write here, and it is empty after a restart of the computer, as the connections are. */
const runtimeFolder = '/run/hunt-cloud-lab-access';

export interface RealVpnNeeds extends Pick<Machine, 'platform' | 'practice' | 'home' | 'runner'> {
  /** True for root. */
  readonly mayMakeTunnels: boolean;
  /** For tests: another folder for sockets. */
  readonly folder?: string;
  readonly clock?: PlainOpenVpn['clock'];
}

/** The client of this computer when it runs Linux; undefined elsewhere. Which program it is, is looked up at each call. */
export function createVpnClient(needs: RealVpnNeeds): VpnClient | undefined {
  if (needs.platform !== 'linux') return undefined;
  const { runner, mayMakeTunnels, folder = runtimeFolder, clock } = needs;
  const openVpn: PlainOpenVpn = { runner, mayMakeTunnels, folder, ...(clock && { clock }) };
  const placeOf = (target: VpnTarget): Promise<Place> => findPlace(needs, target.user, target.signal);
  return {
    name: async (target) => ((await placeOf(target)).kind === 'network-manager' ? networkManagerName : openVpnName),
    find: async (target) => {
      const { kind } = await placeOf(target);
      const own = kind === 'network-manager' ? await findNetworkManager(openVpn, target) : await findOpenVpn(openVpn, target);
      return own ?? findForeignTunnel(runner, target);
    },
    connect: async (request) => {
      const place = await placeOf(request);
      return place.kind === 'file' ? connectOpenVpn(openVpn, place.file, request) : connectNetworkManager(openVpn, request);
    },
    disconnect: async (target) => {
      const { kind } = await placeOf(target);
      return kind === 'network-manager' ? disconnectNetworkManager(openVpn, target) : disconnectOpenVpn(openVpn, target);
    },
  };
}
