// The practice lab's own bundle, key and profile through the real steps: what a rehearsal shows is what these steps do.

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyJourney } from '../../../../main/journeys/apply-journey.ts';
import type { Engine } from '../../../../main/journeys/carry-out.ts';
import { openJournal } from '../../../../main/journeys/journal.ts';
import { openMemory } from '../../../../main/journeys/memory.ts';
import { undoJourney } from '../../../../main/journeys/undo-journey.ts';
import { practiceLabName } from '../../../../main/practice/practice-lab-name.ts';
import { createEnrolAuthenticator } from '../../../../main/steps/enrol-authenticator/enrol-authenticator.ts';
import { createInstallVpnProfile } from '../../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { createUnpackBundle } from '../../../../main/steps/unpack-bundle/unpack-bundle.ts';
import type { StepResult } from '../../../../preload/contract/plans.ts';
import { createRun } from '../../journeys/notebook.ts';
import { openLabForTest, scratchFolder } from '../../practice/practice-fixture.ts';

it('the steps work on it: done with evidence, already the second time, undone', async () => {
  const lab = await openLabForTest();
  const state = scratchFolder();
  const steps = [createUnpackBundle(), createEnrolAuthenticator(), createInstallVpnProfile()];
  const engine = (): Engine => ({ registry: new Map(steps.map((step) => [step.id, step])), journal: openJournal(join(state, 'journal.jsonl')), clock: { now: Date.now } });
  const run = (): Run => createRun(lab.machine, {
    journey: 'new_user', facts: lab.facts, lab: practiceLabName, bundleFile: lab.bundleFile, secrets: lab.secrets(), computeOtp: true, memory: openMemory(join(state, 'memory.json')),
  });
  const mine = (results: readonly StepResult[]): StepResult[] => results.filter(({ id }) => steps.some((step) => step.id === id));
  const first = mine((await applyJourney(engine(), run(), 'as-planned-now')).steps);
  expect(first.map(({ state: how }) => how)).toEqual(['done', 'done', 'done']);
  expect(first[1]?.evidence).toMatchObject({ account: 'HUNT CLOUD VPN', phoneProved: false, practice: true });
  expect(first[2]?.evidence).toMatchObject({ subject: 'demouser', remote: `127.0.0.1:${lab.facts.vpn.port}/udp`, practice: true });
  const second = mine((await applyJourney(engine(), run(), 'as-planned-now')).steps);
  expect(second.map(({ state: how }) => how)).toEqual(['already', 'already', 'already']);
  expect(await undoJourney(engine(), run(), [])).toMatchObject([{ id: 'install-vpn-profile', state: 'undone' }]);
});
