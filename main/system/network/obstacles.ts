// What around the VPN makes a connection fail or die, from one look at the network: another VPN, a local network with the same addresses,
// our own connection taking all traffic. What would work all the same is told and stops nothing. Pure.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import { contains, overlaps, readNetwork, writeNetwork, type Network } from './networks.ts';
import { findOtherVpns, leadsLabAway, type Asked, type OtherVpn } from './other-vpns.ts';
import { anywhere, type NetworkInterface, type NetworkPicture } from './picture.ts';

export interface Obstacles {
  /** What makes a new connection fail. */
  readonly problem?: Problem;
  /** True when the problem is a guess by the way packets take: the VPN server may answer through the other VPN all the same. */
  readonly isWorthAsking: boolean;
  readonly evidence: Evidence;
}

/** The addresses whose way tells what is in the way. */
export function addressesToAsk({ facts, labAddress }: Asked): readonly string[] {
  const servers = facts.vpn.hosts.filter((host) => readNetwork(host)?.bits === 32);
  return [...new Set([...servers, ...(labAddress === undefined ? [] : [labAddress]), anywhere])];
}

/** What stands in the way of a connection that is yet to be made, and what else is worth telling. */
export function findObstacles(picture: NetworkPicture, asked: Asked): Obstacles {
  const vpns = findOtherVpns(picture, asked);
  const networks = localNetworks(picture, asked);
  const inTheWay = vpns.find(({ isInTheWay, rule }) => isInTheWay && rule?.first !== 'connect-first');
  const problem = inTheWay === undefined ? overlapProblem(picture, asked, networks) : vpnProblem(inTheWay);
  const isWorthAsking = inTheWay !== undefined && leadsLabAway(picture, asked.facts, asked.labAddress)?.interface !== inTheWay.interface;
  return {
    ...(problem && { problem }), isWorthAsking,
    evidence: { ...(vpns.length > 0 && { otherVpns: vpns.map(({ name }) => name) }), ...(networks.length > 0 && { overlaps: networks.map(({ one, network }) => `${one.name} ${writeNetwork(network)}`) }) },
  };
}

/** Says that the connection is up and takes all traffic, which has no way to the Internet from the lab. Undefined when it does not. */
export function defaultRouteTaken({ ways }: NetworkPicture, ours: string): Problem | undefined {
  return ways.get(anywhere)?.interface === ours ? { code: 'vpn.defaultRouteTaken', retry: 'after-fix', facts: { name: ours } } : undefined;
}

function vpnProblem({ name, rule }: OtherVpn): Problem {
  const code = rule?.first === 'split-tunnel' ? 'vpn.splitTunnelNeeded' : 'vpn.otherVpnActive';
  return { code, retry: 'after-fix', facts: { name, who: rule?.who ?? '' } };
}

interface LocalNetwork {
  readonly one: NetworkInterface;
  readonly network: Network;
}

/** Networks this computer is in that have addresses in common with the VPN or the labs. */
function localNetworks({ interfaces }: NetworkPicture, { facts }: Asked): readonly LocalNetwork[] {
  const taken = [...facts.vpnNetworks, ...facts.labNetworks].flatMap((text) => readNetwork(text) ?? []);
  return interfaces.filter(({ isTunnel }) => !isTunnel).flatMap((one) => (
    one.addresses.filter((network) => taken.some((other) => overlaps(network, other))).map((network) => ({ one, network }))
  ));
}

/** A wider network, such as 10.0.0.0/8, is no obstacle by itself: the narrower route of the VPN wins. */
function overlapProblem(picture: NetworkPicture, { facts, labAddress }: Asked, networks: readonly LocalNetwork[]): Problem | undefined {
  const away = leadsLabAway(picture, facts, labAddress);
  const into = picture.interfaces.find(({ name }) => name === away?.interface);
  // A tunnel is ours or another VPN.
  if (away !== undefined && into?.isTunnel === false) return overlap(into.name, into.addresses[0]?.address ?? '', away.destination);
  const line = picture.ways.get(anywhere);
  const found = networks.find(({ one, network }) => one.name === line?.interface && facts.vpnNetworks.some((text) => {
    const vpn = readNetwork(text);
    return vpn !== undefined && overlaps(vpn, network) && (network.bits >= vpn.bits || contains(vpn, network.address) || contains(vpn, line.gateway));
  }));
  return found && overlap(found.one.name, found.network.address, found.network);
}

function overlap(name: string, address: string, { address: base, bits }: Network): Problem {
  return { code: 'vpn.networkOverlaps', retry: 'after-fix', facts: { name, address, network: writeNetwork({ address: base, bits }) } };
}
