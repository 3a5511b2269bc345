// The installed command's way (docs/adr/0001-headless-command.md): the same program without window and without display.

import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronExecutable } from './launch.ts';

let home: string;
test.beforeEach(() => { home = mkdtempSync(join(tmpdir(), 'lab-access-headless-')); });
test.afterEach(() => { rmSync(home, { recursive: true, force: true }); });

function labAccess(words: readonly string[], input = ''): { exitCode: number | null; document: Record<string, unknown> & { steps: { state: string }[] } } {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...asRoot, '--ozone-platform=headless', resolve(import.meta.dirname, '../..'), '--lab-access', ...words, '--json'];
  const { status, stdout } = spawnSync(electronExecutable(), args, { input, encoding: 'utf8', env: { PATH: '/usr/bin:/bin', HOME: home } });
  return { exitCode: status, document: JSON.parse(stdout) as ReturnType<typeof labAccess>['document'] };
}

test('it prints one document, ends with its exit code, and needs no display', () => {
  expect(labAccess(['journeys'])).toMatchObject({ exitCode: 0, document: { command: 'journeys', ok: true } });
  expect(labAccess(['plan'])).toMatchObject({ exitCode: 2, document: { ok: false, problem: { code: 'usage.missingOption' } } });
});

test('the practice journey runs inside Electron as it does on plain Node', () => {
  const states = (): string[] => labAccess(['practice', '--journey', 'new_user']).document.steps.map((step) => step.state);
  expect(states()).toEqual(Array(10).fill('done'));
  expect(states()).toEqual(Array(10).fill('already'));
});

test('keys reach it on standard input', () => {
  expect(labAccess(['inspect', '--bundle', '/nowhere.7z', '--secrets', '-'], 'not json')).toMatchObject({ exitCode: 2, document: { problem: { code: 'usage.badSecrets' } } });
  expect(labAccess(['inspect', '--bundle', '/nowhere.7z', '--secrets', '-'], '{"sevenZipKey":"x"}').exitCode).toBe(1);
});
