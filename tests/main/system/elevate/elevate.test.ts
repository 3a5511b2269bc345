import { expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Command, Runner } from '../../../../main/system/command.ts';
import { createElevate, type HostsSplice } from '../../../../main/system/elevate/elevate.ts';

const action: HostsSplice = {
  verb: 'hosts.splice', sha256Before: 'a'.repeat(64), sha256After: 'b'.repeat(64), splices: [],
  within: { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'] },
};
const never = new AbortController().signal;

/** A stand-in for the runner: notes the commands and answers the same every time. */
function fakeRunner(answer: () => Promise<{ exitCode: number; stdout: Buffer; stderr: Buffer }>): Runner & { readonly commands: Command[] } {
  const commands: Command[] = [];
  return { commands, run: (command) => { commands.push(command); return answer(); } };
}

const done = { exitCode: 0, stdout: Buffer.from('hunt-lab-elevated 1\n'), stderr: Buffer.alloc(0) };

test('several actions are one prompt', async () => {
  const runner = fakeRunner(() => Promise.resolve(done));
  await createElevate('linux', runner)([action, action], never);
  expect(runner.commands.map(({ program }) => program)).toEqual(['/usr/bin/pkexec']);
  expect(runner.commands[0]?.args.filter((word) => word === 'hosts.splice')).toHaveLength(2);
});

test('no actions are no prompt', async () => {
  const runner = fakeRunner(() => Promise.resolve(done));
  await createElevate('linux', runner)([], never);
  expect(runner.commands).toEqual([]);
});

test.for(['win32', 'darwin'] as const)('on %s it says that it cannot ask, before it starts anything', async (platform) => {
  const runner = fakeRunner(() => Promise.resolve(done));
  await expect(createElevate(platform, runner)([action], never)).rejects.toThrow(new LabProblem('elevation.notAvailable'));
  expect(runner.commands).toEqual([]);
});

test.for<['program.missing' | 'program.timedOut', 'elevation.notAvailable' | 'elevation.refused']>([
  ['program.missing', 'elevation.notAvailable'], ['program.timedOut', 'elevation.refused'],
])('%s of pkexec becomes %s', async ([thrown, code]) => {
  const runner = fakeRunner(() => Promise.reject(new LabProblem(thrown)));
  await expect(createElevate('linux', runner)([action], never)).rejects.toThrow(new LabProblem(code));
});

test('a cancel passes through', async () => {
  const runner = fakeRunner(() => Promise.reject(AbortSignal.abort().reason as Error));
  await expect(createElevate('linux', runner)([action], never)).rejects.toMatchObject({ name: 'AbortError' });
});
