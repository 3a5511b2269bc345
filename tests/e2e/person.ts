// A person at the window, with a mouse or with a keyboard alone. Everything is found by its role and name, as a screen reader would say
// it; with the keyboard it is reached by Tab and never by a script that moves the focus. What costs an action is written into the ledger.

import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../preload/contract/text/language.ts';
import { openLedger, type Ledger } from './ledger.ts';

export type Means = 'mouse' | 'keyboard';
type Role = 'button' | 'link';

export interface Person {
  readonly page: Page;
  readonly means: Means;
  readonly language: Language;
  readonly ledger: Ledger;
  /** Presses what has that role and name. */
  press(name: string | RegExp, role?: Role): Promise<void>;
  /** Opens or closes what stands behind a summary. */
  unfold(name: string | RegExp): Promise<void>;
  /** Chooses from a list by the words of the choice. */
  choose(list: string | RegExp, choice: string): Promise<void>;
  /** Chooses one of a group of round buttons. */
  pick(choice: RegExp): Promise<void>;
  /** Ticks a box. */
  tick(name: string | RegExp): Promise<void>;
  /** Types into a field and, when asked, presses Enter: one action. */
  type(label: string | RegExp, value: string, end?: 'enter' | 'stay'): Promise<void>;
  /** What is done here is no part of the journey that is counted (the practice lab's own doors, for example). */
  uncounted<T>(work: () => Promise<T>): Promise<T>;
}

/** More stops than any screen has: the Tab key goes around once. */
const mostStops = 90;

/** A person who has done nothing yet. */
export function createPerson(page: Page, means: Means, language: Language = 'en'): Person {
  const ledger = openLedger();
  let isCounted = true;
  const note = (what: string): void => { if (isCounted) ledger.note(what); };
  const reach = (target: Locator): Promise<void> => tabTo(page, target);
  return {
    page, means, language, ledger,
    press: async (name, role = 'button') => {
      const target = one(page.getByRole(role, { name, exact: typeof name === 'string' }));
      if (means === 'mouse') await target.click();
      else {
        await reach(target);
        await page.keyboard.press('Enter');
      }
      note(`press "${String(name)}"`);
    },
    unfold: async (name) => {
      const target = one(page.locator('summary').filter({ hasText: name }));
      if (means === 'mouse') await target.click();
      else {
        await reach(target);
        await page.keyboard.press('Enter');
      }
      note(`unfold "${String(name)}"`);
    },
    choose: async (list, choice) => {
      const target = one(page.getByRole('combobox', { name: list }));
      if (means === 'mouse') await target.selectOption({ label: choice });
      else {
        await reach(target);
        await page.keyboard.type(choice);
      }
      await expect(target.locator('option:checked')).toHaveText(choice);
      note(`choose "${choice}"`);
    },
    pick: async (choice) => {
      const target = one(page.getByRole('radio', { name: choice }));
      if (means === 'mouse') await target.check();
      else await arrowTo(page, target);
      note(`choose "${String(choice)}"`);
    },
    tick: async (name) => {
      const target = one(page.getByRole('checkbox', { name }));
      if (means === 'mouse') await target.check();
      else {
        await reach(target);
        await page.keyboard.press('Space');
      }
      await expect(target).toBeChecked();
      note(`tick "${String(name)}"`);
    },
    type: async (label, value, end = 'stay') => {
      const target = one(page.getByLabel(label, { exact: typeof label === 'string' }).and(page.locator('input, textarea')));
      if (means === 'mouse') await target.click();
      else await reach(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(value);
      if (end === 'enter') await page.keyboard.press('Enter');
      note(`type ${String(label)}`);
    },
    uncounted: async (work) => {
      const before = isCounted;
      isCounted = false;
      const result = await work();
      isCounted = before; // one inside another ends with the outer one
      return result;
    },
  };
}

/** Names have to be unequivocal; what is only there while the page changes is waited for. */
function one(locator: Locator): Locator {
  return locator.filter({ visible: true });
}

/** Presses Tab until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${String(target)}`);
}

/** In a group of round buttons the Tab key stops once, at the one that is chosen; arrows go on from there. */
async function arrowTo(page: Page, target: Locator): Promise<void> {
  const name = await target.getAttribute('name') ?? '';
  await tabTo(page, page.locator(`input[type=radio][name="${name}"]:checked`));
  for (let stop = 0; stop < mostStops && !await target.isChecked(); stop += 1) await page.keyboard.press('ArrowDown');
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
