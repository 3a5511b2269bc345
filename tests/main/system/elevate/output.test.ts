import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLinuxElevation, readMacosElevation, readWindowsElevation } from '../../../../main/system/elevate/output.ts';
import type { ProblemCode } from '../../../../preload/contract/problems.ts';

const started = 'hunt-lab-elevated 1\n';
const file = '/etc/hosts';

/** `recorded`: what pkexec 122 wrote on Debian 12, byte for byte. `documented`: as the system's documentation has it, never seen. */
function fixture(program: string, name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../fixtures', program, `${name}.txt`), 'utf8');
}

const result = (exitCode: number, stdout = '', stderr = ''): { exitCode: number; stdout: Buffer; stderr: Buffer } => ({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) });
const problem = (code: string, more: object = {}): unknown => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) as unknown });

describe('what pkexec says for itself', () => {
  test.for<[string, number, string, string]>([
    ['a dismissed prompt', 126, 'dismissed', 'elevation.refused'],
    ['a rule that says no', 127, 'no', 'elevation.notAllowed'],
    ['nobody to ask for a password', 127, 'no-agent', 'elevation.notAvailable'],
    ['no polkitd', 127, 'no-polkitd', 'elevation.notAvailable'],
    ['no system bus', 127, 'no-bus', 'elevation.notAvailable'],
    ['a parent that is gone', 127, 'dead-parent', 'elevation.notAvailable'],
  ])('%s', ([, exitCode, name, code]) => {
    expect(() => readLinuxElevation(result(exitCode, '', fixture('pkexec', `${name}.recorded`)), file)).toThrow(problem(code));
  });

  test('being ended by a signal means that nobody was asked', () => {
    expect(() => readLinuxElevation(result(-1), file)).toThrow(problem('elevation.notAvailable'));
  });

  test('126 and 127 after the first line are the script\'s and not pkexec\'s', () => {
    for (const exitCode of [126, 127]) expect(() => readLinuxElevation(result(exitCode, started, fixture('pkexec', 'no.recorded')), file)).toThrow('the privileged script ended with');
  });
});

describe('what osascript says for itself', () => {
  test.for<[string, string]>([
    ['cancelled', 'elevation.refused'], ['cancelled-nb', 'elevation.refused'], ['denied', 'elevation.notAllowed'], ['no-screen', 'elevation.notAvailable'],
  ])('%s', ([name, code]) => {
    expect(() => readMacosElevation(result(1, '', fixture('osascript', `${name}.documented`)), file)).toThrow(problem(code));
  });

  test('nothing at all, a last line alone, or a first line alone mean that it cannot be told that it ran', () => {
    for (const [exitCode, said] of [[0, ''], [0, 'hunt-lab-ended 0\n'], [0, started], [1, `${started}hunt-lab-ended 0\n`]] as const) {
      expect(() => readMacosElevation(result(exitCode, said), file)).toThrow(problem('elevation.notAvailable'));
    }
  });
});

describe('what Windows says for itself', () => {
  test.for<[string, number, string]>([
    ['the person said no', 1223, 'elevation.refused'],
    ['a policy that lets only IT', 1260, 'elevation.notAllowed'],
    ['a policy that denies at once', 5, 'elevation.notAllowed'],
    ['no PowerShell to start', 2, 'elevation.notAvailable'],
    ['a PowerShell that does not run the first script', 1, 'elevation.notAvailable'],
    ['a PowerShell that does not run the elevated script', 2001, 'elevation.notAvailable'],
    ['an elevated part that was ended', 2000 - 196_608, 'elevation.notAvailable'],
    ['0, which only the elevated part could mean', 0, 'elevation.notAvailable'],
  ])('%s', ([, exitCode, code]) => {
    expect(() => readWindowsElevation(result(exitCode), file)).toThrow(problem(code));
  });
});

describe('what the scripts say, on each system', () => {
  const ways: readonly (readonly [string, (exitCode: number) => void])[] = [
    ['Linux', (exitCode) => readLinuxElevation(result(exitCode, started), file)],
    ['macOS', (exitCode) => readMacosElevation(result(0, `${started}mv: a warning\nhunt-lab-ended ${exitCode}\n`), file)],
    ['Windows', (exitCode) => readWindowsElevation(result(2000 + exitCode), file)],
  ];
  const codes: readonly (readonly [number, ProblemCode])[] = [
    [20, 'hosts.changedMeanwhile'], [21, 'hosts.notWritable'], [22, 'hosts.notWritable'], [23, 'hosts.locked'], [24, 'hosts.noSpace'], [25, 'hosts.notRegular'], [26, 'elevation.refused'],
  ];

  test.for(ways)('%s: each exit code is its problem, 0 is done, 2 is a bug of ours', ([, read]) => {
    for (const [exitCode, code] of codes) expect(() => read(exitCode)).toThrow(problem(code, { facts: code.startsWith('hosts.') ? { file } : {} }));
    expect(read(0)).toBeUndefined();
    expect(() => read(2)).toThrow(/^the privileged script ended with 2/);
  });

  test('0 of pkexec without the first line is not done', () => {
    expect(() => readLinuxElevation(result(0), file)).toThrow(problem('elevation.notAvailable'));
  });

  test('every exit code that a script knows is told by the reader', () => {
    const folder = join(import.meta.dirname, '../../../../main/system/elevate/scripts');
    const inScripts = ['checks.sh', 'linux.sh', 'macos.sh', 'windows.ps1'].flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\bexit (\d+)/g)].map(([, number]) => Number(number)));
    expect([...new Set(inScripts)].sort((a, b) => a - b)).toEqual([0, 2, ...codes.map(([number]) => number)]);
  });
});
