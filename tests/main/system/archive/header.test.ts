import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../../main/system/archive/crc32.ts';
import { readHeader, readStartHeader } from '../../../../main/system/archive/header.ts';
import { writeSevenZ } from '../../../fixtures/archives/seven-z-writer.ts';

const entries = [{ name: 'user.ovpn', content: 'client\n' }];

const expected = ['read', 'bundle.damaged', 'bundle.tooManyFiles'];

/** `read`, or the message of what was thrown, which for a problem is its code. */
function settle(read: () => unknown): Promise<string> {
  return Promise.resolve().then(read).then(() => 'read', (error: Error) => error.message);
}

function headerOf(archive: Buffer) {
  const place = readStartHeader(archive, archive.length);
  return readHeader(archive.subarray(place.at, place.at + place.sizeBytes), place);
}

describe('the header of an archive', () => {
  it('tells whether the names are hidden', () => {
    expect(headerOf(writeSevenZ(entries))).toEqual({ namesHidden: false });
    expect(headerOf(writeSevenZ(entries, { key: 'fake' }))).toEqual({ namesHidden: false });
    expect(headerOf(writeSevenZ(entries, { key: 'fake', hidesNames: true }))).toEqual({ namesHidden: true });
  });

  it('that is not what its own checksum says is damaged', () => {
    const archive = writeSevenZ(entries, { key: 'fake', hidesNames: true });
    const place = readStartHeader(archive, archive.length);
    const header = Buffer.from(archive.subarray(place.at));
    header[3] = (header[3] ?? 0) ^ 1;
    expect(() => readHeader(header, place)).toThrow('bundle.damaged');
  });

  it('with true checksums and nonsense inside is damaged, wherever the nonsense is', async () => {
    const archive = writeSevenZ(entries, { key: 'fake', hidesNames: true });
    const place = readStartHeader(archive, archive.length);
    const header = archive.subarray(place.at);
    const readings = Array.from({ length: header.length - 1 }, (_, at) => {
      const changed = Buffer.from(header);
      changed[at + 1] = 0xff;
      return () => readHeader(changed, { ...place, crc: crc32(changed) });
    });
    const outcomes = await Promise.all(readings.map(settle));
    expect(outcomes.filter((outcome) => !expected.includes(outcome))).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'bundle.damaged').length).toBeGreaterThan(10);
  });

  it('cut anywhere, with a true checksum, is damaged or read and never runs on', async () => {
    const header = writeSevenZ(entries, { key: 'fake', hidesNames: true }).subarray(-60);
    for (let length = 1; length < header.length; length += 1) {
      const cut = Buffer.concat([Buffer.from([0x17]), header.subarray(0, length)]);
      expect(expected).toContain(await settle(() => readHeader(cut, { at: 32, sizeBytes: cut.length, crc: crc32(cut) })));
    }
  });
});

describe('CRC-32', () => {
  it.each([['', 0], ['123456789', 0xcbf43926], ['The quick brown fox jumps over the lazy dog', 0x414fa339]])('of %j is the published one', (text, value) => {
    expect(crc32(Buffer.from(text))).toBe(value);
  });
});
