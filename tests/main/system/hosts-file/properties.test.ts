// Random hosts files made of lines that are hard on editors. `npm run test:long` takes ten times as many.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toProblem } from '../../../../main/core/problem.ts';
import { splicedPieces } from '../../../../main/system/hosts-file/bytes.ts';
import { applySplice } from '../../../../main/system/hosts-file/edits.ts';
import { planHosts, type HostsChange } from '../../../../main/system/hosts-file/plan.ts';
import { applyChanges, block, bytes, demolab, file, otherLab, text, undoChanges } from './editing.ts';
import { atLength } from '../../../at-length.ts';

const runs = atLength(100_000, 1_000_000);
const prefix = '# disabled by HUNT Cloud lab access: ';
const [begin = '', entry = '', end = ''] = block(demolab).split('\n');

const nastyLine = fc.constantFrom(
  '', ' ', '127.0.0.1 localhost', '127.0.0.1\tlocalhost\tbox # r\xe6v', '::1 localhost', '\xef\xbb\xbf127.0.0.1 x', '\0\0\0', '# \xe6\xf8\xe5', '\r', 'a\rb',
  '10.42.9.9 demolab.lab.hdc.ntnu.no', '10.42.9.9 demolab.lab.hdc.ntnu.no', '\t10.42.9.9\tDemoLab.lab.hdc.ntnu.no # old', '10.42.3.7 demolab.lab.hdc.ntnu.no',
  'fe80::1%eth0 demolab.lab.hdc.ntnu.no', '10.42.9.9 demolab.lab.hdc.ntnu.no\0junk', '10.42.9.9 demolab.lab.hdc.ntnu.no demolab', '10.42.3.7 x demolab.lab.hdc.ntnu.no',
  '# 10.42.9.9 demolab.lab.hdc.ntnu.no', `${prefix}10.42.9.9 demolab.lab.hdc.ntnu.no`, `${prefix}`, ` ${prefix}x`, `${prefix}${prefix}10.42.9.9 demolab.lab.hdc.ntnu.no`,
  block(demolab).slice(0, -1), block({ ...demolab, address: '10.42.1.1' }).slice(0, -1), block(otherLab).slice(0, -1), block(demolab, '\r\n').slice(0, -2),
  begin, entry, end, ` ${begin}`, begin.toLowerCase(), '# Added by Docker Desktop', '# --- SWITCHHOSTS_CONTENT_START ---', '10.0.0.1 a.example b.example c.example',
);
const anyLine = fc.oneof({ weight: 4, arbitrary: nastyLine }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map(text) });
const eol = fc.constantFrom('\n', '\n', '\r\n', '\r');
const lines = fc.array(fc.tuple(anyLine, eol).map((pair) => pair.join('')), { maxLength: 8 }).map((parts) => parts.join(''));
const anyFile = fc.tuple(fc.constantFrom('', '', '', '\xef\xbb\xbf'), lines, fc.oneof(fc.constant(''), anyLine)).map((parts) => bytes(parts.join('')));

const refusals = ['hosts.damagedBlock', 'hosts.nameOnSharedLine', 'hosts.unsupportedEncoding'];

/** The plan, or none when the file is refused with one of the problems that a plan may have. Any other error fails the test. */
async function planOrRefusal(content: Buffer, wanted = demolab): Promise<readonly HostsChange[] | undefined> {
  return Promise.resolve().then(() => planHosts(content, wanted, file)).catch((error: unknown) => {
    if (!refusals.includes(toProblem(error).code)) throw error;
    return undefined;
  });
}

const counted = { applied: 0, refused: 0, already: 0, disabled: 0 };

function count(changes: readonly HostsChange[] | undefined): void {
  if (changes === undefined) counted.refused += 1;
  else if (changes.length === 0) counted.already += 1;
  else counted.applied += 1;
  if (changes?.some((change) => change.kind === 'hosts.disableLine')) counted.disabled += 1;
}

describe(`${runs} random hosts files`, { timeout: 3_600_000 }, () => {
  test('apply then undo leaves the same bytes, and applying twice is applying once', async () => {
    await fc.assert(fc.asyncProperty(anyFile, async (content) => {
      const changes = await planOrRefusal(content);
      count(changes);
      if (changes === undefined) return;
      const applied = applyChanges(content, changes);
      expect(planHosts(applied, demolab, file)).toEqual([]);
      expect(text(applyChanges(applied, changes))).toBe(text(applied));
      expect(text(undoChanges(applied, changes))).toBe(text(content));
    }), { numRuns: runs });
    console.log(`hosts property: ${JSON.stringify(counted)}`);
    expect(counted.applied).toBeGreaterThan(runs / 4);
    expect(counted.disabled).toBeGreaterThan(runs / 50);
  });

  test('only the bytes of the splice change, and every inserted byte is ASCII', async () => {
    await fc.assert(fc.asyncProperty(anyFile, async (content) => {
      let before = content;
      for (const { record } of await planOrRefusal(content) ?? []) {
        const { at, removeBytes, insert } = applySplice(record, before);
        const after = Buffer.concat(splicedPieces(before, { at, removeBytes, insert }));
        expect(text(after.subarray(0, at))).toBe(text(before.subarray(0, at)));
        expect(text(after.subarray(at + insert.length))).toBe(text(before.subarray(at + removeBytes)));
        expect(insert).toMatch(/^[\x20-\x7e\r\n]*$/);
        before = after;
      }
    }), { numRuns: runs / 20 });
  });

  test('undo keeps whole lines that somebody added elsewhere since', async () => {
    const foreign = fc.constantFrom('1.2.3.4 foreign.example', '# \xe6', '', '5.6.7.8 a b c');
    await fc.assert(fc.asyncProperty(anyFile, foreign, foreign, async (content, first, last) => {
      const changes = await planOrRefusal(content);
      if (changes === undefined || startsWithBom(content)) return;
      const applied = applyChanges(content, changes);
      const above = bytes(`${first}\n`);
      const below = bytes(endsLine(applied) ? `${last}\n` : `\n${last}\n`);
      const undone = undoChanges(Buffer.concat([above, applied, below]), changes);
      expect(undone.subarray(0, above.length)).toEqual(above);
      expect(text(undone).endsWith(`${last}\n`)).toBe(true);
      const rest = text(undone.subarray(above.length, undone.length - last.length - 1));
      // A block without a last EOL gets one from whoever writes below it.
      expect([text(content), `${text(content)}\n`, `${text(content)}\r\n`]).toContain(rest);
    }), { numRuns: runs / 20 });
  });

  test('two labs are put in and taken out in any order without a trace', async () => {
    await fc.assert(fc.asyncProperty(anyFile, fc.boolean(), async (content, firstFirst) => {
      const first = await planOrRefusal(content);
      if (first === undefined) return;
      const one = applyChanges(content, first);
      const second = await planOrRefusal(one, otherLab);
      if (second === undefined) return;
      const both = applyChanges(one, second);
      const undone = firstFirst ? undoChanges(undoChanges(both, first), second) : undoChanges(undoChanges(both, second), first);
      expect(text(undone)).toBe(text(content));
    }), { numRuns: runs / 20 });
  });
});

function startsWithBom(content: Buffer): boolean {
  return text(content).startsWith('\xef\xbb\xbf');
}

function endsLine(content: Buffer): boolean {
  return content.length === 0 || content.at(-1) === 0x0a;
}
