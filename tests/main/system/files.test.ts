import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../main/core/digest.ts';
import { removeFile, replaceFile, sweepTemporaryFiles, type Replacement } from '../../../main/system/files.ts';
import { isMixture, restoreFromBackup, writeInPlace } from '../../../main/system/in-place.ts';
import { retryWhileLocked } from '../../../main/system/retry-locked.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-files-')));
  file = join(folder, 'hosts');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Windows has no modes, and links only for administrators. */
const mayLink = process.getuid !== undefined;

const never = new AbortController().signal;

function replacement(old: string | undefined, fresh: string | Buffer, more: Partial<Replacement> = {}): Replacement {
  return {
    path: file, expectedSha256: old === undefined ? undefined : sha256(old), content: [Buffer.from(fresh)], platform: 'linux', signal: never, ...more,
  };
}

function problem(code: string, facts: object = {}): unknown {
  return expect.objectContaining({ problem: expect.objectContaining({ code, facts: expect.objectContaining(facts) as unknown }) as unknown });
}

describe('replacing a file', () => {
  test('puts the pieces in its place and leaves nothing beside it', async () => {
    writeFileSync(file, 'old');
    await replaceFile(replacement('old', '', { content: [Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(3_000_000, 'b'), Buffer.from('c')] }));
    expect(readFileSync(file, 'latin1')).toBe(`a${'b'.repeat(3_000_000)}c`);
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test.runIf(mayLink)('keeps the mode', async () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    await replaceFile(replacement('old', 'new'));
    expect(statSync(file).mode & 0o7777).toBe(0o640);
  });

  test('is another file afterwards, never the old one written over', async () => {
    writeFileSync(file, 'old');
    const { ino } = statSync(file);
    await replaceFile(replacement('old', 'new'));
    expect(statSync(file).ino).not.toBe(ino);
  });

  test('creates a missing one, readable by everybody', async () => {
    await replaceFile(replacement(undefined, 'new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o444).toBe(0o444);
  });

  test.runIf(mayLink)('follows a symlink and leaves the link', async () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'file'), 'old');
    symlinkSync(join('real', 'file'), file);
    await replaceFile(replacement('old', 'new'));
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real', 'file'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'real'))).toEqual(['file']);
  });

  const links: [string, () => void][] = [['a link to nowhere', () => symlinkSync(join(folder, 'nowhere'), file)], ['a link to itself', () => symlinkSync(file, file)]];
  test.for<[string, () => void]>([['a folder', () => mkdirSync(file)], ...(mayLink ? links : [])])('refuses %s', async ([, make]) => {
    make();
    await expect(replaceFile(replacement(undefined, 'new'))).rejects.toThrow(problem('hosts.notRegular', { file }));
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('refuses one that has changed, has gone or has come, and leaves it', async () => {
    await expect(replaceFile(replacement('old', 'new'))).rejects.toThrow(problem('hosts.changedMeanwhile'));
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(file, 'someone');
    await expect(replaceFile(replacement('old', 'new'))).rejects.toThrow(problem('hosts.changedMeanwhile', { file }));
    await expect(replaceFile(replacement(undefined, 'new'))).rejects.toThrow(problem('hosts.changedMeanwhile', { file }));
    expect(readFileSync(file, 'utf8')).toBe('someone');
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('refuses one that changes while the new content is written', async () => {
    writeFileSync(file, 'old');
    // A fake signal: it is asked after the file was read and before it is replaced.
    const meddling = { throwIfAborted: () => writeFileSync(file, 'someone') } as AbortSignal;
    await expect(replaceFile(replacement('old', 'new', { signal: meddling }))).rejects.toThrow(problem('hosts.changedMeanwhile', { file }));
    expect(readFileSync(file, 'utf8')).toBe('someone');
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('cancelled leaves everything as it was', async () => {
    writeFileSync(file, 'old');
    await expect(replaceFile(replacement('old', 'new', { signal: AbortSignal.abort() }))).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('in a folder that is not there is a problem', async () => {
    const path = join(folder, 'missing', 'hosts');
    await expect(replaceFile(replacement(undefined, 'new', { path }))).rejects.toThrow(problem('hosts.notWritable', { file: path }));
  });

  test('on Windows clears the read-only attribute and puts it back', async () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o444);
    await replaceFile(replacement('old', 'new', { platform: 'win32' }));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o222).toBe(0);
  });
});

describe('removing a file', () => {
  test('needs the expected content', async () => {
    writeFileSync(file, 'ours');
    await expect(removeFile(file, sha256('other'), 'linux')).rejects.toThrow(problem('hosts.changedMeanwhile'));
    expect(existsSync(file)).toBe(true);
    await removeFile(file, sha256('ours'), 'linux');
    expect(existsSync(file)).toBe(false);
  });
});

describe('a file that Windows says is held', () => {
  const held = Object.assign(new Error('held'), { code: 'EBUSY' });

  test('is tried again after 10, 20, … 640 ms', async () => {
    const pauses: number[] = [];
    let failures = 8;
    await retryWhileLocked(() => (failures-- > 0 ? Promise.reject(held) : Promise.resolve()), file, 'win32', (ms) => Promise.resolve(pauses.push(ms)));
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 640]);
  });

  test('is given up after 10 s', async () => {
    const pauses: number[] = [];
    const attempt = retryWhileLocked(() => Promise.reject(held), file, 'win32', (ms) => Promise.resolve(pauses.push(ms)));
    await expect(attempt).rejects.toThrow(problem('hosts.locked', { file }));
    expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(10_000);
    expect(pauses.reduce((sum, ms) => sum + ms)).toBeLessThan(10_000 + 640);
  });

  test('is not tried again elsewhere, nor for other errors', async () => {
    const noPause = (): never => expect.unreachable('no pause is wanted');
    await expect(retryWhileLocked(() => Promise.reject(held), file, 'linux', noPause)).rejects.toThrow(held);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    await expect(retryWhileLocked(() => Promise.reject(full), file, 'win32', noPause)).rejects.toThrow(full);
  });
});

test('sweeping removes our temporary files and nothing else', async () => {
  const kept = ['hosts', '.hosts.hunt-lab-', '.hosts.hunt-lab-0123456789abcdeg', '.other.hunt-lab-0123456789abcdef', '.hosts.swp', 'hosts.bak'];
  for (const name of [...kept, '.hosts.hunt-lab-0123456789abcdef', '.hosts.hunt-lab-ffffffffffffffff']) writeFileSync(join(folder, name), 'x');
  await sweepTemporaryFiles(file);
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
  await sweepTemporaryFiles(join(folder, 'missing', 'hosts'));
});

describe('writing over a file that cannot be replaced', () => {
  const before = `127.0.0.1 localhost\n${'# line\n'.repeat(100)}`;
  const after = `${before}block\n`;
  const side = (which: string, content: string): string => join(folder, `.hosts.hunt-lab-${which}-${sha256(content)}`);

  test('keeps the file itself and leaves nothing beside it', async () => {
    writeFileSync(file, before);
    const { ino } = statSync(file);
    const temporary = join(folder, '.hosts.hunt-lab-0123456789abcdef');
    writeFileSync(temporary, 'x');
    await writeInPlace({ path: file, temporary, sha256Before: sha256(before), sha256After: sha256('x'), content: [Buffer.from('x')], platform: 'linux' });
    expect(readFileSync(file, 'utf8')).toBe('x');
    expect(statSync(file).ino).toBe(ino);
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('refuses a file that changed, and leaves it', async () => {
    writeFileSync(file, 'someone');
    const temporary = join(folder, 'new');
    writeFileSync(temporary, after);
    const attempt = writeInPlace({ path: file, temporary, sha256Before: sha256(before), sha256After: sha256(after), content: [Buffer.from(after)], platform: 'linux' });
    await expect(attempt).rejects.toThrow(problem('hosts.changedMeanwhile'));
    expect(readFileSync(file, 'utf8')).toBe('someone');
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('cut off at any byte is put back at the next start', async () => {
    const oldText = '10.42.1.1 x\nend of the old file\n';
    const newText = '10.42.3.77 y\n';
    for (let cut = 1; cut < newText.length; cut += 1) {
      writeFileSync(file, newText.slice(0, cut) + oldText.slice(cut));
      writeFileSync(side('before', oldText), oldText);
      writeFileSync(side('after', newText), newText);
      await restoreFromBackup(file);
      expect(readFileSync(file, 'utf8')).toBe(oldText);
      expect(readdirSync(folder)).toEqual(['hosts']);
    }
  });

  test.for([
    ['finished', after], ['not begun', before], ['edited by somebody since', `${after}1.2.3.4 foreign\n`], ['replaced by somebody', 'other\n'],
  ] as const)('is left alone when it was %s', async ([, content]) => {
    writeFileSync(file, content);
    writeFileSync(side('before', before), before);
    writeFileSync(side('after', after), after);
    expect(await restoreFromBackup(file)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['hosts']);
  });

  test('is left alone when the copy itself was cut off', async () => {
    const mixture = after.slice(0, -3);
    writeFileSync(file, mixture);
    writeFileSync(side('before', before), before.slice(5));
    writeFileSync(side('after', after), after);
    expect(await restoreFromBackup(file)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(mixture);
  });

  test('a mixture has only bytes of the two contents', () => {
    const mix = (content: string): boolean => isMixture(Buffer.from(content), Buffer.from('aaaa'), Buffer.from('bbbbbb'));
    expect(['bbaa', 'abab', 'bbbbb', 'aaaab', 'aaaabb'].map(mix)).toEqual([true, true, true, true, true]);
    expect(['aaaa', 'bbbbbb', 'aaa', 'bbbbbbb', 'bbca', 'aaaac', ''].map(mix)).toEqual([false, false, false, false, false, false, false]);
  });
});
