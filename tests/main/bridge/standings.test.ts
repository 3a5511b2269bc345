// A run that did not come to its end is known by the lock it left or by a change without an end; one that goes on elsewhere is not offered.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readStandings } from '../../../main/bridge/standings.ts';
import { openJournal } from '../../../main/journeys/journal.ts';
import { takeLock } from '../../../main/journeys/lock.ts';
import { beginPractice, context, openWindow, scratch, statesOf } from './window-fixture.ts';

const at = '2026-01-01T00:00:00.000Z';
const change = { kind: 'hosts.putBlock', facts: {}, place: '/scratch/hosts', undo: 'exact' } as const;

function stateWith(settled: boolean): string {
  const folder = join(scratch(), 'state');
  const journal = openJournal(join(folder, 'journal.jsonl'));
  journal.append({ type: 'run', at, run: 'r', journey: 'new_user', digest: 'd', practice: false });
  journal.append({ type: 'intent', at, id: 'r-1', run: 'r', step: 'edit-hosts', change, record: {} });
  if (settled) journal.append({ type: 'settled', at, id: 'r-1', outcome: 'done' });
  return folder;
}

it('a change without an end, and a lock of a program that has ended, are interruptions', () => {
  expect(readStandings(stateWith(true))).toMatchObject([{ practice: false, interrupted: false, journey: 'new_user', steps: [{ id: 'edit-hosts', state: 'done' }] }]);
  expect(readStandings(stateWith(false))).toMatchObject([{ interrupted: true }]);
  const killed = stateWith(true);
  writeFileSync(join(killed, 'lock'), '999999999 0\n');
  expect(readStandings(killed)).toMatchObject([{ interrupted: true }]);
});

it('a run that goes on is none', () => {
  const folder = stateWith(false);
  const release = takeLock(folder);
  expect(readStandings(folder)).toMatchObject([{ interrupted: false }]);
  release();
  expect(readStandings(folder)).toMatchObject([{ interrupted: true }]);
});

it('nothing done is no standing, also where a folder is there', () => {
  const folder = scratch();
  mkdirSync(join(folder, 'practice'));
  expect(readStandings(folder)).toEqual([]);
});

it('a second lab is told, the same lab at a new address is none', () => {
  const folder = stateWith(true);
  const add = (name: string, address: string): void => openJournal(join(folder, 'journal.jsonl'))
    .append({ type: 'run', at, run: `r-${name}-${address}`, journey: 'new_lab', digest: 'd', practice: false, lab: { lab: name, user: 'joetester', address } });
  add('demolab', '10.42.1.130');
  add('demolab', '10.42.1.131');
  expect(readStandings(folder)[0]?.hasOtherLabs).toBeUndefined();
  add('otherlab', '10.42.1.132');
  expect(readStandings(folder)[0]).toMatchObject({ hasOtherLabs: true, lab: { lab: 'otherlab' } });
});

it('an interrupted practice is told with its scene', async () => {
  const window = openWindow();
  await beginPractice(window, 'new_user', 'no-admin');
  const journal = openJournal(join(window.stateDir, 'practice', 'journal.jsonl'));
  journal.append({ type: 'run', at, run: 'r', journey: 'new_user', digest: 'd', practice: true });
  expect(readStandings(window.stateDir)).toMatchObject([{ practice: true, scene: 'no-admin' }]);
});

it('in practice, who comes back to a lab is known there without a link, and who is new is not', async () => {
  const window = openWindow();
  await beginPractice(window, 'vpn_reset');
  const { link, lab } = await window.handlers.practice.open({ journey: 'vpn_reset', scene: 'happy' }, context);
  expect(lab).toEqual((await window.handlers.bundle.readLink({ text: link }, context)).lab);
  expect((await window.handlers.practice.open({ journey: 'new_user', scene: 'happy' }, context)).lab).toBeUndefined();
});

it('in practice, the archive and its keys are enough for a plan of who comes back', async () => {
  const window = openWindow();
  const { handlers } = window;
  await beginPractice(window, 'workbench_reissue');
  await handlers.practice.open({ journey: 'workbench_reissue', scene: 'happy' }, context);
  await handlers.practice.takeArchive({}, context);
  const { keys } = await handlers.practice.phone({}, context);
  const plan = await handlers.journey.plan({ keys: Object.fromEntries(keys.map(({ name, value }) => [name, value])) }, context);
  expect(plan).toMatchObject({ journey: 'workbench_reissue', lab: { lab: 'demolab' } });
  expect(statesOf(plan)).toContain('install-certificate: planned');
});
