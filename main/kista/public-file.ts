// The file with the public key that is sent to HUNT Cloud, under the name that its guide uses, where people find it: the Desktop on Windows,
// Downloads elsewhere. It never takes the place of a file with another content.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LabProblem } from '../core/problem.ts';
import { readSmallFile } from '../core/small-file.ts';
import type { Platform } from '../system/command.ts';
import { writeNewFile } from '../system/new-file.ts';

const fileName = 'ekista_pubkey.txt';

/** Where a file is put for a person to find. */
export interface HandOverPlace {
  readonly home: string;
  readonly platform: Platform;
  /** Absolute; what the system says of its own folders, where somebody can ask it. */
  readonly folder?: string;
}

/** Absolute path of the folder. Linux keeps its name in the person's language in a file (xdg-user-dirs). */
export async function handOverFolder({ home, platform, folder }: HandOverPlace): Promise<string> {
  const named = folder ?? (platform === 'win32' ? join(home, 'Desktop') : await downloads(home, platform));
  return await isFolder(named) ? named : home;
}

async function downloads(home: string, platform: Platform): Promise<string> {
  const text = platform === 'linux' ? (await readSmallFile(join(home, '.config', 'user-dirs.dirs'), 64 * 1024).catch(() => undefined))?.toString('utf8') : undefined;
  // Only below the home folder: `$HOME/` is how xdg-user-dirs writes it.
  const name = /^XDG_DOWNLOAD_DIR="\$HOME\/([^"\n\0]+)"$/m.exec(text ?? '')?.[1];
  return join(home, name === undefined || name.split('/').includes('..') ? 'Downloads' : name);
}

/** Writes the line, or finds it there. Answers the file's absolute path. Throws `kista.publicFileTaken`, `kista.notSaved`. */
export async function placePublicFile(key: { readonly name: string; readonly publicLine: string }, place: HandOverPlace): Promise<string> {
  const folder = await handOverFolder(place);
  const content = `${key.publicLine}\n`;
  const files = [join(folder, fileName), join(folder, fileName.replace('.', `_${key.name}.`))];
  for (const file of files) {
    if (await writeNew(file, content) || await holds(file, content)) return file;
  }
  throw new LabProblem('kista.publicFileTaken', { file: shownPath(files[1] ?? '', place.home) });
}

/** The file of that key when it is there. */
export async function findPublicFile(key: { readonly name: string; readonly publicLine: string }, place: HandOverPlace): Promise<string | undefined> {
  const folder = await handOverFolder(place);
  for (const name of [fileName, fileName.replace('.', `_${key.name}.`)]) {
    if (await holds(join(folder, name), `${key.publicLine}\n`)) return join(folder, name);
  }
  return undefined;
}

/** A path as a person reads it. */
export function shownPath(file: string, home: string): string {
  const inside = file.startsWith(home) ? file.slice(home.length).replace(/^[/\\]/, '') : undefined;
  return inside === undefined ? file : `~/${inside.replaceAll('\\', '/')}`;
}

/** As writeNewFile. Throws `kista.notSaved`. */
export async function writeNew(file: string, content: string | Buffer): Promise<boolean> {
  return writeNewFile(file, content).catch((cause: unknown) => { throw new LabProblem('kista.notSaved', { file }, { cause }); });
}

async function holds(file: string, content: string): Promise<boolean> {
  return (await readSmallFile(file, content.length).catch(() => undefined))?.toString('utf8') === content;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}
