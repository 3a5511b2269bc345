import { describe, expect, it } from 'vitest';
import type { ListedEntry } from '../../../../main/system/archive/output.ts';
import { bundleLimits, findWrongInName, judgeListing, kindOf, showName } from '../../../../main/system/archive/rules.ts';

function entry(name: string, more: Partial<ListedEntry> = {}): ListedEntry {
  return { name, sizeBytes: 10, attributes: 'A -rw-r--r--', crc: '00000001', isEncrypted: true, method: 'LZMA2:12 7zAES:19', oddities: [], ...more };
}

function folder(name: string): ListedEntry {
  return entry(name, { attributes: 'D drwxr-xr-x', sizeBytes: 0, crc: undefined, isEncrypted: false });
}

function judging(entries: readonly ListedEntry[], archiveBytes = 1_000_000): () => unknown {
  return () => judgeListing(entries, archiveBytes);
}

const dangerousNames: readonly (readonly [string, string])[] = [
  ['', 'empty'], ['../x', 'traversal'], ['a/../../x', 'traversal'], ['..', 'traversal'], ['./x', 'traversal'], ['a/.', 'traversal'],
  ['/etc/x', 'absolute'], ['//server/share/x', 'absolute'], ['\\\\server\\share\\x', 'backslash'], ['..\\..\\x', 'backslash'],
  ['C:\\x', 'backslash'], ['C:/x', 'colon'], ['c:x', 'colon'], ['good.txt:stream', 'colon'], ['x.ovpn::$DATA', 'colon'],
  ['a//b', 'empty-part'], ['a/', 'empty-part'], ['CON', 'device'], ['con.txt', 'device'], ['nul', 'device'], ['COM1.ovpn', 'device'],
  ['LPT9', 'device'], ['com¹.txt', 'device'], ['sub/AUX.p12', 'device'], ['CONIN$', 'device'], ['PRN .txt', 'device'], ['COM0', 'device'],
  ['x.', 'trailing-dot-or-space'], ['x ', 'trailing-dot-or-space'], ['dir./x', 'trailing-dot-or-space'], ['...', 'trailing-dot-or-space'],
  ['a\nb', 'unprintable'], ['a\tb', 'unprintable'], ['a\u0000b', 'unprintable'], ['a\u001b[31mb', 'unprintable'], ['a\u007fb', 'unprintable'],
  ['a\u0085b', 'unprintable'], ['gpj.\u202eovpn', 'unprintable'], ['a\u200bb', 'unprintable'], ['a\u2028b', 'unprintable'], ['\ufeffx', 'unprintable'],
  ['a\ufffdb', 'unprintable'], ['a\ud800b', 'unprintable'], ['a\uf05cb', 'unprintable'],
  ['a*b', 'reserved-letter'], ['what?.txt', 'reserved-letter'], ['a|b', 'reserved-letter'], ['<x>', 'reserved-letter'], ['"x"', 'reserved-letter'],
  ['x'.repeat(241), 'too-long'],
];

describe('a name', () => {
  it.each(dangerousNames)('%j is refused: %s', (name, reason) => {
    expect(findWrongInName(name)).toBe(reason);
  });

  it.each([
    'user.ovpn', 'demolab-user.p12', '-rf', '@list', '~user', '.hidden', 'two words.txt', 'æøå.ovpn', 'a\u030angstrom.p12', 'Ångström.p12', '名前.ovpn', 'CONTROL.txt',
    'COM10.txt', 'com.txt', 'nullable', 'a..b', 'sub/inner/x.p12', '100 %.txt', "O'Neil.ovpn", '[x] (1).ovpn', '$HOME.txt', ' x', 'x'.repeat(240), '😀.txt',
  ])('%j is fine', (name) => {
    expect(findWrongInName(name)).toBeUndefined();
  });

  it('is shown without its dangerous letters and not at length', () => {
    expect(showName('a\u202eb\nc')).toBe('a\\u{202e}b\\u{a}c');
    expect(showName('y'.repeat(500))).toHaveLength(80);
  });
});

describe('the kind of a file', () => {
  it.each([
    ['user.ovpn', 'vpn-profile'], ['a/b/User.OVPN', 'vpn-profile'], ['demolab-user.p12', 'certificate'], ['x.PFX', 'certificate'], ['x.mobileconfig', 'mobileconfig'],
    ['ssh-config.txt', 'ssh-config'], ['sub/ssh_config.txt', 'ssh-config'], ['config.txt', 'ssh-config'], ['user.mobaxterm', 'mobaxterm'],
    ['readme.txt', 'other'], ['my-ssh-config.txt', 'other'], ['inner.7z', 'other'], ['user.ovpn.exe', 'other'], ['user.ovpn.zip', 'other'], ['ovpn', 'other'],
    ['.ovpn', 'other'], ['._user.ovpn', 'other'], ['__MACOSX/user.ovpn', 'other'], ['sshconfig.txt', 'other'], ['profile.tblk', 'other'],
  ])('%s is %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});

describe('a listing', () => {
  it('of a usual bundle gives every file with its kind, without folders', () => {
    const judged = judgeListing([folder('sub'), entry('sub/user.ovpn'), entry('readme.txt')], 1000);
    expect(judged.map(({ name, kind }) => [name, kind])).toEqual([['sub/user.ovpn', 'vpn-profile'], ['readme.txt', 'other']]);
  });

  it.each(['D', 'RD', 'HSD', 'RHSD', 'DA', 'RD d---------', 'D drwxrwxrwt'])('knows a folder by its attributes %s', (attributes) => {
    expect(judgeListing([entry('sub', { attributes, sizeBytes: 0, crc: undefined }), entry('sub/user.ovpn')], 1000)).toHaveLength(1);
  });

  it.each(['', 'A', 'RA', 'RHSA', 'N', 'CA', 'RA ---S------', ' -rw-r--r--', 'A ----------'])('knows a file by its attributes %j', (attributes) => {
    expect(judgeListing([entry('user.ovpn', { attributes })], 1000)).toHaveLength(1);
  });

  it.each<[string, Partial<ListedEntry>]>([
    ['a symbolic link', { attributes: 'A lrwxrwxrwx' }], ['a symbolic link without Windows attributes', { attributes: ' lrwxrwxrwx' }],
    ['a reparse point', { attributes: 'AL' }], ['a reparse point with a harmless mode', { attributes: 'AL -rw-r--r--' }],
    ['a character device', { attributes: ' crw-rw-rw-' }], ['a block device', { attributes: ' brw-rw-rw-' }],
    ['a named pipe', { attributes: ' prw-r--r--' }], ['a socket', { attributes: ' srw-r--r--' }], ['a Windows device', { attributes: 'd' }],
    ['a folder that says it is a file', { attributes: 'D -rw-r--r--', sizeBytes: 0 }], ['a file that says it is a folder', { attributes: 'A drwxr-xr-x' }],
    ['a folder with content', { attributes: 'D', sizeBytes: 5 }], ['an order to delete', { oddities: ['Anti'] }], ['a hard link', { oddities: ['Hard Link'] }],
    ['content without a checksum', { crc: undefined }], ['a size that is no size', { sizeBytes: Number.NaN }], ['a size below nothing', { sizeBytes: -1 }],
  ])('with %s is refused, known ending or not', (_what, more) => {
    expect(judging([entry('user.ovpn', more)])).toThrow('bundle.dangerousEntry');
    expect(judging([entry('user.ovpn'), entry('readme', more)])).toThrow('bundle.dangerousEntry');
  });

  it.each([
    ['the same name twice', ['user.ovpn', 'user.ovpn']], ['capitals', ['user.ovpn', 'USER.ovpn']], ['normal forms', ['\u00e5.ovpn', 'a\u030a.ovpn']],
    ['both', ['\u00c5.ovpn', 'a\u030a.ovpn']], ['sharp s', ['strasse.txt', 'straße.txt']], ['sigmas', ['ς.txt', 'σ.txt']],
    ['folders that differ in capitals', ['Sub/a.p12', 'sub/b.p12']], ['a file that is another\'s folder', ['sub', 'sub/x.p12']], ['the same, later', ['sub/x.p12', 'SUB']],
  ])('with twins is refused: %s', (_what, names) => {
    expect(judging(names.map((name) => entry(name)))).toThrow('bundle.twinNames');
  });

  it('may name a folder itself and through its files', () => {
    expect(judging([folder('sub'), entry('sub/a.p12'), entry('sub/b.ovpn'), folder('sub/deeper')])).not.toThrow();
  });

  it('may have two levels of folders and no third', () => {
    expect(judging([entry('a/b/x.ovpn')])).not.toThrow();
    expect(judging([entry('a/b/c/x.ovpn')])).toThrow('bundle.tooDeep');
    expect(judging([folder('a/b/c')])).toThrow('bundle.tooDeep');
  });

  it('may have 64 files and no 65th, folders not counted with them', () => {
    const files = Array.from({ length: 64 }, (_, index) => entry(`sub/${index}.txt`));
    expect(judging([folder('sub'), ...files])).not.toThrow();
    expect(judging([...files, entry('last.txt')])).toThrow('bundle.tooManyFiles');
    expect(judging(Array.from({ length: 65 }, (_, index) => folder(`f${index}`)))).toThrow('bundle.tooManyFiles');
  });

  it('may have 50 MB and no byte more, in one file or together', () => {
    expect(judging([entry('a.ovpn', { sizeBytes: bundleLimits.sizeBytes })])).not.toThrow();
    expect(judging([entry('a.ovpn', { sizeBytes: bundleLimits.sizeBytes }), entry('b', { sizeBytes: 1 })])).toThrow('bundle.tooLarge');
    expect(judging([entry('a.ovpn', { sizeBytes: 2 ** 60 })])).toThrow('bundle.dangerousEntry');
  });

  it('may grow to 200 times the archive and no byte more', () => {
    expect(judging([entry('a.ovpn', { sizeBytes: 200_000 })], 1000)).not.toThrow();
    expect(judging([entry('a.ovpn', { sizeBytes: 200_001 })], 1000)).toThrow('bundle.suspiciousRatio');
  });

  it.each(['LZMA2:29 7zAES:19', 'LZMA:1g', 'LZMA:300m', 'PPMD:o32:mem30', 'BCJ LZMA2:1536m'])('that needs much memory is refused: %s', (method) => {
    expect(judging([entry('a.ovpn', { method })])).toThrow('bundle.tooLarge');
  });

  it.each(['LZMA2:26', 'LZMA:48m', 'PPMD:o6:mem24', 'BZip2', 'Copy', 'Deflate', ''])('that needs usual memory is fine: %s', (method) => {
    expect(judging([entry('a.ovpn', { method })])).not.toThrow();
  });

  it('is refused when a known file was added without the key', () => {
    expect(judging([entry('a.ovpn'), entry('b.p12', { isEncrypted: false })])).toThrow('bundle.dangerousEntry');
    expect(judging([entry('a.ovpn'), entry('readme.txt', { isEncrypted: false })])).not.toThrow();
    expect(judging([entry('a.ovpn'), entry('empty.p12', { isEncrypted: false, sizeBytes: 0, crc: undefined })])).not.toThrow();
  });
});
