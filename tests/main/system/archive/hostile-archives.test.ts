// Archives made to harm, and archives that broke on their way. Each ends in its one problem, writes nothing outside its folder and
// leaves nothing behind. Names, links and lies are written byte by byte; the rest is made with 7-Zip and then damaged.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crc32 } from '../../../../main/system/archive/crc32.ts';
import { attempt, createBench, textOf, type Bench } from '../../../fixtures/archives/bench.ts';
import { assemble, unixMode, writeSevenZ, type WrittenEntry } from '../../../fixtures/archives/seven-z-writer.ts';

let bench: Bench;
let archive: Buffer;
let hiddenArchive: Buffer;
const key = 'fake key';
beforeAll(async () => {
  bench = createBench();
  const contents = { 'user.ovpn': 'client\n'.repeat(400), 'demolab-user.p12': noise(3000) };
  archive = readFileSync(await bench.pack('sound.7z', contents, ['-ms=off'], key));
  hiddenArchive = readFileSync(await bench.pack('sound-hidden.7z', contents, ['-mhe=on', '-ms=off'], key));
});
afterAll(() => bench.remove());

const good: WrittenEntry = { name: 'user.ovpn', content: 'client\n' };

interface Hostile {
  readonly what: string;
  readonly entries: readonly WrittenEntry[];
  readonly code: string;
}

function named(what: string, name: string, code = 'bundle.dangerousName'): Hostile {
  return { what, code, entries: [good, { name, content: 'evil' }] };
}

function typed(what: string, entry: Partial<WrittenEntry>): Hostile {
  return { what, code: 'bundle.dangerousEntry', entries: [good, { name: 'link.p12', content: '/etc/passwd', ...entry }] };
}

const names: readonly Hostile[] = [
  named('one level up', '../evil.ovpn'), named('two levels up', '../../evil.txt'), named('up in the middle', 'a/../../evil.ovpn'), named('only dots', '..'),
  named('a dot', './evil.ovpn'), named('absolute', '/tmp/evil.ovpn'), named('two slashes', '//server/share/evil.ovpn'), named('UNC', '\\\\server\\share\\evil.ovpn'),
  named('UNC, verbatim', '\\\\?\\C:\\evil.ovpn'), named('backslashes up', '..\\..\\evil.ovpn'), named('drive', 'C:\\Windows\\evil.ovpn'),
  named('drive with a slash', 'C:/evil.ovpn'), named('drive, relative', 'c:evil.ovpn'), named('stream', 'user2.ovpn:stream'), named('stream of data', 'x.ovpn::$DATA'),
  named('device', 'CON'), named('device with an ending', 'com1.txt'), named('device in a folder', 'sub/NUL.ovpn'), named('device with a blank', 'AUX .p12'),
  named('trailing dot', 'evil.ovpn.'), named('trailing space', 'evil.ovpn '), named('folder with a trailing dot', 'dir./evil.ovpn'), named('empty part', 'a//evil.ovpn'),
  named('tab', 'ev\til.ovpn'), named('escape', '\u001b[2Jevil.ovpn'), named('carriage return', 'evil\r.ovpn'), named('carriage return at the end', 'evil.ovpn\r'),
  named('line feed in a known file', 'evil\n.ovpn'), named('line feed that looks like a listing', 'x\n\nPath = good\nSize = 1\n.ovpn'),
  named('right to left', 'gpj.\u202enpvo.ovpn'), named('zero width', 'ev\u200bil.ovpn'), named('line separator', 'evil\u2028.ovpn'), named('paragraph separator', 'evil\u2029x'),
  named('half a letter', '\ud800evil.ovpn'), named('no character', '\uffffevil.ovpn'), named('pattern', '*.ovpn'), named('question mark', 'evil?.ovpn'), named('241 letters', `${'x'.repeat(241)}`),
  { what: 'a dangerous folder', code: 'bundle.dangerousName', entries: [good, { name: '../folder' }] },
  { what: 'a dangerous empty file', code: 'bundle.dangerousName', entries: [good, { name: '../empty', isEmptyFile: true }] },
];

const types: readonly Hostile[] = [
  typed('symbolic link', { attributes: unixMode(0o120777) }), typed('symbolic link up', { attributes: unixMode(0o120777), content: '../../precious.txt' }),
  typed('symbolic link with an unknown ending', { name: 'link', attributes: unixMode(0o120777) }), typed('reparse point', { attributes: 0x400 }),
  typed('junction', { attributes: 0x410, content: undefined as unknown as string }), typed('character device', { attributes: unixMode(0o020666) }), typed('block device', { attributes: unixMode(0o060666) }),
  typed('named pipe', { attributes: unixMode(0o010666) }), typed('socket', { attributes: unixMode(0o140666) }), typed('Windows device', { attributes: 0x40 }),
  typed('folder with content', { attributes: 0x10 }), typed('no checksum', { crc: 'none' }),
  { what: 'order to delete a file', code: 'bundle.dangerousEntry', entries: [good, { name: 'precious.txt', isEmptyFile: true, isAnti: true }] },
  { what: 'link, then a file through it', code: 'bundle.dangerousEntry', entries: [{ name: 'd', content: '..', attributes: unixMode(0o120777) }, { name: 'd/evil.ovpn', content: 'x' }] },
];

const shapes: readonly Hostile[] = [
  { what: 'one name twice', code: 'bundle.twinNames', entries: [good, { ...good, content: 'other\n' }] },
  { what: 'twins in capitals', code: 'bundle.twinNames', entries: [good, { name: 'USER.OVPN', content: 'x' }] },
  { what: 'twins in normal forms', code: 'bundle.twinNames', entries: [{ name: '\u00e5.ovpn', content: 'x' }, { name: 'a\u030a.ovpn', content: 'y' }] },
  { what: 'folder twins', code: 'bundle.twinNames', entries: [{ name: 'Lab/a.ovpn', content: 'x' }, { name: 'lab/b.ovpn', content: 'y' }] },
  { what: 'a file as a folder', code: 'bundle.twinNames', entries: [{ name: 'user.ovpn', content: 'x' }, { name: 'user.ovpn/x.p12', content: 'y' }] },
  { what: 'three folders deep', code: 'bundle.tooDeep', entries: [{ name: 'a/b/c/user.ovpn', content: 'x' }] },
  { what: '65 files', code: 'bundle.tooManyFiles', entries: Array.from({ length: 65 }, (_, index) => ({ name: `${index}.ovpn`, content: 'x' })) },
  { what: '65 folders', code: 'bundle.tooManyFiles', entries: [good, ...Array.from({ length: 65 }, (_, index) => ({ name: `f${index}` }))] },
  { what: 'a length that is a lie upwards', code: 'bundle.damaged', entries: [{ ...good, claimedBytes: 900 }] },
  { what: 'a length that is a lie downwards', code: 'bundle.damaged', entries: [{ ...good, claimedBytes: 3 }] },
  { what: 'a length of 2 TB', code: 'bundle.tooLarge', entries: [{ ...good, claimedBytes: 2 ** 41 }] },
  { what: 'a length of 2^63', code: 'bundle.dangerousEntry', entries: [{ ...good, claimedBytes: 2 ** 63 }] },
  { what: 'a wrong checksum', code: 'bundle.damaged', entries: [{ ...good, crc: 1 }] },
  { what: 'nothing at all', code: 'bundle.empty', entries: [] },
  { what: 'only folders', code: 'bundle.empty', entries: [{ name: 'sub' }] },
  { what: 'nothing known', code: 'bundle.nothingKnown', entries: [{ name: 'readme.txt', content: 'x' }, { name: 'inner.zip', content: 'x' }] },
  { what: 'only what macOS adds', code: 'bundle.nothingKnown', entries: [{ name: '__MACOSX/._user.ovpn', content: 'x' }, { name: '._user.p12', content: 'x' }] },
];

describe.each(['open', 'encrypted', 'names hidden'])('a hostile archive (%s)', (how) => {
  const options = how === 'open' ? {} : { key, hidesNames: how === 'names hidden' };
  it.each([...names, ...types, ...shapes])('is refused: $what', async ({ entries, code }) => {
    const file = bench.save('hostile.7z', writeSevenZ(entries, options));
    const { outcome, traces, facts } = await attempt(bench, file, key);
    // A wrong checksum of encrypted content is what a wrong key looks like.
    const looksLikeWrongKey = how !== 'open' && code === 'bundle.damaged';
    expect(outcome).toBe(looksLikeWrongKey ? 'bundle.wrongKey' : code);
    expect(facts['file']).toBe('hostile.7z');
    expect(traces).toEqual([]);
  });
});

describe('a hostile archive', () => {
  it('names the entry in a form that can be shown', async () => {
    const { facts } = await attempt(bench, bench.save('bidi.7z', writeSevenZ([good, { name: 'a\u202eb.ovpn', content: 'x' }])));
    expect(facts['name']).toBe('a\\u{202e}b.ovpn');
  });

  it('with 100,000 empty entries is refused before 7-Zip sees it', async () => {
    const entries = Array.from({ length: 100_000 }, (_, index) => ({ name: `${index}`, isEmptyFile: true }));
    const counting = { run: () => Promise.reject(new Error('7-Zip was started')) };
    expect(await attempt(bench, bench.save('many.7z', writeSevenZ(entries)), undefined, { runner: counting })).toMatchObject({ outcome: 'bundle.tooManyFiles', traces: [] });
  });

  it('with a header that becomes 2 GB is refused before 7-Zip sees it', async () => {
    const counting = { run: () => Promise.reject(new Error('7-Zip was started')) };
    const packed = Buffer.alloc(64, 1);
    const header = Buffer.concat([Buffer.from([0x17, 0x06, 0, 1, 0x09, 64, 0, 0x07, 0x0b, 1, 0, 1, 0x21, 0x21, 1, 24, 0x0c, 0xf0]), Buffer.from([0, 0, 0, 0x80]), Buffer.from([0, 0])]);
    expect((await attempt(bench, bench.save('header.7z', assemble(packed, header)), key, { runner: counting })).outcome).toBe('bundle.tooManyFiles');
  });

  it('that swells to 400 times its size is refused', async () => {
    const file = await bench.pack('swell.7z', { 'user.ovpn': Buffer.alloc(4_000_000) }, [], key);
    expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.suspiciousRatio', traces: [] });
  });

  it('that swells beyond 50 MB is refused', async () => {
    const file = await bench.pack('bomb.7z', { 'user.ovpn': Buffer.alloc(50_000_001), 'readme.txt': 'x' }, ['-mx=1'], key);
    expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.tooLarge', traces: [] });
  });

  it('may hold another one, which is not opened', async () => {
    const inner = writeSevenZ([{ name: '../../evil.ovpn', content: 'x' }]);
    const { outcome, bundle, traces } = await attempt(bench, bench.save('nested.7z', writeSevenZ([good, { name: 'inner.7z', content: inner }])));
    expect([outcome, textOf(bundle, 'inner.7z'), traces]).toEqual(['opened', '', []]);
  });

  it('whose entry was renamed in place after packing is refused', async () => {
    const packed = await bench.pack('renamed.7z', { 'aa/aa/x.ovpn': 'client\n' }, ['-mhc=off'], key);
    const file = bench.save('renamed.7z', renameInHeader(readFileSync(packed), 'aa/aa/x.ovpn', '../../x.ovpn'));
    expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.dangerousName', facts: { name: '../../x.ovpn', reason: 'traversal' }, traces: [] });
  });

  it('to which a profile was added without the key is refused', async () => {
    const packed = await bench.pack('added.7z', { 'demolab-user.p12': 'x' }, [], key);
    await bench.pack('added.7z', { 'user.ovpn': 'up /tmp/evil.sh\n' });
    expect(await attempt(bench, packed, key)).toMatchObject({ outcome: 'bundle.dangerousEntry', facts: { name: 'user.ovpn', reason: 'not-encrypted' } });
  });
});

describe('a broken archive', () => {
  it.each([0, 1, 5, 6, 7, 11, 12, 31, 32, 33, 64, 100, 200, 400, 700, 1000, 1500, 2000, 2500, 3000, -200, -64, -33, -2, -1])('cut at %i bytes is told before a key is asked for', async (length) => {
    for (const whole of [archive, hiddenArchive]) {
      const cut = whole.subarray(0, length < 0 ? whole.length + length : length);
      const { outcome, facts, traces } = await attempt(bench, bench.save('cut.7z', cut));
      expect([outcome, traces]).toEqual([length === 0 ? 'bundle.empty' : 'bundle.truncated', []]);
      if (cut.length >= 32) expect(facts).toMatchObject({ expectedBytes: String(whole.length), foundBytes: String(cut.length) });
    }
  });

  it('with any bit flipped in its first 32 bytes or its header is told before a key is asked for', async () => {
    const places = [...Array.from({ length: 26 }, (_, index) => index + 6), ...Array.from({ length: 20 }, (_, index) => archive.length - 1 - index * 3)].filter((at) => at !== 6 && at !== 7);
    for (const at of places) {
      const { outcome } = await attempt(bench, bench.save('flipped.7z', flip(archive, at, at % 8)));
      expect([at, outcome]).toEqual([at, 'bundle.damaged']);
    }
  });

  it.each([0, 1, 2, 3, 4, 5])('with a bit flipped in magic byte %i is not a 7z archive', async (at) => {
    expect((await attempt(bench, bench.save('magic.7z', flip(archive, at, 3)), key)).outcome).toBe('bundle.notSevenZip');
  });

  it('of an unknown version of 7z is refused', async () => {
    expect((await attempt(bench, bench.save('version.7z', flip(archive, 6, 0)), key)).outcome).toBe('bundle.notSevenZip');
  });

  it.each([40, 200, 1000, 2500])('with a bit flipped in its content at %i is not opened with its right key', async (at) => {
    for (const whole of [archive, hiddenArchive]) {
      const { outcome, traces } = await attempt(bench, bench.save('content.7z', flip(whole, at, 5)), key);
      expect(['bundle.wrongKey', 'bundle.damaged']).toContain(outcome);
      expect(traces).toEqual([]);
    }
  });

  it('is told from a wrong key when another file opens', async () => {
    const { outcome } = await attempt(bench, bench.save('half.7z', flip(archive, 60, 1)), key);
    expect(outcome).toBe('bundle.damaged');
  });

  it.each([1, 9, 5000])('with %i bytes behind its end is refused', async (count) => {
    expect((await attempt(bench, bench.save('tail.7z', Buffer.concat([archive, Buffer.alloc(count, 65)])), key)).outcome).toBe('bundle.damaged');
  });
});

describe('a file that is no archive', () => {
  it.each(['<!DOCTYPE html><html>', '<html lang="no">', '\n\n  <HTML>', '\ufeff<!doctype html>', '<?xml version="1.0"?><html/>', '<!-- page --><html>'])('but a web page is told so: %j', async (text) => {
    expect((await attempt(bench, bench.save('page.7z', text), key)).outcome).toBe('bundle.isWebPage');
  });

  it.each([['zip', 'PK\u0003\u0004rest'], ['text', 'hello, this is a text'], ['rar', 'Rar!\u001a\u0007'], ['one byte', 'x'], ['zeros', '\0'.repeat(500)], ['a tar that begins like a 7z', `7z${'\0'.repeat(600)}ustar`]])('is told so: %s', async (_what, text) => {
    expect(await attempt(bench, bench.save('other.7z', Buffer.from(text, 'latin1')), key)).toMatchObject({ outcome: 'bundle.notSevenZip', traces: [] });
  });

  it('but a program that unpacks itself is refused like any other', async () => {
    expect((await attempt(bench, bench.save('sfx.7z', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500), archive])), key)).outcome).toBe('bundle.notSevenZip');
  });

  it('but a folder is told so', async () => {
    expect((await attempt(bench, bench.workFolder, key)).outcome).toBe('bundle.notSevenZip');
  });

  it('and not there is told so', async () => {
    expect((await attempt(bench, `${bench.root}/missing.7z`, key)).outcome).toBe('bundle.notFound');
    expect((await attempt(bench, `${bench.save('file', 'x')}/missing.7z`, key)).outcome).toBe('bundle.notFound');
  });

  it('but far too large is refused unread', async () => {
    expect((await attempt(bench, bench.save('huge.7z', Buffer.concat([archive, Buffer.alloc(52_000_001)])), key)).outcome).toBe('bundle.tooLarge');
  });
});

/** Bytes that cannot be compressed, the same every time. */
function noise(count: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.ceil(count / 32) }, (_, index) => createHash('sha256').update(String(index)).digest())).subarray(0, count);
}

function flip(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

/** Renames an entry in a header that is neither compressed nor encrypted, and puts both checksums right again. */
function renameInHeader(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes);
  copy.write(to, copy.indexOf(Buffer.from(from, 'utf16le')), 'utf16le');
  const header = copy.subarray(32 + Number(copy.readBigUInt64LE(12)));
  copy.writeUInt32LE(crc32(header), 28);
  copy.writeUInt32LE(crc32(copy.subarray(12, 32)), 8);
  return copy;
}
