// Reads a property list as XML (Apple, plist(5)): what `security trust-settings-export` writes and what a .mobileconfig file is. Nothing in it
// is followed or resolved; anything but plain elements is no property list. Pure.

export type PlistValue = string | number | boolean | Buffer | readonly PlistValue[] | PlistDictionary;
export type PlistDictionary = { readonly [key: string]: PlistValue };

const deepest = 32;
const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*>|<(\/?)([a-z]+)(?: [^<>]*?)?(\/?)>|([^<]+)/gy;

interface Token {
  readonly kind: 'open' | 'close' | 'empty' | 'text';
  readonly word: string;
}

/** The value of a property list; undefined when the text is none. */
export function readPlist(text: string): PlistValue | undefined {
  const tokens = tokensOf(text);
  const from = tokens.findIndex(({ kind, word }) => kind === 'open' && word === 'plist');
  if (from < 0) return undefined;
  try {
    return readValue({ tokens: tokens.filter(({ kind, word }, at) => at > from && (kind !== 'text' || word.trim() !== '' || isInLeaf(tokens[at - 1]))), at: 0 }, 0);
  } catch (error) {
    if (error instanceof NoPlist) return undefined;
    throw error;
  }
}

class NoPlist extends Error {}

/** Blanks matter in a text and nowhere else. */
function isInLeaf(before: Token | undefined): boolean {
  return before?.kind === 'open' && (before.word === 'string' || before.word === 'key');
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(text), end = 0; found !== null; found = token.exec(text)) {
    const [whole, slash, name, empty, words] = found;
    if (words !== undefined) tokens.push({ kind: 'text', word: words });
    else if (name !== undefined) tokens.push({ kind: slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open', word: name });
    end += whole.length;
    if (end >= text.length) return tokens;
  }
  return []; // something that is none of these
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

function next(cursor: Cursor): Token {
  const found = cursor.tokens[cursor.at];
  if (found === undefined) throw new NoPlist();
  cursor.at += 1;
  return found;
}

function readValue(cursor: Cursor, depth: number): PlistValue {
  const { kind, word } = next(cursor);
  if (depth > deepest || (kind !== 'open' && kind !== 'empty')) throw new NoPlist();
  if (word === 'true' || word === 'false') return kind === 'empty' ? word === 'true' : closed(cursor, word, word === 'true');
  if (word === 'array') return kind === 'empty' ? [] : readItems(cursor, depth);
  if (word === 'dict') return kind === 'empty' ? {} : readEntries(cursor, depth);
  return leafOf(word, kind === 'empty' ? '' : readText(cursor, word));
}

function closed<T>(cursor: Cursor, word: string, value: T): T {
  const { kind, word: end } = next(cursor);
  if (kind !== 'close' || end !== word) throw new NoPlist();
  return value;
}

function readItems(cursor: Cursor, depth: number): readonly PlistValue[] {
  const items: PlistValue[] = [];
  while (cursor.tokens[cursor.at]?.kind !== 'close') items.push(readValue(cursor, depth + 1));
  return closed(cursor, 'array', items);
}

function readEntries(cursor: Cursor, depth: number): PlistDictionary {
  const entries: [string, PlistValue][] = [];
  while (cursor.tokens[cursor.at]?.kind !== 'close') {
    const { kind, word } = next(cursor);
    if (kind !== 'open' || word !== 'key') throw new NoPlist();
    entries.push([readText(cursor, 'key'), readValue(cursor, depth + 1)]);
  }
  return closed(cursor, 'dict', Object.fromEntries(entries));
}

function readText(cursor: Cursor, word: string): string {
  const text = cursor.tokens[cursor.at]?.kind === 'text' ? next(cursor).word : '';
  return closed(cursor, word, text.replaceAll(/&(lt|gt|amp|quot|apos);/g, (_whole, name: string) => entities[name] ?? ''));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' };

function leafOf(word: string, text: string): PlistValue {
  switch (word) {
    case 'string': case 'date': return text;
    case 'integer': case 'real': return Number(text);
    case 'data': return Buffer.from(text, 'base64');
    default: throw new NoPlist();
  }
}

/** A dictionary, or an empty one for anything else. */
export function asDictionary(value: PlistValue | undefined): PlistDictionary {
  return typeof value === 'object' && !Array.isArray(value) && !Buffer.isBuffer(value) ? value as PlistDictionary : {};
}

/** A list, or an empty one for anything else. */
export function asList(value: PlistValue | undefined): readonly PlistValue[] {
  return Array.isArray(value) ? value as readonly PlistValue[] : [];
}
