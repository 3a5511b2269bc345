import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../../main/core/digest.ts';
import { hostsLimitBytes, planHosts } from '../../../../main/system/hosts-file/plan.ts';
import { applyChanges, block, bytes, demolab, file, otherLab, plan, text, undoChanges } from './editing.ts';

function expectRefusal(content: Buffer, code: string, facts: Readonly<Record<string, string>>): void {
  expect(() => planHosts(content, demolab, file)).toThrow(expect.objectContaining({ problem: { code, retry: 'after-fix', facts } }));
}

function applied(content: string, wanted = demolab): string {
  return text(applyChanges(bytes(content), plan(content, wanted)));
}

function kinds(content: string): readonly string[] {
  return plan(content).map((change) => change.kind);
}

const stale = '10.42.9.9 demolab.lab.hdc.ntnu.no\n';
const disabled = '# disabled by HUNT Cloud lab access: ';

describe('the block', () => {
  test('is three ASCII lines at the end', () => {
    expect(applied('127.0.0.1 localhost\n')).toBe('127.0.0.1 localhost\n'
      + '# >>> HUNT Cloud lab access: demolab >>>\n10.42.3.7    demolab.lab.hdc.ntnu.no\n# <<< HUNT Cloud lab access: demolab <<<\n');
  });

  test('has the line ends of the file', () => {
    expect(applied('127.0.0.1 localhost\r\n')).toBe(`127.0.0.1 localhost\r\n${block(demolab, '\r\n')}`);
    expect(applied('a\nb\r\n')).toBe(`a\nb\r\n${block(demolab)}`);
  });

  test('leaves a file without final newline one', () => {
    expect(applied('127.0.0.1 localhost')).toBe(`127.0.0.1 localhost\n${block(demolab).slice(0, -1)}`);
  });

  test('fills an empty file, and creates a missing one', () => {
    expect(applied('')).toBe(block(demolab));
    expect(kinds('')).toEqual(['hosts.putBlock']);
    expect(plan(undefined).map((change) => change.kind)).toEqual(['hosts.createFile']);
    expect(plan(undefined)[0]?.record.sha256Before).toBe(sha256(''));
  });

  test('goes after the line of a BOM, so that the BOM hides nothing of ours', () => {
    expect(applied('\xef\xbb\xbf')).toBe(`\xef\xbb\xbf\n${block(demolab).slice(0, -1)}`);
    expect(applied('\xef\xbb\xbf# x\r\n')).toBe(`\xef\xbb\xbf# x\r\n${block(demolab, '\r\n')}`);
  });

  test('stands beside that of another lab', () => {
    const both = applied(applied('a\n'), otherLab);
    expect(both).toBe(`a\n${block(demolab)}${block(otherLab)}`);
    expect(plan(both)).toEqual([]);
    expect(plan(both, otherLab)).toEqual([]);
  });

  test('with another address is replaced where it stands', () => {
    const old = `a\n${block({ ...demolab, address: '10.42.1.1' }, '\r\n')}b\n`;
    expect(plan(old)[0]).toMatchObject({ kind: 'hosts.replaceBlock', facts: { from: '10.42.1.1', to: '10.42.3.7' } });
    expect(applied(old)).toBe(`a\n${block(demolab, '\r\n')}b\n`);
    expect(text(undoChanges(bytes(applied(old)), plan(old)))).toBe(old);
  });
});

test('an indented last line without newline is not relied on, since glibc misreads it', () => {
  expect(kinds(' 10.42.3.7 demolab.lab.hdc.ntnu.no')).toEqual(['hosts.putBlock']);
  expect(kinds(' 10.42.3.7 demolab.lab.hdc.ntnu.no\n')).toEqual([]);
  expect(kinds(' 10.42.9.9 demolab.lab.hdc.ntnu.no')).toEqual(['hosts.putBlock', 'hosts.disableLine']);
});

describe('nothing is changed', () => {
  test.for([
    ['our block is there', `a\n${block(demolab)}b\n`],
    ['our block is there, converted to CRLF', `a\r\n${block(demolab, '\r\n')}`],
    ['a line of the person has the right address', '10.42.3.7\tDEMOLAB.lab.HDC.ntnu.no\tdemolab # mine\n'],
    ['the same line twice', '10.42.3.7 demolab.lab.hdc.ntnu.no\n10.42.3.7 demolab.lab.hdc.ntnu.no'],
    ['our block is there and a right line before it', `10.42.3.7 demolab.lab.hdc.ntnu.no\n${block(demolab)}`],
  ] as const)('when %s', ([, content]) => expect(plan(content)).toEqual([]));
});

describe('a line of the person that leads the name elsewhere', () => {
  test('becomes a comment, its bytes kept, after the block is there', () => {
    const content = `x\n\t10.42.9.9\tdemolab.lab.hdc.ntnu.no # b\xe6r\r\ny\n`;
    expect(kinds(content)).toEqual(['hosts.putBlock', 'hosts.disableLine']);
    expect(applied(content)).toBe(`x\n${disabled}\t10.42.9.9\tdemolab.lab.hdc.ntnu.no # b\xe6r\r\ny\n${block(demolab)}`);
    expect(plan(content)[1]?.facts).toEqual({ file, name: demolab.name, address: '10.42.9.9', line: '2' });
  });

  test('is disabled behind ours too, since a resolver answers both', () => {
    expect(kinds(`${block(demolab)}${stale}`)).toEqual(['hosts.disableLine']);
    expect(kinds(`10.42.3.7 demolab.lab.hdc.ntnu.no\n${stale}`)).toEqual(['hosts.disableLine']);
  });

  test('counts for IPv6 addresses, with and without zone', () => {
    expect(kinds('fe80::1%eth0 demolab.lab.hdc.ntnu.no\n::ffff:10.42.3.7 demolab.lab.hdc.ntnu.no\n')).toEqual(['hosts.putBlock', 'hosts.disableLine', 'hosts.disableLine']);
  });

  test.for([
    ['a comment', '# 10.42.9.9 demolab.lab.hdc.ntnu.no\n'],
    ['behind an inline comment', '127.0.0.1 localhost # demolab.lab.hdc.ntnu.no\n'],
    ['part of a longer name', '10.42.9.9 demolab.lab.hdc.ntnu.no.example.org mydemolab.lab.hdc.ntnu.no\n'],
    ['an address no resolver takes', '10.42.9.999 demolab.lab.hdc.ntnu.no\n010.1.1.1 demolab.lab.hdc.ntnu.no\n::: demolab.lab.hdc.ntnu.no\n'],
    ['behind a NUL', '127.0.0.1 localhost\0 demolab.lab.hdc.ntnu.no\n'],
    ['the line that a BOM hides', '\xef\xbb\xbf10.42.9.9 demolab.lab.hdc.ntnu.no\n'],
    ['the address itself', 'demolab.lab.hdc.ntnu.no 10.42.9.9\n'],
  ] as const)('does not count as %s', ([, content]) => {
    expect(kinds(content)).toEqual(['hosts.putBlock']);
    expect(applied(content)).toBe(content + block(demolab));
  });

  test('that names other hosts too is refused with its line', () => {
    expectRefusal(bytes('# x\n10.42.9.9 demolab.lab.hdc.ntnu.no demolab\n'), 'hosts.nameOnSharedLine', { file, line: '2', name: demolab.name });
  });

  test('is refused when there are more than 64 of them', () => {
    expect(plan(stale.repeat(64))).toHaveLength(65);
    expectRefusal(bytes(stale.repeat(65)), 'hosts.tooManyLines', { file, name: demolab.name, count: '65' });
  });
});

describe('a damaged block is refused with its line', () => {
  const [begin = '', entry = '', end = ''] = block(demolab).split('\n');
  test.for([
    ['begin only', [begin, entry], 2],
    ['end only', [entry, end], 3],
    ['two blocks of one lab', [begin, entry, end, begin, entry, end], 5],
    ['nested', [begin, begin, entry, end, end], 3],
    ['reversed', [end, entry, begin], 4],
    ['doubled end', [begin, entry, end, end], 5],
    ['an edited line', [begin, `${entry} # mine`, end], 2],
    ['a name added', [begin, entry, '10.42.3.9 x', end], 2],
    ['a blank line added', [begin, '', entry, end], 2],
    ['an empty block', [begin, end], 2],
    ['another lab inside', [begin, '# >>> HUNT Cloud lab access: other-lab >>>', entry, end], 2],
    ['trailing spaces behind a marker', [`${begin} `, entry, end], 2],
    ['something glued to the end', [begin, entry, `${end}10.0.0.1 x`], 4],
    ['an indented end', [begin, entry, ` ${end}`], 2],
    ['an end in capitals', [begin, entry, end.toUpperCase()], 2],
  ] as const)('%s', ([, lines, line]) => {
    expectRefusal(bytes(['# mine', ...lines, ''].join('\n')), 'hosts.damagedBlock', { file, line: String(line), lab: 'demolab' });
  });

  test('but markers that stand in the middle of lines are only text', () => {
    const content = `# see: ${begin}\n  ${end}\n`;
    expect(applied(content)).toBe(content + block(demolab));
  });

  test('and the damaged block of another lab is left alone', () => {
    const content = '# >>> HUNT Cloud lab access: other-lab >>>\n';
    expect(applied(content)).toBe(content + block(demolab));
  });
});

describe('a file is refused', () => {
  test.for(['\xff\xfe1\x002\x00', '\xfe\xff\x001'])('in UTF-16', (content) => {
    expectRefusal(bytes(content), 'hosts.unsupportedEncoding', { file, encoding: 'UTF-16' });
  });

  test('above 64 MiB', () => {
    expectRefusal(Buffer.alloc(hostsLimitBytes + 1, '#'), 'hosts.tooLarge', { file });
    expect(planHosts(Buffer.alloc(hostsLimitBytes, '#'), demolab, file)).toHaveLength(1);
  });
});

test('names and addresses that would be more than one line are a bug of the caller', () => {
  expect(() => planHosts(bytes(''), { ...demolab, address: '10.1.1.1\n0.0.0.0 x' }, file)).toThrow(/unchecked/);
  expect(() => planHosts(bytes(''), { ...demolab, name: 'a b' }, file)).toThrow(/unchecked/);
  expect(() => planHosts(bytes(''), { ...demolab, lab: 'x >>>' }, file)).toThrow(/unchecked/);
});

test('a line with another ending put before our block keeps every byte', () => {
  const changes = plan('a\r\nb');
  const applied = text(applyChanges(bytes('a\r\nb'), changes));
  const edited = applied.replace('# >>>', 'y\n# >>>');
  expect(text(undoChanges(bytes(edited), changes))).toBe('a\r\nb\r\ny');
});

test('each change has the digests of the content before and after it, in a chain', () => {
  const content = `${stale}a\n${stale}`;
  const records = plan(content).map((change) => change.record);
  expect(records).toHaveLength(3);
  expect(records[0]?.sha256Before).toBe(sha256(bytes(content)));
  expect(records[1]?.sha256Before).toBe(records[0]?.sha256After);
  expect(records[2]?.sha256Before).toBe(records[1]?.sha256After);
  expect(records[2]?.sha256After).toBe(sha256(bytes(applied(content))));
});

test('the same file gives the same plan', () => {
  expect(plan(`${stale}a`)).toEqual(plan(`${stale}a`));
});
