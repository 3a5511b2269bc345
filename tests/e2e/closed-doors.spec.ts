// What a page in our window cannot do, tried from inside the page in the real program: scripts, permissions, files, the list of what it sees.

import { expect } from '@playwright/test';
import { permissionNames, wrongFiles } from './hostile-list.ts';
import { test } from './launch.ts';

/** Everything the page may ask. A new line here is a decision. */
const goldenList = [
  'app.about', 'app.copy', 'app.paste', 'app.setLanguage', 'bundle.checkKey', 'bundle.choose', 'bundle.copyKey', 'bundle.readLink', 'cancel', 'dropArchive', 'dropFiles',
  'journey.apply', 'journey.connect', 'journey.current', 'journey.leave', 'journey.news', 'journey.openWorkbench', 'journey.plan', 'journey.removal', 'journey.remove', 'journey.standings', 'journey.undo', 'journey.verify',
  'kista.check', 'kista.choose', 'kista.hand', 'kista.information', 'kista.key', 'kista.news', 'kista.open', 'kista.run',
  'orders.compose', 'orders.forget', 'orders.hand', 'orders.list', 'orders.ownAddress',
  'practice.open', 'practice.phone', 'practice.takeArchive', 'prepare.act', 'prepare.confirm', 'prepare.look', 'programs.read', 'programs.saveSessionFile', 'questions.answer', 'questions.asked', 'questions.closed',
];

test('the page sees exactly the functions of the bridge and nothing of Node or Electron', async ({ opened: { page } }) => {
  const seen = await page.evaluate(() => {
    const list = (value: unknown, path: string): string[] => (typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => list(inner, path === '' ? name : `${path}.${name}`))
      : [`${path}: ${typeof value}`]);
    return list(window.lab, '').sort();
  });
  expect(seen).toEqual(goldenList.map((name) => `${name}: function`));
  expect(goldenList.length).toBeLessThanOrEqual(47);
  const globals = await page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname']
    .filter((name) => name in globalThis));
  expect(globals).toEqual([]);
});

test('the page cannot put something else in the place of what it sees', async ({ opened: { page } }) => {
  const after = await page.evaluate(async () => {
    const { lab } = window;
    const { app: { about }, journey: { apply } } = lab;
    const attempts = [
      () => { (window as { lab: unknown }).lab = {}; }, () => { Object.assign(window.lab, { app: {} }); }, () => { Object.assign(window.lab.journey, { apply: () => undefined }); },
      () => { delete (window as { lab?: unknown }).lab; }, () => { Object.defineProperty(window.lab.app, 'about', { value: () => undefined }); },
    ];
    for (const attempt of attempts) { try { attempt(); } catch { /* refused aloud; the others are passed over */ } }
    return { isSame: window.lab === lab && window.lab.app.about === about && window.lab.journey.apply === apply, about: await window.lab.app.about({}) };
  });
  expect(after.isSame).toBe(true);
  expect(after.about).toMatchObject({ ok: true });
});

test('the window was made with everything locked that can be', async ({ opened: { app } }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webSecurity: true,
    webviewTag: false, allowRunningInsecureContent: false, experimentalFeatures: false,
  });
  // These stand in the list only when they are on.
  expect([preferences['navigateOnDragDrop'] ?? false, preferences['nodeIntegrationInWorker'] ?? false]).toEqual([false, false]);
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
});

test('no script runs that is not a file of ours, and nothing is loaded or sent', async ({ opened: { app, page } }) => {
  const requests = await app.evaluateHandle(({ session }) => {
    const sent: string[] = [];
    session.defaultSession.webRequest.onSendHeaders(({ url }) => sent.push(url));
    return sent;
  });
  const broken = await page.evaluate(async () => {
    const rules: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => rules.push(event.effectiveDirective));
    // In a turn of its own: while the test's own call is at work, the tools let eval through.
    const attempt = async (work: () => unknown): Promise<void> => {
      await new Promise((resolve) => { setTimeout(resolve); });
      await Promise.resolve().then(work).catch(() => undefined);
    };
    const put = (tag: string, attributes: Readonly<Record<string, string>>): void => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
    };
    await attempt(() => {
      const inline = document.createElement('script');
      inline.append('window.wasRun = true');
      document.body.append(inline);
    });
    await attempt(() => {
      const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): { createScript(text: string): string } } };
      const blessed = document.createElement('script');
      blessed.text = trustedTypes.createPolicy('hostile', { createScript: (text: string) => text }).createScript('window.wasRun = true');
      document.body.append(blessed);
    });
    await attempt(() => (Reflect.get(window, 'eval') as (text: string) => void)('window.wasRun = true'));
    await attempt(() => (Reflect.construct(Reflect.get(window, 'Function') as FunctionConstructor, ['window.wasRun = true']) as () => void)());
    await attempt(() => { window.setTimeout('window.wasRun = true'); });
    await attempt(() => { put('img', { src: 'nowhere', onerror: 'window.wasRun = true' }); });
    await attempt(() => { document.body.setAttribute('style', 'color: red'); });
    await attempt(() => { document.body.innerHTML = '<p>replaced</p>'; });
    await attempt(() => { put('img', { src: 'https://example.org/x.png' }); });
    await attempt(() => { put('link', { rel: 'stylesheet', href: 'https://example.org/x.css' }); });
    await attempt(() => { put('iframe', { src: 'https://example.org/' }); });
    await attempt(() => { put('iframe', { srcdoc: '<script>parent.wasRun = true</script>' }); });
    await attempt(() => { put('object', { data: 'https://example.org/x' }); });
    await attempt(() => { put('embed', { src: 'https://example.org/x' }); });
    await attempt(() => { put('base', { href: 'https://example.org/' }); });
    await attempt(() => { put('meta', { 'http-equiv': 'refresh', 'content': '0;url=https://example.org/' }); });
    await attempt(() => {
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      form.method = 'post';
      document.body.append(form);
      form.submit();
    });
    await attempt(() => fetch('https://example.org/'));
    await attempt(() => new WebSocket('wss://example.org/'));
    await attempt(() => { navigator.sendBeacon('https://example.org/', 'x'); });
    await attempt(() => new EventSource('https://example.org/'));
    await attempt(() => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))));
    await attempt(() => navigator.serviceWorker.register('/index.html'));
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    return { rules: [...new Set(rules)].sort(), wasRun: 'wasRun' in window, isReplaced: document.body.textContent === 'replaced' };
  });
  expect(broken.wasRun).toBe(false);
  expect(broken.isReplaced).toBe(false);
  expect(broken.rules).toEqual(expect.arrayContaining([
    'base-uri', 'connect-src', 'form-action', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-attr', 'style-src-elem',
  ]));
  expect(broken.rules.some((rule) => rule === 'script-src-elem' || rule === 'trusted-types')).toBe(true);
  expect((await requests.jsonValue()).filter((url) => !url.startsWith('app:'))).toEqual([]);
});

test('every permission is denied, under every name', async ({ opened: { page } }) => {
  const states = await page.evaluate(async (names) => Promise.all(names.map(async (name) => {
    const asked = name === 'push' ? { name, userVisibleOnly: true } : { name };
    const state = await navigator.permissions.query(asked as PermissionDescriptor).then((status) => status.state as string, () => 'not known here');
    return `${name}: ${state}`;
  })), permissionNames);
  expect(states.filter((line) => !/: (denied|not known here)$/.test(line))).toEqual([]);
  expect(states.filter((line) => line.endsWith(': denied')).length).toBeGreaterThanOrEqual(10);
});

test('nothing that needs a permission is given when it is asked for', async ({ opened: { page } }) => {
  const answers = await page.evaluate(async () => {
    const { clipboard, mediaDevices, storage } = navigator;
    const more = navigator as unknown as Record<string, Record<string, (...given: unknown[]) => Promise<unknown>> | undefined>;
    const ask = (work: () => Promise<unknown> | undefined): Promise<string> => Promise.race([
      Promise.resolve().then(work).then((given) => (given === undefined || given === false || given === 'denied' ? 'no' : 'given'), () => 'no'),
      new Promise<string>((resolve) => { setTimeout(() => resolve('no answer'), 3_000); }),
    ]);
    const asked: Readonly<Record<string, () => Promise<unknown> | undefined>> = {
      position: () => new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(resolve, reject); }),
      notification: () => Notification.requestPermission(),
      camera: () => mediaDevices.getUserMedia({ video: true }), microphone: () => mediaDevices.getUserMedia({ audio: true }), screen: () => mediaDevices.getDisplayMedia({ video: true }),
      clipboardRead: () => clipboard.readText(), clipboardItems: () => clipboard.read(), persist: () => storage.persist(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      usb: () => more['usb']?.['requestDevice']?.({ filters: [] }), hid: () => more['hid']?.['requestDevice']?.({ filters: [] }).then((list) => ((list as unknown[]).length > 0 ? list : undefined)),
      serial: () => more['serial']?.['requestPort']?.(), bluetooth: () => more['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }),
      fullscreen: () => document.documentElement.requestFullscreen().then(() => document.fullscreenElement ?? undefined),
      fonts: () => (window as unknown as { queryLocalFonts?(): Promise<unknown[]> }).queryLocalFonts?.().then((list) => (list.length > 0 ? list : undefined)),
    };
    return Promise.all(Object.entries(asked).map(async ([name, work]) => `${name}: ${await ask(work)}`));
  });
  expect(answers.filter((line) => line.endsWith(': given'))).toEqual([]);
});

test('only the files of the page are served', async ({ opened: { app } }) => {
  const statuses = await app.evaluate(async ({ net }, addresses) => {
    const status = (address: string, method = 'GET'): Promise<number> => net.fetch(address, { method }).then((answer) => answer.status, () => 404);
    return { page: await status('app://lab/index.html'), posted: await status('app://lab/index.html', 'POST'), wrong: await Promise.all(addresses.map(async (address) => [address.slice(0, 60), await status(address)])) };
  }, wrongFiles);
  expect(statuses.page).toBe(200);
  expect(statuses.posted).toBe(404);
  expect(statuses.wrong.filter(([, status]) => status !== 404)).toEqual([]);
  expect(statuses.wrong).toHaveLength(wrongFiles.length);
});

test('no report of a crash is sent anywhere', async ({ opened: { app } }) => {
  expect(await app.evaluate(({ crashReporter }) => { try { return crashReporter.getUploadToServer(); } catch { return false; /* it was never started */ } })).toBe(false);
});
