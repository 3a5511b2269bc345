// Finds the address that a mail gateway wrapped into its own (Outlook Safe Links, Proofpoint, Barracuda, Cisco, Google …). Nothing is
// opened. Whether the inner address is one of ours is the finder's question. Mimecast's links hold no address and cannot be unwrapped.
// Sources: the wrappers' published formats; Proofpoint's decoder (help.proofpoint.com, URL Defense decoder) for v2 and v3.

import { decodeOnce, readQuery } from './link.ts';

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Answers the addresses inside a wrapper's address, usually none or one. */
export function unwrap(url: URL): readonly string[] {
  if (/(?:^|\.)urldefense(?:\.proofpoint)?\.(?:com|us)$/.test(url.hostname)) return unwrapProofpoint(url);
  const values = url.search.replace(/^\?/, '').split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
  const behindPath = /\/(https?%3A.*)$/i.exec(url.pathname)?.[1] ?? '';
  return [...values, behindPath].map(decodeOnce).map((value) => (/^https?%3A/i.test(value) ? decodeOnce(value) : value)).filter(isWeb);
}

function unwrapProofpoint(url: URL): readonly string[] {
  if (url.pathname.startsWith('/v3/')) return unwrapVersion3(url.href);
  const inner = readQuery(url.search).find(([name]) => name === 'u')?.[1] ?? '';
  // Version 2 writes `-` for `%` and `_` for `/`; version 1 is an ordinary parameter.
  return [url.pathname.startsWith('/v2/') ? decodeOnce(inner.replaceAll('-', '%').replaceAll('_', '/')) : inner].filter(isWeb);
}

/** `/v3/__ADDRESS__;BASE64!!…`: `*` stands for the next of the base64's characters, `**` and a letter for a run of them (`A` is two). */
function unwrapVersion3(href: string): readonly string[] {
  const begin = href.indexOf('/v3/__');
  const end = href.indexOf('__;', begin);
  if (begin < 0 || end < 0) return [];
  const replaced = Buffer.from(href.slice(end + 3).split('!', 1)[0] ?? '', 'base64url').toString('utf8');
  let used = 0;
  const take = (count: number): string => replaced.slice(used, (used += count));
  const inner = href.slice(begin + 6, end).replace(/\*(?:\*([\w-]))?/g, (_, run?: string) => take(run === undefined ? 1 : runLengths.indexOf(run) + 2));
  return [inner].filter(isWeb);
}

function isWeb(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
