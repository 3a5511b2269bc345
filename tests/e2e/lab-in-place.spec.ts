// What can be done with a lab that is in place, by keyboard alone, in one visit of the practice lab: its VPN is disconnected and connected,
// values go to other programs, everything is removed. What became of it is read from the files of the practice computer, not from the page.
// How these pages look is for looks.spec.ts, but for the last one, which ends a visit.

import { expect } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../../main/core/state-folder.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import { expectNoViolations } from './axe.ts';
import { test } from './launch.ts';
import { createPerson, tabTo } from './person.ts';
import { applyAll, beginPractice, connectVpn, expectTitle, giveWhatIsNeeded, readPhone, typeKeys, wordsOf } from './visit.ts';

/** The folder of the practice lab: its own files, and the home folder of its computer. */
function practiceFolderIn(home: string): string {
  return join(stateFolder(process.platform as Platform, home, { LOCALAPPDATA: home, XDG_STATE_HOME: join(home, 'state') }), 'practice');
}

function profilesIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'computer'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ovpn'));
}

test('the VPN is disconnected and connected, a value is copied, and everything is removed', async ({ home, opened: { app, page } }) => {
  const person = createPerson(page, 'keyboard');
  const { t, w } = wordsOf(person);
  const folder = practiceFolderIn(home);
  const isConnected = (): boolean => existsSync(join(folder, 'servers', 'vpn-connected'));
  const connectedTitle = w.status.done.replace('{journey}', t.journeys.vpn_reset.title);
  await beginPractice(person, 'vpn_reset', 'happy');
  await giveWhatIsNeeded(person);
  await typeKeys(person, ['sevenZipKey', 'vpnPassphrase']);
  await applyAll(person);
  await connectVpn(person);
  await expectTitle(page, connectedTitle, 60_000);
  expect([isConnected(), profilesIn(folder).length]).toEqual([true, 1]);

  await person.press(w.connection.disconnect);
  await expectTitle(page, w.status.disconnected, 60_000);
  expect([isConnected(), profilesIn(folder).length]).toEqual([false, 1]);

  await person.press(w.connection.connect);
  const passphrase = page.getByLabel(t.secrets.vpnPassphrase, { exact: true });
  await expect(passphrase).toBeVisible({ timeout: 60_000 });
  await page.keyboard.type('not it'); // what is typed goes into the one field
  await expect(passphrase).toHaveValue('not it');
  const { keys } = await readPhone(page);
  await person.type(t.secrets.vpnPassphrase, keys.vpnPassphrase ?? '', 'enter');
  await connectVpn(person);
  await expectTitle(page, connectedTitle, 60_000);
  expect(isConnected()).toBe(true);

  await person.press(w.status.toPrograms);
  await expectTitle(page, w.programs.title);
  await person.press(`${w.components.copy}: ${t.programs.terminal.title}, ${t.programFields.openShell}`);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^ssh .*demolab/);
  await person.press(w.programs.back);

  await person.press(w.status.toRemoval);
  await expectTitle(page, w.removal.titlePractice);
  await person.press(w.removal.remove);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect([isConnected(), profilesIn(folder).length, readFileSync(join(folder, 'journal.jsonl'), 'utf8').includes('vpn.placeProfile')]).toEqual([true, 1, true]);
  await person.press(w.removal.remove);
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: w.removal.remove }));
  await page.keyboard.press('Enter');
  await expectTitle(page, w.removal.removed, 60_000);
  expect([isConnected(), profilesIn(folder), existsSync(join(folder, 'journal.jsonl'))]).toEqual([false, [], false]);
  await expectNoViolations(page);
  await person.press(w.status.leave);
  await expectTitle(page, w.start.title);
});
