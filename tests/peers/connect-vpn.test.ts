// Connecting for real: the product's own code against OpenVPN 2.6 over TUN, in network namespaces. What was logged in is counted by the
// server. Needs root and the Debian packages openvpn, iproute2, iptables, python3, network-manager, network-manager-openvpn, dbus.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { profileFile } from '../../main/system/vpn-client/places.ts';
import { atLength, isLong } from '../at-length.ts';
import { finderOf, watchProcesses } from './canary-scan.ts';
import type { VpnTask } from './connect-vpn-harness.ts';
import { buildHarness, runsOf, secrets, type Harness, type Runs } from './connect-vpn-runs.ts';
import { authenticatorKey, labAddress, openVpnLab, user, vpnPassphrase, type VpnLab } from './vpn-lab.ts';

const connections = atLength(10, 50);
const managerConnections = atLength(3, 50);
/** As many as there are ways to cut a tunnel. */
const cutRounds = atLength(3, 10);

let harness: Harness;
beforeAll(async () => { harness = await buildHarness(); });
afterAll(() => harness.remove());

/**
 * A random second of a window in which to begin. From the 18th on the next code is waited for: all of that wait the first time, then only
 * the end of it, since only so much of a daily run may go into waiting.
 */
function randomStarts(): () => readonly [number, number] {
  const seen = { waits: 0 };
  return () => {
    const second = Math.random() * 30;
    if (second < 18) return [second, second];
    seen.waits += 1;
    return isLong || seen.waits === 1 ? [second, second] : [26, 29.5];
  };
}

describe('OpenVPN itself', () => {
  let space: VpnLab;
  let runs: Runs;
  beforeAll(async () => {
    space = await openVpnLab();
    runs = runsOf(space, harness);
    runs.placeProfile();
  });
  afterEach(async () => { await runs.carryOut({ steps: ['undo'] }); });
  afterAll(() => space.close());

  test(`connects at the first try, ${String(connections)} times of ${String(connections)}, at any moment of a code, with one login each`, async () => {
    const nextStart = randomStarts();
    for (let round = 1; round <= connections; round += 1) {
      const before = space.logins().length;
      const answer = await runs.carryOut({ steps: ['plan', 'apply', 'verify'], ...runs.soon(...nextStart()) });
      expect(answer).toMatchObject({ code: 'done', states: ['planned'], observed: ['before', 'after', 'after'], evidence: { attempts: 1, phoneProved: false } });
      expect(answer.verdicts).toMatchObject([{ answer: 'ok', evidence: { client: 'OpenVPN', interface: 'tun0', address: '10.8.0.2', entry: 'answered' } }]);
      expect(answer.verdicts[0]?.evidence['routes']).toContain('10.42.0.0/16');
      expect(space.logins().slice(before)).toEqual(['accepted']);
      expect(space.visitors().at(-1)).toBe('10.8.0.2');
      await runs.carryOut({ steps: ['undo'] });
    }
    expect(space.logins().length).toBe(connections);
  });

  test('stays up when the program ends, is found again without a login, and undo takes it down', async () => {
    await runs.carryOut({ steps: ['apply'], ...runs.soon() });
    const logins = space.logins().length;
    expect(await runs.carryOut({ steps: ['plan', 'verify'] })).toMatchObject({ code: 'done', states: ['already'], verdicts: [{ answer: 'ok' }], covered: [true, false, true, false] });
    expect(await runs.carryOut({ steps: ['undo', 'plan', 'verify'] })).toMatchObject({ states: ['planned'], verdicts: [{ answer: 'not-ok', problem: { code: 'vpn.notConnected' } }], observed: ['before', 'before', 'before'] });
    expect(space.logins().length).toBe(logins);
    expect(await runs.processes()).not.toContain('openvpn --config');
  });

  test('tells the phases in their order and shows no secret to other programs', async () => {
    const words = [vpnPassphrase, 'pass\\phrase', authenticatorKey];
    const stop = watchProcesses(finderOf([...words, '--management-hold']));
    const { phases } = await runs.carryOut({ steps: ['apply'], ...runs.soon() });
    const watched = await stop();
    expect([...watched.found.keys()]).toEqual(['--management-hold']);
    expect(phases.map((phase) => phase.replace('connect-vpn ', ''))).toEqual(['waiting-for-code', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up']);
    const everything = await runs.processes() + readFileSync(join(space.folder, 'server.log'), 'latin1');
    expect(everything).toContain('openvpn');
    for (const secret of words) expect(everything).not.toContain(secret);
  });

  test('a wrong code is sent once and said to be refused', async () => {
    const before = space.logins().length;
    const { offsetSeconds } = runs.soon();
    const answer = await runs.carryOut({ steps: ['apply'], offsetSeconds, secrets: { vpnPassphrase, authenticatorKey: 'MZQWWZJANNSXSIJA' } });
    expect(answer).toMatchObject({ code: 'vpn.codeRefused' });
    expect(space.logins().slice(before)).toEqual(['wrong-code']);
    expect(await runs.processes()).not.toContain('openvpn --config');
  });

  test('a code that was sent before is not sent again: the next one is waited for', async () => {
    const { offsetSeconds } = runs.soon(15, 17);
    await runs.carryOut({ steps: ['apply'], offsetSeconds });
    const before = space.logins().length;
    const second = await runs.carryOut({ steps: ['undo', 'apply'], offsetSeconds });
    expect(second).toMatchObject({ code: 'done' });
    expect(second.phases.join()).toMatch(/connect-vpn waiting-for-code,connect-vpn next-code-in \d+,/);
    expect(space.logins().slice(before)).toEqual(['accepted']);
  });

  test('a wrong passphrase costs no login', async () => {
    const before = space.logins().length;
    expect(await runs.carryOut({ steps: ['apply'], ...runs.soon(), secrets: { ...secrets, vpnPassphrase: 'fake but wrong' } })).toMatchObject({ code: 'vpn.wrongPassphrase' });
    expect(space.logins().slice(before)).toEqual([]);
  });

  test.for([['drops', 'DROP', 'no answer'], ['refuses', 'REJECT', 'refused']])('a network that %s the packets is told from everything else, in time, and no code gets late to the server', async ([, target, said]) => {
    const before = space.logins().length;
    await space.onServer(`iptables -I INPUT -p udp --dport 1194 -j ${target}`);
    const answer = await runs.carryOut({ steps: ['probe', 'apply'], ...runs.soon() });
    await space.onServer(`iptables -D INPUT -p udp --dport 1194 -j ${target}`);
    expect(answer).toMatchObject({ code: 'vpn.noAnswer', facts: { answer: said }, probes: [{ answer: said }] });
    expect(answer.phases).not.toContain('connect-vpn waiting-for-code');
    expect(await runs.carryOut({ steps: ['probe'] })).toMatchObject({ probes: [{ answer: 'answered' }] });
    expect(space.logins().slice(before)).toEqual([]);
    expect(await runs.processes()).not.toContain('openvpn --config');
  });

  test('cancelling leaves nothing running', async () => {
    await space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP');
    const answer = await runs.carryOut({ steps: ['apply'], ...runs.soon(), cancelAfterMs: 1500 });
    await space.onServer('iptables -D INPUT -p udp --dport 1194 -j DROP');
    expect(answer).toMatchObject({ code: 'cancelled' });
    expect(await runs.processes()).not.toContain('openvpn --config');
  });

  test.for<[string, VpnTask['steps'], readonly string[]]>([
    ['by what comes after a crash', ['sweep'], ['before']], ['by the next one', ['plan', 'apply', 'verify', 'sweep', 'undo'], ['before', 'after', 'after', 'after', 'before']],
  ])('an attempt that was killed is ended %s; a connection is not', async ([, steps, observed]) => {
    await space.run(['/bin/sh', '-c', `timeout -s KILL 2 ${process.execPath} ${harness.file}; true`], { stdin: JSON.stringify(runs.taskOf({ steps: ['apply'], ...runs.soon(20, 22) })) });
    expect(await runs.processes()).toContain('openvpn --config');
    expect(await runs.carryOut({ steps, ...runs.soon() })).toMatchObject({ code: 'done', observed });
    expect(await runs.processes()).not.toContain('openvpn --config');
  });

  test(`a tunnel that is cut behind its back is not ok any more, ${String(cutRounds)} times of ${String(cutRounds)}`, async () => {
    for (let round = 1; round <= cutRounds; round += 1) {
      const up = await runs.carryOut({ steps: ['plan'] });
      if (up.states[0] === 'planned') await runs.carryOut({ steps: ['apply'], ...runs.soon() });
      const cuts = ['ip link set tun0 down', 'ip route del 10.42.0.0/16 dev tun0', 'ip route add 10.42.1.130/32 via 203.0.113.10 dev vpn-c0'];
      const cut = cuts[round % cuts.length] ?? '';
      await space.run(['/bin/sh', '-ec', cut]);
      expect([cut, (await runs.carryOut({ steps: ['verify'] })).verdicts]).toMatchObject([cut, [{ answer: 'not-ok' }]]);
      await space.run(['/bin/sh', '-c', 'ip route del 10.42.1.130/32 via 203.0.113.10']);
      await runs.carryOut({ steps: ['undo'] });
    }
  });

  test('a café that answers for the lab without a tunnel proves nothing', async () => {
    await space.run(['/sbin/ip', 'route', 'add', '10.42.0.0/16', 'via', '203.0.113.10']);
    const answers = await space.run(['/usr/bin/python3', '-c', `import socket; socket.create_connection(("${labAddress}", 22), 3); print("answered")`]);
    const proved = await runs.carryOut({ steps: ['plan', 'verify', 'prove-any'] });
    await space.run(['/sbin/ip', 'route', 'del', '10.42.0.0/16']);
    expect(answers.stdout).toBe('answered\n');
    expect(proved).toMatchObject({ states: ['planned'], verdicts: [{ answer: 'not-ok', problem: { code: 'vpn.notConnected' } }], covered: [false, true, false] });
  });

  test('a café that also takes the lab\'s addresses from under the tunnel is noticed, and the connection is taken down', async () => {
    await space.run(['/sbin/ip', 'route', 'add', `${labAddress}/32`, 'via', '203.0.113.10']);
    const answer = await runs.carryOut({ steps: ['apply'], ...runs.soon() });
    await space.run(['/sbin/ip', 'route', 'del', `${labAddress}/32`]);
    expect(answer).toMatchObject({ code: 'vpn.notThroughTunnel' });
    expect(await runs.processes()).not.toContain('openvpn --config');
  });

  test('a tunnel that takes all traffic is somebody else\'s; one with a route to the lab counts, and is not taken down by undo', async () => {
    await space.run(['/bin/sh', '-ec', 'ip tuntap add dev tun9 mode tun; ip addr add 172.30.0.2/24 dev tun9; ip link set tun9 up; ip route add 0.0.0.0/1 dev tun9']);
    expect(await runs.carryOut({ steps: ['plan'] })).toMatchObject({ states: ['planned'] });
    await space.run(['/sbin/ip', 'route', 'add', '10.42.0.0/16', 'dev', 'tun9']);
    expect(await runs.carryOut({ steps: ['plan', 'undo', 'plan'] })).toMatchObject({ states: ['already', 'already'], observed: ['before', 'before', 'before'] });
    await space.run(['/sbin/ip', 'link', 'del', 'tun9']);
  });

  test('a profile that was changed to run programs is refused before root starts it', async () => {
    const file = profileFile('linux', space.folder, user);
    writeFileSync(file, `${space.profile}\nscript-security 2\nup ${space.folder}/never\n`);
    expect(await runs.carryOut({ steps: ['apply'], ...runs.soon() })).toMatchObject({ code: 'vpn.dangerousOption' });
    rmSync(file);
    expect(await runs.carryOut({ steps: ['apply'] })).toMatchObject({ code: 'vpn.noProfile' });
    runs.placeProfile();
  });

  test('an ordinary user is told what to run', async () => {
    const task = runs.taskOf({ steps: ['plan', 'apply'] });
    const { stdout } = await space.run(['/usr/bin/setpriv', '--reuid=4242', '--regid=4242', '--clear-groups', process.execPath, harness.file], { stdin: JSON.stringify(task) });
    expect(JSON.parse(stdout)).toMatchObject({ code: 'vpn.needsAdministrator', facts: { command: `sudo /usr/sbin/openvpn --config ${profileFile('linux', space.folder, user)}` } });
  });
});

describe('NetworkManager', () => {
  let space: VpnLab;
  let runs: Runs;
  beforeAll(async () => {
    space = await openVpnLab({ networkManager: true });
    runs = runsOf(space, harness);
    const file = join(space.folder, `${user}.ovpn`);
    writeFileSync(file, space.profile);
    const script = `nmcli connection import type openvpn file ${file}; nmcli connection modify ${user} vpn.user-name ${user} +vpn.data cert-pass-flags=1 +vpn.data password-flags=2 ipv4.never-default yes ipv6.method disabled`;
    expect((await space.run(['/bin/sh', '-ec', script], { env: { HOME: space.folder } })).exitCode).toBe(0);
  });
  afterAll(() => space.close());
  afterEach(async () => { await runs.carryOut({ steps: ['undo'] }); });

  test(`connects at the first try, ${String(managerConnections)} times of ${String(managerConnections)}, with one login each, and undo takes it down`, async () => {
    for (let round = 1; round <= managerConnections; round += 1) {
      const before = space.logins().length;
      const answer = await runs.carryOut({ steps: ['plan', 'apply', 'verify', 'undo', 'verify'], ...runs.soon() });
      expect(answer).toMatchObject({ code: 'done', states: ['planned'], evidence: { attempts: 1 }, observed: ['before', 'after', 'after', 'before', 'before'] });
      expect(answer.phases.map((phase) => phase.replace('connect-vpn ', ''))).toEqual(['waiting-for-code', 'contacting', 'handshake', 'addresses', 'routes', 'up']);
      expect(answer.verdicts).toMatchObject([{ answer: 'ok', evidence: { client: 'NetworkManager', interface: expect.stringMatching(/^tun\d$/) as string, entry: 'answered' } }, { answer: 'not-ok' }]);
      expect(space.logins().slice(before)).toEqual(['accepted']);
    }
  });

  test('a refused code is sent once, not once a second, and nothing goes on behind it', async () => {
    const before = space.logins().length;
    expect(await runs.carryOut({ steps: ['apply'], ...runs.soon(), secrets: { vpnPassphrase, authenticatorKey: 'MZQWWZJANNSXSIJA' } })).toMatchObject({ code: 'vpn.codeRefused' });
    await new Promise((resolve) => { setTimeout(resolve, 3000); });
    expect(space.logins().slice(before)).toEqual(['wrong-code']);
    expect(await runs.processes()).not.toMatch(/nmcli|nm-openvpn-service-openvpn-helper|openvpn --remote/);
  });

  test('a wrong passphrase costs no login, and a silent server is told from a refused code', async () => {
    const before = space.logins().length;
    expect(await runs.carryOut({ steps: ['apply'], ...runs.soon(), secrets: { ...secrets, vpnPassphrase: 'fake but wrong' } })).toMatchObject({ code: 'vpn.wrongPassphrase' });
    await space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP');
    const answer = await runs.carryOut({ steps: ['apply'], ...runs.soon() });
    await space.onServer('iptables -D INPUT -p udp --dport 1194 -j DROP');
    expect(answer).toMatchObject({ code: 'vpn.noAnswer' });
    expect(space.logins().slice(before)).toEqual([]);
  });

  test('leaves no secret in a temporary folder', async () => {
    // Another test file that runs beside this one may have one for a moment; what is left stays.
    await expect.poll(() => readdirSync(tmpdir()).filter((name) => existsSync(join(tmpdir(), name, 'secrets'))), { timeout: 20_000 }).toEqual([]);
  });
});
