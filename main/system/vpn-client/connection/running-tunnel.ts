// The tunnel to the lab among the interfaces of this computer (Linux), by the kernel's word alone.

import { isInNetworks } from '../../../../preload/contract/lab.ts';
import type { Command, CommandResult, Runner } from '../../command.ts';
import { createRouteProof } from '../tunnel-proof.ts';
import { startedElsewhere, type Tunnel, type VpnTarget } from './client.ts';
import { askDecidingRoute, askRoute, listInterfaces, listRoutes, readRoute, readRoutes, readTunnels } from './linux-routes.ts';

/** The tunnel with this address as its VPN client reported it. Undefined when there is none, or when the lab is not reached through it. */
export async function findReportedTunnel(address: string, client: string, runner: Runner, target: VpnTarget): Promise<Tunnel | undefined> {
  const run = (command: Command): Promise<CommandResult> => runner.run(command, target.signal);
  const found = readTunnels(await run(listInterfaces())).find((one) => one.address === address);
  if (found === undefined || readRoute(await run(askRoute(labAddress(target))))?.interface !== found.name) return undefined;
  return describe(found.name, { address, client, runner, target });
}

/**
 * The tunnel that a route of its own leads to the lab through, whoever started it. A VPN that merely takes all traffic is none: it goes
 * to somebody else's network.
 */
export async function findForeignTunnel(runner: Runner, target: VpnTarget): Promise<Tunnel | undefined> {
  const run = (command: Command): Promise<CommandResult> => runner.run(command, target.signal);
  const tunnels = readTunnels(await run(listInterfaces()));
  if (tunnels.length === 0) return undefined;
  const route = readRoute(await run(askDecidingRoute(labAddress(target))));
  const found = tunnels.find((one) => one.name === route?.interface);
  if (found === undefined || route === undefined || !isMeantForLab(route.destination, target)) return undefined;
  return describe(found.name, { address: found.address, client: startedElsewhere, runner, target });
}

async function describe(name: string, about: { address: string; client: string; runner: Runner; target: VpnTarget }): Promise<Tunnel> {
  const { address, client, runner, target } = about;
  const routes = readRoutes(await runner.run(listRoutes(name), target.signal));
  return { ...createRouteProof(name, runner, target.signal), client, address, routes };
}

/** Without a lab, the first address of the lab networks stands for it. */
export function labAddress({ lab, facts }: VpnTarget): string {
  return lab?.address ?? facts.labNetworks[0]?.split('/')[0] ?? '';
}

/** Wider than this it is a rule for half the Internet; `10.0.0.0/8` is the widest private network. */
const widestBits = 8;

/** Answers whether a route leads to the lab on purpose: it is no wider than a private network. */
export function isMeantForLab(destination: string, target: VpnTarget): boolean {
  const [base = '', bits = '32'] = destination.split('/');
  return Number(bits) >= widestBits && isInNetworks(labAddress(target), [`${base}/${bits}`]);
}
