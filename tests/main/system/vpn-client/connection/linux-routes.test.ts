// What `ip` of iproute2 6.1 answered in a namespace with a tunnel; recorded.

import { expect, test } from 'vitest';
import { askDecidingRoute, askRoute, readRoute, readRoutes, readTunnels } from '../../../../../main/system/vpn-client/connection/linux-routes.ts';
import { createRouteProof } from '../../../../../main/system/vpn-client/tunnel-proof.ts';
import { findForeignTunnel, findReportedTunnel } from '../../../../../main/system/vpn-client/connection/running-tunnel.ts';
import type { Command, CommandResult, Runner } from '../../../../../main/system/command.ts';
import type { VpnTarget } from '../../../../../main/system/vpn-client/connection/client.ts';

const said = (stdout: string, exitCode = 0): CommandResult => ({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0) });
const throughTunnel = '[{"dst":"10.42.1.130","gateway":"10.8.0.5","dev":"tun7","prefsrc":"10.8.0.6","flags":[],"uid":0,"cache":[]}]';
const throughCafe = '[{"dst":"10.42.1.130","gateway":"192.168.1.1","dev":"wlan0","prefsrc":"192.168.1.2","flags":[],"uid":0,"cache":[]}]';
const tunnelUp = '{"ifindex":2,"ifname":"tun7","flags":["POINTOPOINT","MULTICAST","NOARP","UP","LOWER_UP"],"linkinfo":{"info_kind":"tun","info_data":{"type":"tun","pi":false,"persist":true}},"addr_info":[{"family":"inet","local":"10.8.0.6","address":"10.8.0.5","prefixlen":32},{"family":"inet6","local":"fe80::1","prefixlen":64}]}';
const interfaces = (...more: readonly string[]): string => `[{},{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8}]}${more.map((one) => `,${one}`).join('')}]`;

function runner(answers: Readonly<Record<string, string | CommandResult>>): Runner & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    run: ({ args }: Command) => {
      const words = args.filter((word) => word !== '-j' && word !== '-d').join(' ');
      asked.push(words);
      const answer = answers[words] ?? said('', 2);
      return Promise.resolve(typeof answer === 'string' ? said(answer) : answer);
    },
  };
}

const signal = new AbortController().signal;
const target = { user: 'ola', lab: { lab: 'demolab', user: 'ola', address: '10.42.1.130' }, facts: { labNetworks: ['10.42.0.0/16'] }, signal } as unknown as VpnTarget;

test('the questions are asked with an absolute program and one address', () => {
  expect(askRoute('10.42.1.130')).toMatchObject({ program: '/sbin/ip', args: ['-j', 'route', 'get', '10.42.1.130'] });
  expect(askDecidingRoute('10.42.1.130').args).toEqual(['-j', 'route', 'get', 'fibmatch', '10.42.1.130']);
  for (const wrong of ['10.42.1.130 via 1.1.1.1', '-6', '', 'lab.invalid', '10.42.1.130/8']) expect(() => askRoute(wrong)).toThrow('one IPv4 address');
});

test.for([['no way', said('', 2)], ['not JSON', said('Error: x')], ['an empty list', said('[]')], ['no interface', said('[{"dst":"10.42.1.130"}]')], ['a number', said('7')]] as const)(
  'an answer with %s proves nothing', async ([, answer]) => {
    expect(readRoute(answer)).toBeUndefined();
    expect(await createRouteProof('tun7', runner({ 'route get 10.42.1.130': answer }), signal).covers('10.42.1.130')).toBe(false);
  },
);

test('the proof is the interface that the client reported, asked anew each time', async () => {
  const answers: Record<string, string> = { 'route get 10.42.1.130': throughTunnel };
  const proof = createRouteProof('tun7', runner(answers), signal);
  expect(await proof.covers('10.42.1.130')).toBe(true);
  expect(await createRouteProof('tun1', runner(answers), signal).covers('10.42.1.130')).toBe(false);
  answers['route get 10.42.1.130'] = throughCafe;
  expect(await proof.covers('10.42.1.130')).toBe(false);
});

test('of all interfaces only a tun that is up and has an address is a tunnel', () => {
  const read = (change: (text: string) => string): number => readTunnels(said(interfaces(change(tunnelUp)))).length;
  expect(readTunnels(said(interfaces(tunnelUp)))).toEqual([{ name: 'tun7', address: '10.8.0.6' }]);
  expect(read((text) => text.replace('"info_kind":"tun"', '"info_kind":"ovpn-dco"'))).toBe(1);
  expect(read((text) => text.replace('"type":"tun"', '"type":"tap"'))).toBe(0);
  expect(read((text) => text.replace('"info_kind":"tun"', '"info_kind":"veth"'))).toBe(0);
  expect(read((text) => text.replace('"info_kind":"tun"', '"info_kind":"wireguard"'))).toBe(0);
  expect(read((text) => text.replace('"UP",', ''))).toBe(0);
  expect(read((text) => text.replace('"inet"', '"inet6"'))).toBe(0);
  expect(() => readTunnels(said('', 1))).toThrow('vpn.routesUnreadable');
  expect(readRoutes(said('[{"dst":"10.8.0.5"},{"dst":"10.42.0.0/16","gateway":"10.8.0.5"}]'))).toEqual(['10.8.0.5', '10.42.0.0/16']);
});

test('a reported tunnel counts only when the lab is reached through it', async () => {
  const answers = { 'address show': interfaces(tunnelUp), 'route get 10.42.1.130': throughTunnel, 'route show dev tun7': '[{"dst":"10.42.0.0/16"}]' };
  expect(await findReportedTunnel('10.8.0.6', 'OpenVPN', runner(answers), target)).toMatchObject({ client: 'OpenVPN', interface: 'tun7', address: '10.8.0.6', routes: ['10.42.0.0/16'] });
  expect(await findReportedTunnel('10.8.0.7', 'OpenVPN', runner(answers), target)).toBeUndefined();
  expect(await findReportedTunnel('10.8.0.6', 'OpenVPN', runner({ ...answers, 'route get 10.42.1.130': throughCafe }), target)).toBeUndefined();
});

test.for([
  ['10.42.0.0/16', true], ['10.42.1.130', true], ['10.0.0.0/8', true], ['default', false], ['0.0.0.0/1', false], ['10.43.0.0/16', false], ['8.0.0.0/6', false],
] as const)('a tunnel started elsewhere whose deciding route is %s counts: %s', async ([destination, counts]) => {
  const answers = {
    'address show': interfaces(tunnelUp), 'route get fibmatch 10.42.1.130': `[{"dst":"${destination}","dev":"tun7","flags":[]}]`, 'route show dev tun7': '[]',
  };
  expect((await findForeignTunnel(runner(answers), target)) !== undefined).toBe(counts);
});

test('a café network that answers for the lab is no tunnel', async () => {
  const answers = { 'address show': interfaces(tunnelUp), 'route get fibmatch 10.42.1.130': '[{"dst":"10.42.0.0/16","dev":"wlan0","flags":[]}]' };
  expect(await findForeignTunnel(runner(answers), target)).toBeUndefined();
});
