// How a person, or IT, makes a planned change without this program: from the same change that is shown and carried out, so that the two
// cannot differ. Pure. Lines to put in are those of the change's own diff; the words are in text/{en,nb}.ts.

import type { Change } from './plans.ts';
import type { Platform } from './platform.ts';
import { fill } from './text/fill.ts';
import type { Texts } from './text/en.ts';

export interface ByHand {
  /** What to do, one sentence. */
  readonly say: string;
  /** Commands to copy before, to open what is to be changed. */
  readonly open: readonly string[];
  /** Lines to copy into it, exactly. */
  readonly lines: readonly string[];
  /** Commands to copy after. */
  readonly then: readonly string[];
}

/** The change as a thing to do by hand on a system. */
export function byHand(change: Change, platform: Platform, words: Pick<Texts, 'byHand'>): ByHand {
  const isHosts = change.kind.startsWith('hosts.');
  return {
    say: fill(words.byHand[change.kind], { ...change.facts, place: change.place }),
    open: isHosts ? [openHosts[platform](change.place)] : [],
    lines: hasLines(change) ? change.diff.filter((line) => line.startsWith('+')).map((line) => line.slice(1)) : [],
    then: isHosts ? [flushNames[platform]] : [],
  };
}

/** Our own lines: printable and never cut. What a person wrote is only named by its number, because the diff shows it in part. */
function hasLines({ kind }: Change): boolean {
  return kind === 'hosts.putBlock' || kind === 'hosts.createFile' || kind === 'hosts.replaceBlock' || kind === 'ssh.putConfigBlock' || kind === 'ssh.replaceConfigBlock';
}

const openHosts: Readonly<Record<Platform, (file: string) => string>> = {
  linux: (file) => `sudo nano ${file}`,
  darwin: (file) => `sudo nano ${file}`,
  // PowerShell; a quote inside single quotes is doubled (about_Quoting_Rules).
  win32: (file) => `Start-Process notepad.exe -Verb RunAs -ArgumentList '${file.replaceAll('\'', '\'\'')}'`,
};

const flushNames: Readonly<Record<Platform, string>> = {
  linux: 'resolvectl flush-caches', darwin: 'sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder', win32: 'ipconfig /flushdns',
};
