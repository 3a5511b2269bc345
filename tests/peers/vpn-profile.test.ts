// Our reading of a VPN profile beside that of the installed OpenVPN: the same words from the same line, every option it knows classified,
// and every profile that we write taken by it. Needs the Debian package openvpn.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toProblem } from '../../main/core/problem.ts';
import { lintProfile } from '../../main/system/vpn-client/profile/lint.ts';
import { blockNames, rules } from '../../main/system/vpn-client/profile/options.ts';
import { rewriteProfile } from '../../main/system/vpn-client/profile/rewrite.ts';
import { tokenise } from '../../main/system/vpn-client/profile/tokenise.ts';
import { goodProfiles } from '../fixtures/profiles/good.ts';
import { fillIn, makeMaterial, nowMs, profileWith, type Material } from '../fixtures/profiles/material.ts';

const program = '/usr/sbin/openvpn';
let folder: string;
let material: Material;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-openvpn-'));
  material = await makeMaterial();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The first thing OpenVPN complains about in a file. */
function complaintOf(text: string): string {
  const file = join(folder, 'a.conf');
  writeFileSync(file, text, 'latin1');
  const { stdout } = spawnSync(program, ['--config', file], { encoding: 'latin1', timeout: 10_000, env: {} });
  return stdout.replaceAll(file, 'FILE');
}

const brokenWords = /Bad backslash|No closing quotation|No closing single quotation|Residual parse state|Maximum option line length|Endtag .* missing/;

/** What we take a text for, in the words in which OpenVPN complains about it. */
async function expectedOf(text: string): Promise<string | RegExp> {
  const directives = await Promise.resolve().then(() => tokenise(Buffer.from(text, 'latin1'))).catch(toProblem);
  if ('code' in directives) return brokenWords;
  const [first] = directives;
  if (first === undefined) throw new Error('a text for this test needs a word');
  return first.name === 'config' && first.args.length === 1 ? `Error opening configuration file: ${first.args[0] ?? ''}\n` : `FILE:${first.line}: ${first.name} (2`;
}

async function expectSame(text: string): Promise<void> {
  const expected = await expectedOf(text);
  const complaint = complaintOf(text);
  if (typeof expected === 'string') expect(complaint, JSON.stringify(text)).toContain(expected);
  else expect(complaint, JSON.stringify(text)).toMatch(expected);
}

/** The option zz does not exist, so OpenVPN says its name and stops; `config` says its argument when it has exactly one. */
const forms = [
  'zz x', '"zz" x', "'zz' x", '--zz x', '"--zz" x', '\tzz\tx', 'setenv opt zz x', '--setenv opt zz', '"setenv" \'opt\' "zz"', 'zz x\r', '\rzz x', 'zz\fx', 'zz\vx', '"zz"x', 'zz"x"', 'ZZ', 'z\\z',
  'z\\ z x', '\\"zz', "\\'zz", '"z z" x', "'z\\z'", '"z\\"z"', '"z\\\\z"', '"z\\z"', '"" zz', "'' zz", '----zz', '--- zz', '-- zz', 'setenv opt --zz', 'setenv opt setenv opt zz x', '# x\nzz', '; x\nzz', '\\# x\nzz',
  'zz#x', 'zz;x', '\n\n zz', '\xEF\xBB\xBFzz', '\xEF\xBB\xBF\xEF\xBB\xBFzz', '\n\xEF\xBB\xBFzz', '<zz>\nx\n</zz>', '--<zz>\nx\n</zz>', '"<zz>"\nx\n</zz>', '<zz> # x\ny\n</zz>', '<zz> x', 'setenv opt <zz>', '<zz>\nx\n  </zz> y',
  '<zz>\nx', '<zz>\n</ZZ>', '<zz>\n"</zz>"', 'zz "x', "zz 'x", 'zz x\\', 'zz x\\\n', '<>\nx\n</>', 'config abc', 'config "a b"', "config 'a\"b'", 'config a\\ b', 'config a\\\\b', 'config a # b', 'config "a"b', 'config a"b"', 'config a;b',
  'config a ;b', 'config "a\\"b" #', 'config a b', 'config', 'config "a" \'b\'', 'config a\\"', 'setenv opt config abc', 'setenv opt "config" \'a b\'',
  `config ${'a'.repeat(240)}`, `zz ${'a'.repeat(251)}\n`, `zz ${'a'.repeat(252)}\n`, `zz ${'a'.repeat(253)}\n`, `zz ${'a'.repeat(400)}\n`, `zz ${'a '.repeat(20)}"`, `config ${'a '.repeat(20)}`,
];

describe('the words of a line', () => {
  it.each(forms.map((text) => [text]))('are those of OpenVPN: %j', async (text) => {
    await expectSame(text);
  });

  it('are those of OpenVPN in 600 random lines', async () => {
    const piece = fc.constantFrom('a', 'zz', ' ', '\t', '"', "'", '\\', '\\\\', '\\"', '\\ ', '#', ';', '--', '\r', '\f', '<', '>', 'setenv opt ', '\x7F', '=');
    const text = fc.tuple(fc.constantFrom('config ', 'zz ', 'zz', 'config "', "config '", 'setenv opt zz', '"zz'), fc.array(piece, { maxLength: 8 })).map(([start, rest]) => start + rest.join(''));
    // The name of a file that is opened is printed as it is; a name that begins a block swallows the lines below.
    for (const one of fc.sample(text, { numRuns: 600, seed: 20261121 })) await expectSame(one);
  });
});

describe('the options of the installed OpenVPN', () => {
  const known = readFileSync(new URL('../golden/vpn-options.txt', import.meta.url), 'utf8');
  const classes = new Map(known.split('\n').filter((line) => /^[a-z]/.test(line)).map((line) => line.split(' ') as [string, string]));
  const installed = [...new Set([...spawnSync(program, ['--help'], { encoding: 'utf8' }).stdout.matchAll(/^--([a-z0-9-]+)/gm)].map((match) => match[1] ?? ''))];

  it('are at least 240, and each one is classified', () => {
    expect(installed.length).toBeGreaterThanOrEqual(240);
    expect(installed.filter((name) => !classes.has(name))).toEqual([]);
  });

  it('are accepted in a profile, refused as dangerous, or refused as not for clients, as classified', async () => {
    const found = await Promise.all([...classes.keys()].map(async (name) => [name, await classOf(name)]));
    expect(new Map(found as [string, string][])).toEqual(classes);
  });

  it('hold all that we accept, but for a few', () => {
    // Not in its help: one for Windows only, one by its older name, and what the help leaves out.
    const elsewhere = ['block-outside-dns', 'data-ciphers-fallback', 'dhcp-option', 'key-direction', 'ncp-ciphers', 'server-poll-timeout', 'tls-groups'];
    expect([...Object.keys(rules), ...blockNames].filter((name) => !installed.includes(name) && !elsewhere.includes(name))).toEqual([]);
  });

  async function classOf(name: string): Promise<string> {
    const text = (argument: string): Buffer => Buffer.from(fillIn(profileWith(`${name}${argument}`), material), 'latin1');
    const answers = await Promise.all(['', ' 1', ' 1 1'].map(async (argument) => Promise.resolve().then(() => lintProfile(text(argument), material.facts, nowMs)).then(() => 'accepted', (error: unknown) => toProblem(error).code)));
    if (answers.every((answer) => answer === 'vpn.dangerousOption')) return 'dangerous';
    return answers.every((answer) => answer === 'vpn.unknownOption') ? 'not-for-clients' : 'accepted';
  }
});

describe('a profile that we wrote', () => {
  it.each(Object.keys(goodProfiles))('is taken by OpenVPN: %s', async (name) => {
    const file = join(folder, 'kari.ovpn');
    const profile = goodProfiles[name] ?? '';
    writeFileSync(file, rewriteProfile(lintProfile(Buffer.from(fillIn(profile, material), 'latin1'), material.facts, nowMs)).text);
    expect(await startHeld(file)).toMatch(/Need hold release from management interface/);
  });
});

/** Starts OpenVPN with a profile so that it reads all of it and then waits to be told to go on; ends it there. */
async function startHeld(file: string): Promise<string> {
  const socket = join(folder, 'held.sock');
  rmSync(socket, { force: true });
  const child = spawn(program, ['--config', file, '--management', socket, 'unix', '--management-hold', '--management-query-passwords', '--verb', '3'], { stdio: 'pipe', env: {}, timeout: 10_000, killSignal: 'SIGKILL' });
  let said = '';
  return new Promise((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString('latin1');
      if (said.includes('Need hold release')) child.kill('SIGKILL');
    });
    child.once('close', () => resolve(said));
  });
}
