// The QR code, read back module by module from the SVG and from the terminal's lines.

import qrcode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { qrSvg, qrTerminal } from '../../../../main/system/one-time-password/qr.ts';

const text = 'otpauth://totp/HUNT%20CLOUD%20VPN?secret=ABCDEFGHIJKLMNOP';
const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
const size = modules.size + 8;

/** The rows of modules that should be there, quiet zone and all. */
const wanted = Array.from({ length: size }, (_row, row) => Array.from({ length: size }, (_column, column) => {
  const isInside = row >= 4 && column >= 4 && row < size - 4 && column < size - 4;
  return isInside && modules.get(row - 4, column - 4) === 1 ? '1' : '0';
}).join(''));

describe('as SVG', () => {
  const svg = qrSvg(text);

  it('has exactly the modules of the code, black on white', () => {
    const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, column, row]) => `${row ?? ''},${column ?? ''}`));
    const rows = Array.from({ length: size }, (_row, row) => Array.from({ length: size }, (_column, column) => (dark.has(`${row},${column}`) ? '1' : '0')).join(''));
    expect(rows).toEqual(wanted);
    expect(svg).toContain(`<rect width="${size}" height="${size}" fill="#ffffff"/><path fill="#000000"`);
    expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
  });

  it('has no style, no script, no link and no text: it passes a strict content policy and holds the key only as a picture', () => {
    expect(svg).not.toMatch(/style|class|script|href|on[a-z]+=|ABCDEFGH|otpauth/i);
  });
});

describe('for a terminal', () => {
  it('has exactly the modules of the code, black on white whatever the colours are', () => {
    const lines = qrTerminal(text).trimEnd().split('\n');
    const plain = lines.map((line) => /^\u001B\[30;107m([ ▀▄█]+)\u001B\[0m$/.exec(line)?.[1] ?? '');
    const halves = (above: boolean): readonly string[] => plain.map((line) => [...line].map((block) => ((above ? '▀█' : '▄█').includes(block) ? '1' : '0')).join(''));
    const rows = halves(true).flatMap((row, index) => [row, halves(false)[index] ?? '']);
    expect(rows.slice(0, size)).toEqual(wanted);
    expect(lines).toHaveLength(Math.ceil(size / 2));
  });
});
