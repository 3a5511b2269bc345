// Looks for planted or known secrets everywhere a secret must not be: arguments and environment of every process, and files, in every
// spelling in which a text can lie there.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret as text, or as bytes when it is none (a key). */
export type Canary = string | Buffer;

/** The ways in which a secret can lie in a file or in memory of a program. */
export function spellings(canary: Canary): readonly Buffer[] {
  const raw = Buffer.from(canary);
  const hex = raw.toString('hex');
  const asText = typeof canary === 'string' ? [Buffer.from(canary, 'utf16le'), Buffer.from(encodeURIComponent(canary)), Buffer.from(JSON.stringify(canary).slice(1, -1))] : [];
  return [raw, Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...base64Forms(raw), ...asText];
}

/** Base64 looks different at each of the three places in a group; what its neighbours have a part in is left out. Also as in web addresses. */
function base64Forms(raw: Buffer): readonly Buffer[] {
  const forms = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), raw]).toString('base64').slice(Math.ceil(shift * 8 / 6), Math.floor((shift + raw.length) * 8 / 6)));
  const all = forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
  return [...new Set(all)].map((form) => Buffer.from(form));
}

export type FindIn = (content: Buffer) => string[];

/** Answers which of the texts a content holds. */
export function finderOf(texts: readonly string[]): FindIn {
  return finderByName(new Map(texts.map((text) => [text, text])));
}

/** Answers the names of those that a content holds, also when lines are broken in the middle of one (PEM). */
export function finderByName(canaries: ReadonlyMap<string, Canary>): FindIn {
  const needles = [...canaries].map(([name, canary]) => ({ name, forms: spellings(canary) }));
  return (content) => {
    const contents = content.includes(10) ? [content, Buffer.from(content.toString('latin1').replaceAll(/[\r\n]/g, ''), 'latin1')] : [content];
    return needles.filter(({ forms }) => forms.some((form) => contents.some((one) => one.includes(form)))).map(({ name }) => name);
  };
}

export interface Watched {
  /** For each text the places where it was seen. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rounds: number;
}

/** Looks at every process of the computer, again and again, until told to stop. */
export function watchProcesses(findIn: FindIn, pauseMs = 1): () => Promise<Watched> {
  const found = new Map<string, Set<string>>();
  const known = new Map<string, Buffer>();
  const state = { stop: false, rounds: 0 };
  const looking = (async () => {
    while (!state.stop) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid))) lookAt(pid, known, findIn, found);
      state.rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return { found, rounds: state.rounds };
  })();
  return () => { state.stop = true; return looking; };
}

/** What a process showed the last time is not searched again. */
function lookAt(pid: string, known: Map<string, Buffer>, findIn: FindIn, found: Map<string, Set<string>>): void {
  for (const part of ['cmdline', 'environ']) {
    const path = `/proc/${pid}/${part}`;
    const content = readOrNothing(path);
    if (known.get(path)?.equals(content) === true) continue;
    known.set(path, content);
    for (const text of findIn(content)) found.set(text, (found.get(text) ?? new Set()).add(part));
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
