// The commands of each system, to be read by people: what is asked, and what would help. Nothing of them is run here.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import type { Command, Platform } from '../../../../main/system/command.ts';
import {
  browserProgram, installRemedy, joinRemedy, readyRemedy, sshRemedy, toAction, vpnProgram, type Remedy, type RemedyNeeds,
} from '../../../../main/system/prerequisites/actions.ts';
import { askMac } from '../../../../main/system/prerequisites/darwin.ts';
import { composeLine } from '../../../../main/system/prerequisites/line.ts';
import { askLinux } from '../../../../main/system/prerequisites/linux.ts';
import { askWindows } from '../../../../main/system/prerequisites/win32.ts';

const root = join(import.meta.dirname, '../../../..');
const { pages } = shippedFacts().facts.prerequisites;

const asked: Readonly<Record<Platform, Readonly<Record<string, Command>>>> = {
  win32: askWindows({ systemRoot: 'C:\\Windows', localAppData: 'C:\\Users\\ola\\AppData\\Local' }), darwin: askMac('/Users/ola'), linux: askLinux(),
};

const sources: Readonly<Record<Platform, string>> = {
  win32: 'Windows, documented only. Sources: reg query, whoami, sc (Microsoft); openvpn-gui registry.c; microsoft/winget-pkgs OpenVPNTechnologies.OpenVPN and Google.Chrome (machine scope); dism and Add-LocalGroupMember (Microsoft).',
  darwin: 'macOS, documented only. Sources: sw_vers(1), sysctl(8), id(1), defaults(1), profiles(1), scutil(8); Homebrew/homebrew-cask tunnelblick and google-chrome.',
  linux: 'Linux; the questions are run here on Debian 12, the installations are not. Sources: uname(1), id(1), dpkg-query(1), nmcli(1), gsettings(1); packages of Debian 12 and Ubuntu 22.04 to 26.04.',
};

function needsOn(platform: Platform, isAdministrator: boolean): RemedyNeeds {
  const installer = { win32: { kind: 'winget', program: 'winget.exe' }, darwin: { kind: 'brew', program: '/opt/homebrew/bin/brew' }, linux: { kind: 'apt', program: '/usr/bin/apt-get' } } as const;
  return { platform, pages, readings: { installer: installer[platform], administrator: { isAdministrator, how: 'test' }, system: { family: 'ubuntu', name: 'Ubuntu 24.04', version: '24.04' } } };
}

function remediesOn(platform: Platform): Readonly<Record<string, Remedy>> {
  const needs = needsOn(platform, true);
  const sid = 'S-1-5-21-1-2-3';
  return {
    'install the VPN program': installRemedy('install', vpnProgram(needs), needs), 'update the VPN program': installRemedy('update', vpnProgram(needs), needs),
    'install the browser': installRemedy('install', browserProgram(needs), needs), 'update the browser': installRemedy('update', browserProgram(needs), needs),
    'install ssh': sshRemedy('missing', needs), 'update ssh': sshRemedy('too-old', needs), 'make the VPN program ready': readyRemedy(({ win32: 'service', darwin: 'first-start', linux: 'running' } as const)[platform]),
    ...(platform === 'win32' && {
      'join the group': joinRemedy({ name: 'OpenVPN Administrators', sid: `${sid}-1003`, userSid: `${sid}-1001`, isMember: false }),
      'join a group that is to be made': joinRemedy({ name: 'OpenVPN Administrators', sid: undefined, userSid: `${sid}-1001`, isMember: false }),
    }),
  };
}

function print(command: Command): string {
  const { program, args, timeoutMs, okCodes = [0], env } = command;
  const environment = env === undefined ? 'the small one' : Object.entries(env).map(([name, value]) => `${name}=${value}`).join(' ');
  return [program, ...args.map((word) => JSON.stringify(word)), `# exit codes ${okCodes.join(', ')}; environment: ${environment}; ended after ${timeoutMs / 1000} s`].join('\n');
}

test.each(['win32', 'darwin', 'linux'] as const)('%s: the questions and what would help are the reviewed ones', async (platform) => {
  const questions = Object.entries(asked[platform]).map(([name, command]) => `## ask: ${name}\n${print(command)}`);
  const remedies = Object.entries(remediesOn(platform)).map(([name, remedy]) => {
    const { command = 'no command', page, needsAdministrator } = toAction(platform, remedy);
    return [`## to do: ${name}`, command, ...(page === undefined ? [] : [page]), `# administrator: ${needsAdministrator ? 'yes' : 'no'}`, ...(remedy.run ? [`# carried out here, when asked for:\n${print(remedy.run)}`] : [])].join('\n');
  });
  const text = [`# ${sources[platform]}`, ...questions, ...remedies, ''].join('\n\n').replace(/\n+$/, '\n');
  await expect(text).toMatchFileSnapshot(join(root, `tests/golden/prerequisites.${platform}.txt`));
});

test('every question is read-only and has an absolute path and an end', () => {
  for (const commands of Object.values(asked)) {
    for (const { program, args, stdin, timeoutMs } of Object.values(commands)) {
      expect(program).toMatch(/^(\/|C:\\)/);
      expect([stdin, timeoutMs > 0]).toEqual([undefined, true]);
      // PowerShell's own words for changing something, and the verbs of the programs asked.
      expect(args.join(' ')).not.toMatch(/\b(add|delete|install|remove|set|new|write|import)(-|\b)/i);
    }
  }
});

test('only Homebrew of an administrator runs here; everything else is copied', () => {
  const canRun = (platform: Platform, isAdministrator: boolean): boolean => {
    const needs = needsOn(platform, isAdministrator);
    return [installRemedy('install', vpnProgram(needs), needs), installRemedy('update', browserProgram(needs), needs)].every(({ run, needsAdministrator }) => run !== undefined && !needsAdministrator);
  };
  expect([canRun('darwin', true), canRun('darwin', false), canRun('win32', true), canRun('linux', true)]).toEqual([true, false, false, false]);
});

test('a line to paste keeps each word whole, or is not made', () => {
  expect(composeLine('linux', ['sudo', 'it\'s $(id)', ''])).toBe('sudo \'it\'\\\'\'s $(id)\' \'\'');
  expect(composeLine('win32', ['net', 'OpenVPN Administrators'])).toBe('net "OpenVPN Administrators"');
  for (const bad of ['a"b', '%PATH%', 'a&b', 'x^y', '$(x)', 'a\nb', '`']) expect(() => composeLine('win32', [bad])).toThrow('differently');
});

test.each(['OpenVPN "x" & calc', '%USERNAME%', '$(calc)'])('a group called %s gives no line to paste', (name) => {
  const remedy = joinRemedy({ name, sid: undefined, userSid: 'S-1-5-21-1', isMember: false });
  expect(toAction('win32', remedy).command).toBeUndefined();
  expect(toAction('win32', joinRemedy({ name, sid: 'S-1-5-21-9', userSid: 'S-1-5-21-1', isMember: false })).command).toContain('-SID S-1-5-21-9 -Member S-1-5-21-1');
});
