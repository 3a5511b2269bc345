// The program on the desktop: one instance, a window that comes back where it was, larger text, a clipboard that forgets, an end that waits.

import { expect, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAgain, test } from './launch.ts';

test('a second start ends at once and brings the first window to the front', async ({ opened: { app } }) => {
  const focused = await app.evaluateHandle(({ app: program }) => {
    const seen: string[] = [];
    program.on('second-instance', () => seen.push('second'));
    return seen;
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const { argv, env } = await app.evaluate(() => ({ argv: process.argv, env: process.env }));
  const second = spawn(argv[0] ?? '', argv.slice(1).filter((word) => !word.startsWith('--remote-debugging') && !word.startsWith('--inspect')), { env, stdio: 'ignore' });
  const [code] = await once(second, 'exit') as [number | null];
  expect(code).toBe(0);
  await expect.poll(() => focused.jsonValue()).toEqual(['second']);
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
});

test('the window comes back where it was, but never to a place that no screen has', async ({ home, opened: { app } }) => {
  const bounds = { x: 40, y: 30, width: 800, height: 600 };
  await app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds);
  await app.close();
  const again = await openAgain(home);
  expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(bounds);
  await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 5_000, y: 5_000, width: 800, height: 600 }));
  await again.app.close();
  const third = await openAgain(home);
  const place = await third.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  await third.app.close();
  expect(place?.x ?? 5_000).toBeLessThan(5_000);
});

test('a place that was damaged is the usual one', async ({ home, opened: { app } }) => {
  await app.close();
  for (const name of ['window.json', 'window.json.previous']) writeFileSync(join(home, 'state', 'hunt-cloud-lab-access', name), '{"version":1,"sum":"x","value":{"width":1}}');
  const again = await openAgain(home);
  const bounds = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  await again.app.close();
  expect(bounds).toMatchObject({ width: 1080, height: 720 });
});

test('text gets larger and smaller by the usual keys, and there is no menu', async ({ opened: { app, page } }) => {
  const level = (): Promise<number | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel());
  const press = (keyCode: string): Promise<void> => app.evaluate(({ BrowserWindow }, key) => {
    const modifiers = [process.platform === 'darwin' ? 'meta' as const : 'control' as const];
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers });
  }, keyCode);
  await page.evaluate(() => document.body.focus());
  await press('=');
  await expect.poll(level).toBe(0.5);
  await press('-');
  await press('-');
  await expect.poll(level).toBe(-0.5);
  await press('0');
  await expect.poll(level).toBe(0);
  expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu() === null || process.platform === 'darwin')).toBe(true);
});

test('the language that was chosen is remembered', async ({ home, opened: { app, page } }) => {
  expect(await page.evaluate(() => window.lab.app.about({}))).toMatchObject({ value: { language: 'en' } });
  await page.evaluate(() => window.lab.app.setLanguage({ language: 'nb' }));
  await app.close();
  const again = await openAgain(home);
  const about = await again.page.evaluate(() => window.lab.app.about({}));
  await again.app.close();
  expect(about).toMatchObject({ value: { language: 'nb' } });
});

test('a secret leaves the clipboard after 30 seconds, what somebody copied since stays, and other texts stay', async ({ opened: { app, page } }) => {
  const copy = (text: string, isSecret: boolean): Promise<unknown> => page.evaluate((input) => window.lab.app.copy(input), { text, isSecret });
  const read = (): Promise<string> => app.evaluate(async ({ clipboard }) => clipboard.readText());
  await copy('fake-secret', true);
  expect(await read()).toBe('fake-secret');
  await expect.poll(read, { timeout: 45_000, intervals: [1_000] }).toBe('');
  // The time was waited for once; from here on half a minute is short.
  await app.evaluate(() => {
    const real = globalThis.setTimeout;
    globalThis.setTimeout = ((work: () => void, ms: number) => real(work, ms === 30_000 ? 100 : ms)) as typeof globalThis.setTimeout;
  });
  const afterHalfAMinute = async (): Promise<string> => {
    await page.waitForTimeout(500);
    return read();
  };
  await copy('fake-secret', true);
  expect(await afterHalfAMinute()).toBe('');
  await copy('plain words', false);
  expect(await afterHalfAMinute()).toBe('plain words');
  await copy('fake-secret', true);
  await app.evaluate(async ({ clipboard }) => clipboard.writeText('of somebody else'));
  expect(await afterHalfAMinute()).toBe('of somebody else');
});

/** Brings a practice journey to its first question, with the bridge alone. */
async function runUntilAsked(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { lab } = window;
    const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; problem: { code: string } }): T => {
      if (!outcome.ok) throw new Error(outcome.problem.code);
      return outcome.value;
    };
    const { link } = valueOf(await lab.practice.open({ journey: 'new_user', scene: 'happy' }));
    valueOf(await lab.practice.takeArchive({}));
    valueOf(await lab.bundle.readLink({ text: link }));
    const { keys } = valueOf(await lab.practice.phone({}));
    const plan = valueOf(await lab.journey.plan({ journey: 'new_user', keys: Object.fromEntries(keys.map(({ name, value }) => [name, value])) }));
    const asked = new Promise((resolve) => { lab.questions.asked(resolve); });
    void lab.journey.apply({ digest: plan.digest ?? '' });
    await asked;
  });
}

test('a window is not closed under a change without asking, and stopping is safe', async ({ opened: { app, page } }) => {
  await runUntilAsked(page);
  const answers = await app.evaluateHandle(({ dialog }) => {
    const state = { asked: 0, response: 0 };
    dialog.showMessageBox = (() => { state.asked += 1; return Promise.resolve({ response: state.response, checkboxChecked: false }); }) as unknown as typeof dialog.showMessageBox;
    return state;
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => answers.evaluate((state) => state.asked)).toBe(1);
  expect(await page.evaluate(() => window.lab.journey.current({}))).toMatchObject({ value: { running: { verb: 'apply' } } });
  await answers.evaluate((state) => { state.response = 1; });
  const ended = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => { setImmediate(() => BrowserWindow.getAllWindows()[0]?.close()); });
  expect((await ended)[0]).toBe(0);
});

test('the page that is loaded anew finds the visit where it was', async ({ opened: { page } }) => {
  await runUntilAsked(page);
  await page.reload();
  const current = await page.evaluate(() => window.lab.journey.current({}));
  expect(current).toMatchObject({ value: { practice: 'happy', journey: 'new_user', running: { verb: 'apply', step: 'enrol-authenticator' }, question: { kind: 'authenticator' } } });
});
