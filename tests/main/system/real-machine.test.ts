import { expect, test } from 'vitest';
import { shippedFacts } from '../../../main/core/facts.ts';
import { systemResolver } from '../../../main/system/machine.ts';
import { createMachine } from '../../../main/system/real-machine.ts';

const given = { home: '/home/joe', sevenZip: '/opt/7zz', uid: 1000 };

test('outside the practice lab the real parts are wired', () => {
  const machine = createMachine({ ...given, platform: 'linux', env: {} });
  expect(machine.practice).toBe(false);
  expect(machine.resolver).toBe(systemResolver);
  expect(machine.resolver.name).toBe('getaddrinfo');
  expect(machine.hostsFile).toBe('/etc/hosts');
  expect(machine.certificateStore?.name).toBe('NSS');
  expect(machine.vpn).toBeDefined();
  expect(machine.pageOpener).toBeDefined();
  expect(machine.readNetwork).toBeDefined();
});

test('the VPN client is the one of each system', async () => {
  const target = { user: 'joe', lab: undefined, facts: shippedFacts().facts, signal: new AbortController().signal };
  const named = (platform: 'darwin' | 'win32') => createMachine({ ...given, platform, env: { SystemRoot: 'D:\\Windows' } });
  expect(await named('win32').vpn?.name(target)).toBe('OpenVPN GUI');
  expect(await named('darwin').vpn?.name(target)).toBe('Tunnelblick');
  expect([named('win32').systemRoot, named('darwin').systemRoot]).toEqual(['D:\\Windows', undefined]);
});

test('the certificate store is the one of each system, and so is what tells whether Chrome runs', async () => {
  const named = (platform: 'darwin' | 'win32') => createMachine({ ...given, platform, env: { SystemRoot: 'D:\\Windows' } });
  expect([named('win32').certificateStore?.name, named('darwin').certificateStore?.name]).toEqual(['Windows certificate store', 'macOS login keychain']);
  expect(await named('darwin').certificateStore?.places(new AbortController().signal)).toEqual([{ id: 'keychain', path: '/home/joe/Library/Keychains/login.keychain-db' }]);
  expect([named('win32').browser, named('darwin').browser].includes(undefined)).toBe(false);
});

test('the hosts file is the one of each system', () => {
  expect(createMachine({ ...given, platform: 'darwin', env: {} }).hostsFile).toBe('/private/etc/hosts');
  expect(createMachine({ ...given, platform: 'win32', env: { SystemRoot: 'D:\\Windows' } }).hostsFile).toBe('D:\\Windows\\System32\\drivers\\etc\\hosts');
});

test('the resolver knows this computer\'s own name and answers nothing for a name that cannot be', async () => {
  expect(await systemResolver.resolve('localhost')).toContain('127.0.0.1');
  expect(await systemResolver.resolve('no-such-lab.invalid')).toEqual([]);
});

test('a program that we start sees no variable that could hold a secret', async () => {
  const machine = createMachine({ ...given, platform: 'linux', env: { HOME: '/home/joe', SECRET_TOKEN: 'planted', AWS_KEY: 'planted', LD_PRELOAD: 'planted' } });
  const { stdout } = await machine.runner.run({ program: process.execPath, args: ['-p', 'JSON.stringify(process.env)'], timeoutMs: 20_000 }, new AbortController().signal);
  expect(stdout.toString()).not.toContain('planted');
});
