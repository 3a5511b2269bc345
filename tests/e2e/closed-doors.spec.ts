// What a page in our window cannot do, tried from inside the page in the real program.

import { expect } from '@playwright/test';
import { test } from './launch.ts';

test('the page sees exactly the functions of the bridge and nothing of Node or Electron', async ({ opened: { page } }) => {
  const seen = await page.evaluate(() => {
    const list = (value: unknown, path: string): string[] => (typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => list(inner, path === '' ? name : `${path}.${name}`))
      : [`${path}: ${typeof value}`]);
    return list(window.lab, '').sort();
  });
  expect(seen).toEqual(['app.about: function', 'cancel: function', 'practice.progress: function', 'practice.run: function', 'practice.undo: function']);
  const globals = await page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname']
    .filter((name) => name in globalThis));
  expect(globals).toEqual([]);
});

test('the page is refused when it asks for what the contract has not', async ({ opened: { page } }) => {
  const asked = await page.evaluate(async () => {
    const run = window.lab.practice.run as (input: unknown) => Promise<unknown>;
    return [await run({ journey: 'new_user', stateDir: '/' }), await run('new_user'), await run({ journey: 'x'.repeat(1024 * 1024) })];
  });
  const refused = { ok: false, problem: { code: 'bridge.refused', retry: 'never', facts: {} } };
  expect(asked).toEqual([refused, refused, refused]);
});

test('no script runs that is not a file of ours', async ({ opened: { page } }) => {
  const broken = await page.evaluate(async () => {
    const rules: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => rules.push(event.effectiveDirective));
    const attempt = async (work: () => unknown): Promise<void> => { await Promise.resolve().then(work).catch(() => undefined); };
    const inline = document.createElement('script');
    await attempt(() => { inline.append('window.wasRun = true'); document.body.append(inline); });
    await attempt(() => {
      const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): { createScript(text: string): string } } };
      const blessed = document.createElement('script');
      blessed.text = trustedTypes.createPolicy('hostile', { createScript: (text: string) => text }).createScript('window.wasRun = true');
      document.body.append(blessed);
    });
    await attempt(() => { document.body.setAttribute('style', 'color: red'); });
    await attempt(() => { document.body.innerHTML = '<p>replaced</p>'; });
    await attempt(() => new Promise((resolve) => { setTimeout(() => { resolve(undefined); window.setTimeout('window.wasRun = true'); }); }));
    await attempt(() => fetch('https://example.org/'));
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    return { rules: [...new Set(rules)].sort(), wasRun: 'wasRun' in window, isReplaced: document.body.textContent === 'replaced' };
  });
  expect(broken.wasRun).toBe(false);
  expect(broken.isReplaced).toBe(false);
  expect(broken.rules).toEqual(expect.arrayContaining(['connect-src', 'require-trusted-types-for', 'style-src-attr']));
  expect(broken.rules.some((rule) => rule === 'script-src-elem' || rule === 'trusted-types')).toBe(true);
});

test('the page cannot leave, and cannot open another window', async ({ opened: { app, page } }) => {
  const address = page.url();
  const tried = await app.evaluateHandle(({ BrowserWindow }) => {
    const stopped: boolean[] = [];
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => stopped.push(event.defaultPrevented));
    return stopped;
  });
  await page.evaluate(() => { location.href = 'https://example.org/'; });
  await expect.poll(() => tried.jsonValue()).toEqual([true]);
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
  expect(await page.evaluate(() => window.open('app://lab/index.html') === null)).toBe(true);
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
});

test('every permission is denied', async ({ opened: { page } }) => {
  const answers = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as PermissionName[];
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    const position = await new Promise((resolve) => { navigator.geolocation.getCurrentPosition(() => resolve('given'), (error) => resolve(error.code)); });
    const clipboard = await navigator.clipboard.readText().then(() => 'given', (error: Error) => error.name);
    return { states: [...new Set(states)], notification: await Notification.requestPermission(), position, clipboard };
  });
  expect(answers).toEqual({ states: ['denied'], notification: 'denied', position: 1, clipboard: 'NotAllowedError' });
});

test('only the files of the page are served', async ({ opened: { app } }) => {
  const statuses = await app.evaluate(async ({ net }) => {
    const addresses = ['app://lab/index.html', 'app://lab/../main/index.js', 'app://lab/%2e%2e/main/index.js', 'app://lab/..%2fmain/index.js', 'app://other/index.html', 'app://lab/'];
    return Promise.all(addresses.map(async (address) => (await net.fetch(address)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
});
