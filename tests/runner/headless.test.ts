// The whole first journey in the practice lab, through the built headless command on this system: done with evidence, already there the
// second time, proved again, and taken back. The lab's servers run on this computer; what stands in for what is in docs/platform-status.md.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journeySteps } from '../../preload/contract/journeys.ts';
import { labAccess, platform, runLabAccess } from './this-machine.ts';

let stateDir: string;
beforeAll(() => { stateDir = mkdtempSync(join(tmpdir(), 'practice-for-real-')); });
afterAll(() => { rmSync(stateDir, { recursive: true, force: true }); });

const all = (state: string): readonly string[] => journeySteps.new_user.map((id) => `${id} ${state}`);

test(`a new user on ${platform}: done, proved, taken back`, { timeout: 600_000 }, async () => {
  expect(await runLabAccess(labAccess(stateDir, 'practice'))).toMatchObject({ exitCode: 0, states: all('done') });
  expect(await runLabAccess(labAccess(stateDir, 'practice', 'verify'))).toMatchObject({ exitCode: 0 });
  const { states } = await runLabAccess(labAccess(stateDir, 'practice', 'undo'));
  expect(states).toEqual(expect.arrayContaining(['install-certificate undone', 'edit-hosts undone', 'install-vpn-profile undone']));
});
