// What the uninstallers say of what they leave. Neither NSIS nor fpm can be run here: the texts, their guards and that they are packaged.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const nsis = readFileSync(join(root, 'build/nsis/installer.nsh'), 'utf8');
const script = join(root, 'build/deb/before-remove');
const templates = join(root, 'node_modules/app-builder-lib/templates/nsis');

test('both are in the packages', () => {
  expect(config).toMatch(/^ {2}include: build\/nsis\/installer\.nsh/m);
  expect(config).toMatch(/^ {4}- --before-remove=build\/deb\/before-remove$/m);
});

test('Windows: the macro is one that the packager calls, and in both languages Yes opens the program, No goes on, Cancel ends', () => {
  expect(readFileSync(join(templates, 'uninstaller.nsh'), 'utf8')).toContain('!insertmacro customUnInit');
  const boxes = nsis.match(/MessageBox [^\n]+/g) ?? [];
  expect(boxes).toHaveLength(2);
  for (const box of boxes) expect(box).toMatch(/^MessageBox MB_YESNOCANCEL\|MB_ICONQUESTION "[^"]*hosts[^"]*VPN[^"]*SSH[^"]*\?" \/SD IDNO IDYES labAccessOpen IDNO labAccessGoOn$/);
  expect(nsis).toMatch(/\$\{endIf\}\n {4}Quit\n {4}labAccessOpen:\n {6}Exec '"\$INSTDIR\\\$\{APP_EXECUTABLE_FILENAME\}"'\n {6}Quit\n {4}labAccessGoOn:/);
  expect(nsis).toContain('${ifNot} ${isUpdated}');
});

test.runIf(process.platform === 'linux')('Debian: the text is said on removal and not in an upgrade, nothing is asked, and the removal always goes on', () => {
  const said = (word: string): string => execFileSync('/bin/sh', [script, word], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: {} });
  expect(said('remove')).toMatch(/hunt-cloud-lab-access --lab-access remove\n[\s\S]*fjerner bare programmet/);
  expect([said('upgrade'), said('deconfigure')]).toEqual(['', '']);
  expect(readFileSync(script, 'utf8')).not.toMatch(/\b(read|rm|sudo|su|debconf)\b /);
});
