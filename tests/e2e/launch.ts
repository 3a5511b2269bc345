// Starts the built program in real Electron with a home of its own, for one test, and takes everything away afterwards.

import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page complained about: broken rules of the security policy, thrown errors. */
  readonly complaints: readonly string[];
}

const executables: Readonly<Record<string, string>> = { win32: 'electron.exe', darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron') };

/** The folder comes from the script that runs the tests (build/scripts/test-tiers.mjs). */
export function electronExecutable(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH is not set; run npm test -- e2e');
  return join(folder, executables[process.platform] ?? 'electron');
}

function launch(home: string): Promise<ElectronApplication> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: electronExecutable(),
    args: [...asRoot, `--user-data-dir=${join(home, 'electron')}`, '--lang=en', resolve(import.meta.dirname, '../..')],
    env: { ...process.env as Record<string, string>, HOME: home, LOCALAPPDATA: home, XDG_STATE_HOME: join(home, 'state') },
  });
}

async function watch(app: ElectronApplication): Promise<Opened> {
  const page = await app.firstWindow({ timeout: 30_000 });
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 30_000 });
  return { app, page, complaints };
}

/** Starts the program once more in a home that was used before. The test closes it. */
export async function openAgain(home: string): Promise<Opened> {
  return watch(await launch(home));
}

/** Ends the program as a power cut would: nothing in it gets to know. */
export async function killProgram(app: ElectronApplication): Promise<void> {
  const ended = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await ended;
}

/** Each fixture takes away its own, also when the next one could not be made. */
export const test = base.extend<{ home: string; app: ElectronApplication; opened: Opened }>({
  home: async ({ browserName: _browserName }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'lab-access-e2e-'));
    await use(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ home }, use) => {
    const app = await launch(home);
    await use(app);
    await app.close();
  },
  opened: async ({ app }, use) => use(await watch(app)),
});
