// Chrome and Chromium on Linux: found through the package manager, never by starting them; running ones through /proc.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LabProblem } from '../../core/problem.ts';
import type { Command, Runner } from '../command.ts';
import type { BrowserFinder, InstalledBrowser } from './browser.ts';
import { isBrowserProcess, packages, readPackages } from './output.ts';

/** Exit code 1: some of the packages are not known, which is the usual case. */
const askPackages: Command = {
  program: '/usr/bin/dpkg-query', args: ['-W', '-f', '${db:Status-Abbrev} ${Package} ${Version}\n', ...Object.keys(packages)], timeoutMs: 10_000, okCodes: [0, 1],
};

export interface LinuxBrowserNeeds {
  readonly runner: Runner;
  readonly uid: number;
  /** `/snap/chromium/current` and `/proc`, other paths in tests. */
  readonly snap?: string;
  readonly proc?: string;
}

/** The browsers of this computer and this user's processes. */
export function createLinuxBrowser({ runner, uid, snap = '/snap/chromium/current', proc = '/proc' }: LinuxBrowserNeeds): BrowserFinder {
  return {
    installed: async (signal) => [...await installedPackages(runner, signal), ...await installedSnap(snap)],
    isRunning: async () => {
      const names = (await readdir(proc)).filter((name) => /^\d+$/.test(name));
      return (await Promise.all(names.map(async (name) => isBrowserOf(uid, join(proc, name))))).includes(true);
    },
  };
}

/** Without dpkg (another family of Linux) nothing is known, and the rule for new browsers holds. */
async function installedPackages(runner: Runner, signal: AbortSignal): Promise<readonly InstalledBrowser[]> {
  const result = await runner.run(askPackages, signal).catch((error: unknown) => {
    if (error instanceof LabProblem && error.problem.code === 'program.missing') return undefined;
    throw error;
  });
  return result === undefined ? [] : readPackages(result.stdout.toString('utf8'));
}

async function installedSnap(folder: string): Promise<readonly InstalledBrowser[]> {
  const isThere = await stat(folder).then((found) => found.isDirectory(), () => false);
  return isThere ? [{ name: 'Chromium', major: await snapMajor(folder), packaging: 'snap' }] : [];
}

/** A snap says its version in its own description. */
async function snapMajor(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'meta', 'snap.yaml'), 'utf8').catch(() => '');
  const major = /^version: *['"]?(\d+)\./m.exec(text)?.[1];
  return major === undefined ? undefined : Number(major);
}

/** A process that ended in between does not run. */
async function isBrowserOf(uid: number, folder: string): Promise<boolean> {
  return Promise.all([stat(folder), readFile(join(folder, 'comm'), 'utf8')])
    .then(([status, name]) => status.uid === uid && isBrowserProcess(name), () => false);
}
