// The kista's pages as they are drawn: what stands on them, in both languages, and what must never stand there.

import { describe, expect, it } from 'vitest';
import type { LabApi } from '../../../../preload/contract/bridge/index.ts';
import type { TransferResult } from '../../../../preload/contract/kista.ts';
import { kistaWindowEn } from '../../../../preload/contract/text/kista/window-en.ts';
import { KistaScreen } from '../../../../renderer/screens/kista/kista.tsx';
import type { KistaPage, KistaStanding, KistaState } from '../../../../renderer/state/kista-state.ts';
import { createKistaStore } from '../../../../renderer/state/kista-store.ts';
import { draw } from '../../draw.tsx';
import { createFakeVisit } from '../../fake-visit.ts';
import { chain, createFakeKista, information, lockedKey, openKey, problem, rightOne, standing } from '../../state/kista-fake.ts';

interface Shown {
  readonly page: KistaPage;
  readonly told?: Partial<KistaStanding>;
  readonly state?: Partial<KistaState>;
  readonly language?: 'en' | 'nb';
}

function drawn({ page, told = {}, state = {}, language = 'en' }: Shown): string {
  const store = createKistaStore(createFakeKista().api);
  store.setState({ page, told: standing(told), ...state });
  const { api, visit } = createFakeVisit();
  return draw(<KistaScreen given={{ ...store, getInitialState: store.getState }} />, { language, platform: 'linux', api: api as LabApi, visit });
}

const { check, begin, unlock, result: resultWords } = kistaWindowEn;
const other = { verdicts: chain(3, problem('kista.otherFingerprint', { expected: information.fingerprint, found: information.fingerprint.replace('aPU', 'zzz') })), isRight: false, traces: [] };
const result: TransferResult = {
  direction: 'upload', state: 'complete', proof: 'read-back', files: 1, sizeBytes: 3, alreadyThere: 0, seconds: 1, bytesPerSecond: 3, cuts: 0,
  rows: [{ name: '<img src=x>\u202Egpj', kind: 'file', files: 1, sizeBytes: 3, state: 'arrived', doneBytes: 3 }], problems: [], moreProblems: 0,
};

describe('the beginning', () => {
  it('reads each part back, and gives each wrong one its own sentence', () => {
    const part = { value: '' };
    const markup = drawn({ page: 'begin', told: { given: { host: { value: 'evil.example', problem: problem('kista.otherHost', { host: 'evil.example' }) }, port: { value: '2124' }, user: { value: 'a b', problem: problem('kista.badUser') }, fingerprint: { ...part, problem: problem('kista.informationIncomplete') } } } });
    expect(markup.match(/aria-invalid="true"/g)).toHaveLength(3);
    expect(markup).toContain('value="evil.example"');
    expect(markup).toContain(begin.acceptHost);
    expect(markup).toContain(begin.notFound);
  });

  it('offers what was interrupted', () => {
    expect(drawn({ page: 'begin', told: { unfinished: { direction: 'upload', information, doneBytes: 1000, totalBytes: 2000, rows: [] } } })).toContain('1 kB of 2 kB have arrived');
  });

  it('shows the practice e-mail only in practice', () => {
    expect(drawn({ page: 'begin' })).not.toContain(begin.letter);
    expect(drawn({ page: 'begin', told: { scene: 'good' } })).toContain(begin.letter);
  });
});

describe('getting ready', () => {
  it('has the opening with the text for IT, and asks for a passphrase', () => {
    const markup = drawn({ page: 'ready' });
    for (const text of ['129.241.176.121', '2000-2128', 'TCP', 'Open it.']) expect(markup).toContain(text);
    expect(markup).toContain('type="password"');
  });

  it('shows where the halves of a key are', () => {
    const markup = drawn({ page: 'ready', told: { keys: [openKey], key: 'heart' } });
    expect(markup).toContain('~/Downloads/ekista_pubkey.txt');
    expect(markup).toContain('~/.ssh/ekista_heart');
  });
});

describe('the key', () => {
  it('that is closed is asked its passphrase, and one that is missing leads to getting ready', () => {
    expect(drawn({ page: 'unlock', told: { information, keys: [lockedKey], key: 'heart' } })).toContain('Passphrase of ~/.ssh/ekista_heart');
    expect(drawn({ page: 'unlock', told: { information } })).toContain(unlock.titleNone);
  });
});

describe('another fingerprint', () => {
  it.each(['en', 'nb'] as const)('has no way on, in %s', (language) => {
    const markup = drawn({ page: 'check', language, told: { information, checked: other } });
    const buttons = [...markup.matchAll(/<button.*?<\/button>/g)].map(([button]) => button.replaceAll(/<[^>]*>/g, ''));
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.filter((text) => /send|fetch|accept|yes|anyway|godta|hent|ja\b|likevel/i.test(text))).toEqual([]);
  });

  it('is shown beside the right one, with what differs marked', () => {
    const markup = drawn({ page: 'check', told: { information, checked: other } });
    expect(markup).toContain(check.different);
    expect(markup).not.toContain(`>${check.same}<`);
    expect(markup).toContain('>zzz<');
  });
});

describe('the right kista', () => {
  it('shows what the server says as text', () => {
    const markup = drawn({ page: 'check', told: { information, checked: { ...rightOne, banner: { text: '<script>alert(1)</script>', digest: 'd' } } } });
    expect(markup).toContain('&lt;script&gt;');
    expect(markup).not.toContain('<script>');
    expect(markup).toContain(check.send);
  });

  it('that says nothing has nothing to be read', () => {
    const { verdicts, isRight, traces } = rightOne;
    const markup = drawn({ page: 'check', told: { information, checked: { verdicts, isRight, traces } } });
    expect(markup).toContain(check.saysNothing);
    expect(markup).not.toContain(check.send);
  });
});

describe('a result', () => {
  it('says unchanged of what was read back, and shows hostile names as text', () => {
    const markup = drawn({ page: 'transfer', told: { information, result } });
    expect(markup).toContain(resultWords.unchangedOne);
    expect(markup).toContain('&lt;img src=x&gt;\uFFFDgpj');
  });

  it('says only the size where only the size was compared', () => {
    const markup = drawn({ page: 'transfer', told: { information, result: { ...result, proof: 'size' } } });
    expect(markup).toContain(resultWords.sameOne);
    expect(markup).not.toMatch(/unchanged/i);
  });

  it('lists what did not get there, with its reason, and offers to go on', () => {
    const markup = drawn({ page: 'transfer', told: {
      information, unfinished: { direction: 'upload', information, doneBytes: 0, totalBytes: 3, rows: [] },
      result: { ...result, state: 'incomplete', problems: [{ name: 'a/b.csv', problem: problem('kista.connectionLost', { host: 'h' }) }], moreProblems: 7 },
    } });
    expect(markup).toContain('a/b.csv');
    expect(markup).toContain('And 7 more.');
    expect(markup).toContain(`>${resultWords.resume}<`);
  });
});
