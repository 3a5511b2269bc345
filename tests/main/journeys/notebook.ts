// A step made for tests of the engine: it keeps one line of text in a file. Named as what it is; it stands in for any step with changes.

import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Verdict, ChangeMaker, Run, Step } from '../../../main/steps/step.ts';
import type { Machine } from '../../../main/system/machine.ts';
import { shippedFacts } from '../../../main/core/facts.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import type { StepId } from '../../../preload/contract/steps.ts';

export interface Notebook {
  readonly file: string;
  readonly line: string;
  needsAdministrator: boolean;
  /** Throws from inside the action, before or after the file was written. */
  fail?: 'before' | 'after' | undefined;
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

function notebookMaker(book: Notebook): ChangeMaker {
  return {
    observe: async (record) => {
      const now = await read(book.file);
      return now === record.line ? 'after' : now === '' ? 'before' : 'other';
    },
    needsAdministrator: () => Promise.resolve(book.needsAdministrator),
    carryOut: async (record, direction) => {
      if (book.fail === 'before') throw new LabProblem('hosts.notWritable', { file: book.file });
      if (direction === 'apply') await writeFile(book.file, String(record.line));
      else await rm(book.file, { force: true });
      if (book.fail === 'after') throw new LabProblem('hosts.noSpace', { file: book.file });
    },
    elevated: (records, direction) => Promise.resolve(records.map((record) => ({
      verb: 'hosts.splice' as const, sha256Before: direction, sha256After: String(record.line), splices: [], within: { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'] },
    }))),
    sweep: () => Promise.resolve(),
  };
}

export function notebookStep(id: StepId, book: Notebook, needs: readonly StepId[] = []): Step {
  return {
    id, needs, changes: notebookMaker(book),
    plan: async () => {
      const now = await read(book.file);
      if (now === book.line) return { state: 'already', changes: [] };
      const change = {
        kind: 'hosts.putBlock' as const, facts: { name: id, address: '10.42.1.2', file: book.file }, place: book.file, diff: [`+${book.line}`],
        needsAdministrator: book.needsAdministrator, undo: 'exact' as const, record: { line: book.line, before: now },
      };
      return { state: 'planned', changes: [change] };
    },
    verify: async (): Promise<Verdict> => {
      const now = await read(book.file);
      return now === book.line ? { answer: 'ok', evidence: { line: now } }
        : { answer: 'not-ok', evidence: { line: now }, problem: { code: 'hosts.notResolved', retry: 'after-fix', facts: {} } };
    },
  };
}

/** A run whose machine refuses everything that a test does not give it. */
export function createRun(given: Partial<Machine> = {}, more: Partial<Run> = {}): Run {
  const machine: Machine = {
    platform: 'linux', practice: false, home: '/nowhere', hostsFile: '/nowhere/hosts', sevenZip: '/nowhere/7zz',
    runner: { run: () => Promise.reject(new Error('no programs in this test')) },
    elevate: () => Promise.reject(new LabProblem('elevation.notAvailable')),
    canReplace: () => Promise.resolve(true),
    resolver: { name: 'none', resolve: () => Promise.resolve([]) },
    ...given,
  };
  return {
    journey: 'lab_migration', only: [], facts: shippedFacts().facts, machine, secrets: {}, signal: new AbortController().signal,
    memory: { has: () => false, add: () => undefined }, progress: () => undefined, ...more,
  };
}
