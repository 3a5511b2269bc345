// Asks a computer all questions of prerequisites at once and hands the answers to the readers of its system. Needs no administrator,
// changes nothing, and works without a network. A question without an answer makes one reading unreadable and no more.

import { statfs } from 'node:fs/promises';
import { askOnce, isThere, type Ask, type ReaderNeeds } from './ask.ts';
import { lookAtLinux } from './look-linux.ts';
import { lookAtMac } from './look-darwin.ts';
import { lookAtWindows } from './look-win32.ts';
import type { Read, Readings } from './readings.ts';

/** The computer as far as it can be read for this. */
export interface PrerequisitesReader {
  /** Stands in the evidence: `this computer`, or the name of the stand-in. */
  readonly name: string;
  read(signal: AbortSignal): Promise<Readings>;
}

/** Reads this computer. Throws an AbortError when cancelled, and for bugs only else. */
export function createPrerequisitesReader(needs: ReaderNeeds): PrerequisitesReader {
  return { name: 'this computer', read: (signal) => readAll(needs, signal) };
}

async function readAll(needs: ReaderNeeds, signal: AbortSignal): Promise<Readings> {
  const [everywhere, system] = await Promise.all([readEverywhere(needs), lookAt(needs, signal)]);
  return { ...everywhere, ...system };
}

async function readEverywhere({ home, sevenZip }: ReaderNeeds): Promise<Pick<Readings, 'freeBytes' | 'archiveProgram'>> {
  const freeBytes: Read<number> = await statfs(home).then(({ bavail, bsize }) => bavail * bsize, () => 'unreadable' as const);
  return { freeBytes, archiveProgram: await isThere(sevenZip) ? { file: sevenZip } : 'absent' };
}

function lookAt(needs: ReaderNeeds, signal: AbortSignal): ReturnType<typeof lookAtLinux> {
  const ask: Ask = (command) => askOnce(needs.runner, command, signal);
  switch (needs.platform) {
    case 'win32': return lookAtWindows(needs, ask);
    case 'darwin': return lookAtMac(needs, ask);
    case 'linux': return lookAtLinux(needs, ask, signal);
  }
}
