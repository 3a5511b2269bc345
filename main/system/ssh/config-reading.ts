// What a config file says about one short name, read by the rules of ssh_config(5): the first value counts, Host patterns, Include, and the
// kinds of Match that need no program. Shares nothing with what writes our block: it is for proving, and for showing what else is there.

import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';

export interface ConfigReading {
  /** Keyword in lower case → first value; for `identityfile` all values, joined by newlines. */
  readonly values: ReadonlyMap<string, string>;
  /** Every `Host` line that names exactly this name, as `file:line`. */
  readonly places: readonly string[];
}

interface Walk {
  readonly name: string;
  readonly folder: string;
  readonly values: Map<string, string>;
  readonly places: string[];
}

const includeDepthLimit = 16;

/** Reads a config file for a short name. Files that cannot be read count as empty, as they do for OpenSSH when they are included. */
export async function readConfigFor(name: string, file: string): Promise<ConfigReading> {
  const walk: Walk = { name, folder: dirname(file), values: new Map(), places: [] };
  await readInto(walk, file, true, 0);
  return { values: walk.values, places: walk.places };
}

async function readInto(walk: Walk, file: string, isActive: boolean, depth: number): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => ''); // a missing include is no mistake
  let active = isActive;
  for (const [index, line] of text.split('\n').entries()) {
    const [keyword = '', ...words] = wordsOf(line);
    switch (keyword.toLowerCase()) {
      case '': break;
      case 'host':
        active = isActive && covers(words, walk.name);
        if (words.includes(walk.name)) walk.places.push(`${file}:${index + 1}`);
        break;
      case 'match': active = isActive && matches(words, walk.name); break;
      case 'include': if (active && depth < includeDepthLimit) await readIncluded(walk, words, depth); break;
      default: if (active) note(walk.values, keyword.toLowerCase(), words.join(' '));
    }
  }
}

function note(values: Map<string, string>, keyword: string, value: string): void {
  const known = values.get(keyword);
  if (known === undefined) values.set(keyword, value);
  else if (keyword === 'identityfile') values.set(keyword, `${known}\n${value}`);
}

/** `Keyword value`, `Keyword=value`, words in double quotes; `#` begins a comment only at the start of a line. */
function wordsOf(line: string): readonly string[] {
  const text = line.trim();
  if (text.startsWith('#')) return [];
  const found = /^(\S+?)(?:\s*=\s*|\s+|$)(.*)$/.exec(text);
  const values = [...(found?.[2] ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map((word) => word[1] ?? word[2] ?? '');
  return found === null ? [] : [found[1] ?? '', ...values];
}

function covers(patterns: readonly string[], name: string): boolean {
  const fits = (pattern: string): boolean => toExpression(pattern).test(name);
  return patterns.some((pattern) => !pattern.startsWith('!') && fits(pattern)) && !patterns.some((pattern) => pattern.startsWith('!') && fits(pattern.slice(1)));
}

/** Only what can be told without running programs; anything else counts as no match. */
function matches(words: readonly string[], name: string): boolean {
  if (words.length === 1 && words[0]?.toLowerCase() === 'all') return true;
  return words.length === 2 && ['originalhost', 'host'].includes(words[0]?.toLowerCase() ?? '') && covers((words[1] ?? '').split(','), name);
}

function toExpression(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replaceAll('?', '.')}$`);
}

async function readIncluded(walk: Walk, patterns: readonly string[], depth: number): Promise<void> {
  for (const pattern of patterns) {
    const path = pattern.startsWith('~/') ? join(dirname(walk.folder), pattern.slice(2)) : isAbsolute(pattern) ? pattern : join(walk.folder, pattern);
    const names = await readdir(dirname(path)).catch(() => []); // nothing there to include
    for (const name of names.filter((one) => toExpression(basename(path)).test(one)).sort()) await readInto(walk, join(dirname(path), name), true, depth + 1);
  }
}
