// A power cut at each single write of NSS's tools, one after the other: the tool is killed at its n-th writing system call (strace), and
// nothing of the run that started it goes on. Then what follows a crash: swept, told before from after, and taken back until listing and
// files are as they were. A few of the moments, or every one of them at length. Over real NSS databases; needs libnss3-tools and strace.

import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Direction, PlannedChange, Run } from '../../main/steps/step.ts';
import { createInstallCertificate } from '../../main/steps/install-certificate/install-certificate.ts';
import { toProblem } from '../../main/core/problem.ts';
import { noBrowser } from '../../main/system/browser/browser.ts';
import { createNssStore } from '../../main/system/certificate-store/nss/nss-store.ts';
import type { Command, Runner } from '../../main/system/command.ts';
import { createRunner } from '../../main/system/run.ts';
import { atLength } from '../at-length.ts';
import { client, dayMs } from '../fixtures/certificates/issue.ts';
import { applyAll, labAuthority, listing, makeScratch, prepare, root, undoAll, type Scratch } from '../main/steps/install-certificate/scratch-store.ts';

const step = createInstallCertificate();
const opened: Scratch[] = [];
afterEach(() => opened.splice(0).forEach((scratch) => scratch.remove()));

/** From one moment that is tried to the next. */
const stride = atLength(197, 1);
const writes = '/^(openat|pwrite64|write|ftruncate|unlink|rename|fsync|fdatasync|mkdir|chmod)$';

interface Cut {
  readonly runner: Runner;
  /** What was killed; undefined when no tool came to its n-th write. */
  killed(): string | undefined;
  /** Whether so many tools were started at all. */
  isReached(): boolean;
}

/** Kills the `tool`-th tool that changes a store at its n-th write; then no program can be started any more. */
function cutAt(tool: number, moment: number): Cut {
  const real = createRunner({});
  const state = { changing: 0, killed: '' };
  const traced = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${writes}`, '-e', `inject=${writes}:signal=KILL:when=${String(moment)}`];
  return {
    killed: () => state.killed || undefined, isReached: () => state.changing >= tool,
    runner: {
      run: async (command, signal) => {
        if (state.killed !== '') throw new Error('the power is off');
        if (!isChanging(command) || ++state.changing !== tool) return real.run(command, signal);
        const result = await real.run({ ...command, program: '/usr/bin/strace', args: [...traced, command.program, ...command.args] }, signal);
        // strace ends in the way its child did: by a signal, which our runner tells as -1.
        if (result.exitCode !== -1) return result;
        state.killed = nameOf(command);
        throw new Error('the power is off');
      },
    },
  };
}

function isChanging({ program, args }: Command): boolean {
  return program.endsWith('pk12util') ? args.includes('-i') : program.endsWith('certutil') && ['-N', '-A', '-D', '-F'].includes(args[0] ?? '');
}

function nameOf({ program, args }: Command): string {
  const place = args.some((word) => word.includes('retired')) ? 'retired store' : 'store';
  return `${program.endsWith('pk12util') ? 'pk12util -i' : `certutil ${args[0] ?? ''}`} on the ${place}`;
}

/** Carries changes out one after the other until the power goes off; answers those that were begun. */
async function carryOutUntilCut(changes: readonly PlannedChange[], direction: Direction, run: Run, cut: Cut): Promise<readonly PlannedChange[]> {
  const certificateStore = createNssStore({ home: run.machine.home, runner: cut.runner, browser: noBrowser });
  const dying: Run = { ...run, machine: { ...run.machine, certificateStore } };
  const begun: PlannedChange[] = [];
  for (const change of changes) {
    begun.push(change);
    const went = await step.changes?.carryOut(change.record, direction, dying).then(() => true, () => false);
    if (went !== true) break;
  }
  return begun;
}

/** Without SQLite's journals: one that a killed tool had only begun is no change, and the next change of the database overwrites and removes it. */
const picture = async (one: Scratch): Promise<string> => [...await listing(one.store), ...readdirSync(one.home, { recursive: true }).map(String).filter((name) => !name.endsWith('-journal')).sort()].join('\n');

interface Tried { readonly killed: string | undefined; readonly isReached: boolean; readonly wrong: readonly string[] }

async function tryMoment(make: (one: Scratch) => Promise<void>, direction: Direction, tool: number, moment: number): Promise<Tried> {
  const one = makeScratch('nss');
  opened.push(one);
  await make(one);
  const before = await picture(one);
  const run = one.run();
  const changes = direction === 'apply' ? (await step.plan(run)).changes : (await applyAll(step, run)).toReversed();
  const cut = cutAt(tool, moment);
  const begun = await carryOutUntilCut(changes, direction, run, cut);
  const killed = cut.killed();
  const wrong = killed === undefined ? [] : await cleanUp(begun, direction, changes, one.run()).then(() => [], (error: unknown) => [describe(error)]);
  const after = killed === undefined ? before : await picture(one).catch(describe);
  one.remove();
  return { killed, isReached: cut.isReached(), wrong: after === before ? wrong : [...wrong, `left ${linesOnlyIn(after, before)}; gone ${linesOnlyIn(before, after)}`] };
}

function linesOnlyIn(one: string, other: string): string {
  return one.split('\n').filter((line) => !other.split('\n').includes(line)).join(', ');
}

function describe(error: unknown): string {
  return error instanceof Error && error.message.startsWith('observed') ? error.message : toProblem(error).code;
}

/** As the engine does at the next start: the open change is swept and asked about, and what is in place is taken back. */
async function cleanUp(begun: readonly PlannedChange[], direction: Direction, changes: readonly PlannedChange[], run: Run): Promise<void> {
  await step.plan(run);
  const open = begun.at(-1);
  if (open === undefined) return;
  await step.changes?.sweep(open.record, run);
  const observed = await step.changes?.observe(open.record, run);
  if (observed === 'other') throw new Error(`observed other for ${open.kind}`);
  const inPlace = direction === 'apply' ? begun.slice(0, -1) : changes.slice(begun.length).toReversed();
  await undoAll(step, observed === 'after' ? [...inPlace, open] : inPlace, run);
}

const old = client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) });
const stores: readonly (readonly [string, (one: Scratch) => Promise<void>])[] = [
  ['no store', () => Promise.resolve()],
  ['a store with an old certificate and a root without trust', (one) => prepare(one.store, [old], [[root, ',,']])],
];

test.for(stores.flatMap(([what, make]) => (['apply', 'undo'] as const).map((direction) => ({ what, make, direction }))))('$what, $direction: a cut at any write of any tool leaves nothing behind', { timeout: atLength(300_000, 7_200_000) }, async ({ what, make, direction }) => {
  const damaged: string[] = [];
  const counts: string[] = [];
  for (let tool = 1, isReached = true; isReached; tool += 1) {
    const kills: string[] = [];
    for (let moment = 1 + (tool * 7) % Math.min(stride, 37); ; moment += stride) {
      const tried = await tryMoment(make, direction, tool, moment);
      const { killed, wrong } = tried;
      isReached = tried.isReached;
      if (killed === undefined) break;
      kills.push(killed);
      damaged.push(...wrong.map((one) => `${killed} at write ${String(moment)}: ${one}`));
    }
    if (kills.length > 0) counts.push(`${kills[0] ?? ''} ${String(kills.length)}`);
  }
  console.log(`${what}, ${direction}, kills: ${counts.join(', ')}; damaged ${String(damaged.length)}`);
  expect(counts.length).toBeGreaterThanOrEqual(3);
  expect(damaged).toEqual([]);
});
