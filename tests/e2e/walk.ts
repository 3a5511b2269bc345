// Walks through all screens in all their states, in practice visits, and stops at each: what is looked at there is the visitor's business.
// Used by the tests of accessibility and layout and by the gallery, so that a full walk is made few times.

import { expect, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SceneId } from '../../preload/contract/scenes.ts';
import { killProgram, type Opened } from './launch.ts';
import { createPerson, type Person } from './person.ts';
import { standInForLook } from './prerequisites.ts';
import {
  allKeys, applyAll, authenticatorField, beginPractice, choosePassphrase, connectVpn, expectReady, expectTitle, giveMail, newPassphrase, readPhone, setUpAuthenticator, typeKeys,
  wordsOf,
} from './visit.ts';

/** Looks at one station. It leaves the page as it found it. */
export type Visitor = (station: string, page: Page) => Promise<void>;

/** Everything before a plan: the doors, the practice lab, the e-mail, the keys. */
async function walkToReview({ app, page }: Opened, visit: Visitor): Promise<Person> {
  const person = createPerson(page, 'mouse');
  const { t, w } = wordsOf(person);
  await visit('start', page);
  await person.type(w.start.link, 'https://docs.hdc.example/do-science/lab/?access=none', 'enter');
  await expect(page.getByText(t.problems['link.notFound'].what.slice(0, 20)).or(page.locator('[aria-invalid=true]')).first()).toBeVisible();
  await visit('start, link not read', page);
  await page.reload();
  await person.press(new RegExp(w.start.doorPreparing));
  await expectTitle(page, w.preparing.title);
  await visit('preparing', page);
  await standInForLook(app);
  await person.press(w.preparing.check);
  await expect(page.getByText(w.preparing.checkAgain)).toBeVisible();
  await visit('preparing, looked', page);
  await person.press(w.preparing.back);
  await person.press(new RegExp(w.start.doorNew));
  await expectTitle(page, w.start.newTitle);
  await visit('start, something new', page);
  await person.press(w.start.back);
  await person.press(w.start.practise);
  await expectTitle(page, w.practice.title);
  await visit('practice', page);
  await person.press(w.practice.back);
  await beginPractice(person, 'new_user', 'happy');
  await visit('start, e-mail', page);
  await giveMail(person);
  await visit('keys', page);
  return person;
}

/** The whole journey of a new user, with everything that can be unfolded or mistyped on the way. */
export async function walkNewUser(opened: Opened, visit: Visitor): Promise<void> {
  const person = await walkToReview(opened, visit);
  const { page } = person;
  const { t, w } = wordsOf(person);
  const { keys } = await readPhone(page);
  await person.type(t.secrets.sevenZipKey, keys.sevenZipKey ?? '', 'enter');
  await person.type(t.secrets.vpnPassphrase, keys.vpnPassphrase ?? '');
  await person.press(w.components.showValue.replace('{label}', t.secrets.vpnPassphrase));
  await person.type(t.secrets.sshTemporaryKey, `${keys.sshTemporaryKey ?? ''} `);
  await person.unfold(w.practice.phone);
  await visit('keys, typing', page);
  await person.unfold(w.practice.phone);
  await typeKeys(person, allKeys.slice(1));
  await expectTitle(page, w.review.title, 60_000);
  await visit('review', page);
  await unfoldAll(page, w.components.show);
  await visit('review, opened', page);
  await applyAll(person);
  await expectTitle(page, w.authenticator.title, 60_000);
  await visit('authenticator', page);
  await person.type(authenticatorField(person), '000000');
  await expect(page.locator('[aria-invalid=true]')).toBeVisible({ timeout: 60_000 });
  await visit('authenticator, wrong code', page);
  await setUpAuthenticator(person);
  await expectTitle(page, w.code.title, 60_000);
  await visit('VPN code', page);
  await connectVpn(person);
  await walkPassphrase(person, visit);
  await expectReady(person);
  await visit('status', page);
  await walkConnection(person, visit);
  await walkPrograms(opened, person, visit);
  await walkStatus(person, visit);
}

/** Each press changes the button's name, so the first that is left is taken until none is. */
async function unfoldAll(page: Page, show: string): Promise<void> {
  const folded = page.getByRole('main').getByRole('button', { name: new RegExp(`^${show}`) });
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

async function walkPassphrase(person: Person, visit: Visitor): Promise<void> {
  const { page } = person;
  const { w } = wordsOf(person);
  await expectTitle(page, w.passphrase.title, 60_000);
  await visit('passphrase', page);
  await person.type(w.passphrase.field, 'short');
  await person.type(w.passphrase.repeat, 'other', 'enter');
  await visit('passphrase, rules not met', page);
  await person.type(w.passphrase.field, newPassphrase);
  await person.type(w.passphrase.repeat, newPassphrase);
  await visit('passphrase, rules met', page);
  await page.keyboard.press('Enter');
}

/** The VPN is taken down and made again: the keys of the visit are gone by then, so the passphrase is asked for. */
async function walkConnection(person: Person, visit: Visitor): Promise<void> {
  const { page } = person;
  const { w, t } = wordsOf(person);
  const { keys } = await readPhone(page);
  await person.press(w.connection.disconnect);
  await expectTitle(page, w.status.disconnected, 60_000);
  await visit('status, VPN not connected', page);
  await person.press(w.connection.connect);
  await expect(page.getByLabel(t.secrets.vpnPassphrase, { exact: true })).toBeVisible({ timeout: 60_000 });
  await visit('status, VPN passphrase', page);
  await person.type(t.secrets.vpnPassphrase, keys.vpnPassphrase ?? '', 'enter');
  await connectVpn(person);
  await expectReady(person);
}

/** The session file of the archive goes where the person says in the system's dialog, which is answered here. */
async function walkPrograms({ app }: Opened, person: Person, visit: Visitor): Promise<void> {
  const { page } = person;
  const { w } = wordsOf(person);
  await person.press(w.status.toPrograms);
  await expectTitle(page, w.programs.title);
  await expect(page.getByText('demouser.mobaxterm')).toBeVisible();
  await visit('programs', page);
  await person.unfold(w.programs.others);
  await visit('programs, on other systems', page);
  const folder = mkdtempSync(join(tmpdir(), 'lab-access-walk-'));
  const place = join(folder, 'mine.mobaxterm');
  await app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }); }, place);
  await person.press(`${w.programs.save}: demouser.mobaxterm`);
  await expect(page.getByText(w.programs.saved)).toBeVisible();
  expect(readFileSync(place, 'utf8')).toContain('[Bookmarks]');
  rmSync(folder, { recursive: true });
  await person.press(w.programs.back);
  await expectReady(person);
}

async function walkStatus(person: Person, visit: Visitor): Promise<void> {
  const { page } = person;
  const { w } = wordsOf(person);
  for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
  await visit('status, opened', page);
  await walkRemoval(person, visit);
  await person.press(w.status.undoAll);
  await visit('status, undo', page);
  await person.press(w.status.undo);
  await expectTitle(page, w.passphrase.presentTitle, 60_000);
  await visit('passphrase, to take the SSH key back', page);
  await person.type(w.passphrase.presentField, newPassphrase, 'enter');
  await expectTitle(page, new RegExp(`^(${w.status.undoneTitle}|${w.status.partlyUndone})$`), 60_000);
  await visit('status, undone', page);
}

/** Up to the question: what it does is the business of another test. */
async function walkRemoval(person: Person, visit: Visitor): Promise<void> {
  const { page } = person;
  const { w } = wordsOf(person);
  await person.press(w.status.toRemoval);
  await expect(page.getByRole('heading', { name: w.removal.stays })).toBeVisible();
  await visit('removal', page);
  await person.press(w.removal.remove);
  await visit('removal, asked', page);
  await person.press(w.removal.keep);
  await person.press(w.removal.back);
  await expectReady(person);
}

/** A scene up to the page where its trouble stands. */
export async function walkScene({ page }: Opened, scene: SceneId, visit: Visitor): Promise<void> {
  const person = createPerson(page, 'mouse');
  const { w, t } = wordsOf(person);
  await beginPractice(person, 'new_user', scene);
  if (scene === 'expired-link') {
    await person.press(w.start.useArchive);
    await expect(page.locator('[aria-invalid=true], [role=alert]').first()).toBeAttached();
    return visit(`trouble: ${scene}`, page);
  }
  await giveMail(person);
  if (scene === 'wrong-signal-key') {
    const { keys } = await readPhone(page);
    await person.type(t.secrets.sevenZipKey, keys.sevenZipKey ?? '', 'enter');
    await expect(page.locator('[aria-invalid=true]')).toBeVisible({ timeout: 30_000 });
    return visit(`trouble: ${scene}`, page);
  }
  await goOnTo(person, scene);
  await visit(`trouble: ${scene}`, page);
}

async function goOnTo(person: Person, scene: SceneId): Promise<void> {
  const { page } = person;
  const { t, w } = wordsOf(person);
  await typeKeys(person, allKeys);
  await applyAll(person);
  await setUpAuthenticator(person);
  // The phone goes by the clock of the server, so this computer does not even know its codes.
  if (scene === 'clock-skew') return expect(page.locator('[aria-invalid=true]')).toBeVisible({ timeout: 60_000 });
  await connectVpn(person);
  if (scene === 'vpn-blocked') await expectTitle(page, new RegExp(`^${t.problems['vpn.noAnswer'].what.split('.')[0] ?? ''}`), 60_000);
  if (scene === 'no-admin' || scene === 'three-wrong-passphrases') await choosePassphrase(person);
  if (scene === 'no-admin') await expect(page.getByRole('heading', { name: w.problem.forSupport })).toBeVisible({ timeout: 60_000 });
  if (scene === 'three-wrong-passphrases') await expect(page.getByText(t.problems['ssh.temporaryKeyRefused'].what.split(/[{.]/)[0] ?? '').first()).toBeVisible({ timeout: 60_000 });
}

/** Up to the VPN's question, where a change is open; then the program is ended. */
export async function walkToKill({ app, page }: Opened): Promise<void> {
  const person = createPerson(page, 'mouse');
  const { w } = wordsOf(person);
  await beginPractice(person, 'new_user', 'happy');
  await giveMail(person);
  await typeKeys(person, allKeys);
  await applyAll(person);
  await setUpAuthenticator(person);
  await expectTitle(page, w.code.title, 60_000);
  await killProgram(app);
}
