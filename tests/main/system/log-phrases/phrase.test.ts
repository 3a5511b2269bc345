// How words are found in a line: in order, whole, whatever stands around them, and harmless to show.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, factsOf, findCause, findPhrase, type Phrase } from '../../../../main/system/log-phrases/phrase.ts';

const phrase: Phrase = { id: 'x', holds: ['Open ', ' failed'], gaps: ['file'], means: { code: 'vpn.fileMissing' }, source: 'made up' };

describe('a phrase', () => {
  it('is found with its pieces in order, whatever their case and what stands around', () => {
    expect(findPhrase('10:00 [x] OPEN /a/b FAILED (3)', [phrase])).toBe(phrase);
    expect(findPhrase(' failed Open ', [phrase])).toBeUndefined();
    expect(findPhrase('Open /a/b', [phrase])).toBeUndefined();
  });

  it('is not found where a line holds what it lacks, or stands elsewhere than at its end or start', () => {
    expect(findPhrase('Open x failed twice', [{ ...phrase, lacks: ['TWICE'] }])).toBeUndefined();
    expect(findPhrase('so Open x failed', [{ ...phrase, at: 'start' }])).toBeUndefined();
    expect(findPhrase('so Open x failed', [{ ...phrase, at: 'end' }])).toBeDefined();
    expect(findPhrase('Open x failed so', [{ ...phrase, at: 'end' }])).toBeUndefined();
  });

  it('gives what stands in its gaps as facts, cut and without control characters', () => {
    expect(factsOf('x: Open /home/\u202ejoe\u0007 failed', phrase)).toEqual({ file: '/home/joe' });
    expect(factsOf(`Open ${'y'.repeat(900)} failed`, phrase)['file']).toHaveLength(120);
  });
});

it('of last words the first cause counts, and symptoms and notes do not', () => {
  const symptom: Phrase = { id: 's', holds: ['it broke'], means: { code: 'vpn.noAnswer', symptom: true }, source: 'made up' };
  expect(findCause('it broke\nOpen a failed\r\nOpen b failed', [symptom, phrase])).toMatchObject({ code: 'vpn.fileMissing', facts: { file: 'a' }, retry: 'after-fix' });
  expect(findCause('it broke', [symptom])).toBeUndefined();
});

it('a cleaned line is at most 2,000 characters, one line, and shows nothing invisible', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (line) => {
    const clean = cleanLine(line);
    expect(clean.length).toBeLessThanOrEqual(2_000);
    expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  }));
});
