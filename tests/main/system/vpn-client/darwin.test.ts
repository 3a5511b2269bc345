// The commands and scripts for Tunnelblick as data, the same on any operating system, the package it is given, and what the programs of
// macOS answer, in two languages.

import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import {
  askInterface, askRoute, askState, askVersion, connectProfile, deleteCredentials, disconnectProfile, installPrivate, listProfiles, listRoutes, openProfile, privateProfile,
  savePassphrase, saveUserName, sharedProfile,
} from '../../../../main/system/vpn-client/darwin.ts';
import { readAnswer, readNames, readRoute, readRoutes, readState, readTunnelAddress, readVersion, readYes } from '../../../../main/system/vpn-client/tunnelblick/output.ts';
import { composePackage } from '../../../../main/system/vpn-client/tunnelblick/package.ts';
import type { Command } from '../../../../main/system/command.ts';
import { asText, documented, ended } from '../../../fixtures/vpn-clients/read.ts';

const made = '/private/var/folders/x/kari.tblk';
const offered = { user: 'kari_n', lab: 'demolab', notBeforeMs: Date.parse('2026-11-01T08:09:10Z'), profile: 'client\n' };
const asFile = ({ path, content }: { path: string; content: string }): string => [path, ...content.trimEnd().split('\n').map((line) => `| ${line}`)].join('\n');

const sections: readonly (readonly [title: string, source: string, texts: readonly string[]])[] = [
  ['detect', 'Tunnelblick defines.h; Apple, defaults(1)', [askVersion()].map(asText)],
  ['install, apply: the package', 'Tunnelblick ConfigurationManager.m, checkPlistEntries', composePackage(offered).map(asFile)],
  ['install, apply: handed over where the dictionary has TBLKInCo', 'Tunnelblick tunnelblick.sdef, ApplescriptCommands.m', [installPrivate(made), deleteCredentials('kari')].map(asText)],
  ['install, apply: opened where it has not', 'Apple, open(1); Tunnelblick ConfigurationManager.m', [openProfile(made)].map(asText)],
  ['install, verify: the files of Tunnelblick are read by this program, and', 'Tunnelblick tunnelblick.sdef', [listProfiles()].map(asText)],
  ['install, undo: the older package is handed over in the same way, and', 'Tunnelblick tunnelblick.sdef', [installPrivate(made), deleteCredentials('kari')].map(asText)],
  ['connect, apply', 'Tunnelblick tunnelblick.sdef', [saveUserName('kari'), savePassphrase('kari', new Secret('not-a-real-passphrase')), connectProfile('kari'), askState('kari')].map(asText)],
  ['connect, apply: what goes to stdin with the passphrase', 'AppleScript Language Guide, text', [stdinOf(savePassphrase('kari', new Secret('fake "a\\b" æ😀')))]],
  ['connect, verify', 'Apple, route(8), ifconfig(8), netstat(1)', [askRoute('10.42.1.2'), askInterface('utun4'), listRoutes()].map(asText)],
  ['connect, undo', 'Tunnelblick tunnelblick.sdef', [disconnectProfile('kari')].map(asText)],
];

function stdinOf({ stdin }: Command): string {
  return stdin instanceof Secret ? stdin.revealText() : String(stdin);
}

/** A model of its own of a text in AppleScript: what stands between the marks, with each backslash taking the next character as it is. */
function readLiterals(script: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < script.length; at += 1) {
    if (script[at] !== '"') continue;
    let text = '';
    for (at += 1; script[at] !== '"'; at += 1) {
      if (at >= script.length) throw new Error('a text without an end');
      if (script[at] === '\\') at += 1;
      text += script[at];
    }
    found.push(text);
  }
  return found;
}

describe('the commands', () => {
  it('are these', () => {
    const text = sections.map(([title, source, texts]) => [`# ${title}`, `# source: ${source}`, '', texts.join('\n\n').trimEnd(), ''].join('\n')).join('\n');
    expect(text).toBe(readFileSync(new URL('../../../golden/vpn-profile.darwin.txt', import.meta.url), 'utf8'));
  });

  it('hold no secret in their words, and save no code anywhere', () => {
    const command = savePassphrase('kari', new Secret('not-a-real-passphrase'));
    expect(command).toMatchObject({ program: '/usr/bin/osascript', args: ['-'] });
    expect(command.stdin).toBeInstanceOf(Secret);
    expect(sections.flatMap(([, , texts]) => texts).join('\n')).not.toMatch(/save password/);
  });

  const hostile = ['"', '\\', '\\"', '" & quit & "', '")\ntell application "Finder" to quit', '$(touch x)', '`x`', '%s', '^', '&', 'é', '😀', "it's", '\\\\"\\', ' two  blanks ', '«class»'];

  it.each(hostile)('carry %j as it is, in a passphrase and in a path', (text) => {
    const id = 'net.tunnelblick.tunnelblick';
    expect(readLiterals(stdinOf(savePassphrase('kari', new Secret(text))))).toEqual([id, text, 'kari']);
    expect(readLiterals(stdinOf(installPrivate(`/tmp/${text}/kari.tblk`)))).toEqual([id, `/tmp/${text}/kari.tblk`]);
    expect(openProfile(`/tmp/${text}/kari.tblk`).args.at(-1)).toBe(`/tmp/${text}/kari.tblk`);
    expect(privateProfile(`/Users/${text}`, 'kari')).toBe(`/Users/${text}/Library/Application Support/Tunnelblick/Configurations/kari.tblk`);
  });

  it.each(['../x', 'a b', 'kari"', 'kåre', '{}', 'a:b', ''])('are never made for a name such as %j', (name) => {
    for (const make of [connectProfile, disconnectProfile, askState, saveUserName, deleteCredentials, sharedProfile]) expect(() => make(name)).toThrow();
    expect(() => privateProfile('/Users/kari', name)).toThrow();
    expect(() => askInterface(`utun4 ${name}`)).toThrow();
    expect(() => askRoute(`10.42.1.2 ${name}`)).toThrow();
  });
});

describe('a package', () => {
  const listed = (notBeforeMs: number, lab: string | undefined = 'demolab'): string => composePackage({ ...offered, lab, notBeforeMs })[0]?.content ?? '';
  const value = (list: string, key: string): string | undefined => new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(list)?.[1];

  it('holds only keys that Tunnelblick knows', () => {
    const keys = [...listed(0).matchAll(/<key>([^<]*)<\/key>/g)].map((match) => match[1] ?? '');
    // Tunnelblick, ConfigurationManager.m, checkPlistEntries.
    const known = ['CFBundleIdentifier', 'CFBundleVersion', 'CFBundleShortVersionString', 'TBPackageVersion', 'TBReplaceIdentical', 'TBSharePackage'];
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    expect(keys).toContain('TBPackageVersion');
  });

  it('of a later certificate has a later version of the same identifier', () => {
    const [older, newer] = [listed(Date.parse('2026-09-30T23:59:59Z')), listed(Date.parse('2026-10-01T00:00:00Z'))];
    expect(value(older, 'CFBundleIdentifier')).toBe('no.ntnu.hunt.cloud.lab.demolab.kari-n');
    expect(value(newer, 'CFBundleIdentifier')).toBe(value(older, 'CFBundleIdentifier'));
    expect([value(older, 'CFBundleVersion'), value(newer, 'CFBundleVersion')]).toEqual(['2026.9.30.23.59.59', '2026.10.1.0.0.0']);
  });

  it('is never made for a name that means something in it', () => {
    expect(() => composePackage({ ...offered, user: 'kari</string>' })).toThrow();
    expect(() => composePackage({ ...offered, lab: '../x' })).toThrow();
  });
});

describe('an answer of osascript', () => {
  it.each([
    ['osascript-denied.en', 'vpn.automationDenied'], ['osascript-denied.nb', 'vpn.automationDenied'], ['osascript-no-profile.en', 'vpn.noProfile'],
    ['osascript-no-application.nb', 'vpn.clientMissing'], ['osascript-no-profile-index.nb', 'vpn.noProfile'], ['osascript-not-running.en', 'vpn.clientNotRunning'], ['osascript-timed-out.en', 'vpn.clientBusy'],
  ])('%s is %s', (name, code) => {
    expect(() => readAnswer(ended(1, '', documented(`${name}.documented.txt`)))).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown }) as Error);
  });

  it('with another number, or without one, is told with what is known', () => {
    const detailOf = (stderr: string): unknown => {
      const found: unknown[] = [];
      expect(() => readAnswer(ended(1, '', stderr))).toThrow(expect.toSatisfy((error: { problem: { code: string; facts: unknown } }) => { found.push([error.problem.code, error.problem.facts]); return true; }) as Error);
      return found[0];
    };
    expect(detailOf('syntax error (-2741)\n')).toEqual(['vpn.clientStopped', { detail: 'osascript -2741' }]);
    expect(detailOf('(-1743) stands in front\n')).toEqual(['vpn.clientStopped', { detail: 'osascript exit 1' }]);
  });

  it('is yes or no, a list of names, or a state', () => {
    expect([readYes(ended(0, 'true\n')), readYes(ended(0, 'false\n')), readYes(ended(0, ''))]).toEqual([true, false, false]);
    expect(readNames(ended(0, 'kari\nKåre & Ås "VPN" 😀, 100%\n'))).toEqual(['kari', 'Kåre & Ås "VPN" 😀, 100%']);
    expect(readNames(ended(0, '\n'))).toEqual([]);
    expect(readNames(ended(0, 'NOT RUNNING\n'))).toBeUndefined();
    expect(['EXITING', 'NOT RUNNING', 'PASSWORD_WAIT', 'PRIVATE_KEY_WAIT'].map((state) => readState(state).kind)).toEqual(['idle', 'idle', 'asks', 'asks']);
    expect(readState('GET_CONFIG')).toEqual({ kind: 'state', state: 'GET_CONFIG', detail: '', address: '' });
  });
});

test('the version is told without its build', () => {
  expect(readVersion(ended(0, '6.0.1 (build 6170)\n'))).toBe('6.0.1');
  expect(readVersion(ended(1, '', 'The domain/default pair of (…) does not exist\n'))).toBeUndefined();
});

describe('the route to the lab', () => {
  const route = (name: string): ReturnType<typeof readRoute> => readRoute(ended(0, documented(`route-${name}.documented.txt`)));

  it('is told with how wide it is', () => {
    expect(route('tunnel')).toEqual({ interface: 'utun4', destination: '10.42.0.0/16' });
    expect(route('default')).toEqual({ interface: 'en0', destination: '0.0.0.0/0' });
    expect(route('host')).toEqual({ interface: 'utun4', destination: '10.42.1.2/32' });
    expect(readRoute(ended(1, '', 'route: writing to routing socket: not in table\n'))).toBeUndefined();
  });

  it('goes through a tunnel that is up, or is no proof', () => {
    const address = (name: string, interfaceName = 'utun4'): string | undefined => readTunnelAddress(interfaceName, ended(0, documented(`ifconfig-${name}.documented.txt`)));
    expect([address('tunnel'), address('down'), address('wifi', 'en0'), address('tunnel', 'en0')]).toEqual(['10.8.0.6', undefined, undefined, undefined]);
    expect(readRoutes('utun4', ended(0, documented('netstat.documented.txt')))).toEqual(['10.8/16', '10.42/16']);
  });
});
