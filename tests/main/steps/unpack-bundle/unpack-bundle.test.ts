import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createUnpackBundle } from '../../../../main/steps/unpack-bundle/unpack-bundle.ts';
import type { Run } from '../../../../main/steps/step.ts';
import type { Machine } from '../../../../main/system/machine.ts';
import { createBench, never, runner, sevenZip, textOf, type Bench } from '../../../fixtures/archives/bench.ts';
import { writeSevenZ } from '../../../fixtures/archives/seven-z-writer.ts';

let bench: Bench;
let hidden: string;
let visible: string;
let open: string;
const step = createUnpackBundle();
const contents = { 'user.ovpn': 'client\n', 'lab/user.p12': 'not a certificate', 'readme.txt': 'hello' };
beforeAll(async () => {
  bench = createBench();
  hidden = await bench.pack('hidden.7z', contents, ['-mhe=on'], 'fake key');
  visible = await bench.pack('visible.7z', contents, [], 'fake key');
  open = await bench.pack('open.7z', contents);
});
afterAll(() => bench.remove());

function createRun(bundleFile?: string, key?: string): Run {
  return {
    journey: 'new_user', only: [], facts: shippedFacts().facts, signal: never, progress: () => undefined, memory: { has: () => false, add: () => undefined },
    // This step uses these two parts of the computer and no other.
    machine: { sevenZip, runner } as unknown as Machine,
    secrets: key === undefined ? {} : { sevenZipKey: new Secret(key) },
    ...(bundleFile !== undefined && { bundleFile }),
  };
}

const known = ['lab/user.p12 (certificate)', 'user.ovpn (vpn-profile)'];

describe('planning to unpack', () => {
  it('is skipped without a bundle', async () => {
    expect(await step.plan(createRun())).toEqual({ state: 'skipped', reason: 'no-bundle', changes: [] });
  });

  it('opens the bundle with its key and keeps it for the run', async () => {
    const run = createRun(hidden, 'fake key');
    const { state, changes, evidence } = await step.plan(run);
    expect([state, changes]).toEqual(['planned', []]);
    expect(evidence).toMatchObject({ opened: true, encrypted: true, skipped: ['readme.txt'] });
    expect([...(evidence?.['files'] as string[])].sort()).toEqual(known);
    expect(textOf(run.bundle, 'user.ovpn')).toBe('client\n');
  });

  it('says without a key what it can and what it cannot know yet', async () => {
    expect((await step.plan(createRun(hidden))).evidence).toMatchObject({ opened: false, namesHidden: true, encrypted: true, files: [] });
    const { evidence } = await step.plan(createRun(visible));
    expect(evidence).toMatchObject({ opened: false, namesHidden: false, skipped: ['readme.txt'] });
    expect([...(evidence?.['files'] as string[])].sort()).toEqual(known);
  });

  it('opens a bundle that has no key without one, and says so', async () => {
    const run = createRun(open);
    expect((await step.plan(run)).evidence).toMatchObject({ opened: true, encrypted: false });
    expect(textOf(run.bundle, 'user.ovpn')).toBe('client\n');
  });

  it('refuses a dangerous bundle even without a key', async () => {
    const file = bench.save('evil.7z', writeSevenZ([{ name: '../evil.ovpn', content: 'x' }], { key: 'fake key' }));
    await expect(step.plan(createRun(file))).rejects.toThrow('bundle.dangerousName');
  });

  it('gives the same answer twice and wipes the first bundle', async () => {
    const run = createRun(hidden, 'fake key');
    const first = await step.plan(run);
    const held = run.bundle;
    expect(await step.plan(run)).toEqual(first);
    expect(textOf(held, 'user.ovpn')).toBe('\0'.repeat(7));
    expect(textOf(run.bundle, 'user.ovpn')).toBe('client\n');
  });

  it('has no secret in its evidence', async () => {
    expect(JSON.stringify(await step.plan(createRun(hidden, 'fake key')))).not.toMatch(/fake key|client\\n|not a certificate/);
  });
});

describe('unpacking', () => {
  it('uses the bundle that the plan opened', async () => {
    const run = createRun(hidden, 'fake key');
    await step.plan(run);
    const held = run.bundle;
    expect(await step.perform?.(run)).toMatchObject({ opened: true, encrypted: true });
    expect(run.bundle).toBe(held);
  });

  it('asks for the key when there is none', async () => {
    await expect(step.perform?.(createRun(hidden))).rejects.toThrow('bundle.keyMissing');
  });
});

describe('proving the unpacked bundle', () => {
  async function opened(file = hidden): Promise<Run> {
    const run = createRun(file, 'fake key');
    await step.plan(run);
    return run;
  }

  it('compares each file with what 7-Zip computes from the archive', async () => {
    const { answer, evidence } = await step.verify(await opened());
    expect(answer).toBe('ok');
    expect(evidence).toMatchObject({ comparedWithMemory: true });
    expect([...(evidence['checked'] as string[])].sort()).toEqual(['lab/user.p12', 'user.ovpn']);
  });

  it('is not ok when a byte in memory changed', async () => {
    const run = await opened();
    const content = run.bundle?.files.find((file) => file.name === 'user.ovpn')?.content;
    content?.writeUInt8(0x58, 0);
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', evidence: { different: 'user.ovpn' }, problem: { code: 'bundle.damaged' } });
  });

  it('is not ok when the archive was replaced by another one with the same names', async () => {
    const file = bench.save('swapped.7z', readFileSync(hidden));
    const run = await opened(file);
    writeFileSync(file, readFileSync(visible));
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'bundle.changedWhileReading' } });
  });

  it('is not ok when the archive is gone', async () => {
    const file = bench.save('gone.7z', readFileSync(hidden));
    const run = await opened(file);
    rmSync(file);
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'bundle.notFound' } });
  });

  it('is not ok when the bundle holds a file the archive has not', async () => {
    const run = await opened();
    run.bundle = { ...run.bundle!, files: [...run.bundle!.files, { name: 'more.ovpn', kind: 'vpn-profile', sizeBytes: 1, content: Buffer.from('x') }] };
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', evidence: { different: 'more.ovpn' } });
  });

  it('cannot be told without the key', async () => {
    expect(await step.verify(createRun(hidden))).toMatchObject({ answer: 'cannot-tell', evidence: { opened: false } });
    expect(await step.verify(createRun())).toMatchObject({ answer: 'cannot-tell' });
  });

  it('can be told with the key alone: the archive opens or it does not', async () => {
    expect(await step.verify(createRun(hidden, 'fake key'))).toMatchObject({ answer: 'ok', evidence: { comparedWithMemory: false } });
    expect(await step.verify(createRun(visible, 'fake key'))).toMatchObject({ answer: 'ok' });
    for (const file of [hidden, visible]) {
      expect(await step.verify(createRun(file, 'another fake key'))).toMatchObject({ answer: 'not-ok', problem: { code: 'bundle.wrongKey' } });
    }
  });
});
