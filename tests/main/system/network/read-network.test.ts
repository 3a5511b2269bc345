import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Command, Platform, Runner } from '../../../../main/system/command.ts';
import { askMacos } from '../../../../main/system/network/darwin.ts';
import { askLinux } from '../../../../main/system/network/linux.ts';
import { createNetworkReader } from '../../../../main/system/network/read-network.ts';
import type { NetworkPicture } from '../../../../main/system/network/picture.ts';
import { askWindows } from '../../../../main/system/network/win32.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../../fixtures/network/${name}`, import.meta.url), 'utf8');
const addresses = ['129.241.176.121', '10.42.1.130', '192.0.2.1'];

/** Answers by the last words of a command; what is not listed ends with exit code 2. */
function programsThat(say: Readonly<Record<string, string>>): Runner {
  return {
    run: ({ program, args }: Command) => {
      const found = Object.entries(say).find(([words]) => `${program} ${args.join(' ')}`.endsWith(words));
      return Promise.resolve({ exitCode: found === undefined ? 2 : 0, stdout: Buffer.from(found?.[1] ?? ''), stderr: Buffer.alloc(0) });
    },
  };
}

async function read(platform: Platform, say: Readonly<Record<string, string>>, asked = addresses): Promise<NetworkPicture> {
  const picture = await createNetworkReader(platform, programsThat(say))(asked, new AbortController().signal);
  if (picture === undefined) throw new Error('no picture');
  return picture;
}

function short({ interfaces }: NetworkPicture): readonly string[] {
  return interfaces.map(({ name, isTunnel, addresses: found, server }) => [name, ...(isTunnel ? ['tunnel'] : []), ...found.map(({ address, bits }) => `${address}/${String(bits)}`), ...(server === undefined ? [] : [`server ${server}`])].join(' '));
}

test('the commands of all three systems are those of the golden file', () => {
  const commands = {
    'Linux: ip(8), ip-address(8), ip-route(8) of iproute2': askLinux(addresses),
    'macOS: ifconfig(8), netstat(1), scutil(8), route(8)': askMacos(addresses),
    'Windows: Get-NetAdapter, Get-NetIPAddress, Get-NetRoute, Find-NetRoute of Microsoft\'s PowerShell reference': [askWindows(addresses)],
  };
  const text = Object.entries(commands).map(([title, list]) => `# ${title}\n${list.map(({ program, args }) => [program, ...args.map((arg) => JSON.stringify(arg))].join('\n  ')).join('\n')}\n`).join('\n');
  expect(text).toBe(readFileSync(new URL('../../../golden/network.txt', import.meta.url), 'utf8'));
});

test('only addresses get into the script of PowerShell', () => {
  expect(() => askWindows(['10.8.0.1', '1.1.1.1\'; calc'])).toThrow('IPv4');
});

describe('Linux', () => {
  const [server = '', lab = '', outside = '', tailscale = ''] = fixture('linux-ways.txt').split('\n');
  const say = { '-d address show': fixture('linux-interfaces.json'), 'table all': fixture('linux-routes.json'), 'fibmatch 129.241.176.121': server, 'fibmatch 10.42.7.130': lab, 'fibmatch 192.0.2.1': outside, 'fibmatch 100.99.1.1': tailscale };

  test('shows interfaces that are up with their addresses; bridges, taps and cables are no tunnels', async () => {
    const picture = await read('linux', say);
    expect(short(picture)).toEqual([
      'far0', 'wlan0 10.8.3.20/24', 'docker0 172.17.0.1/16', 'cni0 10.42.7.1/24', 'cscotun0 tunnel 10.50.12.7/24', 'tailscale0 tunnel 100.101.2.3/32', 'tap0 192.168.9.1/24',
    ].sort((one, other) => orderIn(picture, one) - orderIn(picture, other)));
  });

  test('shows routes of all tables, without those to this computer itself', async () => {
    const { routes } = await read('linux', say);
    expect(routes).toContainEqual({ destination: { address: '100.64.0.0', bits: 10 }, interface: 'tailscale0', gateway: '' });
    expect(routes).toContainEqual({ destination: { address: '129.241.56.1', bits: 32 }, interface: 'wlan0', gateway: '10.8.3.1' });
    expect(routes).toContainEqual({ destination: { address: '0.0.0.0', bits: 0 }, interface: 'wlan0', gateway: '10.8.3.1' });
    expect(routes.filter(({ interface: name, destination }) => name === 'lo' || destination.address.endsWith('.255'))).toEqual([]);
  });

  test('shows the way to each address, and none where there is none', async () => {
    const { ways } = await read('linux', say, ['129.241.176.121', '10.42.7.130', '192.0.2.1', '100.99.1.1', '203.0.113.7']);
    expect([...ways].map(([address, { interface: name, destination }]) => `${address} ${name} ${destination.address}/${String(destination.bits)}`)).toEqual([
      '129.241.176.121 wlan0 129.241.176.121/32', '10.42.7.130 cni0 10.42.7.0/24', '192.0.2.1 cscotun0 192.0.2.0/25', '100.99.1.1 tailscale0 100.64.0.0/10',
    ]);
  });
});

function orderIn({ interfaces }: NetworkPicture, line: string): number {
  return interfaces.findIndex(({ name }) => line === name || line.startsWith(`${name} `));
}

test('Windows: adapters, addresses, routes and ways of one answer', async () => {
  const picture = await read('win32', { '-Compress': fixture('win32.json') });
  expect(short(picture)).toEqual(['Ethernet 2 tunnel 10.50.12.7/24', 'Wi-Fi 192.168.1.20/24', 'vEthernet (WSL) 172.20.96.1/20']);
  expect(picture.routes).toContainEqual({ destination: { address: '129.241.56.1', bits: 32 }, interface: 'Wi-Fi', gateway: '192.168.1.1' });
  expect(picture.routes).toContainEqual({ destination: { address: '192.168.1.20', bits: 32 }, interface: 'Wi-Fi', gateway: '' });
  expect([...picture.ways].map(([address, { interface: name }]) => [address, name])).toEqual([['129.241.176.121', 'Wi-Fi'], ['10.42.1.130', 'Ethernet 2'], ['192.0.2.1', 'Ethernet 2']]);
});

test('Windows: lists as PowerShell 5.1 writes some of them', async () => {
  const whole = JSON.parse(fixture('win32.json')) as Record<string, readonly unknown[]>;
  const wrapped = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, { value, Count: value.length }]));
  expect(await read('win32', { '-Compress': `\uFEFF${JSON.stringify(wrapped)}\r\n` })).toEqual(await read('win32', { '-Compress': fixture('win32.json') }));
});

test('macOS: a utun counts with its IPv4 address, short networks are read, and the server of a VPN is known', async () => {
  const way = fixture('darwin-route.txt');
  const picture = await read('darwin', { '/sbin/ifconfig -a': fixture('darwin-ifconfig.txt'), '-f inet': fixture('darwin-netstat.txt'), '--nwi': fixture('darwin-nwi.txt'), 'get 129.241.176.121': way });
  expect(short(picture)).toEqual(['en0 192.168.3.93/24', 'utun0 tunnel', 'utun9 tunnel 10.25.134.54/32 server 129.177.12.9', 'bridge100 192.168.64.1/24']);
  expect(picture.routes.map(({ destination: { address, bits }, interface: name, gateway }) => `${address}/${String(bits)} ${name} ${gateway}`.trim())).toEqual([
    '0.0.0.0/0 utun9', '0.0.0.0/0 en0 192.168.3.1', '10.0.0.0/8 utun9', '127.0.0.0/8 lo0 127.0.0.1', '127.0.0.1/32 lo0 127.0.0.1', '129.177.12.9/32 en0 192.168.3.1',
    '169.254.0.0/16 en0', '192.168.3.0/24 en0', '192.168.3.1/32 en0',
  ]);
  expect([...picture.ways]).toEqual([['129.241.176.121', { destination: { address: '0.0.0.0', bits: 0 }, interface: 'utun9', gateway: '192.168.12.1' }]]);
});

test.for<[Platform, Readonly<Record<string, string>>]>([
  ['linux', {}], ['linux', { '-d address show': '[]' }], ['linux', { '-d address show': '{"a":1}', 'table all': '[]' }], ['linux', { '-d address show': 'not JSON', 'table all': '[]' }],
  ['win32', {}], ['win32', { '-Compress': '' }], ['win32', { '-Compress': '{"adapters":[]}' }], ['darwin', {}], ['darwin', { '/sbin/ifconfig -a': '' }],
])('%s: what cannot be understood is no picture (%j)', async ([platform, say]) => {
  expect(await createNetworkReader(platform, programsThat(say))(addresses, new AbortController().signal)).toBeUndefined();
});

test('programs that are missing or hang are no picture; cancelling is cancelling', async () => {
  const failing = (error: Error): Runner => ({ run: () => Promise.reject(error) });
  const abort = new DOMException('stopped', 'AbortError');
  expect(await createNetworkReader('linux', failing(new LabProblem('program.missing', { program: 'ip' })))(addresses, new AbortController().signal)).toBeUndefined();
  expect(await createNetworkReader('darwin', failing(new LabProblem('program.timedOut', { program: 'netstat' })))(addresses, new AbortController().signal)).toBeUndefined();
  await expect(createNetworkReader('win32', failing(abort))(addresses, new AbortController().signal)).rejects.toBe(abort);
});
