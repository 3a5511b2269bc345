// Which VPNs of others are connected on this computer, whose they are, and whether they stand in the way of ours. Pure.

import { isInNetworks } from '../../../preload/contract/lab.ts';
import type { AccessRule, Facts } from '../../../preload/contract/facts.ts';
import { contains, readNetwork, type Network } from './networks.ts';
import type { NetworkInterface, NetworkPicture, NetworkRoute } from './picture.ts';

export interface OtherVpn {
  readonly interface: string;
  /** For a person: the program where it is known, with the name of the interface, which the system's own windows show. */
  readonly name: string;
  readonly rule: AccessRule | undefined;
  /** It carries our packets to the VPN server, leads the lab's address elsewhere, or uses the addresses of our VPN. */
  readonly isInTheWay: boolean;
}

/** What is asked about the network. */
export interface Asked {
  readonly facts: Pick<Facts, 'vpn' | 'vpnNetworks' | 'labNetworks' | 'accessRules'>;
  /** The lab's address, where it is known. */
  readonly labAddress: string | undefined;
  /** The interface of our own tunnel, when it is up. */
  readonly ours?: string | undefined;
  /** We made a connection before, so a tunnel with an address of our VPN may be what is left of it. */
  readonly isOursPossible?: boolean;
}

/** The connected VPNs that are not ours. */
export function findOtherVpns(picture: NetworkPicture, asked: Asked): readonly OtherVpn[] {
  const { facts, ours, isOursPossible = false } = asked;
  return picture.interfaces.flatMap((one) => {
    const addresses = one.isTunnel ? one.addresses.filter(isGiven) : [];
    const isInside = addresses.some(({ address }) => isInNetworks(address, facts.vpnNetworks));
    if (addresses.length === 0 || one.name === ours || (isInside && isOursPossible)) return [];
    const rule = ruleOf(one, addresses, picture, facts);
    return [{ interface: one.name, name: nameOf(one, rule), rule, isInTheWay: isInside || carriesOurs(one.name, picture, asked) }];
  });
}

/** Addresses that nobody gave: of a connection that is not made (RFC 3927), and of a phone line that knows IPv6 only (RFC 7335). */
function isGiven({ address }: Network): boolean {
  return !isInNetworks(address, ['169.254.0.0/16', '192.0.0.0/29']);
}

function carriesOurs(name: string, picture: NetworkPicture, { facts, labAddress }: Asked): boolean {
  return facts.vpn.hosts.some((host) => picture.ways.get(host)?.interface === name) || leadsLabAway(picture, facts, labAddress)?.interface === name;
}

/** The route that would keep the lab's address from our tunnel: one that is no wider than the lab networks, so that ours does not win. */
export function leadsLabAway({ ways }: NetworkPicture, { labNetworks }: Asked['facts'], labAddress: string | undefined): NetworkRoute | undefined {
  const way = labAddress === undefined ? undefined : ways.get(labAddress);
  const network = labNetworks.map(readNetwork).find((one) => one !== undefined && labAddress !== undefined && contains(one, labAddress));
  return way !== undefined && network !== undefined && way.destination.bits >= network.bits ? way : undefined;
}

/** The rule about this very VPN, or the one for all the others. */
function ruleOf(one: NetworkInterface, addresses: readonly Network[], picture: NetworkPicture, { accessRules, vpn }: Asked['facts']): AccessRule | undefined {
  const servers = (one.server === undefined ? hostRoutes(one.name, picture) : [one.server]).filter((server) => !vpn.hosts.includes(server));
  return accessRules.find(({ networks = [], servers: known = [] }) => (
    addresses.some(({ address }) => isInNetworks(address, networks)) || servers.some((server) => isInNetworks(server, known))
  )) ?? accessRules.find(({ first }) => first === 'disconnect');
}

/** A VPN that carries everything sets a route of its own to its server, around itself. */
function hostRoutes(tunnel: string, { routes }: NetworkPicture): readonly string[] {
  return routes.flatMap(({ destination, interface: name, gateway }) => (destination.bits === 32 && gateway !== '' && name !== tunnel ? [destination.address] : []));
}

/** Programs by how their interfaces and adapters are called. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/^cscotun|cisco anyconnect|cisco secure client/i, 'Cisco AnyConnect'], [/tailscale/i, 'Tailscale'], [/nordlynx/i, 'NordVPN'], [/mullvad/i, 'Mullvad'], [/^proton|protonvpn/i, 'Proton VPN'],
  [/cloudflare ?warp/i, 'Cloudflare WARP'], [/^gpd|pangp/i, 'GlobalProtect'], [/fortinet/i, 'FortiClient'], [/pulse secure|juniper/i, 'Pulse Secure'], [/^zt|zerotier/i, 'ZeroTier'],
  [/check point/i, 'Check Point'], [/f5 networks/i, 'F5'], [/sonicwall/i, 'SonicWall'], [/private internet access/i, 'Private Internet Access'],
  [/wireguard|wintun/i, 'WireGuard'], [/openvpn|tap-windows|\bovpn/i, 'OpenVPN'],
];

function nameOf({ name, description }: NetworkInterface, rule: AccessRule | undefined): string {
  const program = programs.find(([words]) => words.test(name) || words.test(description))?.[1];
  const isNamed = rule?.networks !== undefined || rule?.servers !== undefined;
  const known = [isNamed ? rule.who : '', program ?? ''].filter((word) => word !== '').join(', ');
  return known === '' ? name : `${known} (${name})`;
}
