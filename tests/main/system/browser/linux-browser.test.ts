import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { createLinuxBrowser } from '../../../../main/system/browser/linux-browser.ts';
import { isBrowserProcess, readPackages } from '../../../../main/system/browser/output.ts';
import type { Command, Runner } from '../../../../main/system/command.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'lab-browser-')));
  return folders.at(-1) as string;
}

const answering = (stdout: string): Runner => ({ run: () => Promise.resolve({ exitCode: 1, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0) }) });
const never = new AbortController().signal;

test('packages are told with their versions, and only those that are installed', () => {
  expect(readPackages('ii  chromium 156.0.8078.79-1~deb12u1\nii  google-chrome-stable 1:145.0.7\nrc  google-chrome-beta 150.0\nii  vim 2:9.0\nun  chromium \n')).toEqual([
    { name: 'Chromium', major: 156, packaging: 'system' }, { name: 'Google Chrome', major: 145, packaging: 'system' },
  ]);
  expect(readPackages('')).toEqual([]);
});

test.for([['chrome\n', true], ['chromium', true], ['chromium-browse\n', true], ['chrome_crashpad', false], ['firefox', false]] as const)('a process %j is a browser: %s', ([name, is]) => {
  expect(isBrowserProcess(name)).toBe(is);
});

test('the package manager is asked with one absolute command', async () => {
  const asked: Command[] = [];
  const runner: Runner = { run: (command) => { asked.push(command); return answering('ii  chromium 156.0\n').run(command, never); } };
  expect(await createLinuxBrowser({ runner, uid: 1000, snap: '/nowhere' }).installed(never)).toEqual([{ name: 'Chromium', major: 156, packaging: 'system' }]);
  expect(asked).toMatchObject([{ program: '/usr/bin/dpkg-query', args: ['-W', '-f', '${db:Status-Abbrev} ${Package} ${Version}\n', 'google-chrome-stable', 'google-chrome-beta', 'chromium'] }]);
});

test('a snap is found by its folder, with its version', async () => {
  const snap = folder();
  mkdirSync(join(snap, 'meta'));
  writeFileSync(join(snap, 'meta', 'snap.yaml'), "name: chromium\nversion: '150.0.7'\n");
  expect(await createLinuxBrowser({ runner: answering(''), uid: 1000, snap }).installed(never)).toEqual([{ name: 'Chromium', major: 150, packaging: 'snap' }]);
});

test('where there is no dpkg nothing is known', async () => {
  const runner: Runner = { run: () => Promise.reject(new LabProblem('program.missing', { program: '/usr/bin/dpkg-query' })) };
  expect(await createLinuxBrowser({ runner, uid: 1000, snap: '/nowhere' }).installed(never)).toEqual([]);
});

test('only a browser of this person counts as running', async () => {
  const proc = folder();
  const uid = process.getuid?.() ?? 0;
  for (const [pid, name] of [['10', 'bash'], ['11', 'chrome'], ['self', 'chrome']] as const) {
    mkdirSync(join(proc, pid));
    writeFileSync(join(proc, pid, 'comm'), `${name}\n`);
  }
  expect(await createLinuxBrowser({ runner: answering(''), uid, proc }).isRunning()).toBe(true);
  expect(await createLinuxBrowser({ runner: answering(''), uid: uid + 1, proc }).isRunning()).toBe(false);
  rmSync(join(proc, '11'), { recursive: true });
  expect(await createLinuxBrowser({ runner: answering(''), uid, proc }).isRunning()).toBe(false);
});
