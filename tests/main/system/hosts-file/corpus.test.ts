import { describe, expect, test } from 'vitest';
import { planHosts } from '../../../../main/system/hosts-file/plan.ts';
import { corpus, type Fate } from './corpus.ts';
import { applyChanges, block, bytes, demolab, file, plan, text, undoChanges } from './editing.ts';

const changing: readonly Fate[] = ['put', 'change'];

function of(...fates: readonly Fate[]): readonly (readonly [string, string, Fate])[] {
  return corpus.filter(([, , fate]) => fates.includes(fate));
}

test('the corpus has at least 64 files', () => expect(corpus.length).toBeGreaterThanOrEqual(64));

describe('hand-made hosts files', () => {
  test.for(of(...changing))('%s: applied, applied again and undone to the byte', ([, content]) => {
    const changes = plan(content);
    const applied = applyChanges(bytes(content), changes);
    expect(text(applied)).not.toBe(content);
    expect(planHosts(applied, demolab, file)).toEqual([]);
    expect(text(undoChanges(applied, changes))).toBe(content);
  });

  test.for(of('put'))('%s: nothing but a block is added, at the end', ([, content]) => {
    const applied = text(applyChanges(bytes(content), plan(content)));
    expect(applied.startsWith(content)).toBe(true);
    expect(applied.slice(content.length).replaceAll('\r', '').trim()).toBe(block(demolab).trim());
  });

  test.for(of('already'))('%s: nothing to do', ([, content]) => expect(plan(content)).toEqual([]));

  test.for(corpus.filter(([, , fate]) => fate.startsWith('hosts.')))('%s: refused', ([, content, fate]) => {
    expect(() => plan(content)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: fate }) as unknown }));
  });
});

test('a million lines are planned, applied and undone', { timeout: 60_000 }, () => {
  const content = bytes(`${Array.from({ length: 1_000_000 }, (_, line) => `0.0.0.0 ads${line}.example.com`).join('\n')}\n10.42.9.9 demolab.lab.hdc.ntnu.no\n`);
  const changes = planHosts(content, demolab, file);
  expect(changes.map((change) => [change.kind, change.facts['line']])).toEqual([['hosts.putBlock', undefined], ['hosts.disableLine', '1000001']]);
  expect(undoChanges(applyChanges(content, changes), changes).equals(content)).toBe(true);
});

test('a line with a marker a hundred thousand times in it is planned too', () => {
  const marker = block(demolab).split('\n')[0] ?? '';
  const content = bytes(`#${marker.repeat(100_000)}\n${'# demolab.lab.hdc.ntnu.no '.repeat(100_000)}\n`);
  expect(planHosts(content, demolab, file)).toHaveLength(1);
});
