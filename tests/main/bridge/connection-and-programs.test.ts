// Connecting alone, looking quietly, and what the window is told for other programs: with the practice lab as the world.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStandings } from '../../../main/bridge/standings.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import { openJournal } from '../../../main/journeys/journal.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import { beginPractice, context, openWindow, scratch, statesOf } from './window-fixture.ts';

const desktopTo = (place: string | undefined, copied: string[] = []) => ({
  copy: (text: string) => { copied.push(text); return Promise.resolve(); }, paste: () => Promise.resolve(''), chooseArchive: () => Promise.resolve(undefined), choosePlace: () => Promise.resolve(place),
  openMail: () => Promise.resolve(), showFile: () => undefined, chooseItems: () => Promise.resolve([]), chooseFolder: () => Promise.resolve(undefined), handOverFolder: () => '', openMailFile: () => Promise.resolve(true),
});

async function openedArchive(window: ReturnType<typeof openWindow>): Promise<void> {
  const keys = await beginPractice(window);
  await window.handlers.bundle.checkKey({ name: 'sevenZipKey', value: keys.sevenZipKey ?? '' }, context);
}

describe('connecting alone', () => {
  it('does nothing but that step, keeps the journey and asks nothing when it is connected', async () => {
    const window = openWindow();
    await beginPractice(window, 'workbench_reissue');
    const result = await window.handlers.journey.connect({}, context);
    expect(statesOf(result)).toEqual(['connect-vpn: already']);
    expect(result.journey).toBe('workbench_reissue');
    expect(window.asked).toEqual([]);
  });

  it('costs no code when the passphrase is missing', async () => {
    const window = openWindow();
    const keys = await beginPractice(window, 'vpn_reset');
    await window.handlers.journey.plan({ keys: { sevenZipKey: keys.sevenZipKey ?? '' } }, context);
    const result = await window.handlers.journey.connect({}, context);
    expect(result.steps[0]?.state).toBe('failed');
    expect(window.asked).toEqual([]);
  });

  it('leaves the other steps of the last answer as they were', async () => {
    const window = openWindow();
    await beginPractice(window, 'workbench_reissue');
    const looked = await window.handlers.journey.verify({ quietly: true }, context);
    await window.handlers.journey.connect({}, context);
    expect((await window.handlers.journey.current({}, context)).result?.steps.map(({ id }) => id)).toEqual(looked.steps.map(({ id }) => id));
  });
});

describe('a quiet look', () => {
  it('asks nobody, where a plain one asks for the passphrase', async () => {
    const window = openWindow();
    const keys = await beginPractice(window, 'ssh_reset');
    await window.handlers.bundle.checkKey({ name: 'sshTemporaryKey', value: keys.sshTemporaryKey ?? '' }, context);
    window.onQuestion = async ({ id }) => { await window.handlers.questions.answer({ id }, context); };
    await window.handlers.journey.verify({ quietly: true }, context);
    expect(window.asked).toEqual([]);
    await window.handlers.journey.verify({}, context);
    expect(window.asked.map(({ kind }) => kind)).toEqual(['passphrase']);
  });
});

describe('the time of a connection', () => {
  const change = { kind: 'vpn.connect', facts: {}, place: 'OpenVPN', undo: 'exact' } as const;

  it('is that of the newest one that was not taken down, and ends after the hours of the service', () => {
    const folder = scratch();
    const journal = openJournal(join(folder, 'journal.jsonl'));
    const evidence = (): Evidence | undefined => readStandings(folder)[0]?.steps.find(({ id }) => id === 'connect-vpn')?.evidence;
    const at = (minute: number): string => `2026-11-22T08:0${String(minute)}:00.000Z`;
    journal.append({ type: 'run', at: at(0), run: 'r', journey: 'vpn_reset', digest: 'd', practice: false });
    journal.append({ type: 'intent', at: at(0), id: 'r-1', run: 'r', step: 'connect-vpn', change, record: {} });
    expect(evidence()).toBeUndefined();
    journal.append({ type: 'settled', at: at(1), id: 'r-1', outcome: 'done' });
    expect(evidence()).toEqual({ connectedSince: at(1), resetAt: '2026-11-22T20:01:00.000Z' });
    journal.append({ type: 'undo-intent', at: at(2), id: 'r-1' });
    journal.append({ type: 'settled', at: at(3), id: 'r-1', outcome: 'undone' });
    expect(evidence()).toBeUndefined();
  });
});

describe('a key for another program', () => {
  it('goes to the clipboard only while that program asks', async () => {
    const copied: string[] = [];
    const window = openWindow({ desktop: desktopTo(undefined, copied) });
    const keys = await beginPractice(window, 'vpn_reset');
    await window.handlers.bundle.checkKey({ name: 'vpnPassphrase', value: keys.vpnPassphrase ?? '' }, context);
    expect(await window.handlers.bundle.copyKey({ name: 'vpnPassphrase' }, context)).toEqual({ copied: false });
    expect(copied).toEqual([]);
  });
});

describe('other programs', () => {
  it('are told with the lab of the visit, and with nothing while no lab is known', async () => {
    const window = openWindow();
    expect(await window.handlers.programs.read({}, context)).toEqual({ programs: [], sessionFiles: [] });
    await beginPractice(window);
    const { lab, programs } = await window.handlers.programs.read({}, context);
    expect(lab?.lab).toBe('demolab');
    expect(programs.flatMap(({ fields }) => fields.map(({ value }) => value))).toContain('ssh demolab');
  });

  it('have the session file of the archive, which is saved where the person says and nowhere else', async () => {
    const place = join(scratch(), 'kept.mobaxterm');
    const window = openWindow({ desktop: desktopTo(place) });
    await openedArchive(window);
    const { sessionFiles } = await window.handlers.programs.read({}, context);
    expect(sessionFiles.map(({ name, sessions }) => [name, sessions.length])).toEqual([['demouser.mobaxterm', 2]]);
    expect(existsSync(place)).toBe(false);
    expect(await window.handlers.programs.saveSessionFile({ index: 0 }, context)).toEqual({ saved: true });
    expect(readFileSync(place, 'utf8')).toMatch(/^\[Bookmarks\]\r\n/);
    expect(statSync(place).mode & 0o077).toBe(0);
    expect(await window.handlers.programs.saveSessionFile({ index: 1 }, context)).toEqual({ saved: false });
  });

  it('are not written when the person closes the dialog, and a place that cannot be written is said', async () => {
    const closed = openWindow({ desktop: desktopTo(undefined) });
    await openedArchive(closed);
    expect(await closed.handlers.programs.saveSessionFile({ index: 0 }, context)).toEqual({ saved: false });
    const nowhere = openWindow({ desktop: desktopTo(join(scratch(), 'missing', 'x.mobaxterm')) });
    await openedArchive(nowhere);
    const error = await nowhere.handlers.programs.saveSessionFile({ index: 0 }, context).then(() => undefined, (thrown: unknown) => thrown);
    expect(error instanceof LabProblem ? error.problem.code : error).toBe('programs.notSaved');
  });

  it('lose the file when the visit ends', async () => {
    const window = openWindow();
    await openedArchive(window);
    await window.handlers.journey.leave({}, context);
    expect((await window.handlers.programs.read({}, context)).sessionFiles).toEqual([]);
  });
});
