// The outer form of a Lab access link: cleaning what surrounds it, its address, its query. Knows nothing of what the token means.
// A link is only read, never opened, so `http` is as good as `https`; another host is a sign of a forged mail and is told apart.

import { isServiceJourneyId, type JourneyId } from '../../../preload/contract/journeys.ts';

// Source: LabAccess.vue in the service's public documentation (huntdatacenter/docs).
export const accessHost = 'docs.hdc.ntnu.no';
export const accessPath = '/do-science/lab';

/** Longest link that is read, in characters. A real one has about 120. */
export const maxLinkCharacters = 2_000;

const opening = new Set('<([{"\'`*«“‘„');
const closing = new Set('>)]}"\'`*»”’.,;:!?…');
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const maxDecodings = 3;

export type QueryPair = readonly [name: string, value: string];

/** Answers a text without the soft hyphens, zero-width blanks and byte order marks that mail programs put into long words. */
export function stripInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** Answers a link without line breaks and tabs in it and without the brackets, quotes and punctuation that mails put around it. */
export function cleanLink(text: string): string {
  const link = stripInvisible(text).replace(/[\t\r\n]/g, '').trim();
  let start = 0;
  let end = link.length;
  while (start < end && opening.has(link[start] ?? '')) start += 1;
  while (end > start && closing.has(link[end - 1] ?? '')) end -= 1;
  return link.slice(start, end).trim();
}

/** Answers the parsed address of a cleaned link, or undefined when it is no web address. Without `https://` only the right host is one. */
export function toWebUrl(link: string): URL | undefined {
  const text = /^(?:\/\/)?docs\.hdc\.ntnu\.no[/?]/i.test(link) ? `https://${link.replace(/^\/\//, '')}` : link;
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

/** Answers whether an address is on exactly this host: no login in front, no port behind, no look-alike. */
export function isOnHost(url: URL, isHost: (name: string) => boolean): boolean {
  return isHost(url.hostname) && url.port === '' && url.username === '' && url.password === '';
}

/** Answers whether an address is the page of the Lab access link, on whichever host. */
export function isAccessPage(url: URL): boolean {
  return url.pathname === accessPath || url.pathname === `${accessPath}/`;
}

/** Answers names and values of a query with escapes undone. `+` stays `+`; `&amp;` counts as `&`, for links copied from HTML. */
export function readQuery(search: string): readonly QueryPair[] {
  return search.replace(/^\?/, '').replaceAll('&amp;', '&').split('&').map((part) => {
    const [name, ...rest] = part.split('=');
    return [decodeEscapes(name ?? ''), decodeEscapes(rest.join('='))] as const;
  });
}

/** Answers token and journey of a link's query. A token given twice with different values is no token; an unknown filter is no journey. */
export function readAccessQuery(search: string): { token: string | undefined; journey: JourneyId | undefined } {
  const direct = readQuery(search);
  // Some programs escape the whole query, `=` and `&` included.
  const pairs = direct.some(([name]) => name === 'access') ? direct : readQuery(decodeEscapes(search));
  const filter = onlyValue(pairs, 'filter');
  return { token: onlyValue(pairs, 'access'), journey: filter !== undefined && isServiceJourneyId(filter) ? filter : undefined };
}

function onlyValue(pairs: readonly QueryPair[], name: string): string | undefined {
  const values = new Set(pairs.filter((pair) => pair[0] === name).map((pair) => pair[1].trim()));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Undoes percent escapes, also doubled ones (`%253D`); never throws, unlike decodeURIComponent. Right for ASCII, which is all a link holds. */
function decodeEscapes(text: string): string {
  let decoded = text;
  for (let round = 0; round < maxDecodings && decoded.includes('%'); round += 1) decoded = decodeOnce(decoded);
  return decoded;
}

/** Undoes one layer of percent escapes: what a wrapper put around an address that has escapes of its own. */
export function decodeOnce(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
