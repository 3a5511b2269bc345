// A run whose hosts file is a scratch file and whose resolver and administrator rights are fakes, for the tests of this step.

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../../../../preload/contract/facts.ts';
import type { Machine } from '../../../../main/system/machine.ts';
import type { Run } from '../../../../main/steps/step.ts';

export interface Scratch {
  readonly folder: string;
  readonly file: string;
  /** A run; `answers` is what the fake resolver says. */
  run(more?: Partial<Run>, machine?: Partial<Machine>, answers?: readonly string[]): Run;
  remove(): void;
}

export const name = 'demolab.lab.hdc.ntnu.no';
export const address = '10.42.3.7';
const facts = { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'] } as unknown as Facts;

function unwanted(): never {
  throw new Error('this test wants no programs and no prompt');
}

/** Makes the folder; `content` undefined makes no file. */
export function makeScratch(content: string | undefined): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-edit-hosts-')));
  const file = join(folder, 'hosts');
  if (content !== undefined) writeFileSync(file, content, 'latin1');
  return {
    folder, file,
    run: (more = {}, machine = {}, answers = []) => ({
      journey: 'new_user', only: [], memory: { has: () => false, add: () => undefined }, lab: { lab: 'demolab', user: 'ola', address }, facts, secrets: {}, signal: new AbortController().signal,
      progress: () => undefined,
      machine: {
        platform: 'linux', practice: false, home: folder, hostsFile: file, sevenZip: '/nowhere', runner: { run: unwanted }, elevate: unwanted,
        canReplace: () => Promise.resolve(true), resolver: { name: 'fake', resolve: () => Promise.resolve(answers) }, ...machine,
      },
      ...more,
    } as Run),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The run of somebody who gave no link. */
export function withoutLab(run: Run): Run {
  return Object.fromEntries(Object.entries(run).filter(([key]) => key !== 'lab')) as unknown as Run;
}
