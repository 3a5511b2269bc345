// The network as Windows tells it, asked with PowerShell's NetAdapter and NetTCPIP modules, which every Windows since 8 has. One call,
// because starting PowerShell takes a second. Pure: the command as data, and a reader. Documented, never run here.

import { z } from 'zod';
import { isAddress } from '../../../preload/contract/lab.ts';
import type { Command } from '../command.ts';
import { readNetwork } from './networks.ts';
import type { NetworkInterface, NetworkPicture, NetworkRoute } from './picture.ts';

const program = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const timeoutMs = 15_000;

/** Answers one JSON document. The addresses are checked, because they stand in the script. */
export function askWindows(addresses: readonly string[]): Command {
  if (!addresses.every(isAddress)) throw new Error('a way is asked for IPv4 addresses');
  return { program, args: ['-NoProfile', '-NonInteractive', '-Command', script(addresses)], timeoutMs };
}

/** `@(…)` keeps a single entry a list; without `-Depth` PowerShell 5.1 cuts off after two levels. */
function script(addresses: readonly string[]): string {
  return [
    '$ErrorActionPreference=\'SilentlyContinue\'',
    '[Console]::OutputEncoding=[Text.Encoding]::UTF8',
    '$adapters=@(Get-NetAdapter | Where-Object Status -eq \'Up\' | Select-Object Name,InterfaceDescription,ifIndex)',
    '$addresses=@(Get-NetIPAddress -AddressFamily IPv4 | Select-Object InterfaceIndex,IPAddress,PrefixLength)',
    '$routes=@(Get-NetRoute -AddressFamily IPv4 | Select-Object InterfaceIndex,DestinationPrefix,NextHop)',
    '$ways=@()',
    ...addresses.map((address) => `$ways+=@(Find-NetRoute -RemoteIPAddress '${address}' | Where-Object DestinationPrefix | Select-Object -First 1 @{n='Address';e={'${address}'}},InterfaceIndex,DestinationPrefix,NextHop)`),
    '@{adapters=$adapters;addresses=$addresses;routes=$routes;ways=$ways} | ConvertTo-Json -Depth 4 -Compress',
  ].join('; ');
}

/** PowerShell 5.1 writes some lists as `{"value":[…],"Count":n}`. */
function unwrap(list: unknown): unknown {
  return typeof list === 'object' && list !== null && 'value' in list ? list.value : list;
}

const route = z.object({ InterfaceIndex: z.number(), DestinationPrefix: z.string(), NextHop: z.string() });
const schema = z.object({
  adapters: z.preprocess(unwrap, z.array(z.object({ Name: z.string(), InterfaceDescription: z.string(), ifIndex: z.number() }))),
  addresses: z.preprocess(unwrap, z.array(z.object({ InterfaceIndex: z.number(), IPAddress: z.string(), PrefixLength: z.number() }))),
  routes: z.preprocess(unwrap, z.array(route)),
  ways: z.preprocess(unwrap, z.array(route.extend({ Address: z.string() }))),
});

/** The picture. Undefined when the answer cannot be understood. */
export function readWindows(stdout: string): NetworkPicture | undefined {
  const { data } = schema.safeParse(parseJson(stdout.replace(/^\uFEFF/, '')));
  if (data === undefined) return undefined;
  const interfaces = data.adapters.map(({ Name: name, InterfaceDescription: description, ifIndex }): NetworkInterface => ({
    name, description, isTunnel: tunnelAdapters.some((words) => description.toLowerCase().includes(words)),
    addresses: data.addresses.flatMap((one) => (one.InterfaceIndex === ifIndex ? [readNetwork(`${one.IPAddress}/${String(one.PrefixLength)}`) ?? []].flat() : [])),
  }));
  const nameOf = new Map(data.adapters.map(({ ifIndex, Name }) => [ifIndex, Name]));
  const routeOf = ({ InterfaceIndex, DestinationPrefix, NextHop }: z.infer<typeof route>): readonly NetworkRoute[] => {
    const destination = readNetwork(DestinationPrefix);
    const name = nameOf.get(InterfaceIndex);
    return destination === undefined || name === undefined ? [] : [{ destination, interface: name, gateway: NextHop === '0.0.0.0' ? '' : NextHop }];
  };
  return { interfaces, routes: data.routes.flatMap(routeOf), ways: new Map(data.ways.flatMap((way) => routeOf(way).map((found) => [way.Address, found] as const))) };
}

/** Pieces of adapter descriptions, in small letters, as the makers' drivers register them. */
const tunnelAdapters = [
  'cisco anyconnect', 'cisco secure client', 'tap-windows adapter', 'openvpn data channel offload', 'wireguard tunnel', 'wintun', 'tailscale tunnel',
  'pangp virtual ethernet', 'fortinet ssl vpn', 'fortinet virtual ethernet', 'juniper networks virtual adapter', 'pulse secure', 'check point virtual network',
  'f5 networks vpn', 'sonicwall', 'zerotier', 'cloudflare warp', 'nordlynx', 'mullvad tunnel', 'protonvpn', 'private internet access',
];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it.
    return undefined;
  }
}
