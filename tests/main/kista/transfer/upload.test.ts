// Uploads to a kista on loopback: what arrives, what is refused by name, and how it goes on after cuts and restarts.

import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { expect, test, onTestFinished } from 'vitest';
import { forgetUnfinished, readUnfinished } from '../../../../main/kista/transfer/unfinished.ts';
import { resumeTransfer, uploadItems } from '../../../../main/kista/transfer/transfer.ts';
import { serveFiles } from '../../../../main/practice/servers/kista-sftp.ts';
import { labKey, openKistaLab, type KistaLab } from './kista-lab.ts';

const { STATUS_CODE } = ssh2.utils.sftp;
const sum = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const codes = (result: { readonly problems: readonly { readonly name: string; readonly problem: { readonly code: string } }[] }): string[] => result.problems.map(({ name, problem }) => `${name}: ${problem.code}`);

function write(lab: KistaLab, name: string, content: Buffer | string): string {
  const path = join(lab.local, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** The jail's files, with some requests answered otherwise. */
function serveBut(change: (sftp: SFTPWrapper, root: string) => void) {
  return (sftp: SFTPWrapper, root: string): void => {
    serveFiles(sftp, root);
    change(sftp, root);
  };
}

const refuseAll = (sftp: SFTPWrapper, event: 'OPEN' | 'READ' | 'WRITE', status: number): void => {
  sftp.removeAllListeners(event);
  sftp.on(event as 'WRITE', (id) => { sftp.status(id, status); });
};

test('files and a folder arrive unchanged, with empty ones, odd names and a list of their sums', async () => {
  const lab = await openKistaLab();
  const names = ['one file.bin', 'empty', 'e\u0301tude (NFD).txt', '\u{1F469}\u200D\u{1F52C} data.csv', 'æøå', '-rf'];
  const contents = new Map(names.map((name) => [name, name === 'empty' ? Buffer.alloc(0) : randomBytes(70_000)]));
  for (const [name, content] of contents) write(lab, join('batch', name), content);
  write(lab, 'batch/inner/deep/last.bin', 'last');
  const large = randomBytes(1_500_000);
  const result = await uploadItems(lab.target(), [join(lab.local, 'batch'), write(lab, 'large.bin', large)], lab.watch());
  expect(result).toMatchObject({ state: 'complete', proof: 'read-back', files: 8, problems: [], cuts: 0, alreadyThere: 0 });
  expect(result.rows.map(({ name, kind, files, state }) => [name, kind, files, state])).toEqual([['batch', 'folder', 7, 'arrived'], ['large.bin', 'file', 1, 'arrived']]);
  for (const [name, content] of contents) expect(readFileSync(join(lab.upload, 'batch', name)).equals(content)).toBe(true);
  expect(readFileSync(join(lab.upload, 'large.bin')).equals(large)).toBe(true);
  const list = readFileSync(join(lab.upload, 'SHA256SUMS.txt'), 'utf8').split('\n');
  expect(list).toContain(`${sum(large)}  large.bin`);
  expect(list).toHaveLength(9);
  expect(result.manifest).toEqual({ name: 'SHA256SUMS.txt', place: 'upload/SHA256SUMS.txt' });
  expect(readUnfinished(lab.watch().stateDir)).toBeUndefined();
  expect(existsSync(lab.watch().stateDir)).toBe(false);
  expect(lab.told.at(0)).toMatchObject({ phase: 'looking' });
});

test('a file of the same name is never replaced; the very same file is recognised', async () => {
  const lab = await openKistaLab();
  const same = randomBytes(5000);
  writeFileSync(join(lab.upload, 'same'), same);
  writeFileSync(join(lab.upload, 'other'), 'of somebody else');
  const paths = [write(lab, 'same', same), write(lab, 'other', 'of mine, longer')];
  const result = await uploadItems(lab.target(), paths, lab.watch());
  expect(result).toMatchObject({ state: 'incomplete', alreadyThere: 1, files: 1 });
  expect(codes(result)).toEqual(['other: kista.nameTaken']);
  expect(readFileSync(join(lab.upload, 'other'), 'utf8')).toBe('of somebody else');
  const both = await uploadItems(lab.target(), paths, lab.watch({ taken: 'keep-both' }));
  expect(both).toMatchObject({ state: 'complete', files: 2, alreadyThere: 1 });
  expect(readFileSync(join(lab.upload, 'other (2)'), 'utf8')).toBe('of mine, longer');
  expect(readFileSync(join(lab.upload, 'SHA256SUMS-2.txt'), 'utf8')).toContain('  other (2)\n');
});

test('links, sockets, unfit names and what cannot be read are left out by name; the rest arrives', async () => {
  const lab = await openKistaLab();
  write(lab, 'batch/good', 'good');
  symlinkSync('..', join(lab.local, 'batch', 'circle'));
  symlinkSync('/etc/passwd', join(lab.local, 'batch', 'elsewhere'));
  write(lab, 'batch/tur\u202Een', 'x');
  write(lab, 'batch/line\nend', 'x');
  writeFileSync(Buffer.concat([Buffer.from(`${join(lab.local, 'batch')}/`), Buffer.from([0xff, 0x41])]), 'x');
  const listener = createServer().listen(join(lab.local, 'batch', 'socket'));
  onTestFinished(() => { listener.close(); });
  await new Promise((resolve) => { listener.once('listening', resolve); });
  const result = await uploadItems(lab.target(), [join(lab.local, 'batch'), join(lab.local, 'gone')], lab.watch());
  expect(codes(result).sort()).toEqual([
    'batch/circle: kista.linkSkipped', 'batch/elsewhere: kista.linkSkipped', 'batch/line\ufffdend: kista.nameUnusable', 'batch/socket: kista.notAFile',
    'batch/tur\ufffden: kista.nameUnusable', 'batch/\ufffdA: kista.nameUnusable', 'gone: kista.notReadable',
  ]);
  expect(result).toMatchObject({ state: 'incomplete', files: 1 });
  expect(readdirSync(join(lab.upload, 'batch'))).toEqual(['good']);
});

test('a dropped link stands for what is behind it', async () => {
  const lab = await openKistaLab();
  write(lab, 'real/data', 'data');
  symlinkSync('real', join(lab.local, 'named'));
  expect(await uploadItems(lab.target(), [join(lab.local, 'named')], lab.watch())).toMatchObject({ state: 'complete', files: 1 });
  expect(readFileSync(join(lab.upload, 'named', 'data'), 'utf8')).toBe('data');
});

test('cut five times in a row it goes on from where it was, and reads nothing into the files that was not there', async () => {
  const lab = await openKistaLab({ cutsAfter: [400_000, 500_000, 600_000, 300_000, 700_000] });
  const content = randomBytes(6_000_000);
  write(lab, 'batch/large', content);
  for (let number = 0; number < 40; number += 1) write(lab, `batch/small-${String(number)}`, `content ${String(number)}`);
  const result = await uploadItems(lab.target(), [join(lab.local, 'batch')], lab.watch());
  expect(result).toMatchObject({ state: 'complete', files: 41, cuts: 5, proof: 'read-back', problems: [] });
  expect(readFileSync(join(lab.upload, 'batch', 'large')).equals(content)).toBe(true);
  expect(readFileSync(join(lab.upload, 'batch', 'small-39'), 'utf8')).toBe('content 39');
  expect(lab.connections()).toBe(6);
  expect(lab.told.at(-1)?.cuts).toBe(5);
});

test('when nothing comes across any more it ends as incomplete and can go on after a restart', async () => {
  const lab = await openKistaLab({ cutsAfter: [1_000_000, ...Array.from({ length: 12 }, () => 0)] });
  const content = randomBytes(3_000_000);
  const path = write(lab, 'large', content);
  const stopped = await uploadItems(lab.target(), [path], lab.watch());
  expect(stopped.state).toBe('incomplete');
  expect(['kista.connectionLost', 'kista.closedAtOnce']).toContain(stopped.problem?.code);
  expect(readUnfinished(lab.watch().stateDir)).toMatchObject({ direction: 'upload', totalBytes: 3_000_000, information: lab.target().information });
  const kept = readdirSync(join(lab.watch().stateDir, 'kista')).map((name) => readFileSync(join(lab.watch().stateDir, 'kista', name), 'utf8')).join('');
  expect(kept).not.toContain(labKey.private.split('\n')[1]);
  const there = statSync(join(lab.upload, 'large')).size;
  expect(there).toBeGreaterThan(0);
  // The remaining cuts are used up by now but four.
  for (let left = 0; left < 6 && readUnfinished(lab.watch().stateDir) !== undefined; left += 1) await resumeTransfer(lab.target(), lab.watch()).catch(() => undefined);
  expect(readFileSync(join(lab.upload, 'large')).equals(content)).toBe(true);
  expect(readFileSync(join(lab.upload, 'SHA256SUMS.txt'), 'utf8')).toBe(`${sum(content)}  large\n`);
});

/** A transfer that is cancelled when so many bytes are there. */
async function cancelAt(lab: KistaLab, path: string, bytes: number): Promise<void> {
  const stop = new AbortController();
  const timer = setInterval(() => { if (existsSync(join(lab.upload, 'large')) && statSync(join(lab.upload, 'large')).size >= bytes) stop.abort(); }, 1);
  const result = await uploadItems(lab.target(), [path], lab.watch({ signal: stop.signal }));
  clearInterval(timer);
  expect(result).toMatchObject({ state: 'cancelled', proof: 'none' });
}

test('cancelled it can go on; a part that was altered meanwhile is noticed and sent anew', async () => {
  const lab = await openKistaLab();
  const content = randomBytes(6_000_000);
  const path = write(lab, 'large', content);
  await cancelAt(lab, path, 300_000);
  const size = statSync(join(lab.upload, 'large')).size;
  expect(size).toBeLessThan(content.length);
  writeFileSync(join(lab.upload, 'large'), Buffer.concat([Buffer.from('altered'), content.subarray(7, size)]));
  expect(await resumeTransfer(lab.target(), lab.watch())).toMatchObject({ state: 'complete', proof: 'read-back' });
  expect(readFileSync(join(lab.upload, 'large')).equals(content)).toBe(true);
  await expect(resumeTransfer(lab.target(), lab.watch())).rejects.toThrow('kista.nothingUnfinished');
});

test('a file that was changed since is named and not mixed; the next time it goes whole', async () => {
  const lab = await openKistaLab();
  const path = write(lab, 'large', randomBytes(6_000_000));
  await cancelAt(lab, path, 300_000);
  appendFileSync(path, 'more');
  const named = await resumeTransfer(lab.target(), lab.watch());
  expect(named.state).toBe('incomplete');
  expect(codes(named)).toEqual(['large: kista.changedSince']);
  expect(await resumeTransfer(lab.target(), lab.watch())).toMatchObject({ state: 'complete', files: 1 });
  expect(readFileSync(join(lab.upload, 'large')).equals(readFileSync(path))).toBe(true);
});

test('a file that changes while it is sent does not count as arrived', async () => {
  const lab = await openKistaLab();
  const path = write(lab, 'large', randomBytes(6_000_000));
  const timer = setInterval(() => { if (existsSync(join(lab.upload, 'large'))) utimesSync(path, 1, 1); }, 1);
  const result = await uploadItems(lab.target(), [path], lab.watch());
  clearInterval(timer);
  expect(codes(result)).toEqual(['large: kista.changedMeanwhile']);
  expect(result).toMatchObject({ state: 'incomplete', files: 0 });
  expect(existsSync(join(lab.upload, 'SHA256SUMS.txt'))).toBe(false);
  expect(await resumeTransfer(lab.target(), lab.watch())).toMatchObject({ state: 'complete', files: 1 });
});

test('what the kista altered or lost behind our back is found by reading back, and goes again', async () => {
  let spoils = true;
  const lab = await openKistaLab({ serve: serveBut((sftp, root) => {
    sftp.prependListener('CLOSE', () => {
      const file = join(root, 'upload', 'spoiled');
      if (!spoils || !existsSync(file) || statSync(file).size < 9000) return;
      spoils = false;
      truncateSync(file, 8999);
      appendFileSync(file, 'X');
    });
  }) });
  const content = Buffer.alloc(9000, 'a');
  const result = await uploadItems(lab.target(), [write(lab, 'spoiled', content)], lab.watch());
  expect(codes(result)).toEqual(['spoiled: kista.arrivedDifferent']);
  expect(await resumeTransfer(lab.target(), lab.watch())).toMatchObject({ state: 'complete', proof: 'read-back' });
  expect(readFileSync(join(lab.upload, 'spoiled')).equals(content)).toBe(true);
});

test('a kista that gives nothing back is proved by size, and says so; a wrong size is found', async () => {
  const lab = await openKistaLab({ serve: serveBut((sftp, root) => {
    sftp.prependListener('CLOSE', () => { if (existsSync(join(root, 'upload', 'short'))) truncateSync(join(root, 'upload', 'short'), 3); });
    refuseReading(sftp);
  }) });
  expect(await uploadItems(lab.target(), [write(lab, 'whole', 'whole')], lab.watch())).toMatchObject({ state: 'complete', proof: 'size' });
  expect(codes(await uploadItems(lab.target(), [write(lab, 'short', 'short')], lab.watch()))).toEqual(['short: kista.arrivedDifferent']);
});

function refuseReading(sftp: SFTPWrapper): void {
  const [open] = sftp.listeners('OPEN');
  sftp.removeAllListeners('OPEN');
  sftp.on('OPEN', (id, path, flags, attrs) => {
    if ((flags & ssh2.utils.sftp.OPEN_MODE.WRITE) === 0) sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    else open?.call(sftp, id, path, flags, attrs);
  });
}

test('a kista for the other direction says so at the first file', async () => {
  const lab = await openKistaLab({ serve: serveBut((sftp) => refuseAll(sftp, 'OPEN', STATUS_CODE.PERMISSION_DENIED)) });
  const result = await uploadItems(lab.target(), [write(lab, 'one', 'x'), write(lab, 'two', 'x')], lab.watch());
  expect(result).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.oneWay', facts: { direction: 'upload' } } });
  expect(readUnfinished(lab.watch().stateDir)).toBeUndefined();
});

test('a missing upload folder is a problem of its own', async () => {
  const lab = await openKistaLab();
  rmSync(lab.upload, { recursive: true });
  expect((await uploadItems(lab.target(), [write(lab, 'one', 'x')], lab.watch())).problem?.code).toBe('kista.noUploadFolder');
});

test('a full kista ends the transfer, which goes on when there is room', async () => {
  let isFull = true;
  const lab = await openKistaLab({ serve: serveBut((sftp) => { if (isFull) refuseAll(sftp, 'WRITE', STATUS_CODE.FAILURE); }) });
  const paths = [write(lab, 'one', 'content'), write(lab, 'two', 'content')];
  const result = await uploadItems(lab.target(), paths, lab.watch());
  expect(result).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.notStored' } });
  isFull = false;
  expect(await resumeTransfer(lab.target(), lab.watch())).toMatchObject({ state: 'complete', files: 2 });
});

test('a transfer that is given up leaves nothing of itself here', async () => {
  const lab = await openKistaLab({ serve: serveBut((sftp) => refuseAll(sftp, 'WRITE', STATUS_CODE.FAILURE)) });
  await uploadItems(lab.target(), [write(lab, 'one', 'content')], lab.watch());
  expect(readUnfinished(lab.watch().stateDir)).toMatchObject({ doneBytes: 0, rows: [{ name: 'one', state: 'waiting' }] });
  await forgetUnfinished(lab.watch().stateDir);
  expect(existsSync(lab.watch().stateDir)).toBe(false);
});
