// Reads what systems say of installed and running browsers. Pure.

import type { InstalledBrowser } from './browser.ts';

/** Package names with the names people know. Ubuntu's own `chromium-browser` only installs the snap, so it is not here. */
export const packages: Readonly<Record<string, string>> = {
  'google-chrome-stable': 'Google Chrome', 'google-chrome-beta': 'Google Chrome Beta', 'chromium': 'Chromium',
};

/** One line a package: `ii  chromium 156.0.1-1~deb12u1`; only those that are installed count. */
export function readPackages(stdout: string): readonly InstalledBrowser[] {
  return stdout.split('\n').flatMap((line) => {
    const [status, name = '', version = ''] = line.trim().split(/\s+/);
    const title = Object.hasOwn(packages, name) ? packages[name] : undefined;
    const major = /^(?:\d+:)?(\d+)\./.exec(version)?.[1];
    return status !== 'ii' || title === undefined ? [] : [{ name: title, major: major === undefined ? undefined : Number(major), packaging: 'system' as const }];
  });
}

/** Answers whether the name of a process (at most 15 letters, as the kernel keeps it) is that of a browser. */
export function isBrowserProcess(name: string): boolean {
  return ['chrome', 'chromium', 'chromium-browse'].includes(name.trim());
}

/** Reads the output of tasklist as CSV: a line for each process; without any, one line of words in the language of Windows. */
export function readTasks(stdout: string): boolean {
  return stdout.split(/\r?\n/).some((line) => /^"chrome\.exe","\d+",/i.test(line));
}
