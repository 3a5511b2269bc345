// Which page follows, how the rail stands, how rows add up, and what is said of each part of a letter.

import { describe, expect, it } from 'vitest';
import { isLetter, standOf, typedOf } from '../../../renderer/state/kista-information.ts';
import { pageOf, railOf, runningOf } from '../../../renderer/state/kista-page.ts';
import { addProgress, percentOf, rowsOf } from '../../../renderer/state/kista-progress.ts';
import type { KistaState } from '../../../renderer/state/kista-state.ts';
import { chain, information, problem, progressOf, rightOne, standing } from './kista-fake.ts';

const row = (name: string, doneBytes: number) => ({ name, kind: 'file', files: 1, sizeBytes: 10, state: 'running', doneBytes }) as const;
const result = { direction: 'upload', state: 'complete', proof: 'read-back', files: 1, sizeBytes: 10, alreadyThere: 0, seconds: 1, bytesPerSecond: 10, cuts: 0, rows: [{ ...row('a', 10), state: 'arrived' }], problems: [], moreProblems: 0 } as const;

function state(parts: Partial<KistaState>): KistaState {
  return { page: 'begin', isCancelling: false, direction: 'upload', isAnew: false, ...parts };
}

describe('the page of a window that was loaded anew', () => {
  it.each([
    ['begin', {}], ['unlock', { information }], ['check', { information, checked: rightOne }], ['transfer', { information, checked: rightOne, result }],
    ['transfer', { information, running: { direction: 'upload' } }],
  ] as const)('is %s', (page, parts) => {
    expect(pageOf(standing(parts))).toBe(page);
  });
});

describe('the rail', () => {
  it('is solid only as far as it was proved', () => {
    const marks = railOf(state({ page: 'unlock', told: standing({ information }) })).map(({ mark }) => mark);
    expect(marks).toEqual(['done', 'needs', 'todo', 'todo', 'todo']);
  });

  it('is broken where the chain ended', () => {
    const checked = { verdicts: chain(3, problem('kista.otherFingerprint')), isRight: false, traces: [] };
    expect(railOf(state({ page: 'check', told: standing({ information, checked }) }))[2]).toMatchObject({ mark: 'problem', isCurrent: true });
  });

  it('ends with the proof, and not without one', () => {
    const proofOf = (proof: 'read-back' | 'none') => railOf(state({ page: 'transfer', isAnew: true, told: standing({ information, checked: rightOne, result: { ...result, proof } }) }))[4]?.mark;
    expect(proofOf('read-back')).toBe('done');
    expect(proofOf('none')).toBe('todo');
  });
});

describe('the chain', () => {
  it('goes on at the first thing that nobody has answered, and nowhere behind a failure', () => {
    expect(runningOf(chain(2))).toBe('banner');
    expect(runningOf(chain(2, problem('kista.notSsh')))).toBeUndefined();
    expect(runningOf(chain(6))).toBeUndefined();
  });
});

describe('rows', () => {
  it('keep what was told before and take what changed', () => {
    const first = addProgress(undefined, progressOf({ rows: [{ index: 0, row: row('a', 1) }, { index: 2, row: row('c', 0) }] }));
    const second = addProgress(first, progressOf({ doneBytes: 5, rows: [{ index: 0, row: row('a', 5) }, { index: 1, row: row('b', 0) }] }));
    expect(second.rows.map(({ row: { name, doneBytes } }) => `${name}${String(doneBytes)}`)).toEqual(['a5', 'b0', 'c0']);
    expect(second.doneBytes).toBe(5);
  });

  it('wait as they were chosen until something is told of them, and end as they ended', () => {
    const chosen = { items: [{ name: 'a', kind: 'file' as const, files: 1, sizeBytes: 10 }, { name: 'b', kind: 'folder' as const, files: 3, sizeBytes: 10 }], moreItems: 0, files: 4, sizeBytes: 20 };
    const going = state({ page: 'transfer', doing: 'transfer', told: standing({ chosen, result }), progress: progressOf({ rows: [{ index: 1, row: row('b', 4) }] }) });
    expect(rowsOf(going).map(({ name, state: stands }) => `${name} ${stands}`)).toEqual(['a waiting', 'b running']);
    expect(rowsOf({ ...going, doing: undefined }).map(({ state: stands }) => stands)).toEqual(['arrived']);
  });

  it('of which some were never told have no holes', () => {
    expect(rowsOf(state({ direction: 'download', doing: 'transfer', told: standing(), progress: progressOf({ rows: [{ index: 3, row: row('d', 0) }] }) }))).toHaveLength(1);
  });

  it('are never said to be there before they are, and what is empty is there at once', () => {
    expect(percentOf({ doneBytes: 999, sizeBytes: 1000 })).toBe(99);
    expect(percentOf({ doneBytes: 0, sizeBytes: 0 })).toBe(100);
  });
});

describe('a part of the transfer information', () => {
  const given = { host: { value: 'evil.example', problem: problem('kista.otherHost') }, port: { value: '2124' }, user: { value: 'x' }, fingerprint: { value: '' } };
  const typed = typedOf({ given });

  it('is read back, or says what is wrong with it', () => {
    expect(standOf('port', typed, given)).toEqual({ at: 'read' });
    expect(standOf('host', typed, given)).toMatchObject({ at: 'wrong', problem: { code: 'kista.otherHost' } });
  });

  it('says nothing any more once it was changed', () => {
    expect(standOf('host', { ...typed, host: 'ekista.hdc.ntnu.no' }, given)).toEqual({ at: 'typing' });
  });

  it('is a whole letter when it has lines or is longer than any part', () => {
    expect(isLetter('Host name: a\nPort: 2')).toBe(true);
    expect(isLetter(`${information.fingerprint}\n`)).toBe(false);
    expect(isLetter('x'.repeat(121))).toBe(true);
  });
});
