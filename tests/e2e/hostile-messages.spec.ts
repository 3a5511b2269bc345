// Messages to the main process that are not the window's: 10,000 malformed ones from our own page, and good ones from pages that are not
// ours. None is carried out, nothing changes on the disk, the main process stays up.

import { expect, type ElectronApplication } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { channels } from '../../preload/channels.ts';
import { goodInputs, malformedMessages } from './malformed.ts';
import { test } from './launch.ts';

const callNames = Object.entries(channels).flatMap(([area, names]) => Object.entries(names).filter(([, kind]) => kind === 'call').map(([name]) => `${area}.${name}`));
/** The page cannot say a path itself; these functions take a file, and what a script makes up has no path. */
const dropFunctions: Readonly<Record<string, string>> = { 'bundle.take': 'dropArchive', 'kista.take': 'dropFiles' };
const refused = { ok: false, problem: { code: 'bridge.refused', retry: 'never', facts: {} } };

/** All files of the home with their digests, without what Chromium keeps for itself. */
async function filesOf(home: string, app: ElectronApplication): Promise<readonly string[]> {
  const profile = await app.evaluate(({ app: program }) => program.getPath('userData'));
  const entries = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).filter((file) => !file.startsWith(profile));
  return files.map((file) => `${relative(home, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`).sort();
}

test('the inputs of this test are those of all calls', () => {
  expect(Object.keys(goodInputs).sort()).toEqual([...callNames].sort());
});

test('10,000 malformed messages from the page are refused, one and all', async ({ home, opened: { app, page } }) => {
  const before = await filesOf(home, app);
  const pid = app.process().pid;
  const messages = malformedMessages(10_000).map(([name, json]) => [dropFunctions[name] ?? name, json] as const);
  const answers = await page.evaluate(async (sent) => {
    const call = async (name: string, json: string | undefined): Promise<string> => {
      const [area = '', member = ''] = name.split('.');
      const owner = (member === '' ? window.lab : window.lab[area as 'app']) as unknown as Record<string, (input: unknown) => Promise<{ ok: boolean; problem?: { code: string } }>>;
      const input: unknown = name === 'dropArchive' ? new File(['x'], 'x.7z') : name === 'dropFiles' ? [new File(['x'], 'x')] : json === undefined ? undefined : JSON.parse(json);
      const answer = await owner[member === '' ? area : member]?.(input).catch((error: Error) => ({ ok: false, problem: { code: error.name } }));
      return answer?.ok === true ? `${name} took ${json}` : answer?.problem?.code ?? 'no answer';
    };
    const all: string[] = [];
    for (let at = 0; at < sent.length; at += 250) all.push(...await Promise.all(sent.slice(at, at + 250).map(([name, json]) => call(name, json))));
    return all;
  }, messages);
  expect(answers).toHaveLength(10_000);
  expect([...new Set(answers)]).toEqual(['bridge.refused']);
  expect(await filesOf(home, app)).toEqual(before);
  expect(app.process().pid).toBe(pid);
  expect(await page.evaluate(() => window.lab.app.about({}))).toMatchObject({ ok: true });
});

test('what JSON cannot say is refused too', async ({ opened: { page } }) => {
  const answers = await page.evaluate(async () => {
    const about = window.lab.app.about as (input: unknown) => Promise<{ ok: boolean }>;
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const odd: readonly unknown[] = [new Map(), new Set(), new Date(), new Uint8Array(8), new ArrayBuffer(8), /x/, new Error('x'), 1n, cycle, () => 1, Symbol('x'), document.body, Promise.resolve(), new Proxy({}, {}), { deep: cycle }];
    return Promise.all(odd.map((input) => Promise.resolve().then(() => about(input)).then((answer) => answer.ok, () => false)));
  });
  // A proxy of an empty object arrives as an empty object, which is what this call takes.
  expect(answers.filter(Boolean).length).toBeLessThanOrEqual(1);
});

function preloadOf(home: string): string {
  return join(home, 'hostile-preload.cjs');
}

function writePreload(home: string): void {
  writeFileSync(preloadOf(home), "const { contextBridge, ipcRenderer } = require('electron'); contextBridge.exposeInMainWorld('raw', (channel, input) => ipcRenderer.invoke(channel, input));");
}

/** Sends good inputs on every channel from a page that is not our window's: as raw as our preload could. */
async function sendFrom(app: ElectronApplication, home: string, address: string): Promise<readonly (readonly [string, unknown])[]> {
  const preload = preloadOf(home);
  return app.evaluate(async ({ BrowserWindow }, { preload: file, url, inputs }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true, contextIsolation: true } });
    await window.loadURL(url);
    const script = `Promise.all(${JSON.stringify(inputs)}.map(async ([name, input]) => [name, await raw('lab:' + name, input)]))`;
    const answers = await window.webContents.executeJavaScript(script) as [string, unknown][];
    window.destroy();
    return answers;
  }, { preload, url: address, inputs: Object.entries(goodInputs) });
}

for (const [title, address] of [['an empty page', 'about:blank'], ['another window with our own page', 'app://lab/index.html']] as const) {
  test(`good messages from ${title} are refused on every channel`, async ({ home, opened: { app, page } }) => {
    writePreload(home);
    const before = await filesOf(home, app);
    const answers = await sendFrom(app, home, address);
    expect(answers.map(([name]) => name).sort()).toEqual([...callNames].sort());
    expect(answers.filter(([, answer]) => JSON.stringify(answer) !== JSON.stringify(refused))).toEqual([]);
    expect(await filesOf(home, app)).toEqual(before);
    expect(await page.evaluate(() => window.lab.app.about({}))).toMatchObject({ ok: true });
  });
}

test('a hostile script in the page gets nothing done with what it sees', async ({ home, opened: { app, page } }) => {
  const before = await filesOf(home, app);
  const codes = await page.evaluate(async () => {
    const { lab } = window;
    const code = (work: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> => work.then((answer) => (answer.ok ? 'ok' : answer.problem?.code ?? ''));
    const link = (token: string): string => `https://docs.hdc.ntnu.no/do-science/lab/?access=${encodeURIComponent(btoa(token))}`;
    const codesSoFar: string[] = [];
    for (const token of ['192.0.2.1|demolab|demouser', '127.0.0.1|demolab|demouser', '10.42.1.2|../../etc|demouser', '10.42.1.2|demolab|-oProxyCommand=x', '10.42.1.2|demo\nlab|x']) {
      codesSoFar.push(await code(lab.bundle.readLink({ text: link(token) })));
    }
    codesSoFar.push(await code(lab.dropArchive(new File(['7z'], '/etc/passwd'))));
    codesSoFar.push(await code(lab.practice.takeArchive({})), await code(lab.practice.phone({})));
    for (let at = 0; at < 20; at += 1) codesSoFar.push(await code(lab.journey.apply({ digest: at.toString(16).padStart(64, '0') })));
    await Promise.all(Array.from({ length: 200 }, (_item, id) => lab.questions.answer({ id, value: '000000' })));
    await Promise.all(['no.such', '__proto__', 'journey.apply', ''].map((name) => lab.cancel(name as 'journey.apply')));
    return codesSoFar;
  });
  expect(codes).not.toContain('ok');
  expect(codes).toHaveLength(28);
  expect(await filesOf(home, app)).toEqual(before);
  expect(existsSync(join(home, 'state/journal.jsonl'))).toBe(false);
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => window.lab.app.about({}))).toMatchObject({ ok: true });
});
