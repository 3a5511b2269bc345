// The network as Linux tells it, asked with `ip` of iproute2 and its JSON (recorded with 6.1). Pure: commands as data, and readers.

import { z } from 'zod';
import { isAddress } from '../../../preload/contract/lab.ts';
import type { Command } from '../command.ts';
import { readNetwork, type Network } from './networks.ts';
import type { NetworkInterface, NetworkRoute } from './picture.ts';

const program = '/sbin/ip';
const timeoutMs = 5_000;

/** Interfaces; IPv4 routes of all tables, since WireGuard and Tailscale have one of their own; the deciding route for each address. */
export function askLinux(addresses: readonly string[]): readonly Command[] {
  if (!addresses.every(isAddress)) throw new Error('a way is asked for IPv4 addresses');
  return [
    { program, args: ['-j', '-d', 'address', 'show'], timeoutMs },
    { program, args: ['-j', '-4', 'route', 'show', 'table', 'all'], timeoutMs },
    // Exit code 2: there is no way to it.
    ...addresses.map((address) => ({ program, args: ['-j', 'route', 'get', 'fibmatch', address], timeoutMs, okCodes: [0, 2] })),
  ];
}

// `ip -d` prints an empty object for what it leaves out, so every part may be missing.
const interfacesSchema = z.array(z.object({
  ifname: z.string().optional(),
  flags: z.array(z.string()).optional(),
  linkinfo: z.object({ info_kind: z.string().optional(), info_data: z.object({ type: z.string().optional() }).optional() }).optional(),
  addr_info: z.array(z.object({ family: z.string().optional(), local: z.string().optional(), prefixlen: z.number().optional() })).optional(),
}));
type Listed = z.infer<typeof interfacesSchema>[number];

/** The interfaces that are up. Undefined when the answer cannot be understood. */
export function readLinuxInterfaces(stdout: string): readonly NetworkInterface[] | undefined {
  return interfacesSchema.safeParse(parseJson(stdout)).data?.flatMap((listed) => {
    const { ifname: name = '', flags = [], linkinfo } = listed;
    if (name === '' || !flags.includes('UP') || flags.includes('LOOPBACK')) return [];
    return [{ name, description: linkinfo?.info_kind ?? '', isTunnel: isTunnel(listed), addresses: addressesOf(listed) }];
  });
}

function addressesOf({ addr_info: found = [] }: Listed): readonly Network[] {
  return found.flatMap(({ family, local = '', prefixlen = 32 }) => (family === 'inet' ? [readNetwork(`${local}/${String(prefixlen)}`) ?? []].flat() : []));
}

/** Not `ppp`: at some homes that is the line to the Internet. A `tap` is a network of its own, mostly of virtual machines; ZeroTier's is not. */
function isTunnel({ ifname = '', linkinfo }: Listed): boolean {
  const kind = linkinfo?.info_kind ?? '';
  return ['wireguard', 'ovpn', 'ovpn-dco', 'xfrm', 'vti'].includes(kind) || (kind === 'tun' && (linkinfo?.info_data?.type !== 'tap' || ifname.startsWith('zt')));
}

const routesSchema = z.array(z.object({ dst: z.string(), dev: z.string().optional(), gateway: z.string().optional(), type: z.string().optional() }));

/** Routes to other computers. Undefined when the answer cannot be understood. */
export function readLinuxRoutes(stdout: string): readonly NetworkRoute[] | undefined {
  return routesSchema.safeParse(parseJson(stdout)).data?.flatMap(({ dst, dev, gateway = '', type = 'unicast' }) => {
    const destination = readNetwork(dst);
    return destination === undefined || dev === undefined || type !== 'unicast' ? [] : [{ destination, interface: dev, gateway }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schemas refuse it.
    return undefined;
  }
}
