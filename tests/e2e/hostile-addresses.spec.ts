// The window stays where it is: no address, link, click or element brings it elsewhere, opens another window or starts another program.

import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { emptyPages, hostileAddresses } from './hostile-list.ts';
import { test } from './launch.ts';

interface Watched {
  /** Pages that were really shown, windows that were made, programs that were started. */
  happened(): Promise<readonly string[]>;
}

async function watchMain(app: ElectronApplication): Promise<Watched> {
  const seen = await app.evaluateHandle(({ app: program, shell, webContents }) => {
    const events: string[] = [];
    for (const contents of webContents.getAllWebContents()) contents.on('did-navigate', (_event, url) => events.push(`shown ${url}`));
    program.on('browser-window-created', () => events.push('a window'));
    program.on('web-contents-created', () => events.push('contents'));
    const { openExternal } = shell;
    shell.openExternal = (url, options) => { events.push(`started ${url}`); return openExternal.call(shell, url, options); };
    return events;
  });
  return { happened: () => seen.jsonValue() };
}

/** Long enough for a navigation that was begun to be refused or shown. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 500); }));
}

test('the list is long enough', () => {
  expect(new Set(hostileAddresses).size).toBeGreaterThanOrEqual(40);
});

test('no address brings the window elsewhere', async ({ opened: { app, page } }) => {
  const address = page.url();
  const watched = await watchMain(app);
  for (const target of hostileAddresses) {
    await page.evaluate((url) => { try { location.href = url; } catch { /* not an address */ } }, target);
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 20); }));
  }
  await settle(page);
  expect(page.url()).toBe(address);
  expect(await watched.happened()).toEqual([]);
  expect(await page.evaluate(() => ['wasRun' in window, document.querySelector('h1') === null])).toEqual([false, false]);
});

test('from an empty page the window comes back at once', async ({ opened: { app, page } }) => {
  const address = page.url();
  for (const target of emptyPages) {
    const back = page.waitForURL(address, { timeout: 10_000 });
    await page.evaluate((url) => { setTimeout(() => { location.href = url; }); }, target);
    await back;
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => window.lab.app.about({}))).toMatchObject({ ok: true });
});

test('no address opens another window, by script, by a click or by the middle button', async ({ opened: { app, page } }) => {
  const address = page.url();
  const watched = await watchMain(app);
  const opened = await page.evaluate((urls) => urls.filter((url) => { try { return window.open(url) !== null; } catch { return false; /* not an address */ } }), hostileAddresses);
  expect(opened).toEqual([]);
  await page.evaluate((urls) => {
    const list = document.createElement('div');
    list.id = 'hostile-links';
    for (const url of urls) {
      const link = document.createElement('a');
      link.setAttribute('href', url);
      link.setAttribute('target', '_blank');
      link.append('link');
      list.append(link, ' ');
    }
    document.body.prepend(list);
  }, [...hostileAddresses, ...emptyPages, 'app://lab/index.html']);
  for (const link of await page.locator('#hostile-links a').all()) {
    await link.dispatchEvent('click');
    await link.dispatchEvent('auxclick', { button: 1 });
  }
  const first = page.locator('#hostile-links a').first();
  await first.click({ button: 'middle' });
  await first.click({ modifiers: ['ControlOrMeta'] });
  await first.click({ modifiers: ['Shift'] });
  await settle(page);
  expect(await watched.happened()).toEqual([]);
  expect(app.windows()).toHaveLength(1);
  expect(page.url()).toBe(address);
});

test('a webview stays an unknown element, and a download stays away', async ({ opened: { app, page } }) => {
  const watched = await watchMain(app);
  const downloads = await app.evaluateHandle(({ session }) => {
    const states: string[] = [];
    session.defaultSession.on('will-download', (event) => states.push(event.defaultPrevented ? 'prevented' : 'begun'));
    return states;
  });
  const isInert = await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.org/');
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.exe';
    document.body.append(link);
    link.click();
    return view.shadowRoot === null && !('getURL' in view);
  });
  await settle(page);
  expect(isInert).toBe(true);
  expect((await downloads.jsonValue()).filter((state) => state !== 'prevented')).toEqual([]);
  expect(await watched.happened()).toEqual([]);
});
