// Downloads from a kista on loopback: names that must not become files, files that are there, lists of sums, cuts.

import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadItems, resumeTransfer } from '../../../../main/kista/transfer/transfer.ts';
import { readUnfinished } from '../../../../main/kista/transfer/unfinished.ts';
import { openKistaLab, scratchFolder, serveListing, type KistaLab } from './kista-lab.ts';

const sum = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const codes = (result: { readonly problems: readonly { readonly name: string; readonly problem: { readonly code: string } }[] }): string[] => result.problems.map(({ name, problem }) => `${name}: ${problem.code}`);
const place = (lab: KistaLab): { readonly place: string } => ({ place: lab.local });

test('files and folders come with their content, and are checked against the kista\'s list', async () => {
  const lab = await openKistaLab();
  const large = randomBytes(1_200_000);
  mkdirSync(join(lab.upload, 'batch', 'inner'), { recursive: true });
  writeFileSync(join(lab.upload, 'batch', 'inner', 'large'), large);
  writeFileSync(join(lab.upload, 'empty'), '');
  writeFileSync(join(lab.upload, 'SHA256SUMS.txt'), `${sum(large)}  batch/inner/large\n`);
  const result = await downloadItems(lab.target(), place(lab), lab.watch());
  expect(result).toMatchObject({ state: 'complete', proof: 'read-back', files: 3, problems: [], manifest: { name: 'SHA256SUMS.txt', place: join(lab.local, 'SHA256SUMS.txt') } });
  expect(readFileSync(join(lab.local, 'batch', 'inner', 'large')).equals(large)).toBe(true);
  expect(statSync(join(lab.local, 'empty')).size).toBe(0);
  expect(readdirSync(lab.local).sort()).toEqual(['SHA256SUMS.txt', 'batch', 'empty']);
  expect(readUnfinished(lab.watch().stateDir)).toBeUndefined();
});

const hostile = ['../escaped', '/etc/escaped', '..', '.', 'a/../../escaped', 'sub/escaped', '..\\escaped', 'C:\\escaped', 'line\nend', '\u001b[2Jcleared', 'tur\u202En', ''];

test('server names that lead elsewhere or control a screen become no files, and are named', async () => {
  const lab = await openKistaLab({ serve: serveListing(new Map([...hostile, 'good'].map((name) => [name, Buffer.from('content')]))) });
  const result = await downloadItems(lab.target(), place(lab), lab.watch());
  expect(readdirSync(lab.local)).toEqual(['good']);
  expect(readdirSync(lab.folder).sort().filter((name) => name !== 'state')).toEqual(['jail', 'local']);
  // `.` and `..` are in every listing and are no files.
  expect(result.problems.map(({ problem }) => problem.code)).toEqual(Array.from({ length: hostile.length - 2 }, () => 'kista.nameUnusable'));
  expect(result.problems.map(({ name }) => name).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('on Windows, names that it reserves are changed, and two names that are one there do not mix', async () => {
  const lab = await openKistaLab({ serve: serveListing(new Map([['aux', Buffer.from('1')], ['a:b', Buffer.from('2')], ['Data', Buffer.from('3')], ['data', Buffer.from('4')]])) });
  const result = await downloadItems(lab.target(), place(lab), lab.watch({ platform: 'win32' }));
  expect(readdirSync(lab.local).sort()).toEqual(['Data', '_aux', 'a_b']);
  expect(codes(result)).toEqual(['data: kista.nameTaken']);
});

test('a file that is here is not replaced, unless the list says that it is the same; both can be kept', async () => {
  const lab = await openKistaLab();
  for (const name of ['same', 'other']) writeFileSync(join(lab.upload, name), `${name} there`);
  writeFileSync(join(lab.upload, 'SHA256SUMS.txt'), `${sum('same there')}  same\n${sum('other there')}  other\n`);
  writeFileSync(join(lab.local, 'same'), 'same there');
  writeFileSync(join(lab.local, 'other'), 'other here!');
  const result = await downloadItems(lab.target(), { ...place(lab), names: ['same', 'other', 'missing'] }, lab.watch());
  expect(codes(result).sort()).toEqual(['missing: kista.notThere', 'other: kista.nameTaken', 'same: kista.nameTaken']);
  // The list was not asked for, so nothing tells that `same` is the same.
  expect(readFileSync(join(lab.local, 'other'), 'utf8')).toBe('other here!');
  const all = await downloadItems(lab.target(), place(lab), lab.watch({ taken: 'keep-both' }));
  expect(all).toMatchObject({ state: 'complete', alreadyThere: 1 });
  expect(readFileSync(join(lab.local, 'other (2)'), 'utf8')).toBe('other there');
});

test('a file that is not what the list says is not kept', async () => {
  const lab = await openKistaLab();
  writeFileSync(join(lab.upload, 'data'), 'altered');
  writeFileSync(join(lab.upload, 'SHA256SUMS.txt'), `${sum('original')}  data\n`);
  const result = await downloadItems(lab.target(), place(lab), lab.watch());
  expect(codes(result)).toEqual(['data: kista.arrivedDifferent']);
  expect(readdirSync(lab.local)).toEqual(['SHA256SUMS.txt']);
});

test('nothing is written through a link out of the chosen folder, and no part of somebody else is touched', async () => {
  const lab = await openKistaLab();
  const outside = scratchFolder();
  mkdirSync(join(lab.upload, 'batch'));
  for (const name of ['batch/file', 'taken', 'linked']) writeFileSync(join(lab.upload, name), 'from the kista');
  symlinkSync(outside, join(lab.local, 'batch'));
  writeFileSync(join(lab.local, 'taken.part'), 'of somebody else');
  symlinkSync(join(outside, 'victim'), join(lab.local, 'linked.part'));
  const result = await downloadItems(lab.target(), place(lab), lab.watch());
  expect(codes(result).sort()).toEqual(['batch: kista.outsideFolder', 'linked: kista.nameTaken', 'taken: kista.nameTaken']);
  expect(readdirSync(outside)).toEqual([]);
  expect(readFileSync(join(lab.local, 'taken.part'), 'utf8')).toBe('of somebody else');
});

test('cut five times it goes on from where it was', async () => {
  const lab = await openKistaLab({ cutsAfter: [300_000, 400_000, 500_000, 300_000, 600_000] });
  const content = randomBytes(5_000_000);
  writeFileSync(join(lab.upload, 'large'), content);
  const result = await downloadItems(lab.target(), place(lab), lab.watch());
  expect(result).toMatchObject({ state: 'complete', cuts: 5, files: 1 });
  expect(readFileSync(join(lab.local, 'large')).equals(content)).toBe(true);
  expect(existsSync(join(lab.local, 'large.part'))).toBe(false);
});

test('cancelled it leaves a part and can go on; a file that changed there since is named and begun anew', async () => {
  const lab = await openKistaLab();
  writeFileSync(join(lab.upload, 'large'), randomBytes(6_000_000));
  const stop = new AbortController();
  const timer = setInterval(() => { if (existsSync(join(lab.local, 'large.part')) && statSync(join(lab.local, 'large.part')).size > 100_000) stop.abort(); }, 1);
  expect(await downloadItems(lab.target(), place(lab), lab.watch({ signal: stop.signal }))).toMatchObject({ state: 'cancelled' });
  clearInterval(timer);
  expect(readdirSync(lab.local)).toEqual(['large.part']);
  const newer = randomBytes(6_000_123);
  writeFileSync(join(lab.upload, 'large'), newer);
  expect(codes(await resumeTransfer(lab.target(), lab.watch()))).toEqual(['large: kista.changedSince']);
  expect(await resumeTransfer(lab.target(), lab.watch())).toMatchObject({ state: 'complete', files: 1 });
  expect(readFileSync(join(lab.local, 'large')).equals(newer)).toBe(true);
});

test('a folder that is not there, or more than the disk holds, is told before anything is fetched', async () => {
  const lab = await openKistaLab();
  writeFileSync(join(lab.upload, 'data'), 'content');
  expect(await downloadItems(lab.target(), { place: join(lab.local, 'gone') }, lab.watch()).catch((error: unknown) => error)).toMatchObject({ problem: { code: 'kista.notWritableHere' } });
  const vast = await openKistaLab({ serve: (sftp) => {
    serveListing(new Map([['vast', Buffer.alloc(10)]]))(sftp);
    sftp.removeAllListeners('READDIR');
    let isListed = false;
    sftp.on('READDIR', (id) => {
      if (isListed) return sftp.status(id, 1);
      isListed = true;
      sftp.name(id, [{ filename: 'vast', longname: '', attrs: { mode: 0o100600, uid: 0, gid: 0, size: 2 ** 52, atime: 0, mtime: 0 } }]);
    });
  } });
  expect(await downloadItems(vast.target(), place(vast), vast.watch())).toMatchObject({ state: 'incomplete', problem: { code: 'kista.noRoomHere' } });
  expect(readdirSync(vast.local)).toEqual([]);
});
