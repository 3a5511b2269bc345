// Archives as they may really come: each is opened, and nothing stays on disk.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt, createBench, textOf, type Bench, type Content } from '../../../fixtures/archives/bench.ts';
import { writeSevenZ } from '../../../fixtures/archives/seven-z-writer.ts';

let bench: Bench;
beforeAll(() => { bench = createBench(); });
afterAll(() => bench.remove());

const profile = 'client\nremote 192.0.2.1 1194\n';
const usual = { 'user.ovpn': profile, 'demolab-user.p12': 'not really a certificate', 'demolab-user.mobileconfig': '<plist/>' };
const hidden = ['-mhe=on'];

interface Good {
  readonly what: string;
  readonly contents: Readonly<Record<string, Content>>;
  readonly switches?: readonly string[];
  readonly key?: string;
  /** Files with their kind, in any order. */
  readonly files: Readonly<Record<string, string>>;
}

const usualFiles = { 'user.ovpn': 'vpn-profile', 'demolab-user.p12': 'certificate', 'demolab-user.mobileconfig': 'mobileconfig' };
const goods: readonly Good[] = [
  { what: 'the usual bundle, names hidden', contents: usual, switches: hidden, key: 'fake key', files: usualFiles },
  { what: 'the usual bundle, names visible', contents: usual, key: 'fake key', files: usualFiles },
  { what: 'one folder around it', contents: { 'bundle/user.ovpn': profile, 'bundle/x.p12': 'x' }, switches: hidden, key: 'fake key', files: { 'bundle/user.ovpn': 'vpn-profile', 'bundle/x.p12': 'certificate' } },
  { what: 'two folders around it', contents: { 'a/b/user.ovpn': profile }, key: 'fake key', files: { 'a/b/user.ovpn': 'vpn-profile' } },
  { what: 'the same name in two folders', contents: { 'lab1/user.p12': 'one', 'lab2/user.p12': 'two' }, key: 'fake key', files: { 'lab1/user.p12': 'certificate', 'lab2/user.p12': 'certificate' } },
  { what: 'Norwegian letters', contents: { 'bjørn-æøå.ovpn': profile, 'mappe-å/Ærlig.p12': 'x' }, switches: hidden, key: 'fake key', files: { 'bjørn-æøå.ovpn': 'vpn-profile', 'mappe-å/Ærlig.p12': 'certificate' } },
  { what: 'an unknown readme', contents: { 'user.ovpn': profile, 'README.txt': 'hello' }, key: 'fake key', files: { 'user.ovpn': 'vpn-profile', 'README.txt': 'other' } },
  { what: 'an empty unknown file', contents: { 'user.ovpn': profile, 'empty.txt': '' }, key: 'fake key', files: { 'user.ovpn': 'vpn-profile', 'empty.txt': 'other' } },
  { what: 'an archive in the archive, which stays closed', contents: { 'user.ovpn': profile, 'inner.7z': '7z inside' }, key: 'fake key', files: { 'user.ovpn': 'vpn-profile', 'inner.7z': 'other' } },
  { what: 'only a .mobileconfig', contents: { 'demolab-user.mobileconfig': '<plist/>' }, switches: hidden, key: 'fake key', files: { 'demolab-user.mobileconfig': 'mobileconfig' } },
  { what: 'an older bundle', contents: { 'ssh_config.txt': 'Host x\n', 'user.mobaxterm': 'x', 'config.txt': 'Host y\n' }, key: 'fake key', files: { 'ssh_config.txt': 'ssh-config', 'user.mobaxterm': 'mobaxterm', 'config.txt': 'ssh-config' } },
  { what: 'capital endings', contents: { 'USER.OVPN': profile, 'Lab.PFX': 'x' }, key: 'fake key', files: { 'USER.OVPN': 'vpn-profile', 'Lab.PFX': 'certificate' } },
  { what: 'an empty folder beside the files', contents: { 'user.ovpn': profile, leftover: 'folder' }, key: 'fake key', files: { 'user.ovpn': 'vpn-profile' } },
  { what: 'names that begin with - and @ and have spaces', contents: { '-rf.ovpn': profile, '@list.p12': 'x', 'two words.ovpn': 'y', '[x].p12': 'z' }, key: 'fake key', files: { '-rf.ovpn': 'vpn-profile', '@list.p12': 'certificate', 'two words.ovpn': 'vpn-profile', '[x].p12': 'certificate' } },
  { what: 'stored without compression', contents: usual, switches: ['-m0=copy'], key: 'fake key', files: usualFiles },
  { what: 'LZMA', contents: usual, switches: ['-m0=lzma'], key: 'fake key', files: usualFiles },
  { what: 'PPMd', contents: usual, switches: ['-m0=ppmd'], key: 'fake key', files: usualFiles },
  { what: 'BZip2, header not compressed', contents: usual, switches: ['-m0=bzip2', '-mhc=off'], key: 'fake key', files: usualFiles },
  { what: 'not solid, strongest compression', contents: usual, switches: ['-ms=off', '-mx=9', ...hidden], key: 'fake key', files: usualFiles },
  { what: 'one megabyte', contents: { 'user.ovpn': profile, 'big.p12': randomBytes(1_000_000) }, switches: hidden, key: 'fake key', files: { 'user.ovpn': 'vpn-profile', 'big.p12': 'certificate' } },
];

describe('a good archive', () => {
  it.each(goods)('is opened: $what', async ({ what, contents, switches, key, files }) => {
    const file = await bench.pack(`good-${createHash('sha256').update(what).digest('hex').slice(0, 8)}.7z`, contents, switches, key);
    const { outcome, bundle, traces } = await attempt(bench, file, key);
    expect(outcome).toBe('opened');
    expect(Object.fromEntries((bundle?.files ?? []).map((one) => [one.name.normalize('NFC'), one.kind]))).toEqual(files);
    for (const one of bundle?.files ?? []) {
      const packed = one.kind === 'other' ? '' : contents[one.name.normalize('NFC')];
      expect(one.content.equals(Buffer.from(packed as string | Buffer))).toBe(true);
    }
    expect(bundle?.encrypted).toBe(true);
    expect(traces).toEqual([]);
  });

  it('without encryption is opened with no key and with any key, and said to be open', async () => {
    const file = await bench.pack('open.7z', usual);
    for (const key of [undefined, 'any key']) {
      const { outcome, bundle } = await attempt(bench, file, key);
      expect([outcome, bundle?.encrypted, textOf(bundle, 'user.ovpn')]).toEqual(['opened', false, profile]);
    }
  });

  it('is not called encrypted for an encrypted readme beside open profiles', async () => {
    const file = await bench.pack('readme.7z', { 'readme.txt': 'hello' }, [], 'fake key');
    await bench.pack('readme.7z', { 'user.ovpn': profile });
    const { outcome, bundle } = await attempt(bench, file, 'fake key');
    expect([outcome, bundle?.encrypted]).toEqual(['opened', false]);
  });

  it('may hold decomposed letters, which are given back as they were', async () => {
    const name = 'a\u030angstro\u0308m.ovpn';
    const { bundle } = await attempt(bench, bench.save('nfd.7z', writeSevenZ([{ name, content: profile }], { key: 'fake key', hidesNames: true })), 'fake key');
    expect(bundle?.files.map((file) => file.name)).toEqual([name]);
    expect(textOf(bundle, name)).toBe(profile);
  });

  it('may lie in a path with spaces, quotes, patterns and Norwegian letters', async () => {
    const packed = await bench.pack('plain-name.7z', usual, hidden, 'fake key');
    const file = bench.save("Bjørn's files (1) [x]/-bundle & more @here.7z", readFileSync(packed));
    expect((await attempt(bench, file, 'fake key')).outcome).toBe('opened');
  });

  it('is told by the same digest every time', async () => {
    const file = await bench.pack('digest.7z', usual, hidden, 'fake key');
    const { bundle } = await attempt(bench, file, 'fake key');
    expect(bundle?.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
  });
});

describe('a key', () => {
  const long = 'k'.repeat(4000);
  let sound: readonly [string, string];
  beforeAll(async () => {
    sound = [await bench.pack('hidden-names.7z', usual, hidden, 'fake key'), await bench.pack('visible-names.7z', usual, [], 'fake key')];
  });

  it.each(['Sæcret pa$$ "q"', ' leading and trailing ', "'single' `back` \\slash %PATH% $HOME", '-p', '@file', 'ÆØÅ æøå', '\u00e5 a\u030a', '鍵😀', '"', '!', 'a\tb', long])('opens what it closed: %#', async (key) => {
    const file = await bench.pack(`key-${Buffer.from(key).subarray(0, 20).toString('hex')}.7z`, usual, key === long ? [] : hidden, key);
    const { outcome, traces } = await attempt(bench, file, key);
    expect([outcome, traces]).toEqual(['opened', []]);
  }, 60_000);

  it.each(['fake key ', ' fake key', 'Fake key', 'fake', 'fake key\u00a0', '0', 'x'.repeat(200)])('that is a little off opens nothing: %j', async (key) => {
    for (const file of sound) expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.wrongKey', traces: [], facts: { file: basename(file) } });
  });

  it.each([['', 'bundle.keyMissing'], ['fake key\n', 'bundle.unusableKey'], ['fake\nkey', 'bundle.unusableKey'], ['fake key\r\n', 'bundle.unusableKey'], ['fake\0key', 'bundle.unusableKey']])('that cannot be one is told before 7-Zip starts: %j', async (key, code) => {
    const started: string[] = [];
    const counting = { run: (command: { program: string }) => { started.push(command.program); return Promise.reject(new Error('started')); } };
    expect((await attempt(bench, sound[0], key, { runner: counting })).outcome).toBe(code);
    expect(started).toEqual([]);
  });

  it('is asked for when there is none', async () => {
    for (const file of sound) expect(await attempt(bench, file)).toMatchObject({ outcome: 'bundle.keyMissing', traces: [] });
  });
});
