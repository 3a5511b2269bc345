// The program is ended in the middle of a change, or the page is loaded anew: nothing is lost, and the way on and the way back stay open.

import { expect } from '@playwright/test';
import { openAgain, test, type Opened } from './launch.ts';
import { createPerson, type Person } from './person.ts';
import { allKeys, applyAll, beginPractice, choosePassphrase, connectVpn, expectReady, expectTitle, giveMail, setUpAuthenticator, typeKeys, wordsOf } from './visit.ts';
import { walkToKill } from './walk.ts';

async function openAfterKill(home: string, opened: Opened): Promise<Opened & { readonly person: Person }> {
  await walkToKill(opened);
  const again = await openAgain(home);
  const person = createPerson(again.page, 'mouse');
  await expectTitle(again.page, wordsOf(person).w.interrupted.title);
  return { ...again, person };
}

test('killed in the middle of a change, the journey is continued to its end', async ({ home, opened }) => {
  const { app, page, person } = await openAfterKill(home, opened);
  const { w } = wordsOf(person);
  await person.press(w.interrupted.continue);
  await expect(page.getByRole('heading', { name: w.start.mailTitle })).toBeVisible({ timeout: 60_000 });
  await giveMail(person);
  await typeKeys(person, allKeys);
  await applyAll(person);
  await connectVpn(person);
  await choosePassphrase(person);
  await expectReady(person);
  await app.close();
});

test('killed in the middle of a change, everything is taken back', async ({ home, opened }) => {
  const { app, page, person } = await openAfterKill(home, opened);
  const { w } = wordsOf(person);
  await person.press(w.interrupted.undo);
  await expectTitle(page, w.status.undoneTitle, 60_000);
  await app.close();
  const third = await openAgain(home);
  await expectTitle(third.page, w.start.title);
  await third.app.close();
});

test('loaded anew on every screen, the window stands where it stood', async ({ opened: { page } }) => {
  const person = createPerson(page, 'mouse');
  const { w } = wordsOf(person);
  const reload = async (title: string): Promise<void> => {
    await page.reload();
    await expectTitle(page, title);
  };
  await beginPractice(person, 'new_user', 'happy');
  await giveMail(person);
  await reload(w.keys.title);
  await typeKeys(person, allKeys);
  await expectTitle(page, w.review.title, 60_000);
  await reload(w.review.title);
  await applyAll(person);
  await expectTitle(page, w.authenticator.title, 60_000);
  await reload(w.authenticator.title);
  await setUpAuthenticator(person);
  await expectTitle(page, w.code.title, 60_000);
  await reload(w.code.title);
  await connectVpn(person);
  await expectTitle(page, w.passphrase.title, 60_000);
  await reload(w.passphrase.title);
  await choosePassphrase(person);
  await expectTitle(page, w.status.ready.replace('{lab}', 'demolab'), 90_000);
  await reload(w.status.ready.replace('{lab}', 'demolab'));
});
