// Whole pasted mails: the files of tests/fixtures/mails and the tricks that need only a line.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLinks, maxTextCharacters } from '../../../../main/journeys/access-link/find.ts';
import { parseAccessLink } from '../../../../main/journeys/access-link/parse.ts';
import { unwrap } from '../../../../main/journeys/access-link/unwrap.ts';
import { labNetworks, linkOf, problemFrom, sampleDownload, sampleLab, sampleLink, samplePage, sampleToken, tokenOf } from './access-link-samples.ts';

const newUser = `${sampleLink}&filter=new_user`;
const download = [sampleDownload];
const nothing = { access: [], download: [] };

function readMailFile(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../fixtures/mails', name), 'utf8').replaceAll('\r\n', '\n');
}

const mails = [
  'plain.txt', 'wrapped-lines.txt', 'forwarded-quoted.txt', 'page.html', 'quoted-printable.eml', 'base64-parts.eml', 'safe-links.html',
  'safe-links-wrapped.txt', 'proofpoint.txt', 'proofpoint-3.txt', 'safe-links-around-proofpoint.txt', 'markdown.txt',
];

test.each(mails)('both links of %s are found, each once, whatever its line ends', (name) => {
  const mail = readMailFile(name);
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    expect(findLinks(mail.replaceAll('\n', lineEnd))).toEqual({ access: [newUser], download });
  }
});

test.each(mails)('both links of %s are found when it was forwarded with quoting marks', (name) => {
  const quoted = readMailFile(name).split('\n').map((line) => `> > ${line}`).join('\n');
  expect(findLinks(`See below.\n\n${quoted}`)).toEqual({ access: [newUser], download });
});

test('what was found is readable', () => {
  expect(parseAccessLink(findLinks(readMailFile('plain.txt')).access[0] ?? '', { labNetworks })).toEqual({ lab: sampleLab, journey: 'new_user' });
});

test('two labs in one mail are both given, and the same lab with and without a filter is one', () => {
  expect(findLinks(readMailFile('two-labs.txt'))).toEqual({
    access: [newUser, `${linkOf('10.42.2.32|otherlab|joetester')}&filter=new_lab`],
    download: [],
  });
});

test('the broken link of October 2026 is given as it is, with its download', () => {
  expect(findLinks(readMailFile('october-2026.txt'))).toEqual({ access: [`${samplePage}?access=Non&filter=vpn_reset`], download });
});

test('a forged mail shows its other host, and its download is not offered', () => {
  const found = findLinks(readMailFile('forged.txt'));
  expect(found.download).toEqual([]);
  expect(found.access).toHaveLength(1);
  expect(new URL(found.access[0] ?? '').host).toBe('docs.hdc.ntnu.no.example.org');
});

test('links to the guide and to the front page of FileSender are not access links', () => {
  expect(findLinks(readMailFile('no-link.txt'))).toEqual(nothing);
});

const wrappers: readonly (readonly [name: string, text: string])[] = [
  ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(sampleLink)}&c=E,1,fake`],
  ['Cisco', `https://secure-web.cisco.com/1fake-fake/${encodeURIComponent(sampleLink)}`],
  ['Google, unescaped', `https://www.google.com/url?q=${sampleLink}&sa=D&source=editors`],
  ['a parameter escaped twice', `https://click.example.org/?next=${encodeURIComponent(encodeURIComponent(sampleLink))}`],
  ['Proofpoint 1', `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(sampleLink)}&k=fake`],
  ['Proofpoint 3 with a run of characters', `https://urldefense.com/v3/__${sampleLink.replace('/?', '**A').replace('%', '*')}__;Lz8l!!Fake`],
];

test.each(wrappers)('an address wrapped by a mail gateway is unwrapped: %s', (_, text) => {
  expect(findLinks(`Link: ${text}\n`).access).toEqual([sampleLink]);
});

const tricks: readonly (readonly [name: string, text: string])[] = [
  ['the link alone', sampleLink],
  ['without scheme in a sentence', `Open ${sampleLink.replace('https://', '')}, then go on.`],
  ['glued to a word', `link:${sampleLink}`],
  ['escaped as numbers in HTML', sampleLink.replace('?', '&#63;').replace('=', '&#x3D;').replaceAll('/', '&sol;').replace(':', '&colon;')],
  ['as visible HTML source', `&lt;${sampleLink}&gt;`],
  ['with break hints in it', sampleLink.replace('access', 'acc<wbr>ess').replace('MTAu', 'MT<wbr/>Au')],
  ['wrapped before the query', sampleLink.replace('?', '\n?')],
  ['wrapped inside the path, with blanks at both ends', sampleLink.replace('science', 'sci  \n   ence')],
  ['one letter on the last line', `${sampleLink.slice(0, -1)}\n${sampleLink.slice(-1)}`],
  ['wrapped over seven lines', sampleLink.replace(/.{15}/g, '$&\n')],
  ['followed by a closing line', `${sampleLink}\nRegards`],
  ['unescaped and followed by a closing line', `${samplePage}?access=${sampleToken}\nRegards`],
  ['followed by another address', `${sampleLink}\nhttps://www.ntnu.no/access`],
  ['in a table', `| Lab | ${sampleLink} |`],
  ['for a chat', `<${sampleLink}|open>`],
];

test.each(tricks)('an access link is found %s', (_, text) => {
  expect(findLinks(text).access).toEqual([sampleLink]);
});

test('a token that would be readable at its first line end is still read to its last', () => {
  const first = linkOf('10.42.1.130|abc|joete');
  expect(parseAccessLink(first, { labNetworks }).lab.user).toBe('joete');
  expect(findLinks(`${first}\n${tokenOf('ster')}`).access).toEqual([linkOf('10.42.1.130|abc|joetester')]);
  expect(findLinks(`${first}\nRegards`).access).toEqual([first]);
});

test('a filter wrapped in its middle is read whole', () => {
  expect(findLinks(newUser.replace('new_', 'new_\n')).access).toEqual([newUser]);
});

test('an = at the end of a line is taken for padding unless the text is quoted-printable', () => {
  expect(findLinks(`${samplePage}?access=${sampleToken}\nx`).access).toEqual([sampleLink]);
});

test('a part in base64 may hold a quoted mail with line ends of Windows', () => {
  const quoted = Buffer.from(`> ${sampleLink.slice(0, 70)}\r\n> ${sampleLink.slice(70)}\r\n`).toString('base64');
  expect(findLinks(`Content-Transfer-Encoding: base64\n\n${quoted}\n--cut--`).access).toEqual([sampleLink]);
});

test('a wrapper that was cut off holds nothing', () => {
  expect(unwrap(new URL(`https://urldefense.com/v3/__${sampleLink}`))).toEqual([]);
});

test('an inner address on another host is not unwrapped', () => {
  expect(findLinks(`https://click.example.org/?u=${encodeURIComponent(sampleLink.replace('ntnu', 'ntnv'))}`)).toEqual(nothing);
});

test('wrappers inside wrappers end', () => {
  let link = sampleLink;
  for (let depth = 0; depth < 4; depth += 1) link = `https://click.example.org/?u=${encodeURIComponent(link)}`;
  expect(findLinks(link)).toEqual(nothing);
});

test('a broken or forged link does not hide a readable one', () => {
  expect(findLinks(`${samplePage}?access=Non\n${sampleLink.replace('docs', 'dosc')}\n${sampleLink}`).access).toEqual([sampleLink]);
});

test('a link with a name that is not allowed does not stand beside a readable one, but is given alone', () => {
  const bad = linkOf('10.42.1.130|-rf|joetester');
  expect(findLinks(`${bad}\n\n${sampleLink}`).access).toEqual([sampleLink]);
  expect(findLinks(bad).access).toEqual([bad]);
});

test('the page without a token is no access link, whatever follows on the next line', () => {
  expect(findLinks(`${samplePage}\naccess`)).toEqual(nothing);
});

test('a link that is longer than is searched is not read up to there', () => {
  const end = tokenOf('10.42.1.130|abc|joete');
  const start = `${samplePage}?x=`;
  const link = `${start}${'x'.repeat(4_000 - start.length - '&access='.length - end.length)}&access=${end}`;
  expect(link).toHaveLength(4_000);
  expect(findLinks(`${link}${tokenOf('ster')}`)).toEqual(nothing);
  expect(findLinks(link.replace('xx&', '&')).access).toEqual([linkOf('10.42.1.130|abc|joete')]);
});

test('of many links the first 20 are given, and after 2,000 addresses the search ends', () => {
  const many = Array.from({ length: 30 }, (_, index) => linkOf(`10.42.1.130|lab${index}|joetester`));
  expect(findLinks(many.join('\n\n')).access).toEqual(many.slice(0, 20));
  expect(findLinks(`${'https://www.ntnu.no\n\n'.repeat(1_999)}${sampleLink}`).access).toEqual([sampleLink]);
  expect(findLinks(`${'https://www.ntnu.no\n\n'.repeat(2_000)}${sampleLink}`)).toEqual(nothing);
});

test.each([
  ['on a host below', 'https://nmbu.filesender.no/?s=download&token=11111111-2222-4333-8444-555555555555', 1],
  ['over http, which becomes https', sampleDownload.replace('https', 'http'), 1],
  ['without s=download', sampleDownload.replace('s=download&', ''), 1],
  ['on a look-alike', sampleDownload.replace('filesender', 'my-filesender'), 0],
  ['behind a login', sampleDownload.replace('//', '//filesender.no@evil.example.'), 0],
  ['with a port', sampleDownload.replace('.no', '.no:8443'), 0],
  ['for an upload', 'https://filesender.no/?s=upload', 0],
])('a download link %s', (_, text, count) => {
  const found = findLinks(text).download;
  expect(found).toHaveLength(count);
  expect(found.every((link) => link.startsWith('https://'))).toBe(true);
});

test('a download link ends where its line ends, unless its token goes on', () => {
  expect(findLinks(`${sampleDownload}\nRegards`).download).toEqual(download);
  const otherOrder = 'https://filesender.no/?token=11111111-2222-4333-8444-555555555555&s=download';
  expect(findLinks(otherOrder.replace('down', 'down\n')).download).toEqual([otherOrder]);
  expect(findLinks(`${sampleDownload}&files_ids=12\nRegards`).download).toEqual([`${sampleDownload}&files_ids=12`]);
});

test('one download written twice is given once, in its fuller form', () => {
  expect(findLinks(`${sampleDownload.replace('s=download&', '')}\n\n${sampleDownload}`).download).toEqual(download);
});

test('a text that is too long is refused', async () => {
  const problem = await problemFrom(() => findLinks('x'.repeat(maxTextCharacters + 1)));
  expect(problem).toMatchObject({ code: 'link.unreadable', facts: { reason: 'length' } });
});

// Each is repeated to 1 MB behind a real link: an expression or a loop that grows faster than the text would never end.
const hostile = [
  'https://', 'https://docs.hdc.ntnu.no/do-science/lab?access=\n', 'https://a.example/?access=https%3A%2F%2F', 'access=\nA', '> > | ', '&#', '&amp;',
  '=3D', '=\n', '<wbr', '%25', 'content-transfer-encoding: base64\n', 'content-transfer-encoding: base64\n\nTVRB\n\n', '\n', '\0', '\ud800', '[((<"',
  'https://urldefense.com/v3/__https://filesender.no/**A__;', 'https://docs.hdc.ntnu.no/?access=a\nb\nc\nd\ne\nf\n', ' \t', '**', 'docs.hdc.ntnu.no/',
];

test.each(hostile)('1 MB of %j is searched to its end', (piece) => {
  const room = maxTextCharacters - 200;
  const text = `${sampleLink}\n\n${piece.repeat(Math.floor(room / piece.length))}`;
  expect(findLinks(text).access).toContain(sampleLink);
}, 60_000);
