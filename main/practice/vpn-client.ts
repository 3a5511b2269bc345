// What connects the practice computer to the practice VPN: the product's own login over the management interface, spoken with the stand-in.
// There is no tunnel; the proof covers the practice network only, and only while the stand-in says that it is connected.

import { isInNetworks } from '../../preload/contract/lab.ts';
import type { Facts } from '../../preload/contract/facts.ts';
import { systemClock } from '../core/clock.ts';
import { LabProblem, toProblem } from '../core/problem.ts';
import { attemptLogin, readConnectedAddress } from '../system/vpn-client/connection/attempt.ts';
import type { Tunnel, VpnClient, VpnTarget } from '../system/vpn-client/connection/client.ts';
import { openLineChannel, type LineChannel } from '../system/vpn-client/connection/line-channel.ts';
import { endOpenVpn } from '../system/vpn-client/connection/management.ts';
import { readProfileFile } from '../system/vpn-client/profile-file.ts';

const clientName = 'practice stand-in for OpenVPN';
const interfaceName = 'practice stand-in for a tunnel';
/** Loopback, as the practice facts have it: nothing that goes there leaves this computer. */
const practiceNetworks = ['127.0.0.0/8'];
const openMs = 2_000;

export interface PracticeVpn {
  /** Where the stand-in listens. */
  readonly port: number;
  /** Where the installed profile of a user is. */
  profileFile(user: string): string;
}

/** The VPN client of the practice computer. */
export function createPracticeVpn({ port, profileFile }: PracticeVpn): VpnClient {
  const open = (signal: AbortSignal): Promise<LineChannel> => openLineChannel({ host: '127.0.0.1', port }, openMs, signal);
  const find = async (facts: Facts, signal: AbortSignal): Promise<Tunnel | undefined> => {
    const address = await whileOpen(open(signal), (channel) => readConnectedAddress(channel, signal));
    return address === undefined ? undefined : {
      client: clientName, interface: interfaceName, address, routes: facts.labNetworks,
      covers: async (asked) => isInNetworks(asked, practiceNetworks) && await find(facts, signal) !== undefined,
    };
  };
  const disconnect = async ({ signal }: VpnTarget): Promise<void> => {
    await whileOpen(open(signal), async (channel) => {
      await channel.send(endOpenVpn);
      for (let said = await channel.read(openMs, signal); said.kind === 'line'; said = await channel.read(openMs, signal));
    });
  };
  return {
    name: () => Promise.resolve(clientName),
    find: ({ facts, signal }) => find(facts, signal),
    connect: async (request) => {
      const file = profileFile(request.user);
      if (await readProfileFile(file) === undefined) throw new LabProblem('vpn.noProfile', { file });
      // As with the real clients: what is missing costs no code.
      if (request.passphrase === undefined) throw new LabProblem('vpn.passphraseMissing');
      await disconnect(request);
      await whileOpen(open(request.signal), (channel) => attemptLogin(channel, request, systemClock));
      const tunnel = await find(request.facts, request.signal);
      if (tunnel === undefined) throw new LabProblem('vpn.notConnected', {}, { retry: 'now' });
      return tunnel;
    },
    disconnect,
  };
}

/** Undefined when the stand-in does not run: then there is no connection either. */
async function whileOpen<T>(opening: Promise<LineChannel>, work: (channel: LineChannel) => Promise<T>): Promise<T | undefined> {
  const channel = await opening.catch((error: unknown) => {
    if (toProblem(error).code === 'vpn.clientStopped') return undefined;
    throw error;
  });
  return channel && work(channel).finally(() => channel.close());
}
