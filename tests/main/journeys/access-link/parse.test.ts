// One Lab access link, in every spelling that is read and every one that is refused.

import { expect, test } from 'vitest';
import { composeAccessLink } from '../../../../main/journeys/access-link/compose.ts';
import { parseAccessLink, type AccessLink } from '../../../../main/journeys/access-link/parse.ts';
import { serviceJourneyIds } from '../../../../preload/contract/journeys.ts';
import type { ProblemFacts } from '../../../../preload/contract/problems.ts';
import { labNetworks, linkOf, problemFrom, sampleLab, sampleLink, samplePage, sampleToken, tokenOf } from './access-link-samples.ts';

function parse(text: string, networks = labNetworks): AccessLink {
  return parseAccessLink(text, { labNetworks: networks });
}

async function problemOf(text: string, networks = labNetworks): Promise<unknown> {
  const problem = await problemFrom(() => parse(text, networks));
  return problem && { code: problem.code, facts: problem.facts };
}

const bare = sampleToken.replace('=', '');

const readable: readonly (readonly [name: string, text: string])[] = [
  ['the link as the service writes it', sampleLink],
  ['without the slash after the path', sampleLink.replace('lab/?', 'lab?')],
  ['with an unescaped =', `${samplePage}?access=${sampleToken}`],
  ['with a lower case escape', sampleLink.replace('%3D', '%3d')],
  ['with a doubled escape', sampleLink.replace('%3D', '%253D')],
  ['with no padding', `${samplePage}?access=${bare}`],
  ['with too much padding', `${samplePage}?access=${bare}===`],
  ['with the whole query escaped', `${samplePage}?${encodeURIComponent(`access=${sampleToken}`)}`],
  ['over http', sampleLink.replace('https', 'http')],
  ['in capital letters where the address allows it', sampleLink.replace('https://docs.hdc', 'HTTPS://Docs.HDC')],
  ['without the scheme', sampleLink.replace('https://', '')],
  ['without the scheme but with slashes', sampleLink.replace('https:', '')],
  ['with a place in the page', `${sampleLink}#windows`],
  ['with other parameters around it', sampleLink.replace('?', '?utm_source=mail&').concat('&lang=nb')],
  ['with an empty filter', `${sampleLink}&filter=`],
  ['with an unknown filter', `${sampleLink}&filter=coffee_break`],
  ['with a filter named like an object property', `${sampleLink}&filter=__proto__`],
  ['with two different filters', `${sampleLink}&filter=new_user&filter=vpn_reset`],
  ['with the same token twice', `${sampleLink}&access=${sampleToken}`],
  ['in angle brackets', `<${sampleLink}>`],
  ['in straight quotes', `"${sampleLink}"`],
  ['in curly quotes and brackets', `(“${sampleLink}”)`],
  ['in guillemets', `«${sampleLink}»`],
  ['at the end of a sentence', `${sampleLink}.`],
  ['before a comma, in bold', `**${sampleLink}**,`],
  ['with blanks and line ends around it', ` \r\n\t${sampleLink}\u00a0\n`],
  ['broken over lines', `${sampleLink.slice(0, 60)}\r\n${sampleLink.slice(60)}`],
  ['with soft hyphens and zero-width blanks', `\ufeff${sampleLink.slice(0, 30)}\u00ad${sampleLink.slice(30, 70)}\u200b${sampleLink.slice(70)}`],
  ['as its last part', `access=${sampleToken}`],
  ['as its last part with the question mark', `?access=${encodeURIComponent(sampleToken)}`],
  ['as a bare token', sampleToken],
  ['as a bare escaped token', encodeURIComponent(sampleToken)],
  ['with the home address of older links', linkOf('10.42.1.130|10.5.5.12|demolab|joetester')],
  ['with an empty second field', linkOf('10.42.1.130||demolab|joetester')],
  ['with a line end inside the token', linkOf('10.42.1.130|demolab|joetester\n')],
];

test.each(readable)('a link is read %s', (_, text) => {
  expect(parse(text)).toEqual({ lab: sampleLab });
});

// `>` and `?` in the ignored field put `+` and `/` into the token: names and addresses alone never do.
const withPlus = tokenOf('10.42.1.130|>>>>???|demolab|joetester');

test.each([
  ['sent as it is', withPlus],
  ['turned into a blank by query parsing', withPlus.replaceAll('+', ' ')],
  ['turned into %20', withPlus.replaceAll('+', '%20')],
  ['escaped', encodeURIComponent(withPlus)],
  ['in the alphabet for addresses', withPlus.replaceAll('+', '-').replaceAll('/', '_')],
])('a + in the token may be %s', (_, token) => {
  expect(withPlus).toMatch(/\+.*\//);
  expect(parse(`${samplePage}?access=${token}`)).toEqual({ lab: sampleLab });
});

test.each(serviceJourneyIds)('the filter %s names the journey, also when & came as &amp;', (journey) => {
  expect(parse(`${sampleLink}&filter=${journey}`)).toEqual({ lab: sampleLab, journey });
  expect(parse(`${samplePage}?filter=${journey}&amp;access=${sampleToken}`)).toEqual({ lab: sampleLab, journey });
});

const unreadable: readonly (readonly [name: string, text: string, facts: ProblemFacts])[] = [
  ['the broken mails of October 2026', `${samplePage}?access=Non&filter=vpn_reset`, { reason: 'token', journey: 'vpn_reset' }],
  ['a token of another program', `${samplePage}?access=None`, { reason: 'token' }],
  ['an empty token', `${samplePage}?access=`, { reason: 'token' }],
  ['no token', samplePage, { reason: 'token' }],
  ['a token in capital letters', `${samplePage}?ACCESS=${sampleToken}`, { reason: 'token' }],
  ['two different tokens', `${sampleLink}&access=${tokenOf('10.42.1.131|other|joetester')}`, { reason: 'token' }],
  ['a token cut off inside a letter', `${samplePage}?access=${bare.slice(0, -2)}`, { reason: 'token' }],
  ['a token of impossible length', `${samplePage}?access=${bare}AA`, { reason: 'token' }],
  ['an = inside the token', `${samplePage}?access=${sampleToken}Regards`, { reason: 'token' }],
  ['two fields', linkOf('10.42.1.130|demolab'), { reason: 'token' }],
  ['five fields', linkOf('10.42.1.130|a|demolab|joetester|x'), { reason: 'token' }],
  ['a NUL inside the token', linkOf('10.42.1.130|demolab|joe\0tester'), { reason: 'token' }],
  ['letters outside ASCII inside the token', linkOf('10.42.1.130|demolab|j\u00f8tester'), { reason: 'token' }],
  ['a look-alike behind the name', sampleLink.replace('ntnu.no', 'ntnu.no.example.org'), { host: 'docs.hdc.ntnu.no.example.org' }],
  ['a look-alike with a dash', sampleLink.replace('hdc.ntnu', 'hdc-ntnu'), { host: 'docs.hdc-ntnu.no' }],
  ['a look-alike with a Cyrillic letter', sampleLink.replace('docs', 'd\u043ecs'), { host: 'xn--dcs-sed.hdc.ntnu.no' }],
  ['a login that looks like the host', sampleLink.replace('ntnu.no', 'ntnu.no@example.org'), { host: 'example.org' }],
  ['a login in front of the host', sampleLink.replace('docs', 'me@docs'), { host: 'docs.hdc.ntnu.no' }],
  ['a port', sampleLink.replace('ntnu.no', 'ntnu.no:8443'), { host: 'docs.hdc.ntnu.no:8443' }],
  ['a dot behind the host', sampleLink.replace('ntnu.no', 'ntnu.no.'), { host: 'docs.hdc.ntnu.no.' }],
  ['another page', sampleLink.replace('/lab/', '/lab-access/'), { reason: 'page' }],
  ['a backslash that hides a page', sampleLink.replace('ntnu.no/', 'ntnu.no\\@example.org/'), { reason: 'page' }],
  ['a script', `javascript:alert(1)//${sampleLink}`, { reason: 'form' }],
  ['a file', sampleLink.replace('https', 'file'), { reason: 'form' }],
  ['ordinary words', 'see the mail from Monday', { reason: 'form' }],
  ['a word that could be base64', 'Nonsense', { reason: 'form' }],
  ['a NUL in the link', sampleLink.replace('?', '?\0'), { reason: 'characters' }],
  ['an escape character in the link', `${sampleLink}\u001b[2J#`, { reason: 'characters' }],
  ['a change of direction in the link', sampleLink.replace('docs', '\u202edocs'), { reason: 'characters' }],
  ['a link that is too long', sampleLink + '&x='.padEnd(2_000, 'x'), { reason: 'length' }],
];

test.each(unreadable)('refused as unreadable: %s', async (_, text, facts) => {
  expect(await problemOf(text)).toEqual({ code: 'host' in facts ? 'link.otherHost' : 'link.unreadable', facts });
});

test.each(['', ' \n\t', '<>', '\ufeff'])('nothing given is told apart: %j', async (text) => {
  expect(await problemOf(text)).toEqual({ code: 'link.notFound', facts: {} });
});

test.each(['10.42.1.256', '010.42.1.1', '10.42.1', '2130706433', '::1', '10.42.1.130/16', ' 10.42.1.130', '', '-oProxyCommand=x'])(
  'the address %j is refused', async (address) => {
    expect(await problemOf(linkOf(`${address}|demolab|joetester`))).toEqual({ code: 'link.badAddress', facts: { address } });
  },
);

test.each(['-rf', 'ab', 'Demolab', 'demo lab', 'demo.lab', '../etc', 'demolab-', 'a'.repeat(64), '', '%TEMP%', 'demo*lab'])(
  'the lab name %j is refused', async (name) => {
    expect(await problemOf(linkOf(`10.42.1.130|${name}|joetester`))).toEqual({ code: 'link.badName', facts: { field: 'lab', name } });
  },
);

test.each(['-oProxyCommand=x', '.ssh', 'joe..tester', 'joe tester', 'joe/../x', 'joe$(id)', 'joe"x', 'a'.repeat(33), ''])(
  'the user name %j is refused', async (name) => {
    expect(await problemOf(linkOf(`10.42.1.130|demolab|${name}`))).toEqual({ code: 'link.badName', facts: { field: 'user', name } });
  },
);

test('an address outside the lab networks is refused and both are named', async () => {
  const facts = { address: '129.241.176.121', networks: '10.42.0.0/16, 10.43.0.0/16' };
  expect(await problemOf(linkOf('129.241.176.121|demolab|joetester'), ['10.42.0.0/16', '10.43.0.0/16'])).toEqual({ code: 'link.outsideLabNetworks', facts });
  expect(parse(linkOf('10.43.9.9|demolab|joetester'), ['10.42.0.0/16', '10.43.0.0/16']).lab.address).toBe('10.43.9.9');
});

test('long values are cut before they are told', async () => {
  const facts = { field: 'lab', name: 'b'.repeat(100) };
  expect(await problemOf(linkOf(`10.42.1.130|${'b'.repeat(900)}|joetester`))).toEqual({ code: 'link.badName', facts });
});

test('a link composed for a lab is the one the service writes, and is read back', () => {
  expect(composeAccessLink(sampleLab)).toBe(sampleLink);
  expect(composeAccessLink(sampleLab, 'vpn_reset')).toBe(`${sampleLink}&filter=vpn_reset`);
  expect(parse(composeAccessLink(sampleLab, 'vpn_reset'))).toEqual({ lab: sampleLab, journey: 'vpn_reset' });
});
