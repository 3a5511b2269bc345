// How a program's words are written down as data, and how they are found in a line. A log is hostile: lines are cut, control characters
// go, and only fixed pieces of text are sought, so the time grows with the length and nothing else. What the program's words are stands
// in one file for each program beside this one. Pure.

import type { Problem, ProblemCode, ProblemFacts, Retry } from '../../../preload/contract/problems.ts';

/** One cause, with one next action (the texts of its code). */
export interface Cause {
  readonly code: ProblemCode;
  /** `after-fix` when left out. */
  readonly retry?: Retry;
  readonly facts?: ProblemFacts;
  /** Says only that something is wrong: counts when nothing in the same attempt says what. */
  readonly symptom?: true;
  /** What it means once the server has sent a packet in the same attempt: then no firewall is in the way. */
  readonly onceAnswered?: ProblemCode;
  /** Stays true when the connection comes up all the same. */
  readonly stays?: true;
}

/** What separates attempts: the server sent something; the attempt is over and another begins; it succeeded. */
export type Mark = 'server-answered' | 'new-attempt' | 'success';

export interface Phrase {
  /** Begins with the program's name. */
  readonly id: string;
  /** Pieces that stand in one line in this order, with anything in between. Capitals do not matter. */
  readonly holds: readonly [string, ...string[]];
  /** None of these stands in the line. */
  readonly lacks?: readonly string[];
  /** Where the first piece begins, or the last one ends, the line. */
  readonly at?: 'start' | 'end';
  /** Names for what stands after each piece, up to the next one: facts for the texts. Empty where it is of no use. */
  readonly gaps?: readonly string[];
  readonly means: Cause | Mark;
  /** `recorded` with program and version, or where the words are documented. */
  readonly source: string;
}

/** The programs whose words are known. */
export const logPrograms = ['openvpn', 'network-manager', 'openvpn-gui', 'tunnelblick', 'ssh', 'pam'] as const;
export type LogProgram = (typeof logPrograms)[number];

/** No program we know writes longer lines with a meaning; OpenVPN's own limit is 1,280. */
const lineLimit = 2_000;
const factLimit = 120;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A line as it may be searched and shown: cut, tabs as blanks, without control and direction characters. */
export function cleanLine(line: string): string {
  return line.slice(0, lineLimit).replaceAll('\t', ' ').replace(invisible, '').trim();
}

/** The first phrase of a table that a line holds. The line need not be clean. */
export function findPhrase<P extends Phrase>(line: string, table: readonly P[]): P | undefined {
  const text = line === '' ? '' : cleanLine(line).toLowerCase();
  return text === '' ? undefined : table.find((phrase) => holds(text, phrase));
}

interface Small {
  readonly holds: readonly string[];
  readonly lacks: readonly string[];
}

// A log has thousands of lines, and each is compared with every phrase.
const smallLetters = new WeakMap<Phrase, Small>();

function inSmallLetters(phrase: Phrase): Small {
  const known = smallLetters.get(phrase);
  if (known !== undefined) return known;
  const small = { holds: phrase.holds.map((piece) => piece.toLowerCase()), lacks: (phrase.lacks ?? []).map((piece) => piece.toLowerCase()) };
  smallLetters.set(phrase, small);
  return small;
}

function holds(text: string, phrase: Phrase): boolean {
  const { holds: pieces, lacks } = inSmallLetters(phrase);
  if (endsOf(text, pieces) === undefined || lacks.some((piece) => text.includes(piece))) return false;
  if (phrase.at === 'start') return text.startsWith(pieces[0] ?? '');
  return phrase.at !== 'end' || text.endsWith(pieces.at(-1) ?? '');
}

/** Where each piece ends when they follow one another, all in small letters; undefined when one is missing. */
function endsOf(text: string, pieces: readonly string[]): readonly number[] | undefined {
  let from = 0;
  const ends: number[] = [];
  for (const piece of pieces) {
    const found = text.indexOf(piece, from);
    if (found === -1) return undefined;
    from = found + piece.length;
    ends.push(from);
  }
  return ends;
}

const textLimit = 100_000;

/** What a program's last words say is wrong: the first line that names a cause. Undefined when none does. */
export function findCause(text: string, table: readonly Phrase[]): (Problem & { readonly cause: Cause }) | undefined {
  for (const line of text.slice(-textLimit).split(/[\r\n]+/)) {
    const phrase = findPhrase(line, table);
    if (phrase === undefined || typeof phrase.means === 'string' || phrase.means.symptom === true || phrase.means.stays === true) continue;
    return { code: phrase.means.code, retry: phrase.means.retry ?? 'after-fix', facts: factsOf(line, phrase), cause: phrase.means };
  }
  return undefined;
}

/** The facts of a phrase in a line that holds it: its own and what stands in its named gaps. */
export function factsOf(line: string, phrase: Phrase): ProblemFacts {
  const { gaps = [], means } = phrase;
  const { holds: pieces } = inSmallLetters(phrase);
  const shown = cleanLine(line);
  const text = shown.toLowerCase();
  const ends = endsOf(text, pieces) ?? [];
  const found = gaps.map((name, at): readonly [string, string] => {
    const next = pieces[at + 1];
    const begin = ends[at] ?? 0;
    const end = next === undefined ? shown.length : text.indexOf(next, begin);
    return [name, shown.slice(begin, end).trim().slice(0, factLimit)];
  });
  return { ...(typeof means === 'string' ? {} : means.facts), ...Object.fromEntries(found.filter(([name]) => name !== '')) };
}
