// Language, theme, size and zoom of the window as a person has them, changed while a screen stands there.

import type { ElectronApplication, Page } from '@playwright/test';
import type { Language } from '../../preload/contract/text/language.ts';

export type Theme = 'light' | 'dark';

/** Every screen keeps what it shows when the language changes, so this may be done anywhere. */
export async function setLanguage(page: Page, language: Language): Promise<void> {
  await page.locator('header select').selectOption(language, { force: true });
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** Every colour is as it will stay: what fades does so for a moment after the change. */
export async function setTheme(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); });
    const passing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.race([Promise.allSettled(passing.map(({ finished }) => finished)), new Promise((late) => { setTimeout(late, 500); })]);
  });
}

/** Size of the page in the window, in pixels of the screen, and the zoom of the page in it. */
export async function setSize(app: ElectronApplication, page: Page, { width, height, zoom = 1 }: { readonly width: number; readonly height: number; readonly zoom?: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(wanted.width, wanted.height);
    window?.webContents.setZoomFactor(wanted.zoom);
  }, { width, height, zoom });
  await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) <= 1, width / zoom);
}

export const usualSize = { width: 1080, height: 720 };
