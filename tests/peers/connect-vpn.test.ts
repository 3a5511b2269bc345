// Connecting for real: the product's own code against OpenVPN 2.6 over TUN, in network namespaces. What was logged in is counted by the
// server. Needs root and the Debian packages openvpn, iproute2, iptables, python3, network-manager, network-manager-openvpn, dbus.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { profileFile } from '../../main/system/vpn-client/places.ts';
import { atLength } from '../at-length.ts';
import type { VpnAnswer, VpnTask } from './connect-vpn-harness.ts';
import { authenticatorKey, labAddress, openVpnLab, user, vpnPassphrase, type VpnLab } from './vpn-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-connect-'));
const harness = join(folder, 'connect-vpn-harness.js');
const secrets = { vpnPassphrase, authenticatorKey };
const lab = { lab: 'demolab', user, address: labAddress };
/** A connection waits for a code of its own, a quarter of a minute on average. Three also are as many as there are ways to cut a tunnel. */
const rounds = atLength(3, 10);
const managerRounds = atLength(2, 5);

beforeAll(async () => {
  await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'connect-vpn-harness.ts'), outDir: folder, emptyOutDir: false }, ssr: { noExternal: true } });
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was sent before is remembered over the calls of one lab, as a computer does. */
const remembered = new WeakMap<VpnLab, readonly string[]>();

async function carryOut(space: VpnLab, task: Partial<VpnTask>): Promise<VpnAnswer> {
  const whole: VpnTask = { home: space.folder, lab, facts: space.facts, secrets, steps: [], remembered: remembered.get(space) ?? [], ...task };
  const { stdout, stderr } = await space.run([process.execPath, harness], { stdin: JSON.stringify(whole) });
  expect(stderr).toBe('');
  const answer = JSON.parse(stdout) as VpnAnswer;
  remembered.set(space, answer.remembered);
  return answer;
}

/** Moves the clocks of client and server on, to a random moment at least one window later. */
let offset = 0;
function later(space: VpnLab): { offsetSeconds: number } {
  offset += 30 + Math.floor(Math.random() * 30);
  space.setOffset(offset);
  return { offsetSeconds: offset };
}

/** The same, to the beginning of a window: nothing has to be waited for. */
function soon(space: VpnLab): { offsetSeconds: number } {
  const { offsetSeconds } = later(space);
  const second = Math.floor(Date.now() / 1000 + offsetSeconds) % 30;
  offset = offsetSeconds + 31 - second;
  space.setOffset(offset);
  return { offsetSeconds: offset };
}

function placeProfile(space: VpnLab): void {
  const file = profileFile('linux', space.folder, user);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, space.profile, { mode: 0o600 });
}

/** The command lines of what runs on the client; not the shells, whose text would hold every word sought for. */
async function processes(space: VpnLab): Promise<string> {
  const mine = '[ "$(readlink $p/ns/net)" = "$(readlink /proc/self/ns/net)" ] && [ "$(cat $p/comm)" != sh ]';
  const { stdout } = await space.run(['/bin/sh', '-c', `for p in /proc/[0-9]*; do ${mine} && tr "\\0" " " <$p/cmdline && echo; done 2>/dev/null; true`]);
  return stdout;
}

describe('OpenVPN itself', () => {
  let space: VpnLab;
  beforeAll(async () => {
    space = await openVpnLab();
    placeProfile(space);
  });
  afterEach(async () => { await carryOut(space, { steps: ['undo'] }); });
  afterAll(() => space.close());

  test(`connects at the first try, ${String(rounds)} times of ${String(rounds)}, at any moment of a code, with one login each`, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const before = space.logins().length;
      const answer = await carryOut(space, { steps: ['plan', 'apply', 'verify'], ...later(space) });
      expect(answer).toMatchObject({ code: 'done', states: ['planned'], observed: ['before', 'after', 'after'], evidence: { attempts: 1, phoneProved: false } });
      expect(answer.verdicts).toMatchObject([{ answer: 'ok', evidence: { client: 'OpenVPN', interface: 'tun0', address: '10.8.0.2', entry: 'answered' } }]);
      expect(answer.verdicts[0]?.evidence['routes']).toContain('10.42.0.0/16');
      expect(space.logins().slice(before)).toEqual(['accepted']);
      expect(space.visitors().at(-1)).toBe('10.8.0.2');
      await carryOut(space, { steps: ['undo'] });
    }
  });

  test('stays up when the program ends, is found again without a login, and undo takes it down', async () => {
    await carryOut(space, { steps: ['apply'], ...later(space) });
    const logins = space.logins().length;
    expect(await carryOut(space, { steps: ['plan', 'verify'] })).toMatchObject({ code: 'done', states: ['already'], verdicts: [{ answer: 'ok' }], covered: [true, false, true, false] });
    expect(await carryOut(space, { steps: ['undo', 'plan', 'verify'] })).toMatchObject({ states: ['planned'], verdicts: [{ answer: 'not-ok', problem: { code: 'vpn.notConnected' } }], observed: ['before', 'before', 'before'] });
    expect(space.logins().length).toBe(logins);
    expect(await processes(space)).not.toContain('openvpn --config');
  });

  test('tells the phases in their order and shows no secret to other programs', async () => {
    const connecting = carryOut(space, { steps: ['apply'], ...soon(space) });
    let seen = '';
    const watching = setInterval(() => { void processes(space).then((text) => { seen += text; }); }, 30);
    const { phases } = await connecting;
    clearInterval(watching);
    expect(phases.map((phase) => phase.replace('connect-vpn ', ''))).toEqual(['waiting-for-code', 'contacting', 'handshake', 'addresses', 'routes', 'up']);
    const everything = seen + await processes(space) + readFileSync(join(space.folder, 'server.log'), 'latin1');
    expect(everything).toContain('openvpn');
    for (const secret of [vpnPassphrase, 'pass\\phrase', authenticatorKey]) expect(everything).not.toContain(secret);
  });

  test('a wrong code is sent once and said to be refused', async () => {
    const before = space.logins().length;
    const { offsetSeconds } = soon(space);
    const answer = await carryOut(space, { steps: ['apply'], offsetSeconds, secrets: { vpnPassphrase, authenticatorKey: 'MZQWWZJANNSXSIJA' } });
    expect(answer).toMatchObject({ code: 'vpn.codeRefused' });
    expect(space.logins().slice(before)).toEqual(['wrong-code']);
    expect(await processes(space)).not.toContain('openvpn --config');
  });

  test('a code that was sent before is not sent again: the next one is waited for', async () => {
    const { offsetSeconds } = soon(space);
    await carryOut(space, { steps: ['apply'], offsetSeconds });
    const before = space.logins().length;
    const second = await carryOut(space, { steps: ['undo', 'apply'], offsetSeconds });
    expect(second).toMatchObject({ code: 'done' });
    expect(space.logins().slice(before)).toEqual(['accepted']);
  });

  test('a wrong passphrase costs no login', async () => {
    const before = space.logins().length;
    expect(await carryOut(space, { steps: ['apply'], ...soon(space), secrets: { ...secrets, vpnPassphrase: 'fake but wrong' } })).toMatchObject({ code: 'vpn.wrongPassphrase' });
    expect(space.logins().slice(before)).toEqual([]);
  });

  test.for([['drops', 'DROP', 'no answer'], ['refuses', 'REJECT', 'refused']])('a network that %s the packets is told from everything else, in time, and no code gets late to the server', async ([, target, said]) => {
    const before = space.logins().length;
    await space.onServer(`iptables -I INPUT -p udp --dport 1194 -j ${target}`);
    const answer = await carryOut(space, { steps: ['probe', 'apply'], ...soon(space) });
    await space.onServer(`iptables -D INPUT -p udp --dport 1194 -j ${target}`);
    expect(answer).toMatchObject({ code: 'vpn.noAnswer', facts: { answer: said }, probes: [{ answer: said }] });
    expect(await carryOut(space, { steps: ['probe'] })).toMatchObject({ probes: [{ answer: 'answered' }] });
    expect(space.logins().slice(before)).toEqual([]);
    expect(await processes(space)).not.toContain('openvpn --config');
  });

  test('cancelling leaves nothing running', async () => {
    await space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP');
    const answer = await carryOut(space, { steps: ['apply'], ...soon(space), cancelAfterMs: 1500 });
    await space.onServer('iptables -D INPUT -p udp --dport 1194 -j DROP');
    expect(answer).toMatchObject({ code: 'cancelled' });
    expect(await processes(space)).not.toContain('openvpn --config');
  });

  test.for<[string, VpnTask['steps'], readonly string[]]>([
    ['by what comes after a crash', ['sweep'], ['before']], ['by the next one', ['plan', 'apply', 'verify', 'sweep', 'undo'], ['before', 'after', 'after', 'after', 'before']],
  ])('an attempt that was killed is ended %s; a connection is not', async ([, steps, observed]) => {
    const { offsetSeconds } = soon(space);
    space.setOffset(offset = offsetSeconds + 19);
    await space.run(['/bin/sh', '-c', `timeout -s KILL 2 ${process.execPath} ${harness}; true`], {
      stdin: JSON.stringify({ home: space.folder, lab, facts: space.facts, secrets, steps: ['apply'], offsetSeconds: offset } satisfies VpnTask),
    });
    expect(await processes(space)).toContain('openvpn --config');
    expect(await carryOut(space, { steps, ...soon(space) })).toMatchObject({ code: 'done', observed });
    expect(await processes(space)).not.toContain('openvpn --config');
  });

  test(`a tunnel that is cut behind its back is not ok any more, ${String(rounds)} times of ${String(rounds)}`, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const up = await carryOut(space, { steps: ['plan'] });
      if (up.states[0] === 'planned') await carryOut(space, { steps: ['apply'], ...soon(space) });
      const cuts = ['ip link set tun0 down', 'ip route del 10.42.0.0/16 dev tun0', 'ip route add 10.42.1.130/32 via 203.0.113.10 dev vpn-c0'];
      const cut = cuts[round % cuts.length] ?? '';
      await space.run(['/bin/sh', '-ec', cut]);
      expect([cut, (await carryOut(space, { steps: ['verify'] })).verdicts]).toMatchObject([cut, [{ answer: 'not-ok' }]]);
      await space.run(['/bin/sh', '-c', 'ip route del 10.42.1.130/32 via 203.0.113.10']);
      await carryOut(space, { steps: ['undo'] });
    }
  });

  test('a café that answers for the lab without a tunnel proves nothing', async () => {
    await space.run(['/sbin/ip', 'route', 'add', '10.42.0.0/16', 'via', '203.0.113.10']);
    const answers = await space.run(['/usr/bin/python3', '-c', `import socket; socket.create_connection(("${labAddress}", 22), 3); print("answered")`]);
    const proved = await carryOut(space, { steps: ['plan', 'verify', 'prove-any'] });
    await space.run(['/sbin/ip', 'route', 'del', '10.42.0.0/16']);
    expect(answers.stdout).toBe('answered\n');
    expect(proved).toMatchObject({ states: ['planned'], verdicts: [{ answer: 'not-ok', problem: { code: 'vpn.notConnected' } }], covered: [false, true, false] });
  });

  test('a café that also takes the lab\'s addresses from under the tunnel is noticed, and the connection is taken down', async () => {
    await space.run(['/sbin/ip', 'route', 'add', `${labAddress}/32`, 'via', '203.0.113.10']);
    const answer = await carryOut(space, { steps: ['apply'], ...soon(space) });
    await space.run(['/sbin/ip', 'route', 'del', `${labAddress}/32`]);
    expect(answer).toMatchObject({ code: 'vpn.notThroughTunnel' });
    expect(await processes(space)).not.toContain('openvpn --config');
  });

  test('a tunnel that takes all traffic is somebody else\'s; one with a route to the lab counts, and is not taken down by undo', async () => {
    await space.run(['/bin/sh', '-ec', 'ip tuntap add dev tun9 mode tun; ip addr add 172.30.0.2/24 dev tun9; ip link set tun9 up; ip route add 0.0.0.0/1 dev tun9']);
    expect(await carryOut(space, { steps: ['plan'] })).toMatchObject({ states: ['planned'] });
    await space.run(['/sbin/ip', 'route', 'add', '10.42.0.0/16', 'dev', 'tun9']);
    expect(await carryOut(space, { steps: ['plan', 'undo', 'plan'] })).toMatchObject({ states: ['already', 'already'], observed: ['before', 'before', 'before'] });
    await space.run(['/sbin/ip', 'link', 'del', 'tun9']);
  });

  test('a profile that was changed to run programs is refused before root starts it', async () => {
    const file = profileFile('linux', space.folder, user);
    writeFileSync(file, `${space.profile}\nscript-security 2\nup ${space.folder}/never\n`);
    expect(await carryOut(space, { steps: ['apply'], ...soon(space) })).toMatchObject({ code: 'vpn.dangerousOption' });
    rmSync(file);
    expect(await carryOut(space, { steps: ['apply'] })).toMatchObject({ code: 'vpn.noProfile' });
    placeProfile(space);
  });

  test('an ordinary user is told what to run', async () => {
    const task = { home: space.folder, lab, facts: space.facts, secrets, steps: ['plan', 'apply'] } satisfies VpnTask;
    const { stdout } = await space.run(['/usr/bin/setpriv', '--reuid=4242', '--regid=4242', '--clear-groups', process.execPath, harness], { stdin: JSON.stringify(task) });
    expect(JSON.parse(stdout)).toMatchObject({ code: 'vpn.needsAdministrator', facts: { command: `sudo /usr/sbin/openvpn --config ${profileFile('linux', space.folder, user)}` } });
  });
});

describe('NetworkManager', () => {
  let space: VpnLab;
  beforeAll(async () => {
    space = await openVpnLab({ networkManager: true });
    const file = join(space.folder, `${user}.ovpn`);
    writeFileSync(file, space.profile);
    const script = `nmcli connection import type openvpn file ${file}; nmcli connection modify ${user} vpn.user-name ${user} +vpn.data cert-pass-flags=1 +vpn.data password-flags=2 ipv4.never-default yes ipv6.method disabled`;
    expect((await space.run(['/bin/sh', '-ec', script], { env: { HOME: space.folder } })).exitCode).toBe(0);
  });
  afterAll(() => space.close());
  afterEach(async () => { await carryOut(space, { steps: ['undo'] }); });

  test(`connects at the first try, ${String(managerRounds)} times of ${String(managerRounds)}, with one login each, and undo takes it down`, async () => {
    for (let round = 1; round <= managerRounds; round += 1) {
      const before = space.logins().length;
      const answer = await carryOut(space, { steps: ['plan', 'apply', 'verify', 'undo', 'verify'], ...later(space) });
      expect(answer).toMatchObject({ code: 'done', states: ['planned'], evidence: { attempts: 1 }, observed: ['before', 'after', 'after', 'before', 'before'] });
      expect(answer.verdicts).toMatchObject([{ answer: 'ok', evidence: { client: 'NetworkManager', interface: expect.stringMatching(/^tun\d$/) as string, entry: 'answered' } }, { answer: 'not-ok' }]);
      expect(space.logins().slice(before)).toEqual(['accepted']);
    }
  });

  test('a refused code is sent once, not once a second, and nothing goes on behind it', async () => {
    const before = space.logins().length;
    expect(await carryOut(space, { steps: ['apply'], ...later(space), secrets: { vpnPassphrase, authenticatorKey: 'MZQWWZJANNSXSIJA' } })).toMatchObject({ code: 'vpn.codeRefused' });
    await new Promise((resolve) => { setTimeout(resolve, 3000); });
    expect(space.logins().slice(before)).toEqual(['wrong-code']);
    expect(await processes(space)).not.toMatch(/nmcli|nm-openvpn-service-openvpn-helper|openvpn --remote/);
  });

  test('a wrong passphrase costs no login, and a silent server is told from a refused code', async () => {
    const before = space.logins().length;
    expect(await carryOut(space, { steps: ['apply'], ...soon(space), secrets: { ...secrets, vpnPassphrase: 'fake but wrong' } })).toMatchObject({ code: 'vpn.wrongPassphrase' });
    await space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP');
    const answer = await carryOut(space, { steps: ['apply'], ...soon(space) });
    await space.onServer('iptables -D INPUT -p udp --dport 1194 -j DROP');
    expect(answer).toMatchObject({ code: 'vpn.noAnswer' });
    expect(space.logins().slice(before)).toEqual([]);
  });

  test('leaves no secret in a temporary folder', () => {
    const left = readdirSync(tmpdir()).filter((name) => existsSync(join(tmpdir(), name, 'secrets')));
    expect(left).toEqual([]);
  });
});
