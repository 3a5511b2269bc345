// Administrator rights for real on Linux: the product's own elevation as an ordinary user, pkexec, a system bus and polkitd with every
// answer they can give, inside a private mount namespace.

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withNamespace, type Namespace, type PolkitAnswer } from './namespace.ts';
import { actionFor, block, hosts } from './hosts-splices.ts';
import type { ElevatedAction } from '../../main/system/elevate/elevate.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-elevation-'));

beforeAll(async () => {
  await build({ configFile: false, logLevel: 'error', build: { ssr: fileURLToPath(new URL('./elevate-harness.ts', import.meta.url)), outDir: folder, emptyOutDir: false }, ssr: { noExternal: true } });
  // The ordinary user of the namespace reads it.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: string;
  readonly said?: string;
  readonly tookMs: number;
}

async function elevate(space: Namespace, actions: readonly ElevatedAction[], cancelAfterMs?: number): Promise<Outcome> {
  const { stdout, stderr } = await space.run([process.execPath, join(folder, 'elevate-harness.js')], { as: 'user', stdin: JSON.stringify({ actions, cancelAfterMs }) });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Outcome;
}

const putDemolab = actionFor(hosts, [{ at: hosts.length, removeBytes: 0, insert: block('demolab') }]);

function temporaries(space: Namespace): readonly string[] {
  return readdirSync(space.outside('/etc')).filter((name) => name.startsWith('.hosts'));
}

describe('elevation as an ordinary user', () => {
  test.for<[PolkitAnswer, string]>([
    ['no', 'elevation.notAllowed'],
    ['no-agent', 'elevation.notAvailable'],
    ['dismissed', 'elevation.refused'],
    ['no-polkitd', 'elevation.notAvailable'],
    ['no-bus', 'elevation.notAvailable'],
  ])('with polkit answering %s leaves the file alone and says %s; pkexec says what was recorded', ([polkit, code]) => withNamespace({ polkit, hosts }, async (space) => {
    const outcome = await elevate(space, [putDemolab]);
    const recorded = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'pkexec', `${polkit}.recorded.txt`), 'utf8');
    expect(outcome).toMatchObject({ code, said: expect.stringMatching(/^Error: pkexec ended with 12[67]: /) as string });
    expect(outcome.said?.replace(/^Error: pkexec ended with 12[67]: /, '')).toBe(recorded);
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts);
  }));

  test('without pkexec it leaves the file alone and says that it cannot ask', () => withNamespace({ polkit: 'no-pkexec', hosts }, async (space) => {
    expect(await elevate(space, [putDemolab])).toMatchObject({ code: 'elevation.notAvailable' });
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts);
  }));

  test('puts a block in and takes it out again to the byte when polkit says yes', () => withNamespace({ polkit: 'yes', hosts }, async (space) => {
    expect(await elevate(space, [putDemolab])).toMatchObject({ code: 'done' });
    const changed = readFileSync(space.outside('/etc/hosts'), 'latin1');
    expect(changed).toBe(hosts + block('demolab'));
    expect(await elevate(space, [putDemolab])).toMatchObject({ code: 'hosts.changedMeanwhile' });
    expect(await elevate(space, [actionFor(changed, [{ at: hosts.length, removeBytes: block('demolab').length, insert: '' }])])).toMatchObject({ code: 'done' });
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts);
    expect(temporaries(space)).toEqual([]);
  }));

  test('carries out several actions behind one prompt, in order, and stops at the first that fails', () => withNamespace({ polkit: 'yes', hosts }, async (space) => {
    const one = hosts + block('onelab');
    const first = actionFor(hosts, [{ at: hosts.length, removeBytes: 0, insert: block('onelab') }]);
    const second = actionFor(one, [{ at: one.length, removeBytes: 0, insert: block('twolab') }]);
    expect(await elevate(space, [first, second, first])).toMatchObject({ code: 'hosts.changedMeanwhile' });
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(one + block('twolab'));
  }));

  test('cancelling takes an open prompt away and changes nothing', () => withNamespace({ polkit: 'waiting', hosts }, async (space) => {
    const outcome = await elevate(space, [putDemolab], 1500);
    expect(outcome).toMatchObject({ code: 'cancelled' });
    expect(readFileSync(space.outside('/run/home/agent.log'), 'latin1')).toMatch(/^ready\nasked\n/);
    await expect.poll(() => readFileSync(space.outside('/run/home/agent.log'), 'latin1')).toContain('taken away');
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts);
  }));

  test('cancelling after the prompt waits for the end, because root\'s programs cannot be ended', () => withNamespace({ polkit: 'yes', hosts }, async (space) => {
    // Somebody holds the lock, so that the script certainly runs and waits when the cancel comes.
    const holding = space.run(['/usr/bin/flock', '/etc', '/bin/sleep', '5']);
    expect(await elevate(space, [putDemolab], 2500)).toMatchObject({ code: 'done' });
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts + block('demolab'));
    await holding;
  }));

  test.for(['a file that even root may not change', 'a file system without space'])('says what is wrong with %s', (what) => withNamespace({ hosts, etc: what.includes('space') ? 'small' : 'disk' }, async (space) => {
    const full = 'dd if=/dev/zero of=/etc/filler bs=4k 2>/dev/null || true';
    await space.run(['/bin/sh', '-c', what.includes('space') ? full : 'chattr +i /etc/hosts']);
    const outcome = await elevate(space, [putDemolab]);
    await space.run(['/bin/sh', '-c', 'chattr -i /etc/hosts']);
    expect(outcome).toMatchObject({ code: what.includes('space') ? 'hosts.noSpace' : 'hosts.notWritable' });
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts);
    expect(temporaries(space)).toEqual([]);
  }));
});
