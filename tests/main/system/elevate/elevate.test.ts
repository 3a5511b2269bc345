import { describe, expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Command, CommandResult, Platform, Runner } from '../../../../main/system/command.ts';
import { createElevate, type Elevate, type HostsSplice } from '../../../../main/system/elevate/elevate.ts';

const action: HostsSplice = {
  verb: 'hosts.splice', sha256Before: 'a'.repeat(64), sha256After: 'b'.repeat(64), splices: [],
  within: { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'] },
};
const never = new AbortController().signal;

/** A stand-in for the runner: notes the commands and answers the same every time. */
function fakeRunner(answer: () => Promise<CommandResult>): Runner & { readonly commands: Command[]; readonly signals: AbortSignal[] } {
  const commands: Command[] = [];
  const signals: AbortSignal[] = [];
  return { commands, signals, run: (command, signal) => { commands.push(command); signals.push(signal); return answer(); } };
}

function elevateOn(platform: Platform, runner: Runner): Elevate {
  return createElevate({ platform, runner, windowsFolder: 'C:\\Windows', hostsFile: 'the hosts file', now: () => 1_000_000 });
}

const nothing = Buffer.alloc(0);
const done: Readonly<Record<Platform, CommandResult>> = {
  linux: { exitCode: 0, stdout: Buffer.from('hunt-lab-elevated 1\n'), stderr: nothing },
  darwin: { exitCode: 0, stdout: Buffer.from('hunt-lab-elevated 1\nhunt-lab-ended 0\n'), stderr: nothing },
  win32: { exitCode: 2000, stdout: nothing, stderr: nothing },
};
const programs: Readonly<Record<Platform, string>> = {
  linux: '/usr/bin/pkexec', darwin: '/usr/bin/osascript', win32: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
};

describe.for(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  test('several actions are one prompt, none are none', async () => {
    const runner = fakeRunner(() => Promise.resolve(done[platform]));
    const elevate = elevateOn(platform, runner);
    await elevate([action, action], never);
    await elevate([], never);
    expect(runner.commands.map(({ program }) => program)).toEqual([programs[platform]]);
  });

  test.for<['program.missing' | 'program.timedOut', 'elevation.notAvailable' | 'elevation.refused']>([
    ['program.missing', 'elevation.notAvailable'], ['program.timedOut', 'elevation.refused'],
  ])('%s of the program that asks becomes %s', async ([thrown, code]) => {
    const runner = fakeRunner(() => Promise.reject(new LabProblem(thrown)));
    await expect(elevateOn(platform, runner)([action], never)).rejects.toThrow(new LabProblem(code));
  });

  test('a bug of the runner passes through', async () => {
    const runner = fakeRunner(() => Promise.reject(new TypeError('bug')));
    await expect(elevateOn(platform, runner)([action], never)).rejects.toThrow(TypeError);
  });

  test('what was cancelled before is not asked for', async () => {
    const runner = fakeRunner(() => Promise.resolve(done[platform]));
    await expect(elevateOn(platform, runner)([action], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(runner.commands).toEqual([]);
  });

  test('a cancel while the prompt is open takes it away on Linux; elsewhere its answer is waited for', async () => {
    const abort = new AbortController();
    const runner = fakeRunner(() => { abort.abort(); return Promise.resolve(done[platform]); });
    await elevateOn(platform, runner)([action], abort.signal);
    expect(runner.signals.map(({ aborted }) => aborted)).toEqual([platform === 'linux']);
  });
});

test('the scripts that outlive their prompt are told until when they may act', async () => {
  const runner = fakeRunner(() => Promise.resolve(done.darwin));
  await elevateOn('darwin', runner)([action], never);
  expect(runner.commands[0]?.args).toContain('1600');
});
