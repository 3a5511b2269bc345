// Finds the Lab access links and the FileSender download links in whatever a person pasted: a link, a mail, a forwarded mail, the source of
// one. Pure; nothing is opened. A bare token or `access=…` without an address is not looked for here: when nothing is found, parse.ts may
// still be able to read the paste as a whole. Every expression is linear and every loop bounded, as the text is not ours.

import { LabProblem } from '../../core/problem.ts';
import { composeAccessLink } from './compose.ts';
import { accessHost, cleanLink, isAccessPage, isOnHost, maxLinkCharacters, readAccessQuery, readQuery, toWebUrl } from './link.ts';
import { readMail } from './mail-text.ts';
import { decodeToken, isWellFormed } from './token.ts';
import { unwrap } from './unwrap.ts';

/** Longest text that is searched, in characters. */
export const maxTextCharacters = 1_000_000;

const maxStarts = 2_000;
const maxWrapped = { lines: 24, characters: 4_000 };
const maxWrappers = 3;
const maxFound = 20;
const linkStart = /https?:\/\/|(?<![\w.\-/@])docs\.hdc\.ntnu\.no[/?]/gi;
const linkRun = /[^\s\p{Cc}<>"'(){}[\]|\\^`,«»\u2000-\u206f\u3000-\u303f]{1,4000}/uy;
const lineEnd = /[ \t]{0,99}\n[ \t]{0,99}/y;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface FoundLinks {
  /** Readable links in one spelling, each once; only when there is none: those that look like one (`parseAccessLink` says what is wrong). */
  readonly access: readonly string[];
  /** `https` addresses of FileSender downloads, each once. */
  readonly download: readonly string[];
}

/** One link as it was understood. Rank 0: looks like one; higher: more of it was understood. `key` is what makes two of them the same. */
interface Found {
  readonly kind: 'access' | 'download';
  readonly link: string;
  readonly key: string;
  readonly rank: 0 | 1 | 2;
}

/** Answers the links in a text. Several different access links are all given: the caller asks. Throws `link.unreadable` {reason: 'length'}. */
export function findLinks(text: string): FoundLinks {
  if (text.length > maxTextCharacters) throw new LabProblem('link.unreadable', { reason: 'length' });
  const found = readMail(text).flatMap(findInReading);
  return { access: withoutLessSpecific(bestOf(found, 'access')), download: bestOf(found, 'download') };
}

function findInReading(text: string): readonly Found[] {
  const found: Found[] = [];
  linkStart.lastIndex = 0;
  for (let count = 0; count < maxStarts; count += 1) {
    const start = linkStart.exec(text);
    if (start === null) break;
    const best = bestReading(growLink(text, start.index));
    if (best !== undefined) found.push(best);
  }
  return found;
}

/** The text from a link's start to the end of its line, then with one following line more each time, as links get wrapped over lines. */
function growLink(text: string, start: number): readonly string[] {
  const grown: string[] = [];
  let link = runAt(text, start);
  let end = start + link.length;
  while (link.length < maxWrapped.characters && grown.length < maxWrapped.lines) {
    grown.push(link);
    lineEnd.lastIndex = end;
    if (!lineEnd.test(text)) break;
    const next = runAt(text, lineEnd.lastIndex);
    if (next === '') break;
    end = lineEnd.lastIndex + next.length;
    link += next;
  }
  return grown;
}

function runAt(text: string, index: number): string {
  linkRun.lastIndex = index;
  return linkRun.exec(text)?.[0] ?? '';
}

/** The longest readable access link, as a cut-off token may be readable too; of all else the shortest, as its end is known. */
function bestReading(grown: readonly string[]): Found | undefined {
  if (!/access|filesender/i.test(grown.at(-1) ?? '')) return undefined;
  let best: Found | undefined;
  for (const link of grown) {
    const found = understand(cleanLink(link), 0);
    if (found === undefined) continue;
    const longerIsBetter = found.kind === 'access' && found.rank > 0;
    if (best === undefined || found.rank > best.rank || (found.rank === best.rank && longerIsBetter)) best = found;
  }
  return best;
}

function understand(link: string, wrappers: number): Found | undefined {
  const url = toWebUrl(link);
  if (url === undefined) return undefined;
  if (isOnHost(url, isFileSender)) return understandDownload(url);
  const onHost = isOnHost(url, (name) => name === accessHost);
  // A look-alike outside a wrapper is kept, so that a forged mail is told from one without a link.
  if (isAccessPage(url) && (onHost || wrappers === 0)) return understandAccess(link, url, onHost);
  if (wrappers >= maxWrappers) return undefined;
  return unwrap(url).map((inner) => understand(cleanLink(inner), wrappers + 1)).find((inner) => inner !== undefined);
}

function understandAccess(link: string, url: URL, onHost: boolean): Found | undefined {
  const { token, journey } = readAccessQuery(url.search);
  const lab = token === undefined ? undefined : decodeToken(token);
  if (!onHost || lab === undefined || !isWellFormed(lab)) {
    return /access/i.test(url.search) ? { kind: 'access', link: link.slice(0, maxLinkCharacters), key: link, rank: 0 } : undefined;
  }
  const whole = composeAccessLink(lab, journey);
  return { kind: 'access', link: whole, key: whole, rank: journey === undefined ? 1 : 2 };
}

function understandDownload(url: URL): Found | undefined {
  const pairs = readQuery(url.search);
  const token = pairs.find(([name]) => name === 'token')?.[1].toLowerCase();
  const isDownload = pairs.some(([name, value]) => name === 's' && value === 'download');
  if (token === undefined && !isDownload) return undefined;
  const link = `https://${url.hostname}${url.pathname}${url.search}`;
  if (token === undefined || !uuid.test(token)) return { kind: 'download', link, key: link, rank: 0 };
  return { kind: 'download', link, key: token, rank: isDownload ? 2 : 1 };
}

function isFileSender(name: string): boolean {
  return name === 'filesender.no' || name.endsWith('.filesender.no');
}

function bestOf(found: readonly Found[], kind: Found['kind']): readonly string[] {
  const all = found.filter((each) => each.kind === kind);
  const readable = all.filter((each) => each.rank > 0);
  const kept = (readable.length > 0 ? readable : all).toSorted((a, b) => b.rank - a.rank);
  const once = new Map<string, string>();
  for (const each of kept) if (!once.has(each.key)) once.set(each.key, each.link);
  return [...once.values()].slice(0, maxFound);
}

/** A link without a filter says nothing beside the same link with one. */
function withoutLessSpecific(links: readonly string[]): readonly string[] {
  return links.filter((link) => !links.some((other) => other.startsWith(`${link}&filter=`)));
}
