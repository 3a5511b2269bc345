// Starts a browser or an Electron application as a person would, and answers when something could be seen. It looks in only after the
// start: an observer that is there from the beginning would slow down both sides of a pair and so hide the difference.

import { chromium } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

export interface Launched {
  readonly process: ChildProcess;
  readonly home: string;
  close(): Promise<void>;
}

export interface Painted {
  /** From the start of the program to the first thing that was painted, and to the largest one (the title). */
  readonly firstMs: number;
  readonly largestMs: number;
}

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A display for windows that nobody looks at. */
export async function openDisplay(): Promise<{ readonly name: string; close(): void }> {
  const server = spawn('/usr/bin/Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(createInterface(server.stdout), 'line') as [string];
  return { name: `:${line}`, close: () => { server.kill(); } };
}

/** A home of its own, so that nothing remembered from another run makes it faster. */
export function launch(program: string, args: readonly string[], display?: string): Launched {
  const home = mkdtempSync(join(tmpdir(), 'bench-window-'));
  const child = spawn(program, [...asRoot, `--user-data-dir=${join(home, 'data')}`, '--no-first-run', ...args], {
    env: { PATH: '/usr/bin:/bin', HOME: home, XDG_STATE_HOME: join(home, 'state'), ...(display && { DISPLAY: display }) }, stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  };
  return { process: child, home, close };
}

/** One cold start, measured from outside the program. */
export async function measurePaint(program: string, args: readonly string[], display?: string): Promise<Painted> {
  const startedAt = Date.now();
  const launched = launch(program, ['--remote-debugging-port=0', ...args], display);
  const address = await addressOf(launched.process);
  launched.process.stderr?.resume();
  await wait(2500); // not to be in the way
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('no page was opened');
  await page.locator('h1').waitFor();
  const { first, largest } = await page.evaluate(readPaints);
  await browser.close();
  await launched.close();
  return { firstMs: first - startedAt, largestMs: largest - startedAt };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('its messages are not read');
  for await (const line of createInterface(child.stderr)) {
    const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('the program ended before it listened');
}

/** Runs in the page. Times of the wall clock. */
async function readPaints(): Promise<{ first: number; largest: number }> {
  const entries = (type: string): Promise<PerformanceEntry[]> => new Promise((resolve) => {
    new PerformanceObserver((list, observer) => { observer.disconnect(); resolve(list.getEntries()); }).observe({ type, buffered: true });
  });
  const [paints, largest] = await Promise.all([entries('paint'), entries('largest-contentful-paint')]);
  const at = (entry: PerformanceEntry | undefined): number => performance.timeOrigin + (entry?.startTime ?? Number.NaN);
  return { first: at(paints.find(({ name }) => name === 'first-contentful-paint')), largest: at(largest.at(-1)) };
}

/** How often the threads of a program and of all its children went to sleep of their own accord so far: each time, something had woken them. */
export function wakeUps(pid: number): number {
  const children = readdirSync(`/proc/${String(pid)}/task`).flatMap((task) => readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8').split(' ').filter((each) => each !== ''));
  const own = readdirSync(`/proc/${String(pid)}/task`).map((task) => Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/task/${task}/status`, 'utf8'))?.[1]));
  return [...own, ...children.map((child) => wakeUps(Number(child)))].reduce((sum, one) => sum + one, 0);
}

/** The smallest Electron application with a window: what every other one is compared with. */
export function writeEmptyApplication(folder: string): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  writeFileSync(join(folder, 'index.html'), emptyPage);
  writeFileSync(join(folder, 'main.cjs'), `
    const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => {
      const window = new BrowserWindow({ width: 1080, height: 720, show: false, webPreferences: { sandbox: true } });
      window.removeMenu();
      window.once('ready-to-show', () => window.show());
      return window.loadFile('index.html');
    });`);
}

export const emptyPage = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><h1>Empty</h1></html>';
