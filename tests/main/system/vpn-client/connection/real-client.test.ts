import { expect, test } from 'vitest';
import { createVpnClient } from '../../../../../main/system/vpn-client/connection/real-client.ts';
import { composeStart } from '../../../../../main/system/vpn-client/connection/plain-openvpn.ts';
import { askConnection, composeDown, composeSecrets, composeUp, readProgress } from '../../../../../main/system/vpn-client/connection/nmcli-connect.ts';
import { Secret } from '../../../../../main/core/secret.ts';
import type { CommandResult, Runner } from '../../../../../main/system/command.ts';

const runner: Runner = { run: () => Promise.reject(new Error('this test wants no programs')) };

test('this client is for Linux; the other systems have others', () => {
  const has = (['linux', 'darwin', 'win32'] as const).map((platform) => createVpnClient({ platform, practice: false, home: '/home/ola', runner, mayMakeTunnels: false }) !== undefined);
  expect(has).toEqual([true, false, false]);
});

test('OpenVPN is started as a waiting daemon that tries once and logs in once', () => {
  expect(composeStart('/run/x/ola.ovpn', '/run/x/ola.sock')).toEqual({
    program: '/usr/sbin/openvpn', timeoutMs: 10_000,
    args: [
      '--config', '/run/x/ola.ovpn', '--daemon', 'hunt-cloud-vpn', '--log', '/dev/null', '--management', '/run/x/ola.sock', 'unix', '--management-hold',
      '--management-query-passwords', '--auth-retry', 'none', '--connect-retry-max', '1', '--tls-timeout', '1', '--script-security', '1', '--verb', '3',
    ],
  });
});

test('NetworkManager is told a UUID and a file, never a secret', () => {
  expect(composeUp('0b1c', '/tmp/x/secrets')).toMatchObject({ program: '/usr/bin/nmcli', args: ['--wait', '50', 'connection', 'up', 'uuid', '0b1c', 'passwd-file', '/tmp/x/secrets'] });
  expect(composeDown('0b1c')).toMatchObject({ args: ['connection', 'down', 'uuid', '0b1c'], okCodes: [0, 10] });
  expect(askConnection('0b1c').args).toEqual(['--terse', '--escape', 'no', 'connection', 'show', 'uuid', '0b1c']);
});

test('its secrets stand in lines, with backslashes doubled', () => {
  expect(composeSecrets(new Secret('123456'), new Secret('fake "a\\b" c')).revealText()).toBe('vpn.secrets.password:123456\nvpn.secrets.cert-pass:fake "a\\\\b" c\n');
  expect(composeSecrets(new Secret('123456'), undefined).revealText()).toBe('vpn.secrets.password:123456\n');
});

test.for<[string, number, ReturnType<typeof readProgress>]>([
  ['', 10, undefined],
  ['connection.id:ola\nvpn.user-name:ola\n', 0, { state: 'inactive' }],
  ['GENERAL.STATE:activating\nVPN.VPN-STATE:1 - VPN connecting (prepare)\n', 0, { state: 'preparing' }],
  ['GENERAL.STATE:activating\nVPN.VPN-STATE:2 - VPN connecting (need authentication)\n', 0, { state: 'asking' }],
  ['GENERAL.STATE:activating\nVPN.VPN-STATE:3 - VPN connecting\n', 0, { state: 'connecting' }],
  ['GENERAL.STATE:activating\nVPN.VPN-STATE:4 - VPN connecting (getting IP configuration)\n', 0, { state: 'addresses' }],
  ['GENERAL.STATE:activated\nIP4.ADDRESS[1]:10.8.0.2/24\nVPN.VPN-STATE:5 - VPN connected\n', 0, { state: 'connected', address: '10.8.0.2' }],
  ['VPN.VPN-STATE:7 - VPN disconnected\n', 0, { state: 'inactive' }],
])('what nmcli says is read: %j, exit code %i', ([stdout, exitCode, progress]) => {
  expect(readProgress({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0) } satisfies CommandResult)).toEqual(progress);
});
