// Every script of the product, read by the parser of the program that is to run it: PowerShell's own on Windows, osacompile on macOS, `sh -n`
// wherever there is a sh. Nothing of them is run. The scripts come from the commands of the product, so that none is left out: from every
// builder that command-builders.ts knows, which a unit test holds against what the modules export.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../main/system/command.ts';
import { Secret } from '../../main/core/secret.ts';
import { linuxScript } from '../../main/system/elevate/linux.ts';
import { macosScript } from '../../main/system/elevate/darwin.ts';
import { attempt, linuxModules, macosModules, windowsModules, type Module } from '../main/system/pitfalls/command-builders.ts';
import { platform, runToEnd } from './this-machine.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'syntax-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The commands of a system by what makes them. Where a name will not do, an address or an interface does. */
function commandsOf(modules: Readonly<Record<string, Module>>): readonly (readonly [string, Command])[] {
  return Object.entries(modules).flatMap(([file, { builders }]) => Object.entries(builders).flatMap(([name, build]) => {
    const made = ['demoname', '10.42.1.130', 'utun7'].map((word) => attempt(build, word)).find((commands) => commands !== undefined);
    return (made ?? expect.unreachable(`${name} refuses everything`)).map((command, at) => [`${file} ${name} ${String(at)}`, command] as const);
  }));
}

const fromWords = (word: string): string => Buffer.from(word, 'base64').toString('utf16le');

/** The texts that PowerShell is given: as a command, as an encoded one, and the one that the prompt hands on from standard input. */
function powershellTexts(): readonly (readonly [string, string])[] {
  return commandsOf(windowsModules).flatMap(([name, { args, stdin }]) => {
    const after = (option: string): readonly string[] => args.slice(args.indexOf(option) + 1 || args.length).slice(0, 1);
    const handedOn = typeof stdin === 'string' && /^[A-Za-z0-9+/]{400,}=*$/.test(stdin) ? [fromWords(stdin)] : [];
    return [...after('-Command'), ...after('-EncodedCommand').map(fromWords), ...handedOn].map((text, at) => [`${name} ${String(at)}`, text] as const);
  });
}

/** The texts that osascript is given: on standard input, or line by line behind `-e`. */
function appleScripts(): readonly (readonly [string, string])[] {
  return commandsOf(macosModules).filter(([, { program }]) => program === '/usr/bin/osascript').map(([name, { args, stdin }]) => {
    const lines = args.filter((_word, at) => args[at - 1] === '-e');
    return [name, stdin === undefined ? lines.join('\n') : stdin instanceof Secret ? stdin.revealText() : Buffer.from(stdin).toString('utf8')] as const;
  });
}

const shellScripts = [['Linux', linuxScript], ['macOS', macosScript]] as const;

test('the texts are found: each of the three kinds, and the known ones among them', () => {
  expect(powershellTexts().map(([name]) => name)).toEqual(expect.arrayContaining(['elevate/win32 composeWindowsElevation 0 0', 'elevate/win32 composeWindowsElevation 0 1', 'certificate-store/win32 listStores 0 0']));
  expect(appleScripts().map(([name]) => name)).toEqual(expect.arrayContaining(['elevate/darwin composeMacosElevation 0', 'vpn-client/darwin installPrivate 0']));
  expect([...powershellTexts(), ...appleScripts()].filter(([, text]) => text.length < 20)).toEqual([]);
  const shells = commandsOf(linuxModules).flatMap(([name, { args }]) => (args.includes('/bin/sh') ? [name, args.includes(linuxScript)] : []));
  expect(shells).toEqual(['elevate/linux composeLinuxElevation 0', true]);
});

describe.runIf(platform === 'win32')('PowerShell 5.1 reads without an error', () => {
  const parser = [
    '$ErrorActionPreference = \'Stop\'', '$text = [IO.File]::ReadAllText($args[0])', '$errors = $null', '$tokens = $null',
    '$null = [System.Management.Automation.Language.Parser]::ParseInput($text, [ref]$tokens, [ref]$errors)',
    'foreach ($one in $errors) { [Console]::Out.WriteLine($one.Extent.StartLineNumber.ToString() + \' \' + $one.ErrorId) }', 'exit $errors.Count',
  ].join('\n');
  const powershell = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;

  async function errorsIn(text: string): Promise<readonly [number, string]> {
    const [script, file] = [join(folder, 'parse.ps1'), join(folder, 'text.txt')];
    writeFileSync(script, parser);
    writeFileSync(file, text);
    const { exitCode, stdout } = await runToEnd([powershell, '-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script, file]);
    return [exitCode, stdout];
  }

  test.each(powershellTexts())('%s', async (_name, text) => { expect(await errorsIn(text)).toEqual([0, '']); });
  test('and finds one that is there', async () => { expect((await errorsIn('if ($a { exit 1 }'))[0]).toBeGreaterThan(0); });
});

// The words of Tunnelblick's dictionary only mean something where Tunnelblick is installed; the workflow installs it before.
describe.runIf(platform === 'darwin')('osacompile reads without an error', () => {
  async function errorsIn(text: string): Promise<readonly [number, string]> {
    const file = join(folder, 'text.applescript');
    writeFileSync(file, text);
    const { exitCode, stderr } = await runToEnd(['/usr/bin/osacompile', '-o', join(folder, 'text.scpt'), file]);
    return [exitCode, stderr];
  }

  test.each(appleScripts())('%s', async (_name, text) => { expect(await errorsIn(text)).toEqual([0, '']); });
  test('and finds one that is there', async () => { expect((await errorsIn('tell application "Finder"\n'))[0]).not.toBe(0); });
});

describe.runIf(platform !== 'win32')('sh reads without an error', () => {
  const errorsIn = (text: string): Promise<unknown> => runToEnd(['/bin/sh', '-n', '-c', text]);

  test.each(shellScripts)('the privileged script for %s', async (_name, text) => { expect(await errorsIn(text)).toEqual({ exitCode: 0, stdout: '', stderr: '' }); });
  test('and finds an error that is there', async () => { expect(await errorsIn('if true; then')).not.toMatchObject({ exitCode: 0 }); });
});
