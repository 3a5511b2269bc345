// Two hundred hostile names through every builder of commands, for each system: the words that arrive at the program, taken apart by a model
// that is not the product's, are those of a harmless name with the name in its place, or the name was refused before anything was made.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import type { Command } from '../../../../main/system/command.ts';
import { certificatesBatch, fitsInBatch } from '../../../../main/system/certificate-store/nss/commands.ts';
import { composeLine } from '../../../../main/system/prerequisites/line.ts';
import { createRunner } from '../../../../main/system/run.ts';
import { attempt, linuxModules, macosModules, windowsModules, type Module } from './command-builders.ts';
import { joinAsLibuv, readAppleScript, splitAsShell, splitAsWindows } from './command-line-models.ts';
import { hostileNames } from './hostile-names.ts';

const harmless = 'demoname';
const systems = { win32: windowsModules, darwin: macosModules, linux: linuxModules } as const;

/** Builders that take only an address or the name of an interface, for which no name is harmless. */
const addressOnly: Readonly<Record<string, string>> = { 
  'vpn-client/win32 askTunnel': '10.42.1.130', 'vpn-client/darwin askRoute': '10.42.1.130', 'vpn-client/darwin askInterface': 'utun7', 'vpn-client/connection/linux-routes askRoute': '10.42.1.130',
  'vpn-client/connection/linux-routes askDecidingRoute': '10.42.1.130', 'network/win32 askWindows': '10.42.1.130', 'network/darwin askMacos': '10.42.1.130', 'network/linux askLinux': '10.42.1.130',
};

const textOf = ({ stdin }: Command): string | undefined => (stdin instanceof Secret ? stdin.revealText() : stdin === undefined ? undefined : Buffer.from(stdin).toString('utf8'));
const wordsOf = ({ program, args }: Command): readonly string[] => [program, ...args];

/** What a program on this system sees of the words. */
function arriving(system: keyof typeof systems, command: Command): readonly string[] {
  return system === 'win32' ? splitAsWindows(joinAsLibuv(wordsOf(command))) : wordsOf(command);
}

/** What standard input means to who reads it: a script of AppleScript as code and texts, everything else as it stands. */
function toldTo(command: Command): unknown {
  const text = textOf(command);
  return text !== undefined && command.program === '/usr/bin/osascript' ? readAppleScript(text) : text;
}

function inPlace<T>(value: T, from: string, name: string): T {
  return JSON.parse(JSON.stringify(value ?? null), (_key, part: unknown) => (typeof part === 'string' ? part.replaceAll(from, () => name) : part)) as T;
}

/** Containers go to Windows in base64, and a batch for its administrator in base64 of UTF-16, so the name is looked for behind that. */
function decoded(told: unknown): unknown {
  if (typeof told === 'string' && /^[A-Za-z0-9+/]{400,}=*$/.test(told)) return Buffer.from(told, 'base64').toString('utf16le');
  return typeof told === 'string' && told.startsWith('{') ? { ...(JSON.parse(told) as object), container: Buffer.from(String((JSON.parse(told) as { container?: string }).container), 'base64').toString('utf8') } : told;
}

function outcomes(system: keyof typeof systems, file: string, { builders }: Module): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(builders).map(([name, build]) => {
    const from = addressOnly[`${file} ${name}`] ?? harmless;
    const model = attempt(build, from) ?? expect.unreachable(`${name} refuses a harmless name`);
    // A quotation mark cannot be in a path of Windows, and no other rule takes one out of the program's own word.
    const names = hostileNames.filter((hostile) => !(system === 'win32' && hostile.includes('"') && model.some(({ program }) => program.includes(harmless))));
    const made = names.map((hostile) => [hostile, attempt(build, hostile)] as const);
    for (const [hostile, commands] of made) {
      if (commands === undefined) continue;
      expect(commands.map((command) => arriving(system, command))).toEqual(inPlace(model.map(wordsOf), from, hostile));
      expect(commands.map((command) => decoded(toldTo(command) ?? null))).toEqual(inPlace(model.map((command) => decoded(toldTo(command) ?? null)), from, hostile));
    }
    const refused = made.filter(([, commands]) => commands === undefined).length;
    const isTaken = JSON.stringify(model.map((command) => [wordsOf(command), decoded(toldTo(command))])).includes(from);
    return [name, refused === made.length ? 'refused' : refused > 0 ? `refused ${String(refused)} of ${String(made.length)}, the rest carried` : isTaken ? 'carried' : 'no name is part of it'];
  }));
}

test('there are two hundred names, all different', () => {
  expect([hostileNames.length, new Set(hostileNames).size, hostileNames.filter((name) => /[\0/]/.test(name))]).toEqual([200, 200, []]);
});

describe('the models', () => {
  // Microsoft, "Parsing C++ command-line arguments", the table of examples; CommandLineToArgvW gives the same for these.
  test.each<[string, readonly string[]]>([
    ['x "a b c" d e', ['x', 'a b c', 'd', 'e']], ['x "ab\\"c" "\\\\" d', ['x', 'ab"c', '\\', 'd']], ['x a\\\\\\b d"e f"g h', ['x', 'a\\\\\\b', 'de fg', 'h']],
    ['x a\\\\\\"b c d', ['x', 'a\\"b', 'c', 'd']], ['x a\\\\\\\\"b c" d e', ['x', 'a\\\\b c', 'd', 'e']], ['"C:\\Program Files\\x.exe" "" \t y', ['C:\\Program Files\\x.exe', '', 'y']],
  ])('of Windows splits %j as documented', (line, words) => {
    expect(splitAsWindows(line)).toEqual(words);
  });

  test('of Windows notices words that nobody quoted', () => {
    const careless = hostileNames.filter((name) => JSON.stringify(splitAsWindows(`x "${name}"`)) !== JSON.stringify(['x', name]));
    expect(careless.length).toBeGreaterThan(20);
    expect(hostileNames.map((name) => splitAsWindows(joinAsLibuv(['x', name, 'y'])))).toEqual(hostileNames.map((name) => ['x', name, 'y']));
  });

  test('of AppleScript and of a shell notice a text that ends too early', () => {
    expect(() => readAppleScript('connect "Kari"Nordmann"')).toThrow('without an end');
    expect(readAppleScript('a "\\"\\\\" b').texts).toEqual(['"\\']);
    expect(() => splitAsShell('sudo $(id)')).toThrow('would act');
    expect(splitAsShell('a \'b c\'\\\'\'\' \'\'')).toEqual(['a', 'b c\'', '']);
  });
});

describe.each(['win32', 'darwin', 'linux'] as const)('on %s', (system) => {
  const modules = Object.entries(systems[system]);

  test.each(modules)('%s: every exported function is named as a builder or as another one', (_file, { exports, builders, others }) => {
    const functions = Object.entries(exports).filter(([, value]) => typeof value === 'function').map(([name]) => name);
    expect([...Object.keys(builders), ...others].sort()).toEqual(functions.sort());
  });

  test('each name arrives as it is at the program that it is meant for, or is refused', async () => {
    const lines = modules.flatMap(([file, module]) => Object.entries(outcomes(system, file, module)).map(([name, outcome]) => `${file} ${name}: ${outcome}`));
    const text = [`# What becomes of 200 hostile names in each builder of commands for ${system}. Model: command-line-models.ts beside the test.`, ...lines, ''].join('\n');
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `../../../golden/hostile-names.${system}.txt`));
  });

  test('a word that begins as an option does stands only behind one that takes it, or behind --', () => {
    const dashed = hostileNames.filter((name) => name.startsWith('-'));
    const places = modules.flatMap(([, { builders }]) => Object.entries(builders).flatMap(([name, build]) => dashed.flatMap((word) => (attempt(build, word) ?? []).flatMap(
      ({ args }) => args.flatMap((one, at) => (one.startsWith(word) ? [`${name} ${args[at - 1] ?? ''}`] : [])),
    ))));
    expect([...new Set(places)].sort()).toEqual({
      win32: ['askEffectiveConfig --'],
      darwin: ['askEffectiveConfig --', 'composeMacosElevation 1800000000'],
      linux: ['askEffectiveConfig --', 'composeLinuxElevation hunt-cloud-lab-access', 'deleteNamed -n', 'describeCertificate -n', 'finishConnection connection.id', 'finishConnection vpn.user-name',
        'listCertificate -n', 'listRoutes dev', 'putCertificate -n', 'renameConnection connection.id'],
    }[system]);
  });
});

test('a real program on this system sees each name as it is', async () => {
  const program = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
  const { stdout } = await createRunner({}).run({ program: process.execPath, args: ['-e', program, '--', ...hostileNames], timeoutMs: 30_000 }, new AbortController().signal);
  expect(JSON.parse(stdout.toString('utf8'))).toEqual(hostileNames);
});

describe('a line to paste', () => {
  test('keeps each name whole in a POSIX shell', () => {
    expect(hostileNames.map((name) => splitAsShell(composeLine('linux', ['sudo', name, 'x'])))).toEqual(hostileNames.map((name) => ['sudo', name, 'x']));
  });

  test('keeps each name whole on Windows, or is not made', () => {
    const made = hostileNames.flatMap((name) => attempt(() => ({ program: composeLine('win32', ['x', name, 'y']), args: [], timeoutMs: 0 }), name)?.map(({ program }) => [program, name] as const) ?? []);
    expect(made.length).toBeGreaterThan(50);
    expect(made.map(([line]) => splitAsWindows(line))).toEqual(made.map(([, name]) => ['x', name, 'y']));
    expect(made.filter(([line]) => /[%^&|<>!`$\r\n]/.test(line))).toEqual([]);
  });
});

test('a nickname stands in a batch for certutil whole, or goes to it by itself', () => {
  const whole = hostileNames.filter(fitsInBatch);
  expect(whole.length).toBeGreaterThan(50);
  expect(whole.map((name) => /^-L -n "([^"\n]*)" -a\n$/.exec(certificatesBatch([name]))?.[1])).toEqual(whole);
  expect(hostileNames.filter((name) => /["\\\n\r\t]/.test(name) && fitsInBatch(name))).toEqual([]);
});
