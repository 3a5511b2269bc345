// An outsider and a kista, in the window: the counted way by keyboard alone, every verdict that fails, a fingerprint that cannot be accepted, and
// a server whose words and file names are hostile.

import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KistaSceneId } from '../../preload/contract/kista-scenes.ts';
import type { ProblemCode } from '../../preload/contract/problems.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { kistaWindowEn } from '../../preload/contract/text/kista/window-en.ts';
import { problemsEn } from '../../preload/contract/text/problems/en.ts';
import { windowEn } from '../../preload/contract/text/window/en.ts';
import { startHostileKista } from './hostile-kista.ts';
import { test } from './launch.ts';
import { createPerson, type Person } from './person.ts';
import { expectTitle } from './visit.ts';

const { begin, key: keyWords, check, transfer, result: resultWords, unlock, practice, ready } = kistaWindowEn;
const passphrase = 'practice-Words-1-long-enough';

/** The door, the practice kista's scene, and a key that HUNT Cloud has: all that was done days before. */
async function prepare(person: Person, scene: KistaSceneId): Promise<void> {
  await person.uncounted(async () => {
    await person.press(new RegExp(`^${windowEn.start.doorKista}`));
    await person.press(begin.practise);
    await person.choose(practice.scene, practice.scenes[scene]);
    await person.press(practice.begin);
    await expect(person.page.getByRole('heading', { name: begin.letter })).toBeVisible();
    await makeKey(person);
    await person.press(keyWords.mail);
    await expect(person.page.getByRole('status').filter({ hasText: '.eml' })).toBeVisible();
    await person.press(kistaWindowEn.back);
  });
}

async function makeKey(person: Person): Promise<void> {
  await person.press(new RegExp(`^${begin.ready}`));
  await expectTitle(person.page, ready.title);
  await person.type(keyWords.name, 'heart');
  await person.type(keyWords.passphrase, passphrase, 'enter');
  await expect(person.page.getByRole('button', { name: keyWords.mail })).toBeVisible();
}

/** What the system's dialog would answer: it is not part of the window. */
async function answerDialogs(app: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => { dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: paths })) as typeof dialog.showOpenDialog; }, [...filePaths]);
}

/** Days later the passphrase is not in memory any more. */
async function forgetPassphrase(page: Page): Promise<void> {
  await page.evaluate(() => window.lab.kista.key({ name: 'heart', kind: 'ed25519', reuse: true }));
  await page.reload();
  await page.getByRole('heading', { name: begin.letter }).waitFor();
}

async function copyLetter(app: ElectronApplication, page: Page): Promise<void> {
  const letter = await page.locator('pre').first().innerText();
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), letter);
}

test('from the letter to "arrived unchanged" in seven actions, by keyboard alone', async ({ home, opened: { app, page, complaints } }) => {
  const person = createPerson(page, 'keyboard');
  await prepare(person, 'good');
  await forgetPassphrase(page);
  const files = join(home, 'study');
  mkdirSync(files);
  writeFileSync(join(files, 'blåbær 🫐.csv'), 'id;value\n1;2\n');
  writeFileSync(join(files, 'empty'), '');
  await answerDialogs(app, [files]);
  await copyLetter(app, page);

  person.ledger.declare({ 'copy the letter in the mail program': 1, 'choose the folder in the system\'s dialog': 1 });
  await person.press(begin.paste);
  await expectTitle(page, unlock.title);
  await person.type(new RegExp(`^${unlock.passphrase.split('{')[0] ?? ''}`), passphrase, 'enter');
  await expectTitle(page, check.right);
  await person.press(check.send);
  await expectTitle(page, transfer.titleSend);
  await person.press(transfer.folder);
  await expectTitle(page, transfer.titleReady);
  await person.press(transfer.send);
  await expectTitle(page, fill(resultWords.unchanged, { files: '2 files' }));
  console.log(person.ledger.print('an outsider, from the transfer information'));
  expect(person.ledger.total()).toBeLessThanOrEqual(7);
  await expect(page.getByText(resultWords.howReadBack)).toBeVisible();
  expect(complaints).toEqual([]);
});

/** The title that begins as the problem's sentence does. */
const titleOf = (code: ProblemCode): RegExp => new RegExp(`^${problemsEn[code].what.replace(/\.$/, '').replaceAll(/\{\w+\}/g, '.+')}`);

const failing: readonly (readonly [scene: KistaSceneId, title: RegExp | string])[] = [
  ['name-unknown', titleOf('kista.notResolved')], ['port-closed', titleOf('kista.refused')], ['no-ssh', titleOf('kista.notSsh')], ['closes-at-once', titleOf('kista.closedAtOnce')],
  ['key-not-added', titleOf('kista.keyRefused')], ['no-folder', titleOf('kista.noUploadFolder')], ['other-fingerprint', check.notRight],
];

test('every verdict that fails says so and has the texts to send; another fingerprint cannot be accepted', async ({ opened: { page } }) => {
  const person = createPerson(page, 'mouse');
  await person.press(new RegExp(`^${windowEn.start.doorKista}`));
  await expectTitle(page, begin.title);
  for (const [scene, title] of failing) {
    await openScene(page, scene);
    await person.press(begin.useLetter);
    await expectTitle(page, title);
    await expect(page.getByRole('listitem').filter({ hasText: `${check.states.failed}.` })).toHaveCount(1);
    await expect(page.getByRole('button', { name: new RegExp(`: (${check.reportHuntCloud}|${check.reportFirewall})$`) }).filter({ visible: true }).first()).toBeVisible();
  }
  // The last scene is that of another server.
  await expect(page.getByText(check.different, { exact: true })).toBeVisible();
  const names = await page.getByRole('main').getByRole('button').allInnerTexts();
  expect(names.filter((name) => [check.send, check.sendPlain, check.fetch, check.fetchPlain, check.resume].includes(name.trim()))).toEqual([]);
  expect(await page.evaluate(() => window.lab.kista.run({ verb: 'upload', banner: '' }))).toMatchObject({ ok: false });
});

/** Another scene, with a key that has no passphrase and that HUNT Cloud was sent. */
async function openScene(page: Page, scene: KistaSceneId): Promise<void> {
  await page.evaluate(async (wanted) => {
    await window.lab.kista.open({ world: wanted });
    await window.lab.kista.key({ name: `open-${wanted}`, kind: 'ed25519', open: true });
  }, scene);
  await page.reload();
  const person = createPerson(page, 'mouse');
  await person.press(new RegExp(`^${begin.ready}`));
  await person.press(keyWords.show);
  await expect(page.getByRole('status').filter({ hasText: keyWords.shown })).toBeVisible();
  await person.press(kistaWindowEn.back);
}

test('hostile words and names of a server are shown as text, and nothing of them lands elsewhere', async ({ home, opened: { app, page, complaints } }) => {
  const kista = await startHostileKista(join(home, 'server'));
  const person = createPerson(page, 'mouse');
  await person.press(new RegExp(`^${windowEn.start.doorKista}`));
  await makeKey(person);
  await person.press(kistaWindowEn.back);
  await app.evaluate(({ clipboard }, letter) => clipboard.writeText(letter), `Host name: 127.0.0.1\nPort number: ${String(kista.port)}\nUser name: partner-export\nSHA-256 key fingerprint: ${kista.fingerprint}\n`);
  await person.press(begin.paste);
  await person.press(begin.acceptHost);
  await expectTitle(page, check.right);
  await expect(page.getByText('<script>')).toBeVisible();
  const into = join(home, 'fetched');
  mkdirSync(into);
  await answerDialogs(app, [into]);
  await person.press(check.fetch);
  await person.press(transfer.fetch);
  await expectTitle(page, resultWords.incomplete);
  const shown = await page.locator('body').innerText();
  expect(shown).toContain('<img src=x onerror=alert(1)>');
  expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(readdirSync(into).filter((name) => !kista.harmlessNames.includes(name) && !/sha256/i.test(name))).toEqual([]);
  expect(existsSync(join(home, 'outside.txt'))).toBe(false);
  expect(readFileSync(join(into, 'plain.txt'), 'utf8')).toBe('plain');
  expect(complaints).toEqual([]);
  await kista.close();
});
