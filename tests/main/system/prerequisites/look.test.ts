// A whole look at a computer whose programs answer as documented: the right questions reach the right readers, and what does not answer
// makes one thing untold and no more. The programs are stand-ins; the files asked for are this computer's own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Command, CommandResult, Platform, Runner } from '../../../../main/system/command.ts';
import { createPrerequisitesReader } from '../../../../main/system/prerequisites/look.ts';
import type { Readings } from '../../../../main/system/prerequisites/readings.ts';
import { fixture } from './fixtures.ts';

const never = new AbortController().signal;

/** Which answer a command gets, by words in it; the first that fits. What fits none is a program that is not there. */
function answering(platform: Platform, answers: readonly (readonly [words: string, name: string])[]): Runner {
  return {
    run: ({ program, args }: Command): Promise<CommandResult> => {
      const line = [program, ...args].join(' ');
      const found = answers.find(([words]) => line.includes(words));
      return found === undefined ? Promise.reject(new LabProblem('program.missing', { program })) : Promise.resolve(fixture(platform, found[1]));
    },
  };
}

async function look(platform: Platform, runner: Runner, env: Readonly<Record<string, string>> = {}): Promise<Readings> {
  const home = mkdtempSync(join(tmpdir(), 'look-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  return createPrerequisitesReader({ platform, runner, home, env, uid: 1000, sevenZip: join(home, '7zz') }).read(never);
}

const windows = [
  ['Windows NT', 'version'], ['Session Manager', 'architecture'], ['/groups', 'groups-plain'], ['/user', 'user'], ['HKLM\\SOFTWARE\\OpenVPN', 'openvpn-nb'], ['D:\\Programmer\\OpenVPN\\bin\\openvpn.exe --version', 'openvpn-version'],
  ['sc.exe query', 'service'], ['powershell', 'group'], ['HKLM\\SOFTWARE\\Google\\Update', 'chrome-all'], ['HKCU\\SOFTWARE\\Google', 'absent-nb'], ['Edge', 'edge'], ['ssh.exe -V', 'ssh-77'], ['Internet Settings', 'proxy-off'],
] as const;

test('Windows, as a Norwegian one answers', async () => {
  expect(await look('win32', answering('win32', windows), { SystemRoot: 'C:\\Windows' })).toMatchObject({
    system: { version: '26100' }, architecture: { name: 'x64' }, administrator: { isAdministrator: false }, archiveProgram: 'absent',
    vpnClient: { name: 'OpenVPN GUI', version: '2.6.12' }, vpnGroup: { isMember: true }, browsers: [{ version: '157.0.8100.41' }, { name: 'Microsoft Edge' }],
    ssh: { version: '7.7' }, proxy: { setting: '' }, installer: { kind: 'none' },
  });
});

test('OpenVPN for Windows: an old one ends with 1 all the same, its service may be gone, and what only the registry knows is absent', async () => {
  const without = (words: string, name?: string) => answering('win32', [...(name === undefined ? [] : [[words, name] as const]), ...windows.filter(([one]) => one !== words)]);
  expect((await look('win32', without('D:\\Programmer\\OpenVPN\\bin\\openvpn.exe --version', 'openvpn-version-24'))).vpnClient).toMatchObject({ version: '2.4.9' });
  expect((await look('win32', without('sc.exe query', 'service-absent-nb'))).vpnClient).toMatchObject({ lacks: 'service' });
  expect((await look('win32', without('D:\\Programmer\\OpenVPN\\bin\\openvpn.exe --version'))).vpnClient).toBe('absent');
});

test('a Windows whose programs all refuse to start is unreadable, not empty', async () => {
  const readings = await look('win32', answering('win32', []));
  expect(readings).toMatchObject({ system: 'unreadable', administrator: 'unreadable', vpnClient: 'unreadable', vpnGroup: 'unreadable', browsers: 'unreadable', proxy: 'unreadable', ssh: 'absent' });
});

const mac = [
  ['sw_vers', 'version'], ['sysctl', 'apple'], ['id -G', 'groups-admin'], ['Tunnelblick.app', 'tunnelblick'], ['/Users/nobody', 'absent'], ['/Applications/Google Chrome.app', 'chrome'], ['Edge', 'absent'],
  ['ssh -V', 'ssh'], ['profiles', 'enrolled'], ['scutil', 'proxy'],
] as const;

test('macOS', async () => {
  expect(await look('darwin', answering('darwin', mac))).toMatchObject({
    system: { version: '15.6.1' }, architecture: { name: 'arm64' }, administrator: { isAdministrator: true }, ssh: { version: '9.9' }, management: { isManaged: true },
    vpnClient: { name: 'Tunnelblick', version: '6.0' }, browsers: [{ name: 'Google Chrome' }, { name: 'Google Chrome' }], proxy: { setting: 'proxy.example.org:3128 http://wpad.example.org/proxy.pac' },
  });
});

const linux = [['uname', 'architecture'], ['id -Gn', 'groups-plain'], ['dpkg-query', 'packages-desktop'], ['nmcli', 'running'], ['ssh -V', 'ssh-ubuntu'], ['gsettings', 'proxy-none']] as const;

test('Linux: the part for GNOME is asked for where the desktop shows it', async () => {
  const found = await look('linux', answering('linux', linux), { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME', https_proxy: 'http://p.example.org:1' });
  expect(found).toMatchObject({ architecture: { name: 'x64' }, vpnDesktop: { version: '1.10.2-4build2' }, ssh: { version: '8.9' }, proxy: { setting: 'http://p.example.org:1' } });
  expect((await look('linux', answering('linux', [['dpkg-query', 'packages'], ...linux]), { XDG_CURRENT_DESKTOP: 'GNOME' })).vpnDesktop).toBe('absent');
  expect(await look('linux', answering('linux', linux), { XDG_CURRENT_DESKTOP: 'KDE' })).not.toHaveProperty('vpnDesktop');
});

test('a bug in a runner is not taken for a program that is missing', async () => {
  await expect(look('linux', { run: () => Promise.reject(new Error('a bug')) })).rejects.toThrow('a bug');
});

test('cancelling ends the look', async () => {
  const abort = new AbortController();
  const runner: Runner = { run: (_command, signal) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); }) };
  const reading = createPrerequisitesReader({ platform: 'darwin', runner, home: tmpdir(), env: {}, uid: 1, sevenZip: '/nowhere' }).read(abort.signal);
  abort.abort();
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
