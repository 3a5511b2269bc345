// A small program for tests: the step edit-hosts with the real machine, run inside a private namespace. Reads what to do as JSON from stdin
// and prints what became of it as JSON.

import { readFileSync } from 'node:fs';
import { toProblem } from '../../main/core/problem.ts';
import { createEditHosts } from '../../main/steps/edit-hosts/edit-hosts.ts';
import type { ChangeMaker, ChangeRecord, Direction, Run } from '../../main/steps/step.ts';
import { createMachine } from '../../main/system/real-machine.ts';
import type { LabName } from '../../preload/contract/plans.ts';

export interface HostsTask {
  readonly labs: readonly LabName[];
  /** In this order, for each lab. */
  readonly steps: readonly ('plan' | 'apply' | 'verify' | 'undo' | 'sweep')[];
  /** From an earlier answer, for `undo` and `sweep`. */
  readonly records?: readonly ChangeRecord[];
}

export interface HostsAnswer {
  readonly states: readonly string[];
  readonly kinds: readonly string[];
  readonly needsAdministrator: boolean;
  readonly records: readonly ChangeRecord[];
  readonly observed: readonly string[];
  readonly verdicts: readonly { readonly answer: string; readonly evidence: object; readonly problem?: object }[];
  readonly code: string;
  readonly detail?: string;
}

const task = JSON.parse(readFileSync(0, 'utf8')) as HostsTask;
const step = createEditHosts();
const maker = step.changes as ChangeMaker;
const machine = createMachine({ uid: process.getuid?.(), platform: 'linux', home: process.env['HOME'] ?? '/', env: process.env, sevenZip: '/nowhere' });
const done = { states: [] as string[], kinds: [] as string[], needsAdministrator: false, records: [...task.records ?? []], observed: [] as string[], verdicts: [] as object[] };

function runFor(lab: LabName): Run {
  const facts = { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'] } as unknown as Run['facts'];
  const memory = { has: () => false, add: () => undefined };
  return { journey: 'new_user', only: [], lab, facts, memory, machine, secrets: {}, signal: new AbortController().signal, progress: () => undefined };
}

async function plan(run: Run): Promise<void> {
  const { state, changes } = await step.plan(run);
  done.states.push(state);
  done.kinds.push(...changes.map((change) => change.kind));
  done.needsAdministrator ||= changes.some((change) => change.needsAdministrator);
  done.records = changes.map((change) => change.record);
}

async function carryOut(direction: Direction, run: Run): Promise<void> {
  const records = direction === 'apply' ? done.records : done.records.toReversed();
  const elevated: ChangeRecord[] = [];
  for (const record of records) {
    if (await maker.needsAdministrator(record, direction, run)) elevated.push(record);
    else await maker.carryOut(record, direction, run);
  }
  if (elevated.length > 0) await machine.elevate(await maker.elevated(elevated, direction, run), run.signal);
}

async function perform(lab: LabName): Promise<void> {
  const run = runFor(lab);
  for (const name of task.steps) {
    if (name === 'plan') await plan(run);
    if (name === 'apply' || name === 'undo') await carryOut(name, run);
    if (name === 'verify') done.verdicts.push(await step.verify(run));
    if (name === 'sweep') for (const record of done.records) await maker.sweep(record, run);
  }
  for (const record of done.records) done.observed.push(await maker.observe(record, run));
}

async function performAll(): Promise<object> {
  for (const lab of task.labs) await perform(lab);
  return { code: 'done' };
}

const outcome = await performAll().catch((error: unknown) => {
  const { code, facts } = toProblem(error);
  if (code === 'internal') throw error;
  return { code, detail: facts['detail'] };
});
process.stdout.write(JSON.stringify({ ...done, ...outcome }));
