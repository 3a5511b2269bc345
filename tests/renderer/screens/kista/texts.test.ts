// What is said of a transfer: numbers as people say them, and "unchanged" of nothing that was not read back.

import { describe, expect, it } from 'vitest';
import type { TransferResult } from '../../../../preload/contract/kista.ts';
import { kistaWindowEn } from '../../../../preload/contract/text/kista/window-en.ts';
import { kistaWindowNb } from '../../../../preload/contract/text/kista/window-nb.ts';
import { filesText, speedText, timeText } from '../../../../renderer/screens/kista/amounts.ts';
import { leadOfResult, pairsOfResult, reportOfResult, titleOfResult } from '../../../../renderer/screens/kista/result-texts.ts';
import { kistaNews } from '../../../../renderer/screens/kista/told.ts';
import type { KistaState } from '../../../../renderer/state/kista-state.ts';
import { wordsOf } from '../../draw.tsx';
import { chain, problem, progressOf } from '../../state/kista-fake.ts';

const { transfer } = kistaWindowEn;
const result: TransferResult = {
  direction: 'upload', state: 'complete', proof: 'read-back', files: 5, sizeBytes: 96_100_000_000, alreadyThere: 0, seconds: 7_200, bytesPerSecond: 13_900_000, cuts: 0, rows: [],
  manifest: { name: 'sha256.txt', place: '~/sha256.txt' }, problems: [], moreProblems: 0,
};

describe('numbers', () => {
  it('are said as people say them', () => {
    expect([1, 12_000].map((count) => filesText(count, transfer, 'en'))).toEqual(['1 file', '12,000 files']);
    expect([0.2, 40, 65, 1_800, 12_000].map((seconds) => timeText(seconds, transfer))).toEqual(['1 second', '40 seconds', '1 minute', '30 minutes', '3 hours']);
    expect(speedText(13_900_000, transfer, 'en')).toBe('13.9 MB per second');
  });
});

describe('the word "unchanged"', () => {
  const title = (parts: Partial<TransferResult>): string => titleOfResult({ ...result, ...parts }, kistaWindowEn, 'en');

  it('stands where every file was read back and compared', () => {
    expect(title({})).toBe('All 5 files arrived unchanged');
    expect(title({ files: 1 })).toBe('The file arrived unchanged');
    expect(reportOfResult(result, 'partner', kistaWindowEn, 'en')).toContain('its SHA-256 was the same');
  });

  it.each([
    [{ proof: 'size' }, 'All 5 files arrived with the same size'], [{ proof: 'none' }, 'Not everything arrived'], [{ state: 'incomplete' }, 'Not everything arrived'], [{ state: 'cancelled' }, 'Stopped'],
  ] as const)('stands nowhere for %o', (parts, expected) => {
    const other = { ...result, ...parts };
    expect(title(parts)).toBe(expected);
    for (const texts of [kistaWindowEn, kistaWindowNb]) {
      const all = [titleOfResult(other, texts, 'en'), leadOfResult(other, texts, 'en'), reportOfResult(other, 'partner', texts, 'en')].join(' ');
      if (other.proof !== 'read-back') expect(all).not.toMatch(/unchanged|uendret|SHA-256 (is|was|er|var)/);
    }
  });
});

describe('the proof', () => {
  it('names what was compared, and only what happened', () => {
    const names = (parts: Partial<TransferResult>): readonly string[] => pairsOfResult({ ...result, ...parts }, kistaWindowEn, 'en').map(({ name }) => name);
    expect(names({})).toEqual(['Compared', 'List of checksums', 'Also here', 'Speed']);
    expect(names({ cuts: 5, alreadyThere: 2 })).toEqual(['Compared', 'List of checksums', 'Also here', 'Speed', 'Were there already, equal', 'Cut and taken up again']);
  });
});

describe('what screen readers are told', () => {
  const state = (parts: Partial<KistaState>): KistaState => ({ page: 'check', isCancelling: false, direction: 'upload', isAnew: false, ...parts });
  const told = (before: KistaState, after: KistaState): readonly string[] => kistaNews(before, after, kistaWindowEn, wordsOf('en')).map(({ text, isUrgent }) => `${isUrgent ? 'at once' : 'in turn'}: ${text}`);

  it('is each verdict once', () => {
    expect(told(state({ verdicts: chain(1) }), state({ verdicts: chain(2) }))).toEqual(['in turn: The port answers. Done.']);
    expect(told(state({ verdicts: chain(2) }), state({ verdicts: chain(2) }))).toEqual([]);
  });

  it('is a problem at once', () => {
    expect(told(state({}), state({ problem: { of: 'transfer', problem: problem('kista.nothingChosen') } }))[0]).toMatch(/^at once: /);
  });

  it('is a transfer at its quarters, and that it was cut', () => {
    const at = (doneBytes: number, phase: 'moving' | 'reconnecting' = 'moving'): KistaState => state({ progress: progressOf({ doneBytes, phase }) });
    expect(told(at(24), at(26))).toEqual(['in turn: 25 %']);
    expect(told(at(26), at(30))).toEqual([]);
    expect(told(at(30), at(30, 'reconnecting'))).toEqual([`in turn: ${transfer.phases.reconnecting}`]);
  });
});
