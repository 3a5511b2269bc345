// A run with a VPN profile in its bundle and a scratch home folder, driven by the real engine. NetworkManager is absent here; with it the
// step is tested against the real one in tests/peers/network-manager.test.ts.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../../../main/core/digest.ts';
import { LabProblem } from '../../../../main/core/problem.ts';
import { applyJourney } from '../../../../main/journeys/apply-journey.ts';
import type { Engine } from '../../../../main/journeys/carry-out.ts';
import { openJournal } from '../../../../main/journeys/journal.ts';
import { planJourney } from '../../../../main/journeys/plan-journey.ts';
import { undoJourney } from '../../../../main/journeys/undo-journey.ts';
import { createInstallVpnProfile } from '../../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import type { Run } from '../../../../main/steps/step.ts';
import type { Machine } from '../../../../main/system/machine.ts';
import type { StepResult } from '../../../../preload/contract/plans.ts';
import { fillIn, nowMs, profileWith, type Material } from '../../../fixtures/profiles/material.ts';
import { createRun } from '../../journeys/notebook.ts';

export interface Installing {
  readonly home: string;
  readonly file: string;
  /** A run with this profile in its bundle; none without a text. */
  run(material: Material, text?: string, more?: Partial<Run>, machine?: Partial<Machine>): Run;
  plan(run: Run): Promise<StepResult>;
  apply(run: Run): Promise<StepResult>;
  undo(run: Run): Promise<StepResult | undefined>;
  verify(run: Run): ReturnType<ReturnType<typeof createInstallVpnProfile>['verify']>;
  remove(): void;
}

/** Makes the scratch home and an engine with this step alone. */
export function startInstalling(): Installing {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-install-vpn-')));
  const home = join(folder, 'home');
  const step = createInstallVpnProfile({ now: () => nowMs });
  const engine = (): Engine => ({ registry: new Map([[step.id, step]]), journal: openJournal(join(folder, 'journal.jsonl')), clock: { now: () => nowMs } });
  const mine = (steps: readonly StepResult[]): StepResult => {
    const result = steps.find(({ id }) => id === 'install-vpn-profile');
    if (result === undefined) throw new Error('the step is not in the journey');
    return result;
  };
  return {
    home, file: join(home, '.config', 'hunt-cloud-lab-access', 'vpn', 'kari.ovpn'),
    run: (material, text = profileWith(), more = {}, machine = {}) => createRun(
      { home, runner: { run: ({ program }) => Promise.reject(new LabProblem('program.missing', { program })) }, ...machine },
      { journey: 'vpn_reset', facts: material.facts, bundleFile: 'kari.7z', bundle: bundleWith(fillIn(text, material)), lab: { lab: 'demolab', user: 'kari', address: '10.42.1.2' }, ...more },
    ),
    plan: async (run) => mine((await planJourney(run, engine().registry)).steps.map(({ result }) => result)),
    apply: async (run) => mine((await applyJourney(engine(), run, 'as-planned-now')).steps),
    undo: async (run) => (await undoJourney(engine(), run, [])).at(0),
    verify: (run) => step.verify(run),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An opened bundle with one profile. */
export function bundleWith(text: string, ...names: readonly string[]): NonNullable<Run['bundle']> {
  const content = Buffer.from(text, 'latin1');
  const files = (names.length === 0 ? ['kari.ovpn'] : names).map((name) => ({ name, kind: 'vpn-profile' as const, sizeBytes: content.length, content: Buffer.from(content) }));
  return { sha256: sha256(content), encrypted: true, files };
}

/** The same run with something not given. */
export function without(run: Run, ...keys: readonly ('bundle' | 'bundleFile' | 'lab')[]): Run {
  return Object.fromEntries(Object.entries(run).filter(([key]) => !(keys as readonly string[]).includes(key))) as unknown as Run;
}
