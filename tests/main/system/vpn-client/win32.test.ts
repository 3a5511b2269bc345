// The commands for OpenVPN GUI as data, the same on any operating system, and what the programs of Windows answer, in two languages.

import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { detectGui, readFolders, type WindowsHost } from '../../../../main/system/vpn-client/openvpn-gui/detect.ts';
import { readDelivery, readMembership, readRegistryValue, readSavedSecrets, readTunnel, readVersion } from '../../../../main/system/vpn-client/openvpn-gui/output.ts';
import { profileInFolder } from '../../../../main/system/vpn-client/openvpn-gui/profiles.ts';
import {
  askTunnel, askVersion, copyKey, deleteKey, deleteValue, guiKey, installKey, listGroups, queryKey, queryValue, readValueAsUtf8, savedKey, tellGui,
} from '../../../../main/system/vpn-client/win32.ts';
import type { Command } from '../../../../main/system/command.ts';
import { asText, documented, ended } from '../../../fixtures/vpn-clients/read.ts';

const root = 'C:\\Windows';
const gui = 'C:\\Program Files\\OpenVPN\\bin\\openvpn-gui.exe';
const aside = 'kari.before-0123abcd';

/** What is run for what, in the order in which it happens. */
const sections: readonly (readonly [title: string, source: string, commands: readonly Command[]])[] = [
  ['detect', 'openvpn-gui registry.c; Microsoft, reg query, whoami', [
    queryValue(root, installKey, undefined), queryValue(root, installKey, 'exe_path'), queryValue(root, installKey, 'config_dir'), queryValue(root, guiKey, 'config_dir'),
    queryValue(root, guiKey, 'log_dir'), queryValue(root, installKey, 'ovpn_admin_group'), listGroups(root), askVersion('C:\\Program Files\\OpenVPN\\bin\\openvpn.exe'),
    readValueAsUtf8(root, guiKey, 'config_dir'),
  ]],
  ['install, apply: the file is written by this program, then', 'openvpn-gui main.c, save_pass.c; Microsoft, reg copy, reg delete', [
    tellGui(gui, 'rescan'), queryKey(root, savedKey('kari')), copyKey(root, savedKey('kari'), savedKey(aside)), deleteValue(root, savedKey('kari'), 'key-data'), deleteValue(root, savedKey('kari'), 'auth-data'),
  ]],
  ['install, verify: the file and its folder are read by this program, and', 'openvpn-gui save_pass.c', [queryKey(root, savedKey('kari')), queryKey(root, savedKey(aside))]],
  ['install, undo: the older file is put back by this program, and', 'openvpn-gui main.c, save_pass.c', [tellGui(gui, 'rescan'), copyKey(root, savedKey(aside), savedKey('kari')), deleteKey(root, savedKey(aside))]],
  ['connect, apply: the log is read by this program', 'openvpn-gui main.c, README.rst', [tellGui(gui, 'rescan'), tellGui(gui, 'connect', 'kari')]],
  ['connect, verify', 'Microsoft, Find-NetRoute, Get-NetAdapter, Get-NetRoute', [askTunnel(root, '10.42.1.2')]],
  ['connect, undo', 'openvpn-gui main.c', [tellGui(gui, 'disconnect', 'kari')]],
];

describe('the commands', () => {
  it('are these', () => {
    const text = sections.map(([title, source, commands]) => [`# ${title}`, `# source: ${source}`, '', commands.map(asText).join('\n\n'), ''].join('\n')).join('\n');
    expect(text).toBe(readFileSync(new URL('../../../golden/vpn-profile.win32.txt', import.meta.url), 'utf8'));
  });

  it('name their programs in full, never import, and are told no secret', () => {
    const commands = sections.flatMap(([, , list]) => list);
    expect(commands.filter(({ program }) => !win32.isAbsolute(program))).toEqual([]);
    expect(commands.filter(({ stdin, timeoutMs }) => stdin !== undefined || timeoutMs <= 0)).toEqual([]);
    expect(commands.flatMap(({ args }) => args)).not.toContain('import');
  });

  it.each(['..\\x', 'a b', '-x', 'kari" /ve', 'kari&calc', '%PATH%', 'kåre', '😀😀😀', '$(x)', 'a^b', ''])('are never made for a name such as %j', (name) => {
    expect(() => tellGui(gui, 'connect', name)).toThrow();
    expect(() => savedKey(name)).toThrow();
    expect(() => askTunnel(root, `10.42.1.2'${name}`)).toThrow();
  });
});

describe('the registry', () => {
  it('tells the same in English and in Norwegian', () => {
    const values = ['en', 'nb'].map((language) => readRegistryValue(ended(0, documented(`reg-install.${language}.documented.txt`))));
    expect(values).toEqual([{ kind: 'text', text: 'C:\\Program Files\\OpenVPN\\' }, { kind: 'text', text: 'C:\\Program Files\\OpenVPN\\' }]);
  });

  it('may hold a folder with any printable character; one it cannot print is asked for again', () => {
    expect(readRegistryValue(ended(0, documented('reg-config-dir.documented.txt')))).toEqual({ kind: 'text', text: 'D:\\My & Co\\100% VPN ^ $(x)\\config' });
    expect(readRegistryValue(ended(0, documented('reg-config-dir-unprintable.documented.txt')))).toEqual({ kind: 'unprintable' });
  });

  it('without the value says nothing, whatever its words are', () => {
    expect(readRegistryValue(ended(1, '', 'FEIL: Finner ikke den angitte registernøkkelen eller verdien.\r\n'))).toEqual({ kind: 'absent' });
    expect(readRegistryValue(ended(0, '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\OpenVPN\r\n    log_append    REG_DWORD    0x1\r\n'))).toEqual({ kind: 'absent' });
    expect(readRegistryValue(ended(0, '\r\nx\r\n    config_dir    REG_EXPAND_SZ    %USERPROFILE%\\x\r\n'))).toEqual({ kind: 'absent' });
  });

  it('tells which secrets are saved', () => {
    expect(readSavedSecrets(ended(0, documented('reg-saved.documented.txt')))).toEqual(['key-data', 'auth-data']);
    expect(readSavedSecrets(ended(0, documented('reg-saved-none.documented.txt')))).toEqual([]);
    expect(readSavedSecrets(ended(1))).toEqual([]);
  });
});

describe('the folders of OpenVPN GUI', () => {
  const host = (values: Readonly<Record<string, Buffer | string>>, home = 'C:\\Users\\Kåre "Ås" & Sønn'): WindowsHost => ({
    systemRoot: root, home, signal: new AbortController().signal,
    runner: { run: ({ program, args }) => {
      const key = program.endsWith('powershell.exe') ? 'utf8' : args[2] === '/ve' ? 'install' : `${args[1]?.startsWith('HKLM') === true ? 'HKLM' : 'HKCU'} ${args[3] ?? ''}`;
      const value = values[key];
      return Promise.resolve(value === undefined ? ended(1) : ended(0, value));
    } },
  });

  it('are below the home folder, whatever it is called', async () => {
    const folders = await readFolders(host({}));
    expect(folders).toEqual({ own: 'C:\\Users\\Kåre "Ås" & Sønn\\OpenVPN\\config', logs: 'C:\\Users\\Kåre "Ås" & Sønn\\OpenVPN\\log', shared: 'C:\\Program Files\\OpenVPN\\config' });
    expect(profileInFolder(folders.own, 'kari')).toBe('C:\\Users\\Kåre "Ås" & Sønn\\OpenVPN\\config\\kari\\kari.ovpn');
  });

  it('are where the registry says', async () => {
    const found = await detectGui(host({ 'install': documented('reg-install.nb.documented.txt'), 'HKCU config_dir': documented('reg-config-dir.documented.txt') }));
    expect(found).toMatchObject({ gui, openvpn: 'C:\\Program Files\\OpenVPN\\bin\\openvpn.exe', folders: { own: 'D:\\My & Co\\100% VPN ^ $(x)\\config' } });
  });

  it('are asked for in UTF-8 when the console cannot print them', async () => {
    const values = { 'HKCU config_dir': documented('reg-config-dir-unprintable.documented.txt'), 'utf8': '"C:\\\\Users\\\\Kåre\\\\😀\\\\config"\r\n' };
    expect((await readFolders(host(values))).own).toBe('C:\\Users\\Kåre\\😀\\config');
    await expect(readFolders(host({ 'HKCU config_dir': values['HKCU config_dir'] }))).rejects.toMatchObject({ problem: { code: 'vpn.clientSettingUnknown', facts: { name: 'config_dir' } } });
  });

  it('know the home folder as a variable and no other one', async () => {
    const value = (text: string): Record<string, string> => ({ 'HKCU config_dir': `\r\nx\r\n    config_dir    REG_SZ    ${text}\r\n` });
    expect((await readFolders(host(value('%userprofile%\\vpn'), 'D:\\home'))).own).toBe('D:\\home\\vpn');
    await expect(readFolders(host(value('%OneDrive%\\vpn')))).rejects.toMatchObject({ problem: { code: 'vpn.clientSettingUnknown' } });
    await expect(readFolders(host(value('vpn')))).rejects.toMatchObject({ problem: { code: 'vpn.clientSettingUnknown' } });
  });

  it('are not there without an installed OpenVPN GUI', async () => {
    expect(await detectGui(host({}))).toBeUndefined();
  });
});

test.each([
  ['whoami-administrator.en', 'administrator'], ['whoami-administrator.nb', 'administrator'], ['whoami-member.nb', 'member'], ['whoami-neither.en', 'no'],
])('%s: %s', (name, membership) => {
  expect(readMembership(ended(0, documented(`${name}.documented.txt`)), 'OpenVPN Administrators')).toBe(membership);
  expect(readMembership(ended(1), 'OpenVPN Administrators')).toBe('unknown');
});

test('a version is told without the number of its installer', () => {
  expect(readVersion(ended(0, documented('openvpn-version-2.6.documented.txt')))).toBe('2.6.12');
  expect(readVersion(ended(1, 'OpenVPN 2.7_beta1 x86_64\n'))).toBe('2.7_beta1');
  expect(readVersion(ended(0, 'something else'))).toBeUndefined();
});

test('an exit code of OpenVPN GUI says whether the message arrived and nothing more', () => {
  expect([0, 1, 2, 3, -1].map((code) => readDelivery(ended(code)))).toEqual(['delivered', 'not-running', 'busy', 'starting', 'not-running']);
});

describe('the route to the lab', () => {
  it('goes through an adapter of OpenVPN, or is no proof', () => {
    const read = (name: string): ReturnType<typeof readTunnel> => readTunnel(ended(0, documented(`find-net-route-${name}.documented.txt`)));
    expect(read('dco')).toEqual({ interface: 'OpenVPN Data Channel Offload', address: '10.8.0.6', destination: '10.42.0.0/16', routes: ['10.8.0.0/16', '10.42.0.0/16'], isTunnel: true });
    expect(read('tap')).toMatchObject({ interface: 'Local Area Connection 2 é', routes: ['10.42.1.2/32'], isTunnel: true });
    expect(read('none')).toMatchObject({ isTunnel: false });
  });

  it('is unknown when PowerShell fails or says something else', () => {
    expect([ended(1, '{}'), ended(0, ''), ended(0, 'null'), ended(0, '{"interface":"x"}')].map(readTunnel)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
