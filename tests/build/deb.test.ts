// What the deb package brings for administrator rights, as far as it can be told without building one: fpm cannot be had here.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packagedScript } from '../../main/system/elevate/linux.ts';

const root = join(import.meta.dirname, '..', '..');
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const policyName = 'no.ntnu.hunt.cloud.lab-access-assistant.policy';
const policy = readFileSync(join(root, 'build/deb', policyName), 'utf8');

test('the package puts the script and the policy where polkit and the program look for them', () => {
  const mapped = [...config.matchAll(/^ {4}- (\S+)=(\/usr\/\S+)$/gm)].map(([, from, to]) => [from, to]);
  expect(mapped).toEqual([['dist/elevated/splice-hosts', packagedScript.path], [`build/deb/${policyName}`, `/usr/share/polkit-1/actions/${policyName}`]]);
  expect(config).toContain('  - "!dist/elevated/**"\n');
});

test('the policy is for exactly this script, asks every time, and speaks both languages', () => {
  expect(policy.match(/<annotate key="org\.freedesktop\.policykit\.exec\.path">([^<]*)</)?.[1]).toBe(packagedScript.path);
  expect([...policy.matchAll(/<allow_(\w+)>(\w+)</g)].map(([, who, how]) => [who, how])).toEqual([['any', 'auth_admin'], ['inactive', 'auth_admin'], ['active', 'auth_admin']]);
  expect(policy.match(/<message( xml:lang="nb")?>/g)).toEqual(['<message>', '<message xml:lang="nb">']);
  expect(policy).not.toContain('allow_gui');
});

test('the build writes the script that the program expects, to be run by all and changed by its owner', async () => {
  const { writePackagedScript } = await import(pathToFileURL(join(root, 'build/scripts/packaged-script.mjs')).href) as { writePackagedScript: (folder: string) => void };
  const folder = mkdtempSync(join(tmpdir(), 'lab-deb-'));
  writePackagedScript(folder);
  const file = join(folder, 'elevated', 'splice-hosts');
  const content = readFileSync(file, 'utf8');
  // Windows keeps no such mode; nothing is packaged for Linux there.
  const mode = process.platform === 'win32' ? 0o755 : statSync(file).mode & 0o7777;
  rmSync(folder, { recursive: true });
  expect([content === packagedScript.content, mode]).toEqual([true, 0o755]);
});

test('the packager\'s own script after the installation stays, with the AppArmor profile that Ubuntu 24.04 needs', () => {
  expect(config).not.toMatch(/^\s*(afterInstall|afterRemove|appArmorProfile):/m);
  const templates = join(root, 'node_modules/app-builder-lib/templates/linux');
  expect(readFileSync(join(templates, 'after-install.tpl'), 'utf8')).toMatch(/apparmor_parser --replace[^\n]*\n/);
  expect(readFileSync(join(templates, 'after-remove.tpl'), 'utf8')).toContain('apparmor_parser --remove');
  expect(readFileSync(join(templates, 'apparmor-profile.tpl'), 'utf8')).toContain('userns,');
});
