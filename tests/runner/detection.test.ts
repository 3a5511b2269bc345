// What this machine is asked when a computer is checked, answered by its real programs: every thing gets a verdict and nothing stops half-way.
// Which verdicts they are is the machine's matter; only what every runner has is expected to be found.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labAccess, runLabAccess, throwAwayMachine } from './this-machine.ts';

let stateDir: string;
beforeAll(() => { stateDir = mkdtempSync(join(tmpdir(), 'detection-for-real-')); });
afterAll(() => { rmSync(stateDir, { recursive: true, force: true }); });

const certain = ['operating-system', 'architecture', 'administrator', 'archive-program', 'ssh'];

test.for(['plan', 'verify'])('%s answers for every thing, whatever is installed', async (command) => {
  const { exitCode, printed } = await runLabAccess(labAccess(stateDir, command, '--journey', 'prepare_computer'));
  const [step] = printed.steps;
  const things = step?.prerequisites ?? [];
  expect([0, 1]).toContain(exitCode);
  expect(things.length).toBeGreaterThanOrEqual(10);
  expect(things.filter(({ state }) => !['found', 'missing', 'too-old', 'cannot-tell', 'ask-person'].includes(String(state)))).toEqual([]);
  expect(things.filter(({ id, state }) => certain.includes(String(id)) && (state === 'cannot-tell' || state === 'ask-person'))).toEqual([]);
  expect(step?.problem?.code ?? 'prepare.notReady').toBe('prepare.notReady');
});

test('the network of the machine can be read, with a way to an address of a lab', async () => {
  const { readNetwork } = throwAwayMachine();
  const picture = await readNetwork?.(['10.42.1.130'], new AbortController().signal);
  expect(picture?.interfaces.length).toBeGreaterThan(0);
  expect(picture?.routes.length).toBeGreaterThan(0);
});
