// Servers that answer with what was not asked for, without end, or not at all: the transfer ends with a problem, and never hangs.

import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { expect, test } from 'vitest';
import { downloadItems, uploadItems } from '../../../../main/kista/transfer/transfer.ts';
import { serveFiles } from '../../../../main/practice/servers/kista-sftp.ts';
import { openKistaLab, serveListing, type KistaLab } from './kista-lab.ts';

const { STATUS_CODE } = ssh2.utils.sftp;

/** The jail's files, but one request is answered in another way. */
const but = (event: string, answer: (sftp: SFTPWrapper, id: number) => void) => (sftp: SFTPWrapper, root: string): void => {
  serveFiles(sftp, root);
  sftp.removeAllListeners(event);
  sftp.on(event as 'WRITE', (id) => { answer(sftp, id); });
};

async function upload(lab: KistaLab, more: Parameters<KistaLab['watch']>[0] = {}): Promise<Awaited<ReturnType<typeof uploadItems>>> {
  writeFileSync(join(lab.local, 'data'), 'content');
  return uploadItems(lab.target(), [join(lab.local, 'data')], lab.watch(more));
}

const attrs = { mode: 0o100600, uid: 0, gid: 0, size: 7, atime: 0, mtime: 0 };

test.for([
  ['OK instead of a handle', 'OPEN', (sftp: SFTPWrapper, id: number) => { sftp.status(id, STATUS_CODE.OK); }],
  ['an empty handle', 'OPEN', (sftp: SFTPWrapper, id: number) => { sftp.handle(id, Buffer.alloc(0)); }],
  ['names instead of a handle', 'OPEN', (sftp: SFTPWrapper, id: number) => { sftp.name(id, [{ filename: 'x', longname: '', attrs }]); }],
] as const)('%s ends an upload as odd', async ([, event, answer]) => {
  const lab = await openKistaLab({ serve: but(event, answer) });
  expect(await upload(lab)).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.oddServer' } });
});

test('a handle that the server does not know itself is told as not stored', async () => {
  const lab = await openKistaLab({ serve: but('OPEN', (sftp, id) => { sftp.handle(id, Buffer.from('unknown')); }) });
  expect(await upload(lab)).toMatchObject({ state: 'incomplete', problem: { code: 'kista.notStored' } });
});

test.for(['OPEN', 'WRITE', 'CLOSE', 'MKDIR'])('a server that never answers to %s is given up, and taken up again, and given up for good', async (event) => {
  const lab = await openKistaLab({ serve: but(event, () => undefined) });
  mkdirSync(join(lab.local, 'folder'));
  writeFileSync(join(lab.local, 'folder', 'data'), 'content');
  const result = await uploadItems(lab.target(), [join(lab.local, 'folder')], lab.watch({ patienceMs: 60 }));
  expect(result).toMatchObject({ state: 'incomplete', problem: { code: 'kista.stalled', retry: 'now' } });
  expect(lab.connections()).toBe(9);
});

test('a server that closes the channel in the middle of a file each time is given up as lost', async () => {
  const lab = await openKistaLab({ serve: but('WRITE', (sftp) => { sftp.end(); }) });
  expect(await upload(lab)).toMatchObject({ state: 'incomplete', problem: { code: 'kista.connectionLost' } });
});

test('a packet larger than any may be ends it', async () => {
  const lab = await openKistaLab({ serve: but('WRITE', (sftp, id) => { sftp.data(id, Buffer.alloc(300_000)); }) });
  expect((await upload(lab)).problem?.code).toBe('kista.oddServer');
});

test('names without end are cut off', async () => {
  const names = Array.from({ length: 2000 }, (_, index) => ({ filename: `file-${String(index)}`, longname: '', attrs }));
  const lab = await openKistaLab({ serve: but('READDIR', (sftp, id) => { sftp.name(id, names); }) });
  expect(await downloadItems(lab.target(), { place: lab.local }, lab.watch())).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.oddServer' } });
  expect(readdirSync(lab.local)).toEqual([]);
});

test('folders within folders without end are cut off', async () => {
  const lab = await openKistaLab({ serve: (sftp) => {
    let isListed = false;
    sftp.on('OPENDIR', (id) => { isListed = false; sftp.handle(id, Buffer.from('list')); });
    sftp.on('READDIR', (id) => {
      if (isListed) return sftp.status(id, STATUS_CODE.EOF);
      isListed = true;
      sftp.name(id, [{ filename: 'deeper', longname: '', attrs: { ...attrs, mode: 0o040700 } }]);
    });
    sftp.on('CLOSE', (id) => { sftp.status(id, STATUS_CODE.OK); });
  } });
  const result = await downloadItems(lab.target(), { place: lab.local }, lab.watch());
  expect(result).toMatchObject({ state: 'incomplete', files: 0 });
  expect(result.problems.map(({ problem }) => problem.code)).toEqual(['kista.nameUnusable']);
});

test('less than was listed, or other data each time, does not become a file', async () => {
  const listing = new Map([['data', Buffer.alloc(100_000, 'a')]]);
  const lab = await openKistaLab({ serve: (sftp) => {
    serveListing(listing)(sftp);
    sftp.removeAllListeners('READ');
    sftp.on('READ', (id, _handle, offset) => { if (offset >= 50_000) sftp.status(id, STATUS_CODE.EOF); else sftp.data(id, Buffer.alloc(10, 'a')); });
  } });
  const result = await downloadItems(lab.target(), { place: lab.local }, lab.watch());
  expect(result.problems.map(({ problem }) => problem.code)).toEqual(['kista.changedMeanwhile']);
  expect(readdirSync(lab.local)).toEqual(['data.part']);
});

test('of more than was asked for no byte gets into the file', async () => {
  const lab = await openKistaLab({ serve: (sftp) => {
    serveListing(new Map([['data', Buffer.alloc(100)]]))(sftp);
    sftp.removeAllListeners('READ');
    sftp.on('READ', (id) => { sftp.data(id, Buffer.alloc(5000, 'b')); });
  } });
  await downloadItems(lab.target(), { place: lab.local }, lab.watch());
  expect(statSync(join(lab.local, 'data')).size).toBe(100);
});
