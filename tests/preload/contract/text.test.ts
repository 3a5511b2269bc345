// The texts: the same placeholders in both languages, short, in the house tone, and never a raw {placeholder} on a screen.

import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../preload/contract/problems.ts';
import { chooseLanguage, fill, languages, problemText, texts, type Texts } from '../../../preload/contract/text/index.ts';

type Entry = readonly [path: string, text: string];

function entriesOf(value: unknown, path: string): readonly Entry[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => entriesOf(inner, path === '' ? key : `${path} > ${key}`));
}

function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

function offenders(language: 'en' | 'nb', isWrong: (text: string) => boolean): readonly Entry[] {
  return entriesOf(texts(language), '').filter(([, text]) => isWrong(text));
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.:?]) (?=[A-ZÆØÅ{-])/);
}

const factNames: Readonly<Record<string, readonly string[]>> = {
  usage: ['option', 'expected'],
  facts: ['file', 'detail'],
  programs: ['file'],
  order: ['file', 'detail', 'found', 'expected', 'fields', 'count', 'limit', 'address'],
  journal: ['file'],
  undo: ['file'],
  link: ['host', 'count', 'address', 'name', 'networks'],
  migration: ['file', 'line', 'limitBytes', 'address', 'networks', 'from'],
  bundle: ['file', 'name', 'sizeBytes', 'limitBytes'],
  hosts: ['file', 'line', 'count', 'name', 'address'],
  vpn: ['file', 'name', 'line', 'detail', 'server', 'expected', 'date', 'installed', 'offered', 'other', 'client', 'command', 'address', 'who', 'network', 'since', 'hours', 'minutes'],
  otp: ['characters', 'count', 'seconds'],
  ssh: ['host', 'user', 'name', 'address', 'file', 'fingerprint', 'minutes', 'rule'],
  certificate: ['name', 'expected', 'date', 'minutes', 'installed', 'place', 'version', 'program', 'detail', 'count', 'sizeBytes', 'limitBytes', 'file'],
  prepare: ['count'],
  workbench: ['name', 'address', 'found', 'status', 'detail', 'date'],
  program: ['program'],
  practice: ['file', 'reason'],
  kista: ['host', 'port', 'user', 'file', 'name', 'expected', 'found', 'missing', 'from', 'to', 'count', 'free', 'needed', 'seconds', 'detail'],
};

describe('the texts of both languages', () => {
  it('have the same keys', () => {
    const [en, nb] = languages.map((language) => entriesOf(texts(language), '').map(([path]) => path).sort());
    expect(nb).toEqual(en);
    expect(en?.length).toBeGreaterThan(200);
  });

  it('have the same placeholders under the same key', () => {
    const [en, nb] = languages.map((language) => entriesOf(texts(language), '').map(([path, text]) => `${path}: ${placeholdersOf(text).join(' ')}`).sort());
    expect(nb).toEqual(en);
  });

  it.each(languages)('are never empty, never padded and at most 220 characters long (%s)', (language) => {
    expect(offenders(language, (text) => text === '' || text !== text.trim() || text.length > 220)).toEqual([]);
  });

  it.each(languages)('have sentences of at most 25 words (%s)', (language) => {
    expect(offenders(language, (text) => sentencesOf(text).some((sentence) => sentence.split(/\s+/).length > 25))).toEqual([]);
  });

  it.each(languages)('have no exclamation mark and no braces but those of placeholders (%s)', (language) => {
    expect(offenders(language, (text) => /[!{}]/.test(text.replace(/\{[a-zA-Z]+\}/g, '')))).toEqual([]);
  });

  it('have none of the words that blame, beg or alarm', () => {
    expect(offenders('en', (text) => /\b(please|oops|errors?|simply|just|invalid|illegal|fatal|failure|sorry)\b/i.test(text))).toEqual([]);
    expect(offenders('nb', (text) => /(vennligst|ops\b|ugyldig|ulovlig|dessverre|beklager|feilmelding)/i.test(text))).toEqual([]);
  });

  it('are not left in English in the Norwegian texts', () => {
    const english = new Map(entriesOf(texts('en'), ''));
    const same = entriesOf(texts('nb'), '').filter(([path, text]) => english.get(path) === text).map(([path]) => path);
    // The names of the keys stand in English on the picture that HUNT Cloud sends; programs have the names that they have.
    expect(same.filter((path) => !/^(secrets > |programs > [a-z-]+ > title$)/.test(path))).toEqual(['stepStates > failed', 'programFields > port', 'phrases > lab']);
  });
});

describe('the texts of a problem', () => {
  it.each(languages)('are three for every code (%s)', (language) => {
    expect(Object.keys(texts(language).problems).sort()).toEqual([...problemCodes].sort());
    for (const code of problemCodes) {
      const { what, why, next } = problemText(code, {}, language);
      expect([what, why, next].map((text) => text.length > 3)).toEqual([true, true, true]);
      expect(new Set([what, why, next]).size).toBe(3);
    }
  });

  it.each(problemCodes)('name only facts that the area provides: %s', (code) => {
    const used = Object.values(texts('en').problems[code]).flatMap(placeholdersOf);
    expect(factNames[code.split('.')[0] ?? ''] ?? []).toEqual(expect.arrayContaining(used));
  });

  it('carry the values of the problem', () => {
    expect(problemText('hosts.notResolved', { name: 'demolab.lab.hdc.ntnu.no', address: '10.42.1.130', file: '/etc/hosts' }, 'en').what)
      .toBe('demolab.lab.hdc.ntnu.no does not lead to 10.42.1.130 on this computer.');
  });

  it('show no raw placeholder when every fact is missing', () => {
    for (const language of languages) {
      for (const code of problemCodes) expect(Object.values(problemText(code, {}, language)).join(' ')).not.toMatch(/[{}]/);
    }
  });

  it('name the command to run by hand only when the problem has one', () => {
    expect(problemText('elevation.notAvailable', {}, 'en')).not.toHaveProperty('byHand');
    expect(problemText('elevation.notAvailable', { command: 'sudo lab-access apply' }, 'nb').byHand).toBe('For hånd: sudo lab-access apply');
  });
});

describe('fill', () => {
  it('puts a value into each place where it is named', () => {
    expect(fill('{name} and {name} lead to {address}.', { name: 'a', address: 'b' })).toBe('a and a lead to b.');
  });

  it('shows … for a value that is missing, also for names that every object has', () => {
    expect(fill('{name} {constructor} {toString}', {})).toBe('… … …');
  });

  it('takes values as they are: no second round, no replacement patterns', () => {
    expect(fill('{file}', { file: '{name} $& $1 $$', name: 'never' })).toBe('{name} $& $1 $$');
  });

  it('makes characters visible that would rewrite a terminal or turn a name around', () => {
    expect(fill('{name}', { name: '\u001B[2Ja\r\nb\u202Egpj.exe\u200B\uD800' })).toBe('\uFFFD[2Ja\uFFFD\uFFFDb\uFFFDgpj.exe\uFFFD\uFFFD');
  });

  it('keeps æøå, spaces and backslashes', () => {
    expect(fill('{file}', { file: 'C:\\Brukere\\Åse Bø\\nøkler.7z' })).toBe('C:\\Brukere\\Åse Bø\\nøkler.7z');
  });

  it('cuts a value of more than 200 characters', () => {
    expect(fill('{value}', { value: 'x'.repeat(200) })).toBe('x'.repeat(200));
    expect(fill('{value}', { value: 'x'.repeat(201) })).toBe(`${'x'.repeat(199)}…`);
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['no', 'nb'], ['nb', 'nb'], ['nn', 'nb'], ['NO', 'nb'], ['nb-NO', 'nb'], ['nn_NO.UTF-8', 'nb'], ['no-NO', 'nb'], ['nb_NO@euro', 'nb'],
    ['en', 'en'], ['en-GB', 'en'], ['en_NO.UTF-8', 'en'], ['da-DK', 'en'], ['sv', 'en'], ['C', 'en'], ['C.UTF-8', 'en'], ['POSIX', 'en'],
    ['non', 'en'], ['nope', 'en'], ['', 'en'], [' nb', 'en'],
  ])('answers for %s: %s', (locale, language) => {
    expect(chooseLanguage(locale)).toBe(language);
  });
});

describe('the compiler', () => {
  it('refuses a language that lacks a key or has one too many', () => {
    const { unknown, ...lacking } = texts('nb').stepStates;
    // @ts-expect-error `unknown` is missing.
    const short: Texts['stepStates'] = lacking;
    // @ts-expect-error `extra` is in no other language.
    const long: Texts['stepStates'] = { ...lacking, unknown, extra: 'x' };
    expect([Object.keys(short).length, Object.keys(long).length]).toEqual([6, 8]);
  });
});
