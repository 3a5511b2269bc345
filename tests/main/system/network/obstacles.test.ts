import { describe, expect, test } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { readNetwork, type Network } from '../../../../main/system/network/networks.ts';
import { addressesToAsk, defaultRouteTaken, findObstacles } from '../../../../main/system/network/obstacles.ts';
import { findOtherVpns, type Asked } from '../../../../main/system/network/other-vpns.ts';
import { anywhere, type NetworkInterface, type NetworkPicture } from '../../../../main/system/network/picture.ts';

const { facts } = shippedFacts();
const labAddress = '10.42.1.130';
const asked: Asked = { facts, labAddress };
const server = '129.241.176.121';

function network(text: string): Network {
  const found = readNetwork(text);
  if (found === undefined) throw new Error(`no network: ${text}`);
  return found;
}

/** `wlan0 10.8.3.20/24`, and `tunnel` where it is one. */
function interfaceOf(text: string): NetworkInterface {
  const [name = '', ...words] = text.split(' ');
  return { name, description: words.filter((word) => !/\d\/\d/.test(word) && word !== 'tunnel').join(' '), isTunnel: words.includes('tunnel'), addresses: words.filter((word) => /\d\/\d/.test(word)).map(network) };
}

interface Scene {
  readonly interfaces?: readonly string[];
  /** Address, interface and destination of the way to it. */
  readonly ways?: readonly string[];
  /** Host routes: address and interface. */
  readonly routes?: readonly string[];
  readonly gateway?: string;
}

const home = { interfaces: ['wlan0 192.168.1.20/24'], ways: [`${server} wlan0 default`, `${labAddress} wlan0 default`, `${anywhere} wlan0 default`] };

function picture({ interfaces = [], ways = home.ways, routes = [], gateway = '192.168.1.1' }: Scene): NetworkPicture {
  const route = (destination: string, name: string): NetworkPicture['routes'][number] => ({ destination: network(destination), interface: name, gateway });
  return {
    interfaces: [...(interfaces.some((one) => one.startsWith('wlan0')) ? [] : home.interfaces), ...interfaces].map(interfaceOf),
    routes: routes.map((text) => route(`${text.split(' ')[0] ?? ''}/32`, text.split(' ')[1] ?? '')),
    ways: new Map(ways.map((text) => { const [address = '', name = '', destination = ''] = text.split(' '); return [address, route(destination, name)]; })),
  };
}

const through = (name: string): readonly string[] => [`${server} ${name} default`, `${labAddress} ${name} default`, `${anywhere} ${name} default`];

function found(scene: Scene, more: Partial<Asked> = {}): { readonly code: string; readonly name?: string; readonly evidence: object; readonly isWorthAsking: boolean } {
  const { problem, evidence, isWorthAsking } = findObstacles(picture(scene), { ...asked, ...more });
  return { code: problem?.code ?? 'nothing', ...(problem?.facts['name'] !== undefined && { name: problem.facts['name'] }), evidence, isWorthAsking };
}

test('a plain home network is nothing to tell', () => {
  expect(found({})).toEqual({ code: 'nothing', evidence: {}, isWorthAsking: false });
  expect(addressesToAsk(asked)).toEqual([server, labAddress, anywhere]);
  expect(addressesToAsk({ facts: { ...facts, vpn: { ...facts.vpn, hosts: ['vpn.example.org'] } }, labAddress: undefined })).toEqual([anywhere]);
});

describe('another VPN', () => {
  test.for<[string, Scene, string, string]>([
    ['a WireGuard that takes everything', { interfaces: ['wg0 tunnel wireguard 10.2.0.2/32'], ways: through('wg0') }, 'vpn.otherVpnActive', 'WireGuard (wg0)'],
    ['an OpenVPN with the addresses of ours', { interfaces: ['tun5 tunnel ovpn-dco 10.8.0.6/24'] }, 'vpn.otherVpnActive', 'OpenVPN (tun5)'],
    ['a tunnel with a route of its own to the lab\'s address', { interfaces: ['tun7 tunnel tun 172.30.0.2/24'], ways: [home.ways[0] ?? '', `${labAddress} tun7 10.42.0.0/16`] }, 'vpn.otherVpnActive', 'tun7'],
    ['GlobalProtect on Windows', { interfaces: ['Ethernet tunnel PANGP Virtual Ethernet Adapter 172.16.5.5/32'], ways: through('Ethernet') }, 'vpn.otherVpnActive', 'GlobalProtect (Ethernet)'],
    ['Tailscale with an exit node', { interfaces: ['tailscale0 tunnel tun 100.101.2.3/32'], ways: through('tailscale0') }, 'vpn.otherVpnActive', 'Tailscale (tailscale0)'],
    ['the usual AnyConnect of UiB, known by the route to its server', { interfaces: ['cscotun0 tunnel tun 10.111.4.4/24'], ways: through('cscotun0'), routes: ['129.177.12.9 wlan0'] }, 'vpn.splitTunnelNeeded', 'UiB, Cisco AnyConnect (cscotun0)'],
    ['an AnyConnect of somebody else', { interfaces: ['cscotun0 tunnel tun 10.111.4.4/24'], ways: through('cscotun0'), routes: ['193.10.1.1 wlan0'] }, 'vpn.otherVpnActive', 'Cisco AnyConnect (cscotun0)'],
  ])('%s is in the way, and is named', ([, scene, code, name]) => {
    expect(found(scene)).toMatchObject({ code, name, evidence: { otherVpns: [name] } });
  });

  test.for<[string, Scene, string]>([
    ['NTNU\'s, by the address it gave', { interfaces: ['cscotun0 tunnel tun 10.50.12.7/24'], ways: through('cscotun0') }, 'NTNU, Cisco AnyConnect (cscotun0)'],
    ['NTNU\'s through another program, by the route to its server', { interfaces: ['tun0 tunnel tun 172.29.1.1/24'], ways: through('tun0'), routes: ['129.241.56.1 wlan0'] }, 'NTNU (tun0)'],
    ['UiB\'s with its split-tunnel profile', { interfaces: ['cscotun0 tunnel tun 10.111.4.4/24'], routes: ['129.177.12.9 wlan0'] }, 'UiB, Cisco AnyConnect (cscotun0)'],
    ['Tailscale without an exit node', { interfaces: ['tailscale0 tunnel tun 100.101.2.3/32'] }, 'Tailscale (tailscale0)'],
    ['a company\'s with a wide route, of which ours is the narrower part', { interfaces: ['tun0 tunnel tun 10.200.1.1/24'], ways: [home.ways[0] ?? '', `${labAddress} tun0 10.0.0.0/8`, home.ways[2] ?? ''] }, 'tun0'],
  ])('%s is told and stops nothing', ([, scene, name]) => {
    expect(found(scene)).toEqual({ code: 'nothing', evidence: { otherVpns: [name] }, isWorthAsking: false });
  });

  test.for<[string, Scene, Partial<Asked>]>([
    ['our own tunnel', { interfaces: ['tun0 tunnel tun 10.8.0.2/24'], ways: [home.ways[0] ?? '', `${labAddress} tun0 10.42.0.0/16`] }, { ours: 'tun0' }],
    ['what is left of a connection that we made', { interfaces: ['tun0 tunnel tun 10.8.0.2/24'] }, { isOursPossible: true }],
    ['a tunnel without an address', { interfaces: ['utun0 tunnel'] }, {}],
    ['an adapter that is not connected', { interfaces: ['Ethernet tunnel TAP-Windows Adapter V9 169.254.3.3/16'] }, {}],
    ['the address translation of a phone line that knows IPv6 only', { interfaces: ['clat tunnel tun 192.0.0.1/32'], ways: through('clat') }, {}],
  ])('%s is not another VPN', ([, scene, more]) => {
    expect(found(scene, more)).toMatchObject({ code: 'nothing', evidence: {} });
  });

  test('one that merely carries the packets may let them through; one that leads the lab away does not', () => {
    expect(found({ interfaces: ['wg0 tunnel wireguard 10.2.0.2/32'], ways: through('wg0') }).isWorthAsking).toBe(true);
    expect(found({ interfaces: ['tun7 tunnel tun 172.30.0.2/24'], ways: [`${server} wlan0 default`, `${labAddress} tun7 10.42.1.0/24`] }).isWorthAsking).toBe(false);
  });

  test('the address of the VPN server itself tells nothing about another VPN', () => {
    expect(findOtherVpns(picture({ interfaces: ['tun0 tunnel tun 172.29.1.1/24'], ways: through('tun0'), routes: [`${server} wlan0`] }), asked)).toMatchObject([{ rule: { first: 'disconnect' }, isInTheWay: true }]);
  });

  test('without rules every VPN in the way is one', () => {
    expect(found({ interfaces: ['cscotun0 tunnel tun 10.50.12.7/24'], ways: through('cscotun0') }, { facts: { ...facts, accessRules: [] } })).toMatchObject({ code: 'vpn.otherVpnActive', name: 'Cisco AnyConnect (cscotun0)' });
  });
});

describe('the local network', () => {
  test.for<[string, Scene, object]>([
    ['inside the network of the VPN', { interfaces: ['wlan0 10.8.3.20/24'], gateway: '10.8.3.1' }, { name: 'wlan0', address: '10.8.3.20', network: '10.8.3.20/24' }],
    ['the same as the network of the VPN', { interfaces: ['wlan0 10.8.3.20/16'], gateway: '10.8.0.1' }, { name: 'wlan0', address: '10.8.3.20', network: '10.8.3.20/16' }],
    ['wider, with this computer in the VPN\'s part', { interfaces: ['wlan0 10.8.3.20/8'], gateway: '10.0.0.1' }, { name: 'wlan0', address: '10.8.3.20', network: '10.8.3.20/8' }],
    ['wider, with the router in the VPN\'s part', { interfaces: ['wlan0 10.1.3.20/8'], gateway: '10.8.0.1' }, { name: 'wlan0', address: '10.1.3.20', network: '10.1.3.20/8' }],
    ['the one that the lab\'s address is in', { interfaces: ['wlan0 10.42.1.20/24'], ways: [home.ways[0] ?? '', `${labAddress} wlan0 10.42.1.0/24`, home.ways[2] ?? ''] }, { name: 'wlan0', address: '10.42.1.20', network: '10.42.1.0/24' }],
    ['of containers, with the lab\'s address in it', { interfaces: ['cni0 10.42.1.1/24'], ways: [home.ways[0] ?? '', `${labAddress} cni0 10.42.1.0/24`, home.ways[2] ?? ''] }, { name: 'cni0', address: '10.42.1.1', network: '10.42.1.0/24' }],
  ])('%s is told with interface and address', ([, scene, expected]) => {
    expect(findObstacles(picture(scene), asked)).toMatchObject({ problem: { code: 'vpn.networkOverlaps', facts: expected }, isWorthAsking: false });
  });

  test.for<[string, Scene, readonly string[]]>([
    ['wider, with nobody of ours in the VPN\'s part', { interfaces: ['wlan0 10.1.3.20/8'], gateway: '10.0.0.1', ways: [home.ways[0] ?? '', `${labAddress} wlan0 10.0.0.0/8`, home.ways[2] ?? ''] }, ['wlan0 10.1.3.20/8']],
    ['of containers elsewhere in the labs\' networks', { interfaces: ['cni0 10.42.7.1/24'] }, ['cni0 10.42.7.1/24']],
    ['of containers in the VPN\'s network', { interfaces: ['docker1 10.8.7.1/24'] }, ['docker1 10.8.7.1/24']],
  ])('%s works all the same, and is only told', ([, scene, expected]) => {
    expect(found(scene)).toEqual({ code: 'nothing', evidence: { overlaps: expected }, isWorthAsking: false });
  });

  test('beside the VPN\'s network, or without a way to the Internet, it is nothing to tell', () => {
    expect(found({ interfaces: ['wlan0 10.9.3.20/24'], gateway: '10.9.3.1' })).toEqual({ code: 'nothing', evidence: {}, isWorthAsking: false });
    expect(found({ interfaces: ['wlan0 10.8.3.20/24'], ways: [] })).toMatchObject({ code: 'nothing', evidence: { overlaps: ['wlan0 10.8.3.20/24'] } });
  });
});

test('our connection takes all traffic exactly when the way to anywhere leads into it', () => {
  expect(defaultRouteTaken(picture({ ways: through('tun0') }), 'tun0')).toEqual({ code: 'vpn.defaultRouteTaken', retry: 'after-fix', facts: { name: 'tun0' } });
  expect([defaultRouteTaken(picture({}), 'tun0'), defaultRouteTaken(picture({ ways: through('wg0') }), 'tun0'), defaultRouteTaken(picture({ ways: [] }), 'tun0')]).toEqual([undefined, undefined, undefined]);
});
