// Splits an OpenVPN profile into directives exactly as OpenVPN 2.6 does (src/openvpn/options_parse.c: read_config_file, parse_line,
// read_inline_file), so that what is judged is what would be carried out. It says nothing about what a directive may do: that is lint.ts.

import { LabProblem } from '../../../core/problem.ts';

export interface Directive {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** Without a leading `--` and without `setenv opt`. Case counts. */
  readonly name: string;
  readonly args: readonly string[];
  /** The content between `<name>` and `</name>`, with the file's own line ends. */
  readonly block?: string;
}

/** OPTION_LINE_SIZE of options.h: a line with its end that is this long or longer stops OpenVPN. */
const lineLimitBytes = 256;
/** Inside a block OpenVPN cuts longer lines in pieces, and a piece may then begin with the closing tag. Such a line is refused here. */
const blockLineLimitBytes = 255;
const byteOrderMark = '\xEF\xBB\xBF';
/** MAX_PARMS of options.h, the name counted. What follows on the line is not looked at. */
const wordLimit = 16;
/** No profile with its certificates comes near this. */
const sizeLimitBytes = 256 * 1024;

/** The directives of a profile in their order. Bytes stand as Latin-1 characters. Throws `vpn.unreadable` where OpenVPN would stop. */
export function tokenise(content: Uint8Array): readonly Directive[] {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  if (content.length > sizeLimitBytes) throw unreadable(1, 'size');
  const lines = linesOf(text);
  const directives: Directive[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const words = wordsOf(lines[at] ?? '', at + 1);
    if (words.length === 0) continue;
    const tag = blockTag(words);
    if (tag === undefined) directives.push(asDirective(words, at + 1));
    else {
      const end = endOfBlock(lines, at + 1, tag);
      directives.push({ line: at + 1, name: tag, args: [], block: lines.slice(at + 1, end).join('') });
      at = end;
    }
  }
  return directives;
}

/** Lines with their ends. A NUL hides the rest of a line from OpenVPN, and on Windows the byte 1A ends the file: both are refused. */
function linesOf(text: string): readonly string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const bad = lines.findIndex((line) => line.includes('\0') || line.includes('\x1A'));
  if (bad !== -1) throw unreadable(bad + 1, 'control character');
  return lines;
}

function wordsOf(line: string, number: number): readonly string[] {
  if (line.length >= lineLimitBytes) throw unreadable(number, 'line too long');
  const [first, ...rest] = splitLine(number === 1 && line.startsWith(byteOrderMark) ? line.slice(byteOrderMark.length) : line, number);
  if (first === undefined) return [];
  return [first.length >= 3 && first.startsWith('--') ? first.slice(2) : first, ...rest];
}

/** `setenv opt` in front means "ignore this if it is unknown"; the rest counts like any directive, once, and without another `--`. */
function asDirective(words: readonly string[], line: number): Directive {
  const [name = '', ...args] = words[0] === 'setenv' && words[1] === 'opt' && words.length > 2 ? words.slice(2) : words;
  return { line, name, args };
}

function blockTag(words: readonly string[]): string | undefined {
  const [word = ''] = words;
  if (words.length !== 1 || !word.startsWith('<') || !word.endsWith('>')) return undefined;
  return word.slice(1, -1);
}

/** The index of the line with the closing tag; anything may follow the tag on that line. */
function endOfBlock(lines: readonly string[], from: number, tag: string): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.length > blockLineLimitBytes) throw unreadable(at + 1, 'line too long');
    if (line.replace(/^[ \t\n\v\f\r]+/, '').startsWith(`</${tag}>`)) return at;
  }
  throw unreadable(from, `</${tag}>`);
}

type State = 'between' | 'plain' | 'double' | 'single';

/** One line's words: quotes, backslashes and comments as in parse_line. */
function splitLine(line: string, number: number): readonly string[] {
  const words: string[] = [];
  let state: State = 'between';
  let word = '';
  let escaped = false;
  // The end of the line counts as a blank.
  for (const character of [...line, '\0']) {
    if (!escaped && character === '\\' && state !== 'single') {
      escaped = true;
      continue;
    }
    const next = nextState(state, character, escaped);
    if (next === 'comment') break;
    if (next === 'end') {
      words.push(word);
      word = '';
      state = 'between';
      if (words.length >= wordLimit) return words;
    } else {
      const isKept: boolean = next.keeps && character !== '\0';
      if (isKept && escaped && !/[\\" \t\n\v\f\r]/.test(character)) throw unreadable(number, 'backslash');
      if (isKept) word += character;
      state = next.state;
    }
    escaped = false;
  }
  if (state !== 'between') throw unreadable(number, state === 'plain' ? 'backslash' : 'quotation mark');
  return words;
}

function nextState(state: State, character: string, escaped: boolean): 'comment' | 'end' | { state: State; keeps: boolean } {
  if (state === 'between') return firstOfWord(character, escaped);
  const ends = state === 'plain' ? !escaped && isSpace(character) : state === 'double' ? !escaped && character === '"' : character === "'";
  return ends ? 'end' : { state, keeps: true };
}

function firstOfWord(character: string, escaped: boolean): 'comment' | { state: State; keeps: boolean } {
  if (isSpace(character)) return { state: 'between', keeps: false };
  if (character === ';' || character === '#') return 'comment';
  if (!escaped && character === '"') return { state: 'double', keeps: false };
  if (!escaped && character === "'") return { state: 'single', keeps: false };
  return { state: 'plain', keeps: true };
}

/** isspace() of C in its own locale, which is what OpenVPN runs in, and the end of the line. */
function isSpace(character: string): boolean {
  return /[ \t\n\v\f\r\0]/.test(character);
}

function unreadable(line: number, detail: string): LabProblem {
  return new LabProblem('vpn.unreadable', { line: String(line), detail }, { retry: 'never' });
}
