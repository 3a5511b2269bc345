// What is done in the person's name needs the person's hand: a script in the page that asks by itself is refused, also while it pretends to
// be pressed. The real press is the counter-proof.

import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { test } from './launch.ts';
import { createPerson } from './person.ts';
import { expectTitle, wordsOf } from './visit.ts';

const onClipboard = 'a private note of the person';

async function fillClipboard(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ clipboard }, text) => { await clipboard.writeText(text); }, onClipboard);
}

/** Longer than a press counts. */
async function takeHandAway(page: Page): Promise<void> {
  await page.waitForTimeout(1_300);
}

test('a script cannot read the clipboard by itself, nor with presses that it makes up', async ({ opened: { app, page } }) => {
  await fillClipboard(app);
  await takeHandAway(page);
  const answers = await page.evaluate(async () => {
    const asked = [await window.lab.app.paste({})];
    const pressed = new Promise<Awaited<ReturnType<typeof window.lab.app.paste>>>((resolve) => {
      document.addEventListener('click', () => void window.lab.app.paste({}).then(resolve), { once: true });
    });
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'keydown', 'click']) document.body.dispatchEvent(new Event(type, { bubbles: true }));
    document.querySelector('button')?.click();
    return [...asked, await pressed];
  });
  expect(answers.map((answer) => (answer.ok ? answer.value.text : answer.problem.code))).toEqual(['bridge.refused', 'bridge.refused']);
});

test('the Paste button pastes when a person presses it', async ({ opened: { app, page } }) => {
  const person = createPerson(page, 'mouse');
  const { w } = wordsOf(person);
  await fillClipboard(app);
  await takeHandAway(page);
  await person.press(w.start.paste);
  await expect(page.getByLabel(w.start.link, { exact: true })).toHaveValue(onClipboard);
});

test('a script cannot say yes to a question of a plan, write a file, open a mail or take a key to the clipboard', async ({ opened: { page } }) => {
  await takeHandAway(page);
  const codes = await page.evaluate(async () => {
    const outcomes = [
      await window.lab.journey.plan({ keys: {}, accept: ['older-certificate'] }), await window.lab.programs.saveSessionFile({ index: 0 }),
      await window.lab.bundle.copyKey({ name: 'vpnPassphrase' }), await window.lab.orders.hand({ id: 'request_vpn_reset', values: {}, as: 'mailto' }), await window.lab.orders.ownAddress({}),
    ];
    return outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.problem.code));
  });
  expect(codes).toEqual(Array.from({ length: 5 }, () => 'bridge.refused'));
});

test('the same calls are let through right after a press', async ({ opened: { page } }) => {
  const person = createPerson(page, 'keyboard');
  const { w } = wordsOf(person);
  await page.evaluate(() => {
    document.addEventListener('keydown', () => {
      void window.lab.programs.saveSessionFile({ index: 0 }).then((outcome) => { document.documentElement.dataset['answer'] = outcome.ok ? String(outcome.value.saved) : outcome.problem.code; });
    }, { once: true });
  });
  await person.press(w.start.practise);
  await expectTitle(page, w.practice.title);
  await expect(page.locator('html')).toHaveAttribute('data-answer', 'false');
});
