// What is around the VPN, made for real on the client of a VPN lab: another tunnel, networks with the same addresses, a taken default route,
// a sleep, a session that is thrown off. Each is found, costs no code, and is found no more once it is gone. Needs root and the Debian
// packages openvpn, iproute2, iptables, python3.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedFacts } from '../../main/core/facts.ts';
import { Secret } from '../../main/core/secret.ts';
import { codeAt } from '../../main/system/one-time-password/code.ts';
import { readKey } from '../../main/system/one-time-password/key.ts';
import { profileFile } from '../../main/system/vpn-client/places.ts';
import { isLong } from '../at-length.ts';
import type { Said, SurroundingsTask } from './surroundings-harness.ts';
import { authenticatorKey, labAddress, openVpnLab, user, vpnPassphrase, type VpnLab } from './vpn-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-surroundings-'));
const harness = join(folder, 'surroundings-harness.js');
let space: VpnLab;

beforeAll(async () => {
  await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'surroundings-harness.ts'), outDir: folder, emptyOutDir: false }, ssr: { noExternal: true } });
  chmodSync(folder, 0o755);
  space = await openVpnLab();
  const file = profileFile('linux', space.folder, user);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, space.profile, { mode: 0o600 });
  await onClient('ip route add default via 203.0.113.10 dev vpn-c0');
});
afterAll(async () => {
  await space.close();
  rmSync(folder, { recursive: true, force: true });
});

async function onClient(script: string): Promise<void> {
  const { exitCode, stderr } = await space.run(['/bin/sh', '-ec', script]);
  expect([exitCode, stderr]).toEqual([0, '']);
}

/** Moves the clocks of client and server to the beginning of the next window of codes, so that nothing has to be waited for. */
let offset = 0;
async function carryOut(steps: SurroundingsTask['steps'], more: Partial<SurroundingsTask> = {}): Promise<{ said: readonly Said[]; codesTaken: number }> {
  offset += 31 - Math.floor(Date.now() / 1000 + offset) % 30;
  space.setOffset(offset);
  const { accessRules } = shippedFacts().facts;
  const task: SurroundingsTask = {
    home: space.folder, lab: { lab: 'demolab', user, address: labAddress }, facts: { ...space.facts, accessRules }, secrets: { vpnPassphrase, authenticatorKey }, offsetSeconds: offset, steps, ...more,
  };
  const { stdout, stderr } = await space.run([process.execPath, harness], { stdin: JSON.stringify(task) });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { said: readonly Said[]; codesTaken: number };
}

interface Found {
  readonly make: string;
  readonly remove: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

test.for<[string, Found]>([
  ['another VPN that takes the packets to the server', {
    make: 'ip tuntap add dev tun9 mode tun; ip addr add 172.30.0.2/24 dev tun9; ip link set tun9 up; ip route add 203.0.113.10/32 dev tun9', remove: 'ip link del tun9',
    code: 'vpn.otherVpnActive', facts: { name: 'tun9' },
  }],
  ['a local network inside the VPN\'s', {
    make: 'ip addr add 10.8.3.20/24 dev vpn-c0', remove: 'ip addr del 10.8.3.20/24 dev vpn-c0',
    code: 'vpn.networkOverlaps', facts: { name: 'vpn-c0', address: '10.8.3.20', network: '10.8.3.20/24' },
  }],
  ['a network of containers around the lab\'s address', {
    make: 'ip link add cni0 type bridge; ip addr add 10.42.1.1/24 dev cni0; ip link set cni0 up', remove: 'ip link del cni0',
    code: 'vpn.networkOverlaps', facts: { name: 'cni0', address: '10.42.1.1', network: '10.42.1.0/24' },
  }],
])('%s is told by plan, refused by apply without a login or a code, told by verify, and gone when it is gone', async ([, { make, remove, code, facts }]) => {
  const before = space.logins().length;
  await onClient(make);
  const { said, codesTaken } = await carryOut(['plan', 'apply', 'verify']);
  await onClient(remove);
  expect(said).toMatchObject([{ step: 'plan', state: 'planned', code, facts }, { step: 'apply', code, facts }, { step: 'verify', state: 'not-ok', code, facts }]);
  expect([codesTaken, space.logins().length - before]).toEqual([0, 0]);
  expect((await carryOut(['plan', 'verify'])).said).toEqual([{ step: 'plan', state: 'planned' }, { step: 'verify', state: 'not-ok', code: 'vpn.notConnected', facts: {}, evidence: { interface: '' } }]);
});

test('NTNU\'s VPN, a split tunnel and a wide network are told and stop nothing; a taken default route is told until it is given back', async () => {
  await onClient('for name in cscotun0 tailscale0; do ip tuntap add dev $name mode tun; ip link set $name up; done; ip addr add 10.50.12.7/24 dev cscotun0; ip addr add 100.101.2.3/32 dev tailscale0; ip addr add 10.1.2.3/8 dev vpn-c0');
  const { said, codesTaken } = await carryOut(['plan', 'apply', 'verify']);
  const around = { otherVpns: ['NTNU, Cisco AnyConnect (cscotun0)', 'Tailscale (tailscale0)'], overlaps: ['vpn-c0 10.1.2.3/8'] };
  expect(said).toMatchObject([{ state: 'planned', evidence: around }, { step: 'apply', state: 'done' }, { state: 'ok', evidence: { ...around, entry: 'answered' } }]);
  expect([...said.map(({ code }) => code), codesTaken]).toEqual([undefined, undefined, undefined, 1]);
  await onClient('ip link del cscotun0; ip link del tailscale0; ip addr del 10.1.2.3/8 dev vpn-c0');
  const since = { connectedMinutesAgo: 30 };
  await onClient('ip route add 0.0.0.0/1 dev tun0; ip route add 128.0.0.0/1 dev tun0');
  const taken = (await carryOut(['verify'], since)).said[0];
  expect(taken).toMatchObject({ state: 'ok', code: 'vpn.defaultRouteTaken', facts: { name: 'tun0' } });
  expect(Date.parse(String(taken?.evidence?.['resetAt'])) - Date.parse(String(taken?.evidence?.['connectedSince']))).toBe(12 * 3_600_000);
  await onClient('ip route del 0.0.0.0/1 dev tun0; ip route del 128.0.0.0/1 dev tun0');
  const plain = (await carryOut(['verify'], since)).said[0];
  expect([plain?.state, plain?.code, plain?.evidence?.['otherVpns'], plain?.evidence?.['overlaps']]).toEqual(['ok', undefined, undefined, undefined]);
  await carryOut(['undo']);
});

test('a tunnel that did not survive a sleep proves nothing any more, and proves again when it comes back', async () => {
  const awake = await carryOut(['apply', 'sleep', 'covers', 'covers']);
  expect(awake.said).toMatchObject([{ state: 'done' }, { state: 'done' }, { state: 'true' }, { state: 'true' }]);
  await space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP');
  const asleep = await carryOut(['plan', 'covers', 'sleep', 'covers']);
  await space.onServer('iptables -D INPUT -p udp --dport 1194 -j DROP');
  expect(asleep.said).toMatchObject([{ state: 'already' }, { state: 'true' }, { state: 'done' }, { step: 'covers', code: 'vpn.staleAfterSleep', facts: { minutes: '45' } }]);
  expect((await carryOut(['plan', 'sleep', 'covers', 'undo'])).said).toMatchObject([{ state: 'already' }, {}, { state: 'true' }, {}]);
});

/** The same person connects from another computer, with the next code. The service has one session for each user, and so has the server here. */
async function connectElsewhere(): Promise<void> {
  offset += 31;
  space.setOffset(offset);
  const code = codeAt(readKey(new Secret(authenticatorKey)), Date.now() + offset * 1000);
  const files = { 'other.ovpn': space.profile, 'other.login': `${user}\n${code}\n`, 'other.passphrase': `${vpnPassphrase}\n` };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(space.folder, name), content, { mode: 0o600 });
  const { exitCode, stdout } = await space.onServer(`cd ${space.folder}
    openvpn --config other.ovpn --auth-user-pass other.login --askpass other.passphrase --dev tun7 --route-nopull --ifconfig-noexec --daemon --log other.log --writepid other.pid
    for try in $(seq 100); do if grep -q 'Initialization Sequence Completed' other.log; then echo up; exit; fi; sleep 0.1; done; cat other.log`);
  expect([exitCode, stdout]).toEqual([0, 'up\n']);
}

/** OpenVPN notices by itself after a minute that the server has forgotten it, and begins anew; here it is told to. */
const noticed = isLong ? 'sleep 75' : 'mine=$(readlink /proc/self/ns/net); for p in /proc/[0-9]*; do if [ "$(readlink $p/ns/net)" = "$mine" ] && [ "$(cat $p/comm)" = openvpn ]; then kill -USR1 ${p#/proc/}; fi; done 2>/dev/null';

test('a session that is thrown off by another computer is not ok any more, and is told as what it most likely is; so is one that ends after its hours', async () => {
  expect((await carryOut(['apply', 'verify'])).said).toMatchObject([{ state: 'done' }, { state: 'ok' }]);
  await connectElsewhere();
  expect((await carryOut(['verify'], { connectedMinutesAgo: 4 })).said).toMatchObject([{ state: 'not-ok', code: 'vpn.labNotReached' }]);
  await onClient(noticed);
  const looks = await Promise.all([4, 12 * 60 + 1, 5 * 60].map((connectedMinutesAgo) => carryOut(['verify'], { connectedMinutesAgo })));
  await space.onServer(`kill $(cat ${space.folder}/other.pid)`);
  expect(looks.map(({ said }) => said[0])).toMatchObject([
    { state: 'not-ok', code: 'vpn.secondSession', facts: { minutes: '4' } }, { state: 'not-ok', code: 'vpn.sessionReset', facts: { hours: '12' } }, { state: 'not-ok', code: 'vpn.labNotReached' },
  ]);
  const back = await carryOut(['undo', 'apply', 'verify', 'undo'], { connectedMinutesAgo: 4 });
  expect(back.said).toMatchObject([{ state: 'done' }, { state: 'done' }, { state: 'ok' }, { state: 'done' }]);
});
