// The kernel's own view of interfaces and routes, asked with the program `ip` of iproute2 and its JSON (tried with 6.1). Commands as
// data and readers of their answers; nothing is run here. Pings prove nothing and are not used.

import { z } from 'zod';
import { isAddress } from '../../../../preload/contract/lab.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { Command, CommandResult } from '../../command.ts';

/** There on every Linux, also where /sbin is a link to /usr/sbin or /usr/bin. */
const program = '/sbin/ip';
const timeoutMs = 5_000;

/** Asks which way a packet to this address would go now. Exit code 2: there is no way. */
export function askRoute(address: string): Command {
  return { program, args: ['-j', 'route', 'get', checked(address)], timeoutMs, okCodes: [0, 2] };
}

/** Asks which line of the routing table decides that. */
export function askDecidingRoute(address: string): Command {
  return { program, args: ['-j', 'route', 'get', 'fibmatch', checked(address)], timeoutMs, okCodes: [0, 2] };
}

/** Lists all interfaces with their kind and addresses. */
export function listInterfaces(): Command {
  return { program, args: ['-j', '-d', 'address', 'show'], timeoutMs };
}

/** Lists the IPv4 routes through an interface. */
export function listRoutes(name: string): Command {
  return { program, args: ['-j', 'route', 'show', 'dev', name], timeoutMs };
}

function checked(address: string): string {
  if (!isAddress(address)) throw new Error('a route is asked for one IPv4 address');
  return address;
}

export interface Route {
  readonly interface: string;
  /** As in the table: `10.42.0.0/16`, one address, or `default`. */
  readonly destination: string;
}

const routeSchema = z.array(z.object({ dst: z.string(), dev: z.string() })).min(1);

/** Where the packet would go; undefined when there is no way to it or the answer cannot be understood: then nothing is proved. */
export function readRoute({ exitCode, stdout }: CommandResult): Route | undefined {
  const [route] = exitCode === 0 ? routeSchema.safeParse(parseJson(stdout)).data ?? [] : [];
  return route && { interface: route.dev, destination: route.dst };
}

const routesSchema = z.array(z.object({ dst: z.string() }));

/** The destinations of a list of routes, for evidence. */
export function readRoutes({ exitCode, stdout }: CommandResult): readonly string[] {
  const routes = exitCode === 0 ? routesSchema.safeParse(parseJson(stdout)).data : undefined;
  return (routes ?? []).map((route) => route.dst);
}

export interface TunnelInterface {
  readonly name: string;
  /** This computer's IPv4 address in the tunnel. */
  readonly address: string;
}

// `ip -d` prints an empty object for what it leaves out, so every part may be missing.
const interfacesSchema = z.array(z.object({
  ifname: z.string().optional(),
  flags: z.array(z.string()).optional(),
  linkinfo: z.object({ info_kind: z.string().optional(), info_data: z.object({ type: z.string().optional() }).optional() }).optional(),
  addr_info: z.array(z.object({ family: z.string().optional(), local: z.string().optional() })).optional(),
}));

/** The tunnels that are up. Throws `vpn.routesUnreadable` when `ip` does not say. */
export function readTunnels({ exitCode, stdout }: CommandResult): readonly TunnelInterface[] {
  const interfaces = exitCode === 0 ? interfacesSchema.safeParse(parseJson(stdout)).data : undefined;
  if (interfaces === undefined) throw new LabProblem('vpn.routesUnreadable', { name: program });
  return interfaces.filter(isTunnel).flatMap(({ ifname, flags, addr_info: addresses }) => {
    const address = addresses?.find((one) => one.family === 'inet')?.local;
    return ifname === undefined || address === undefined || !flags?.includes('UP') ? [] : [{ name: ifname, address }];
  });
}

/** A `tun` device, or the kernel's own OpenVPN (`ovpn-dco` of 2.6, `ovpn` since Linux 6.16). A `tap` carries a whole network and is none. */
function isTunnel({ linkinfo }: z.infer<typeof interfacesSchema>[number]): boolean {
  const kind = linkinfo?.info_kind;
  return (kind === 'tun' && linkinfo?.info_data?.type === 'tun') || kind === 'ovpn' || kind === 'ovpn-dco';
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // Not JSON: the callers say what that means for them.
    return undefined;
  }
}
