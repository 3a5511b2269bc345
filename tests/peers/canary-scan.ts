// Looks for planted or known secrets everywhere a secret must not be: arguments and environment of every process, and files, in every
// spelling in which a text can lie there.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a text can lie in a file or in memory of a program. */
export function spellings(text: string): readonly Buffer[] {
  const raw = Buffer.from(text, 'utf8');
  return [
    raw, Buffer.from(text, 'utf16le'), Buffer.from(raw.toString('base64').replace(/=+$/, '').slice(0, -1)), Buffer.from(raw.toString('hex')),
    Buffer.from(raw.toString('hex').toUpperCase()), Buffer.from(encodeURIComponent(text)), Buffer.from(JSON.stringify(text).slice(1, -1)),
  ];
}

export type FindIn = (content: Buffer) => string[];

/** Answers which of the texts a content holds. */
export function finderOf(texts: readonly string[]): FindIn {
  const needles = texts.map((text) => ({ text, forms: spellings(text) }));
  return (content) => needles.filter(({ forms }) => forms.some((form) => content.includes(form))).map(({ text }) => text);
}

export interface Watched {
  /** For each text the places where it was seen. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rounds: number;
}

/** Looks at every process of the computer, again and again, until told to stop. */
export function watchProcesses(findIn: FindIn): () => Promise<Watched> {
  const found = new Map<string, Set<string>>();
  const state = { stop: false, rounds: 0 };
  const looking = (async () => {
    while (!state.stop) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid))) lookAt(pid, findIn, found);
      state.rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return { found, rounds: state.rounds };
  })();
  return () => { state.stop = true; return looking; };
}

function lookAt(pid: string, findIn: FindIn, found: Map<string, Set<string>>): void {
  for (const part of ['cmdline', 'environ']) {
    for (const text of findIn(readOrNothing(`/proc/${pid}/${part}`))) found.set(text, (found.get(text) ?? new Set()).add(part));
  }
}

function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0); // the process has ended meanwhile
  }
}

/** All files below a folder. */
export function filesBelow(start: string): string[] {
  return readdirSync(start, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
