import { describe, expect, it } from 'vitest';
import { readDigest, readFailure, readListing } from '../../../../main/system/archive/output.ts';
import * as recorded from '../../../fixtures/archives/seven-zip-output.ts';

function codeOf(end: recorded.Recorded, encryptedFiles = 0): string | undefined {
  return readFailure({ ...end, encryptedFiles })?.problem.code;
}

describe('an ended 7-Zip', () => {
  it.each<[string, recorded.Recorded, number, string]>([
    ['wrong key, names hidden', recorded.wrongKeyNamesHidden, 0, 'bundle.wrongKey'],
    ['wrong key, names visible', recorded.wrongKeyNamesVisible, 2, 'bundle.wrongKey'],
    ['wrong key, stored', recorded.wrongKeyStored, 1, 'bundle.wrongKey'],
    ['one of three encrypted files refused', recorded.wrongKeyStored, 3, 'bundle.damaged'],
    ['end of input instead of a key', recorded.noKeyGiven, 0, 'bundle.keyMissing'],
    ['truncated', recorded.truncated, 0, 'bundle.truncated'],
    ['header damaged', recorded.headersError, 0, 'bundle.damaged'],
    ['a web page', recorded.webPage, 0, 'bundle.notSevenZip'],
    ['file gone', recorded.missingFile, 0, 'bundle.notFound'],
    ['no permission', recorded.noPermission, 0, 'bundle.notReadable'],
    ['disk full', recorded.diskFull, 0, 'bundle.noSpace'],
    ['memory full', recorded.noMemory, 0, 'bundle.programStopped'],
    ['open data damaged', recorded.dataError, 0, 'bundle.damaged'],
    ['killed', recorded.killed, 0, 'bundle.programStopped'],
    ['something never seen', { exitCode: 7, stderr: 'Command Line Error:\n' }, 0, 'bundle.damaged'],
    ['a warning', { exitCode: 1, stderr: '' }, 0, 'bundle.damaged'],
  ])('means one problem: %s', (_case, end, encryptedFiles, code) => {
    expect(codeOf(end, encryptedFiles)).toBe(code);
  });

  it('means no problem with exit code 0', () => {
    expect(codeOf({ exitCode: 0, stderr: '' })).toBeUndefined();
  });

  it('may be tried again at once only when the archive was not at fault', () => {
    expect(readFailure({ ...recorded.killed, encryptedFiles: 0 })?.problem.retry).toBe('now');
    expect(readFailure({ ...recorded.truncated, encryptedFiles: 0 })?.problem.retry).toBe('after-fix');
  });
});

describe('a listing', () => {
  it('gives name, size, attributes, checksum and encryption of every entry', () => {
    const entries = readListing(recorded.listing, '/');
    expect(entries.map((entry) => entry.name)).toEqual(['sub', 'empty.txt', 'lnk', 'sub/x.p12']);
    expect(entries[0]).toMatchObject({ sizeBytes: 0, attributes: 'D drwxr-xr-x', crc: undefined, isEncrypted: false, oddities: [] });
    expect(entries[2]?.attributes).toBe(' lrwxrwxrwx');
    expect(entries[3]).toMatchObject({ sizeBytes: 2, crc: '8E338217', isEncrypted: true, method: 'LZMA2:12 7zAES:19' });
  });

  it('of a Windows program gives the same', () => {
    const windows = recorded.listing.replaceAll('sub/x', 'sub\\x').replaceAll('\n', '\r\n');
    expect(readListing(windows, '\\')).toEqual(readListing(recorded.listing, '/'));
  });

  it('keeps backslashes of names that have them', () => {
    expect(readListing(recorded.listing.replace('sub/x', '..\\x'), '/').at(-1)?.name).toBe('..\\x.p12');
  });

  it.each(['\r', '\u2028', '\u2029', '\u0085', ' ', ' = '])('loses no entry and no letter to %j in a name', (letter) => {
    expect(readListing(recorded.listing.replace('lnk', `l${letter}k${letter}`), '/').map((entry) => entry.name)).toContain(`l${letter}k${letter}`);
  });

  it('names what no ordinary file has', () => {
    const odd = recorded.listing.replace('Path = lnk\n', 'Path = lnk\nAnti = +\nSymbolic Link = /etc/passwd\nHard Link = \nComment = -\n');
    expect(readListing(odd, '/')[2]?.oddities).toEqual(['Anti', 'Symbolic Link']);
  });

  it('is empty when 7-Zip listed nothing', () => {
    expect(readListing('\n7-Zip\n', '/')).toEqual([]);
    expect(readListing('', '\\')).toEqual([]);
  });
});

describe('a tested file', () => {
  it('gives its SHA-256', () => {
    expect(readDigest(recorded.tested)).toBe('2a35d6559f6dde15536554ff08283b0c96c45a47adc0e539b832b5c9084ad17c');
  });

  it.each([recorded.testedNothing, '', recorded.tested.replace('Everything is Ok', 'Sub items Errors: 1')])('gives nothing when nothing was proved (%#)', (stdout) => {
    expect(readDigest(stdout)).toBeUndefined();
  });
});
