// Lines of real logs for tests: one for each phrase, and healthy ones recorded from OpenVPN 2.6.14 (verb 4), NetworkManager 1.42.4 and
// ssh -v of OpenSSH 9.2, which a seeded generator varies as another computer would write them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogProgram } from '../../../main/system/log-phrases/phrase.ts';

const folder = join(import.meta.dirname, '../../fixtures/log-phrases');

export interface PhraseFixture {
  readonly id: string;
  readonly kind: string;
  readonly line: string;
}

export function readPhraseFixtures(program: LogProgram): readonly PhraseFixture[] {
  const lines = readFileSync(join(folder, `${program}.txt`), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((whole) => {
    const [, id = '', kind = '', line = ''] = /^(\S+) (\S+) (.*)$/.exec(whole) ?? [];
    return { id, kind, line };
  });
}

export function readHealthyLines(program: 'openvpn' | 'network-manager' | 'ssh'): readonly string[] {
  return readFileSync(join(folder, 'healthy', `${program}.txt`), 'utf8').split('\n').filter((line) => line !== '');
}

/** mulberry32: small, and the same on every computer. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const prefixes = ['', 'Oct  1 10:00:00 pc nm-openvpn[4321]: ', 'Thu Oct  1 10:00:00 2026 ', '2026-10-01 10:00:00.123456 ', '>LOG:1790848800,I,', '\u001b[2m', '10:00:00 *Tunnelblick: openvpnstart log: '];

/** Healthy lines with other numbers, identifiers, letters' case and beginnings. */
export function varyHealthyLines(lines: readonly string[], count: number, seed: number): readonly string[] {
  const random = seeded(seed);
  const digit = (): string => String(Math.floor(random() * 10));
  return Array.from({ length: count }, (_nothing, at) => {
    const line = (lines[at % lines.length] ?? '').replaceAll(/\d/g, (old) => (random() < 0.5 ? old : digit()));
    const prefix = prefixes[Math.floor(random() * prefixes.length)] ?? '';
    const text = random() < 0.1 ? line.toUpperCase() : line;
    return `${prefix}${text}${random() < 0.1 ? '\r' : ''}`;
  });
}
