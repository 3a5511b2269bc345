// A computer on which a lab was set up before: from the start to how it is doing, and to the values for other programs. Real machine, and
// nothing is changed on it: no VPN is there to be connected, and that is what the page says.

import { expect } from '@playwright/test';
import { join } from 'node:path';
import { stateFolder } from '../../main/core/state-folder.ts';
import { openJournal, type JournalEntry } from '../../main/journeys/journal.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import { findViolations } from './axe.ts';
import { openAgain, test } from './launch.ts';
import { createPerson } from './person.ts';
import { expectTitle, wordsOf } from './visit.ts';

const at = '2026-11-20T08:00:00.000Z';
const lab = { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' };
const entries: readonly JournalEntry[] = [
  { type: 'run', at, run: 'r', journey: 'vpn_reset', digest: 'd', practice: false, lab },
  { type: 'intent', at, id: 'r-1', run: 'r', step: 'set-up-ssh-key', change: { kind: 'ssh.createPlainKey', facts: {}, place: '~/.ssh/hunt_cloud_demolab', undo: 'exact' }, record: { kind: 'ssh.createKey', name: 'hunt_cloud_demolab', protection: 'none', createsFolder: false } },
  { type: 'settled', at, id: 'r-1', outcome: 'done' },
];

test('is looked at without a question, and gives its values to other programs', async ({ home }) => {
  const folder = stateFolder(process.platform as Platform, home, { LOCALAPPDATA: home, XDG_STATE_HOME: join(home, 'state') });
  const journal = openJournal(join(folder, 'journal.jsonl'));
  for (const entry of entries) journal.append(entry);
  const { app, page, complaints } = await openAgain(home);
  const person = createPerson(page, 'keyboard');
  const { t, w } = wordsOf(person);
  await person.press(new RegExp(`^${w.start.doorLab.replace('{lab}', 'demolab')}`));
  await expectTitle(page, w.status.disconnected, 60_000);
  await expect(page.getByRole('button', { name: w.connection.connect })).toBeVisible();
  await person.press(w.status.toPrograms);
  await expectTitle(page, w.programs.title);
  await person.unfold(w.programs.others);
  await person.press(`${w.components.copy}: WinSCP, ${t.programFields.host}`);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('10.5.5.12');
  await expect(page.getByText('%USERPROFILE%\\.ssh\\hunt_cloud_demolab')).toBeVisible();
  expect(complaints).toEqual([]);
  expect(await findViolations(page)).toEqual([]); // its own source breaks the rule that the page keeps
  await app.close();
});
