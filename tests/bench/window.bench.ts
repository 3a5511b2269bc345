// The window against an empty one, in turn in the same run: first paint in a browser, cold start in Electron, and how quiet it is when
// nothing happens. Ratios are printed beside their goals and not judged: a busy machine is no fault of the program.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bridge } from '../../preload/contract/bridge/index.ts';
import { emptyPage, launch, measurePaint, openDisplay, wakeUps, writeEmptyApplication, type Painted } from './painting.ts';

const rounds = 5;
const checkout = resolve(import.meta.dirname, '../..');
const rows: string[] = [];
let folder: string;
let electron: string;
let display: Awaited<ReturnType<typeof openDisplay>>;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-empty-'));
  writeEmptyApplication(folder);
  electron = join(execFileSync(process.execPath, [join(checkout, 'build', 'scripts', 'electron-runtime.mjs')], { encoding: 'utf8' }).trim(), 'electron');
  display = await openDisplay();
  server = createServer((request, response) => {
    const [type, content] = answer(request.url ?? '/');
    response.writeHead(200, { 'content-type': type }).end(content);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  console.log(rows.join('\n'));
  server.close();
  display.close();
  rmSync(folder, { recursive: true });
});

const names = Object.fromEntries(Object.entries(bridge).map(([area, calls]) => [area, Object.keys(calls)]));

/** A bridge that knows nothing and was never used: what a first start finds. */
const freshBridge = `
  const answers = { 'app.about': { version: '0', platform: 'linux', language: 'en' }, 'journey.standings': [], 'journey.current': { keysGiven: [] } };
  const member = (name) => (input) => (typeof input === 'function' ? () => undefined : Promise.resolve({ ok: true, value: answers[name] ?? {} }));
  const area = ([name, calls]) => [name, Object.fromEntries(calls.map((call) => [call, member(name + '.' + call)]))];
  window.lab = Object.fromEntries(Object.entries(${JSON.stringify(names)}).map(area));`;

function answer(address: string): readonly [string, string | Buffer] {
  if (address === '/empty.html') return ['text/html', emptyPage];
  if (address === '/bridge.js') return ['text/javascript', freshBridge];
  if (address === '/favicon.ico') return ['image/x-icon', ''];
  const file = join(checkout, 'dist', 'renderer', address);
  if (address === '/index.html') return ['text/html', readFileSync(file, 'utf8').replace('<head>', '<head><script src="/bridge.js"></script>')];
  return [{ '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }[extname(address)] ?? 'application/octet-stream', readFileSync(file)];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Pairs in turn after one unmeasured; answers the median of the ratios of one of the two times. */
async function comparePaint(name: string, goal: number, which: keyof Painted, pair: { empty: () => Promise<Painted>; ours: () => Promise<Painted> }): Promise<number> {
  const taken: (readonly [number, number])[] = [];
  for (let round = 0; round <= rounds; round += 1) taken.push([(await pair.empty())[which], (await pair.ours())[which]]);
  const measured = taken.slice(1);
  const ratio = median(measured.map(([empty, ours]) => ours / empty));
  rows.push(`${name.padEnd(44)} empty ${median(measured.map(([empty]) => empty)).toFixed(0)} ms, ours ${median(measured.map(([, ours]) => ours)).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (goal ${String(goal)}), pairs ${measured.map((each) => each.map((ms) => ms.toFixed(0)).join('/')).join(' ')}`);
  return ratio;
}

test('the first paint in a browser of its own beside that of an empty page', async () => {
  const open = (page: string) => (): Promise<Painted> => measurePaint('/usr/bin/chromium', ['--headless', `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/${page}`]);
  const ratio = await comparePaint('first paint, launch included, Chromium', 1.35, 'firstMs', { empty: open('empty.html'), ours: open('index.html') });
  expect(ratio).toBeGreaterThan(0);
});

test('a cold start to the first title beside that of an empty Electron window', async () => {
  const open = (application: string) => (): Promise<Painted> => measurePaint(electron, [application], display.name);
  const ratio = await comparePaint('cold start to the title, Electron', 1.4, 'largestMs', { empty: open(folder), ours: open(checkout) });
  expect(ratio).toBeGreaterThan(0);
});

test('an idle window wakes up at most 12 times a second', async () => {
  const windows = [folder, checkout].map((application) => launch(electron, [application], display.name));
  for (const each of windows) each.process.stderr?.resume();
  await wait(8000);
  const seconds = 15;
  const count = (): number[] => windows.map(({ process: { pid } }) => wakeUps(pid ?? 0));
  const before = count();
  await wait(seconds * 1000);
  const [empty = Number.NaN, ours = Number.NaN] = count().map((after, index) => (after - (before[index] ?? 0)) / seconds);
  for (const each of windows) await each.close();
  rows.push(`wake-ups a second when idle                  empty ${empty.toFixed(1)}, ours ${ours.toFixed(1)} (goal 12)`);
  expect(ours).toBeLessThanOrEqual(12);
});
