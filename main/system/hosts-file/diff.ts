// The lines of a change as a person sees them: `-` gone, `+` new, blank for at most two lines around. Only for reading: bytes outside
// printable ASCII are shown as `?`, long lines are cut, and nothing is ever computed back from it.

import type { Splice } from '../elevate/elevate.ts';
import { lineAt, lineStart, nextLine, splicedPieces } from './bytes.ts';

const contextLines = 2;
const shownCharacters = 200;

/** The diff of one splice. */
export function diffLines(before: Buffer, splice: Splice): readonly string[] {
  const from = lineStart(before, splice.at);
  const to = nextLine(before, splice.at + splice.removeBytes);
  const region = before.subarray(from, to);
  const old = linesOf(region);
  const fresh = linesOf(Buffer.concat(splicedPieces(region, { ...splice, at: splice.at - from })));
  const head = commonHead(old, fresh);
  const tail = commonHead(old.slice(head).reverse(), fresh.slice(head).reverse());
  const above = [...linesBefore(before, from), ...old.slice(0, head)].slice(-contextLines);
  const below = [...old.slice(old.length - tail), ...linesAfter(before, to)].slice(0, contextLines);
  return [
    ...above.map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...fresh.slice(head, fresh.length - tail).map((line) => `+${line}`),
    ...below.map((line) => ` ${line}`),
  ];
}

function commonHead(left: readonly string[], right: readonly string[]): number {
  const different = left.findIndex((line, index) => line !== right[index]);
  return different === -1 ? left.length : different;
}

function linesOf(content: Buffer): string[] {
  const lines: string[] = [];
  for (let at = 0; at < content.length; at = nextLine(content, at)) lines.push(shown(lineAt(content, at)));
  return lines;
}

function linesBefore(content: Buffer, from: number): readonly string[] {
  const lines: string[] = [];
  for (let at = from; at > 0 && lines.length < contextLines;) {
    at = lineStart(content, at - 1);
    lines.unshift(shown(lineAt(content, at)));
  }
  return lines;
}

function linesAfter(content: Buffer, to: number): readonly string[] {
  const lines: string[] = [];
  for (let at = to; at < content.length && lines.length < contextLines; at = nextLine(content, at)) lines.push(shown(lineAt(content, at)));
  return lines;
}

function shown(line: Buffer): string {
  const text = line.subarray(0, shownCharacters).toString('latin1').replace(/[^\t\x20-\x7e]/g, '?');
  return line.length > shownCharacters ? `${text}...` : text;
}
