// The rules of a passphrase, each alone.

import { expect, it } from 'vitest';
import { brokenRule, passphraseRules, readRules } from '../../../preload/contract/passphrase-rules.ts';

const context = { old: 'not-a-real-temporary-Key-1', user: 'demouser', lab: 'demolab' };

it('takes the sample of the guide', () => {
  expect(brokenRule('AnalysingPokemon4FunInTheMorning', context)).toBeUndefined();
  expect(readRules('AnalysingPokemon4FunInTheMorning', context).map(({ rule }) => rule)).toEqual(passphraseRules);
});

it.each([
  ['', 'length'], ['Elevenchars', 'length'], ['onlylowercaseletters', 'upperCase'], ['ONLYUPPERCASELETTERS', 'lowerCase'],
  ['not-a-real-temporary-Key-1', 'different'], ['not-a-real-temporary-Key-99', 'different'], ['NOT-A-REAL-temporary-Key-1', 'different'],
  ['My not-a-real-temporary-Key-1 and more', 'different'], ['Hello-DemoUser-and-more', 'noNames'], ['This-is-my-DEMOLAB', 'noNames'],
  ['Tab\tin-the-Middle', 'plainCharacters'], ['Blank-at-the-End ', 'plainCharacters'], ['Ctrl-C\u0003-in-Between', 'plainCharacters'],
  [`Long${'x'.repeat(130)}`, 'plainCharacters'],
])('%j breaks the rule %s', (passphrase, rule) => {
  expect(brokenRule(passphrase, context)).toBe(rule);
});

it.each(['Blåbærsyltetøy-og-Vafler', 'Twelve-Chars', 'With spaces in Between 1', '🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉Aa'])('%j breaks none', (passphrase) => {
  expect(brokenRule(passphrase, context)).toBeUndefined();
});

it('judges what it can when the old passphrase is not known', () => {
  expect(brokenRule('Twelve-Chars', { ...context, old: '' })).toBeUndefined();
});
