// The real hosts file of the machine: the lab's lines go in, the system's own resolver follows them, and they go out again to the byte. Once by
// the privileged script itself, run as its prompt would run it; once by the built program. On Windows the prompt is the real one, which a
// runner's administrator is not asked; macOS would ask for a password, and Linux has no desktop, so there sudo stands in for the prompt.

import { lookup } from 'node:dns/promises';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shippedFacts } from '../../main/core/facts.ts';
import { createEditHosts } from '../../main/steps/edit-hosts/edit-hosts.ts';
import type { ChangeMaker, ChangeRecord, Direction, Run } from '../../main/steps/step.ts';
import { composeMacosElevation, macosScript } from '../../main/system/elevate/darwin.ts';
import type { ElevatedAction } from '../../main/system/elevate/elevate.ts';
import { composeLinuxElevation } from '../../main/system/elevate/linux.ts';
import { findHostsFile } from '../../main/system/hosts-file/find.ts';
import { asAdministrator, labAccess, platform, runLabAccess, runToEnd, throwAwayMachine } from './this-machine.ts';

const lab = { lab: 'runnerlab', user: 'joetester', address: '10.42.1.130' };
const name = 'runnerlab.lab.hdc.ntnu.no';
const token = Buffer.from(`${lab.address}|${lab.lab}|${lab.user}`).toString('base64');
const link = `https://docs.hdc.ntnu.no/do-science/lab/?access=${encodeURIComponent(token)}&filter=new_user`;
const machine = throwAwayMachine();
const step = createEditHosts();
const maker = step.changes as ChangeMaker;
const run: Run = {
  journey: 'new_user', only: [], lab, facts: shippedFacts().facts, memory: { has: () => false, add: () => undefined }, machine, secrets: {},
  signal: new AbortController().signal, progress: () => undefined,
};

let stateDir: string;
let hostsFile: string;
let before: Buffer;
beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'hosts-for-real-'));
  hostsFile = await findHostsFile(machine, run.signal);
});
afterAll(async () => {
  // What the program kept there is root's.
  if (platform !== 'win32') await runToEnd(asAdministrator(['/bin/rm', '-rf', stateDir]));
  rmSync(stateDir, { recursive: true, force: true });
});
beforeEach(() => { before = readFileSync(hostsFile); });

/** The script with its words, as pkexec and osascript would start it. */
function scriptOnly(actions: readonly ElevatedAction[]): readonly [string, ...string[]] {
  if (platform === 'linux') return composeLinuxElevation(actions, false).args.slice(1) as unknown as [string, ...string[]];
  const { args } = composeMacosElevation(actions, Math.floor(Date.now() / 1000) + 60);
  return ['/bin/sh', '-c', ...args.slice(args.indexOf(macosScript))];
}

async function elevated(records: readonly ChangeRecord[], direction: Direction): Promise<void> {
  const actions = await maker.elevated(records, direction, run);
  if (platform === 'win32') return machine.elevate(actions, run.signal);
  const { exitCode, stdout, stderr } = await runToEnd(asAdministrator(scriptOnly(actions)));
  expect([exitCode, stdout.startsWith('hunt-lab-elevated 1\n'), stderr]).toEqual([0, true, '']);
}

const addresses = (): Promise<readonly string[]> => lookup(name, { all: true, verbatim: true }).then((found) => found.map(({ address }) => address), () => []);

describe('the privileged script', () => {
  test('puts the lines in, the resolver follows them, and they go out again to the byte', async () => {
    expect(await addresses()).toEqual([]);
    const records = (await step.plan(run)).changes.map(({ record }) => record);
    expect(records.length).toBeGreaterThan(0);
    await elevated(records, 'apply');
    expect(readFileSync(hostsFile, 'latin1')).toContain(`${lab.address}    ${name}`);
    expect(await addresses()).toEqual([lab.address]);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
    await elevated(records.toReversed(), 'undo');
    expect(readFileSync(hostsFile)).toEqual(before);
    expect(await addresses()).toEqual([]);
  });

  test('refuses a file that changed after the plan, and leaves it', async () => {
    const records = (await step.plan(run)).changes.map(({ record }) => record);
    const [action, ...rest] = await maker.elevated(records, 'apply', run);
    const stale = [{ ...action, sha256Before: 'a'.repeat(64) }, ...rest] as readonly ElevatedAction[];
    if (platform === 'win32') await expect(machine.elevate(stale, run.signal)).rejects.toMatchObject({ problem: { code: 'hosts.changedMeanwhile' } });
    else {
      const { exitCode, stdout } = await runToEnd(asAdministrator(scriptOnly(stale)));
      expect([exitCode, stdout.startsWith('hunt-lab-elevated 1\n')]).toEqual([20, true]);
    }
    expect(readFileSync(hostsFile)).toEqual(before);
  });
});

describe('the built program', () => {
  const words = (...more: readonly string[]): readonly [string, ...string[]] => asAdministrator(labAccess(stateDir, ...more));

  test('applies, verifies and undoes to the byte', async () => {
    expect((await runLabAccess(words('apply', '--journey', 'new_user', '--link', link, '--step', 'edit-hosts', '--yes'))).states).toContain('edit-hosts done');
    expect(await addresses()).toEqual([lab.address]);
    expect((await runLabAccess(words('verify', '--journey', 'new_user', '--link', link, '--step', 'edit-hosts'))).states).toContain('edit-hosts done');
    await runLabAccess(words('undo'));
    expect(readFileSync(hostsFile)).toEqual(before);
    expect(await addresses()).toEqual([]);
  });
});
