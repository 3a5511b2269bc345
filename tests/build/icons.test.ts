// The app icons in the repository: both containers hold what their directories say, in the sizes that the systems ask for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', '..', 'build', 'icons', name));
const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** The width of a PNG picture, from its first chunk. */
function widthOf(png: Buffer): number {
  expect(png.subarray(0, 8)).toEqual(signature);
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20)); // square
  return png.readUInt32BE(16);
}

it('has the sizes of Windows in the .ico, each where the directory says', () => {
  const ico = read('icon.ico');
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_nothing, index) => 6 + 16 * index);
  const sizes = entries.map((at) => {
    const start = ico.readUInt32LE(at + 12);
    const width = widthOf(ico.subarray(start, start + ico.readUInt32LE(at + 8)));
    expect(ico.readUInt8(at)).toBe(width % 256);
    return width;
  });
  expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
});

it('has the sizes of macOS in the .icns, and nothing after them', () => {
  const icns = read('icon.icns');
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) sizes.push(widthOf(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))));
  expect(sizes).toEqual([16, 32, 64, 128, 256, 512, 1024]);
});

it('has 512 pixels for Linux', () => {
  expect(widthOf(read('icon.png'))).toBe(512);
});
