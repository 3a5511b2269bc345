// Carries the SSH steps out through the real engine, against the practice machines, as a journey with only these steps does.

import { join } from 'node:path';
import { Secret, type Secrets } from '../../../../main/core/secret.ts';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { applyJourney } from '../../../../main/journeys/apply-journey.ts';
import type { Engine } from '../../../../main/journeys/carry-out.ts';
import { openJournal } from '../../../../main/journeys/journal.ts';
import { openMemory } from '../../../../main/journeys/memory.ts';
import { undoJourney } from '../../../../main/journeys/undo-journey.ts';
import type { Run, Step } from '../../../../main/steps/step.ts';
import { createLoginGuard } from '../../../../main/system/ssh/attempts.ts';
import type { StepResult } from '../../../../preload/contract/plans.ts';
import { createRun } from '../../journeys/notebook.ts';
import { fresh, lab, temporary, type SshLab } from './ssh-lab.ts';

export interface EngineRuns {
  run(more?: Partial<Run>): Run;
  engine(): Engine;
  apply(more?: Partial<Run>): Promise<readonly StepResult[]>;
  undo(more?: Partial<Run>): Promise<readonly StepResult[]>;
}

/** The secrets of a person who typed everything right. */
export function rightSecrets(more: Readonly<Record<string, string>> = {}): Secrets {
  const given = { sshTemporaryKey: temporary, newPassphrase: fresh, ...more };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, new Secret(value)]));
}

/** What runs need of a lab. */
export type LabForRuns = Pick<SshLab, 'folder' | 'clock'> & { readonly servers: { readonly port: number } };

/** Runs of these steps. Journal, memory and guard are in the lab's folder, as in one state folder; each call is a new start of the program. */
export function engineRuns(sshLab: LabForRuns, createSteps: () => readonly Step[]): EngineRuns {
  const clock = { now: () => sshLab.clock.nowMs };
  const run = (more: Partial<Run> = {}): Run => createRun({ home: join(sshLab.folder, 'home'), practice: true }, {
    journey: 'new_user', only: createSteps().map((step) => step.id), lab, facts: { ...shippedFacts().facts, ssh: { port: sshLab.servers.port } },
    secrets: rightSecrets(), memory: openMemory(join(sshLab.folder, 'memory.json')),
    tunnel: { interface: 'fake', covers: () => Promise.resolve(true) }, loginGuard: createLoginGuard(join(sshLab.folder, 'logins'), clock, 'linux'), ...more,
  });
  const engine = (): Engine => ({
    registry: new Map(createSteps().map((step) => [step.id, step])), journal: openJournal(join(sshLab.folder, 'journal.jsonl')), clock,
  });
  return {
    run, engine,
    apply: async (more) => (await applyJourney(engine(), run(more), 'as-planned-now')).steps,
    undo: (more) => undoJourney(engine(), run(more), []),
  };
}
