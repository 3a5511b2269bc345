// Random links and mails: nothing but a LabProblem is ever thrown, and what is read is always valid.

import { isIPv4 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeAccessLink } from '../../../../main/journeys/access-link/compose.ts';
import { findLinks } from '../../../../main/journeys/access-link/find.ts';
import { parseAccessLink } from '../../../../main/journeys/access-link/parse.ts';
import { serviceJourneyIds } from '../../../../preload/contract/journeys.ts';
import { labNetworks, linkOf, problemFrom, sampleDownload, sampleLink, samplePage, sampleToken } from './access-link-samples.ts';
import { atLength } from '../../../at-length.ts';

const pieces = [
  sampleLink, samplePage, sampleToken, sampleDownload, '?access=', 'access=', '&filter=', '&amp;', '%3D', '%253D', '=3D', '=\n', '\n', '\r\n> ', ' ', '+', '%',
  '%zz', '<', '">', '&#x3D;', '&#9999999;', '\0', '\u202e', '\ud800', 'https://', 'https://evil.example/?u=', 'https%3A%2F%2Fdocs.hdc.ntnu.no',
  'https://urldefense.com/v3/__', '__;JQ!!', '**', 'Content-Transfer-Encoding: base64\n\n', ...serviceJourneyIds, '@', ':99999', '\\', '[::1]',
];
const anyAddress = fc.oneof(fc.ipV4(), fc.constantFrom('10.42.1.130', '129.241.176.121', '10.42.1.256', ''));
const anyName = fc.oneof(fc.constantFrom('demolab', 'joetester', 'lab-2', '-rf', 'a'.repeat(70)), fc.string({ unit: 'binary', maxLength: 4 }));
const anyToken = fc.tuple(anyAddress, fc.array(anyName, { minLength: 2, maxLength: 4 })).map(([address, names]) => [address, ...names].join('|'));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 12 }).map((parts) => parts.join('')),
  anyToken.map(linkOf),
  fc.tuple(fc.nat(sampleLink.length), fc.string({ unit: 'binary', maxLength: 3 })).map(([at, put]) => sampleLink.slice(0, at) + put + sampleLink.slice(at)),
);

const outcomes = ['read', 'link.notFound', 'link.unreadable', 'link.otherHost', 'link.badAddress', 'link.badName', 'link.outsideLabNetworks'];

function readOne(text: string): void {
  const { lab, journey } = parseAccessLink(text, { labNetworks });
  expect(isIPv4(lab.address)).toBe(true);
  expect(lab.address).toMatch(/^10\.42\./);
  expect(lab.lab).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
  expect(lab.user).toMatch(/^[a-z_][a-z0-9._-]{1,30}[a-z0-9]$/);
  expect([undefined, ...serviceJourneyIds]).toContain(journey);
  expect(parseAccessLink(composeAccessLink(lab, journey), { labNetworks })).toEqual(journey === undefined ? { lab } : { lab, journey });
}

test('10,000 random links are read into something valid or refused with a problem of links', async () => {
  const seen = new Map<string, number>();
  await fc.assert(fc.asyncProperty(anyText, async (text) => {
    const outcome = (await problemFrom(() => { readOne(text); }))?.code ?? 'read';
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    expect(outcomes).toContain(outcome);
  }), { numRuns: atLength(10_000, 500_000) });
  // A generator that never gets anywhere would prove nothing.
  expect([...seen.keys()].sort()).toEqual([...outcomes].sort());
  expect(Math.min(...seen.values())).toBeGreaterThan(5);
});

test('in 10,000 random mails each download is on its host, and each readable link is found again as it is', async () => {
  const seen = { downloads: 0, readable: 0, other: 0 };
  await fc.assert(fc.asyncProperty(anyText, async (text) => {
    const { access, download } = findLinks(text);
    seen.downloads += download.length;
    expect(download.every((link) => /^https:\/\/(?:[a-z0-9-]+\.)*filesender\.no\//.test(link))).toBe(true);
    for (const link of access) {
      const outcome = (await problemFrom(() => { readOne(link); }))?.code ?? 'read';
      seen[outcome === 'read' ? 'readable' : 'other'] += 1;
      expect(outcomes).toContain(outcome);
      if (outcome === 'read') expect(findLinks(link).access).toEqual([link]);
    }
  }), { numRuns: atLength(10_000, 500_000) });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$/);
const user = fc.stringMatching(/^[a-z_][a-z0-9_-]{1,30}[a-z0-9]$/);
const lab = fc.record({ lab: name, user, address: fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `10.42.${a}.${b}`) });
const journey = fc.option(fc.constantFrom(...serviceJourneyIds), { nil: undefined });

test('every composed link is found again in a mail wrapped at any width, quoted or not', () => {
  fc.assert(fc.property(lab, journey, fc.integer({ min: 12, max: 120 }), fc.constantFrom('', '> ', '> > '), (one, which, width, quote) => {
    const link = composeAccessLink(one, which);
    const lines = ['Your link:', ...(link.match(new RegExp(`.{1,${width}}`, 'g')) ?? []), '', 'Kind regards'];
    expect(findLinks(lines.map((line) => quote + line).join('\r\n')).access).toEqual([link]);
  }), { numRuns: atLength(2_000, 100_000) });
});
