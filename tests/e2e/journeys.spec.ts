// Journeys from the first press to a lab that answers, by mouse and by keyboard alone, with everything they cost counted. The budget of
// actions is the product's promise; the build fails above it.

import { expect } from '@playwright/test';
import { test } from './launch.ts';
import { hearEverything, keySayings, runSayings } from './hearing.ts';
import { createPerson, type Means, type Person } from './person.ts';
import { applyAll, beginPractice, connectVpn, expectReady, expectTitle, giveWhatIsNeeded, goThroughNewUser, typeKeys, wordsOf } from './visit.ts';

/** What a new user on Linux does outside of the window, and what stands for it in the published guide. */
const aroundNewUser = {
  'download the assistant, open it': 2,
  'open the download link of the e-mail, save the archive': 2,
  'open the authenticator app, scan the QR code': 2,
  'answer the prompt of the system for the hosts file': 1,
  'in Workbench: user name, passphrase, sign in': 3,
};

/** Who returns has the assistant and the apps already; the rest is the same on every way to the lab and is listed, not judged. */
const aroundReturn = { 'open the download link of the e-mail, save the archive': 2 };

async function openWorkbench(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await person.press(w.status.open);
  await expect(person.page.getByRole('main').getByText(w.status.openedPractice)).toBeVisible();
}

for (const means of ['mouse', 'keyboard'] satisfies readonly Means[]) {
  test(`a new user gets to the lab by ${means} alone with at most 23 actions`, async ({ opened: { page, complaints } }) => {
    const person = createPerson(page, means);
    person.ledger.declare(aroundNewUser);
    const heard = await hearEverything(page);
    await beginPractice(person, 'new_user', 'happy');
    await goThroughNewUser(person);
    await openWorkbench(person);
    console.log(person.ledger.print(`new_user, ${means}`));
    expect(person.ledger.total()).toBeLessThanOrEqual(23);
    const said = await heard();
    expect(said.slice(said.indexOf('in turn: Archive. Running.'))).toEqual(runSayings);
    expect(said).toEqual(expect.arrayContaining(keySayings));
    expect(complaints).toEqual([]);
  });
}

test('a new certificate for Workbench is in place with at most 5 actions', async ({ opened: { page, complaints } }) => {
  const person = createPerson(page, 'mouse');
  person.ledger.declare({ ...aroundReturn, 'in Workbench: user name, passphrase, sign in': 3 });
  await beginPractice(person, 'workbench_reissue', 'happy');
  await giveWhatIsNeeded(person);
  await typeKeys(person, ['sevenZipKey', 'tlsPassphrase']);
  await applyAll(person);
  await expectReady(person);
  await openWorkbench(person);
  console.log(person.ledger.print('workbench_reissue'));
  expect(person.ledger.inWindow()).toBeLessThanOrEqual(5);
  expect(complaints).toEqual([]);
});

test('a new VPN profile is connected with at most 6 actions', async ({ opened: { page, complaints } }) => {
  const person = createPerson(page, 'keyboard');
  person.ledger.declare(aroundReturn);
  await beginPractice(person, 'vpn_reset', 'happy');
  await giveWhatIsNeeded(person);
  await typeKeys(person, ['sevenZipKey', 'vpnPassphrase']);
  await applyAll(person);
  await connectVpn(person);
  const { t, w } = wordsOf(person);
  await expectTitle(page, w.status.done.replace('{journey}', t.journeys.vpn_reset.title), 60_000);
  console.log(person.ledger.print('vpn_reset'));
  expect(person.ledger.inWindow()).toBeLessThanOrEqual(6);
  expect(complaints).toEqual([]);
});
