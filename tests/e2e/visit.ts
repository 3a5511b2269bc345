// A practice visit as a person goes through it, part by part: the practice lab's doors, the e-mail, the keys, the review, what the run
// asks for. Reading the practice phone is reading, and costs nothing; what is typed from it does.

import { expect, type Page } from '@playwright/test';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { texts, type Texts } from '../../preload/contract/text/index.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import { preparingEn } from '../../preload/contract/text/preparing/en.ts';
import { preparingNb } from '../../preload/contract/text/preparing/nb.ts';
import { programsEn } from '../../preload/contract/text/programs/en.ts';
import { programsNb } from '../../preload/contract/text/programs/nb.ts';
import { removalEn } from '../../preload/contract/text/removal/en.ts';
import { removalNb } from '../../preload/contract/text/removal/nb.ts';
import { windowEn } from '../../preload/contract/text/window/en.ts';
import { windowNb } from '../../preload/contract/text/window/nb.ts';
import type { Person } from './person.ts';

/** The new passphrase of everybody who practises. */
export const newPassphrase = 'practice-Words-1-long-enough';

/** The VPN's code is typed only while it lives long enough to be sent: what a person does who looks at the ring. */
const secondsToConnect = 15;
const longWaitMs = 60_000;

const windowTexts = {
  en: { ...windowEn, preparing: preparingEn, programs: programsEn, removal: removalEn },
  nb: { ...windowNb, preparing: preparingNb, programs: programsNb, removal: removalNb },
};

/** The words that this person reads, those that come with a page among them. */
export function wordsOf({ language }: Pick<Person, 'language'>): { readonly t: Texts; readonly w: (typeof windowTexts)[Language] } {
  return { t: texts(language), w: windowTexts[language] };
}

/** Reads the practice phone. */
export async function readPhone(page: Page): Promise<{ readonly keys: Partial<Record<SecretName, string>>; readonly code: string; readonly secondsLeft: number }> {
  const outcome = await page.evaluate(() => window.lab.practice.phone({}));
  if (!outcome.ok) throw new Error(`the practice phone says ${outcome.problem.code}`);
  const { keys, code, secondsLeft } = outcome.value;
  return { keys: Object.fromEntries(keys.map(({ name, value }) => [name, value])), code, secondsLeft };
}

/** Waits until the title of the page is this one. */
export async function expectTitle(page: Page, title: string | RegExp, timeoutMs = 20_000): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: timeoutMs });
}

/** Through the practice lab's doors to a start screen with an e-mail in it. No part of the journey that is counted. */
export async function beginPractice(person: Person, journey: JourneyId, scene: SceneId): Promise<void> {
  const { t, w } = wordsOf(person);
  await person.uncounted(async () => {
    await person.press(w.start.practise);
    await expectTitle(person.page, w.practice.title);
    await person.pick(new RegExp(`^${t.journeys[journey].title}`));
    await person.choose(w.practice.scene, t.scenes[scene]);
    await person.press(w.practice.begin);
  });
  await expect(person.page.getByRole('heading', { name: w.start.mailTitle })).toBeVisible({ timeout: longWaitMs });
}

/** Puts in what the e-mail brought: each is one action, as pasting and dropping are. The window goes on by itself. */
export async function giveMail(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await person.press(w.start.useLink);
  await person.press(w.start.useArchive);
  await expectTitle(person.page, w.keys.title);
}

/** Puts in the archive, and the link only when the window does not go on without it. */
export async function giveWhatIsNeeded(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await person.press(w.start.useArchive);
  const keys = person.page.getByRole('heading', { level: 1, name: w.keys.title });
  await expect(keys.or(person.page.getByText(w.start.waitLink))).toBeVisible();
  if (!await keys.isVisible()) await person.press(w.start.useLink);
  await expectTitle(person.page, w.keys.title);
}

/** Types each key that is asked for once, as the phone shows it, with Enter after it. The window goes on by itself after the last. */
export async function typeKeys(person: Person, names: readonly SecretName[]): Promise<void> {
  const { t } = wordsOf(person);
  const { keys } = await readPhone(person.page);
  for (const name of names) await person.type(t.secrets[name], keys[name] ?? '', 'enter');
}

/** Waits for the review and presses the one button. */
export async function applyAll(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await expectTitle(person.page, w.review.title, longWaitMs);
  await person.press(w.review.apply);
}

/** Types the code of the practice phone; it goes off at the sixth digit. */
async function typeCode(person: Person, label: string | RegExp, enough: number): Promise<void> {
  await person.type(label, await freshCode(person.page, enough));
}

/** Waits for a code that lives so many seconds more. */
async function freshCode(page: Page, enough: number, used = ''): Promise<string> {
  for (;;) {
    const { code, secondsLeft } = await readPhone(page);
    if (code !== '' && code !== used && secondsLeft >= enough) return code;
    await page.waitForTimeout(250);
  }
}

/** The authenticator app is set up: the phone scans by itself, the code is typed back. */
export async function setUpAuthenticator(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await expectTitle(person.page, w.authenticator.title, longWaitMs);
  await typeCode(person, authenticatorField(person), 1);
}

/** Its label is a sentence with the name of the account in it. */
export function authenticatorField(person: Person): RegExp {
  return new RegExp(`^${wordsOf(person).w.authenticator.stepType.split(/[*{]/)[0]?.trim() ?? ''}`);
}

/** What was sent to the VPN already: whoever looks at the ring waits for another. */
const sentCodes = new WeakMap<Page, string>();

/** The VPN's question is answered. */
export async function connectVpn(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await expectTitle(person.page, w.code.title, longWaitMs);
  const code = await freshCode(person.page, secondsToConnect, sentCodes.get(person.page));
  sentCodes.set(person.page, code);
  await person.type(w.code.label, code);
}

/** A new passphrase is typed and repeated. */
export async function choosePassphrase(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await expectTitle(person.page, w.passphrase.title, longWaitMs);
  await person.type(w.passphrase.field, newPassphrase);
  await person.type(w.passphrase.repeat, newPassphrase, 'enter');
}

/** Waits for the status page of a journey that went well. */
export async function expectReady(person: Person): Promise<void> {
  const { w } = wordsOf(person);
  await expectTitle(person.page, w.status.ready.replace('{lab}', 'demolab'), 90_000);
}

/** The five keys of the Signal message, in its order. */
export const allKeys = ['sevenZipKey', 'authenticatorKey', 'vpnPassphrase', 'sshTemporaryKey', 'tlsPassphrase'] as const;

/** The whole journey of a new user after the start. */
export async function goThroughNewUser(person: Person): Promise<void> {
  await giveMail(person);
  await typeKeys(person, allKeys);
  await applyAll(person);
  await setUpAuthenticator(person);
  await connectVpn(person);
  await choosePassphrase(person);
  await expectReady(person);
}
