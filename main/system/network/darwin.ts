// The network as macOS tells it: ifconfig(8), netstat(1), route(8), and scutil(8), which knows the server of a VPN. Pure: commands as data,
// and readers. Documented, never run here.

import { isAddress } from '../../../preload/contract/lab.ts';
import type { Command } from '../command.ts';
import { bitsOfMask, readNetwork, type Network } from './networks.ts';
import type { NetworkInterface, NetworkRoute } from './picture.ts';

const timeoutMs = 5_000;

/** Interfaces, IPv4 routes, servers of VPNs, and the way to each address. */
export function askMacos(addresses: readonly string[]): readonly Command[] {
  if (!addresses.every(isAddress)) throw new Error('a way is asked for IPv4 addresses');
  return [
    { program: '/sbin/ifconfig', args: ['-a'], timeoutMs },
    { program: '/usr/sbin/netstat', args: ['-rn', '-f', 'inet'], timeoutMs },
    { program: '/usr/sbin/scutil', args: ['--nwi'], timeoutMs },
    // Exit code 1: there is no way to it.
    ...addresses.map((address) => ({ program: '/sbin/route', args: ['-n', 'get', address], timeoutMs, okCodes: [0, 1] })),
  ];
}

/** The interfaces that are up. macOS keeps several `utun` for itself, without an IPv4 address. */
export function readMacosInterfaces(ifconfig: string, nwi: string): readonly NetworkInterface[] {
  const servers = serversIn(nwi);
  return ifconfig.split(/^(?=\S)/m).flatMap((block) => {
    const [, name = '', flags = ''] = /^(\w+): flags=\w*<([^>]*)>/.exec(block) ?? [];
    const words = flags.split(',');
    if (name === '' || !words.includes('UP') || words.includes('LOOPBACK')) return [];
    const server = servers.get(name);
    return [{ name, description: '', isTunnel: /^(?:utun|ipsec)\d/.test(name), addresses: addressesIn(block), ...(server !== undefined && { server }) }];
  });
}

function addressesIn(block: string): readonly Network[] {
  return [...block.matchAll(/^\s+inet ([\d.]+)(?: --> [\d.]+)? netmask (0x[0-9a-f]{8})/gm)].flatMap(([, address = '', mask = '']) => {
    const bits = bitsOfMask(mask);
    return isAddress(address) && bits !== undefined ? [{ address, bits }] : [];
  });
}

function serversIn(nwi: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let name = '';
  for (const line of nwi.split('\n')) {
    name = /^\s*(\w+) : flags/.exec(line)?.[1] ?? name;
    const server = /VPN server\s*:\s*([\d.]+)/.exec(line)?.[1];
    if (server !== undefined && isAddress(server)) found.set(name, server);
  }
  return found;
}

/** The lines of the routing table that lead to other computers. netstat leaves out zeros at the end: `10.8/16`, `127`. */
export function readMacosRoutes(netstat: string): readonly NetworkRoute[] {
  return netstat.split('\n').flatMap((line) => {
    const [to = '', via = '', flags = '', name = ''] = line.trim().split(/\s+/);
    const destination = /^U/.test(flags) ? readShort(to) : undefined;
    return destination === undefined || name === '' ? [] : [{ destination, interface: name, gateway: isAddress(via) ? via : '' }];
  });
}

/** Without a length, the length is that of the numbers that are there (netstat.c, netname). */
function readShort(text: string): Network | undefined {
  if (text === 'default') return readNetwork(text);
  const [short = '', bits] = text.split('/');
  const numbers = short.split('.');
  return readNetwork(`${[...numbers, '0', '0', '0'].slice(0, 4).join('.')}/${bits ?? String(8 * numbers.length)}`);
}

/** The way that `route get` describes. Undefined when there is none. */
export function readMacosWay(stdout: string): NetworkRoute | undefined {
  const value = (name: string): string => new RegExp(`^\\s*${name}: (\\S+)`, 'm').exec(stdout)?.[1] ?? '';
  const mask = value('mask');
  const bits = mask === '' ? undefined : mask === 'default' ? 0 : bitsOfMask(mask);
  const to = value('destination');
  // Only a route to one address has no mask.
  const destination = readNetwork(to === 'default' ? to : `${to}/${String(bits ?? 32)}`);
  return destination === undefined || value('interface') === '' ? undefined : { destination, interface: value('interface'), gateway: isAddress(value('gateway')) ? value('gateway') : '' };
}
