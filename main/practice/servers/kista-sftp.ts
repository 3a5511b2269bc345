// The file transfer of the practice kista: each request of SFTP (version 3, draft-ietf-secsh-filexfer-02) as one operation on a file of
// the jail. Links can be neither made nor followed, and what OpenSSH adds to the protocol is not offered.

import { constants, type Dirent, type Stats } from 'node:fs';
import { chmod, lstat, mkdir, open, readdir, rename, rm, rmdir, truncate, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2, { type Attributes, type FileEntry, type SFTPWrapper } from 'ssh2';
import { realPath, SftpRefusal, shownPath, statusOf } from './kista-jail.ts';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const mostOpen = 64;
const largestReadBytes = 256 * 1024;
const namesAtOnce = 100;

interface OpenFolder {
  readonly root: string;
  readonly rest: Dirent[];
}

/** What one connection has open, by the number in its handle. */
type Opened = Map<number, FileHandle | OpenFolder>;

/** Serves one connection. `root` is the folder that it sees as `/`, without links in it; `mayChange`: false where a kista gives files and takes none. */
export function serveFiles(sftp: SFTPWrapper, root: string, mayChange = true): void {
  const opened: Opened = new Map();
  // OpenSSH's client says that it has finished and waits for the server to end the channel.
  sftp.on('end', () => sftp.end());
  sftp.on('close', () => { for (const one of opened.values()) if (isFile(one)) void one.close().catch(() => undefined); });
  // Whatever goes wrong is told to whoever asked.
  const answer = (id: number, work: () => Promise<unknown>): void => { work().catch((error: unknown) => sftp.status(id, statusOf(error))); };
  const done = (id: number, work: () => Promise<unknown>): void => answer(id, async () => { await work(); sftp.status(id, STATUS_CODE.OK); });
  const change = (path: string): Promise<string> => (mayChange ? realPath(root, path, 'change') : Promise.reject(new SftpRefusal(STATUS_CODE.PERMISSION_DENIED)));
  sftp.on('REALPATH', (id, path) => answer(id, async () => sftp.name(id, [{ filename: shownPath(path), longname: '', attrs: nothing }])));
  sftp.on('STAT', (id, path) => answer(id, async () => sftp.attrs(id, toAttributes(await lstat(await realPath(root, path, 'look'))))));
  sftp.on('LSTAT', (id, path) => answer(id, async () => sftp.attrs(id, toAttributes(await lstat(await realPath(root, path, 'look'))))));
  sftp.on('SETSTAT', (id, path, wanted) => done(id, async () => setByPath(await change(path), wanted)));
  sftp.on('MKDIR', (id, path) => done(id, async () => mkdir(await change(path), { mode: 0o700 })));
  sftp.on('RMDIR', (id, path) => done(id, async () => rmdir(await change(path))));
  sftp.on('REMOVE', (id, path) => done(id, async () => rm(await change(path))));
  sftp.on('RENAME', (id, from, to) => done(id, async () => renameAnew(await change(from), await change(to))));
  sftp.on('OPEN', (id, path, flags) => answer(id, async () => { if (isChange(flags)) await change(path); sftp.handle(id, keep(opened, await openFile(root, path, flags))); }));
  sftp.on('OPENDIR', (id, path) => answer(id, async () => sftp.handle(id, keep(opened, await openFolder(await realPath(root, path, 'look'))))));
  sftp.on('READDIR', (id, handle) => answer(id, async () => sftp.name(id, await nextNames(folderOf(opened, handle)))));
  sftp.on('READ', (id, handle, offset, length) => answer(id, async () => sftp.data(id, await readPart(fileOf(opened, handle), offset, length))));
  sftp.on('WRITE', (id, handle, offset, data) => done(id, () => writeWhole(fileOf(opened, handle), data, offset)));
  sftp.on('FSTAT', (id, handle) => answer(id, async () => sftp.attrs(id, toAttributes(await fileOf(opened, handle).stat()))));
  sftp.on('FSETSTAT', (id, handle, wanted) => done(id, () => setOpened(fileOf(opened, handle), wanted)));
  sftp.on('CLOSE', (id, handle) => done(id, async () => { const one = take(opened, handle); if (isFile(one)) await one.close(); }));
}

const nothing: Attributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };

/** User and group of this computer are nobody's business. */
function toAttributes({ mode, size, atimeMs, mtimeMs }: Stats): Attributes {
  return { mode, size, uid: 1000, gid: 1000, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) };
}

function keep(opened: Opened, one: FileHandle | OpenFolder): Buffer {
  const number = Math.max(0, ...opened.keys()) + 1;
  opened.set(number, one);
  const handle = Buffer.alloc(4);
  handle.writeUInt32BE(number);
  if (opened.size <= mostOpen) return handle;
  take(opened, handle);
  if (isFile(one)) void one.close();
  throw new SftpRefusal(STATUS_CODE.FAILURE);
}

function find(opened: Opened, handle: Buffer): FileHandle | OpenFolder {
  const one = handle.length === 4 ? opened.get(handle.readUInt32BE()) : undefined;
  if (one === undefined) throw new SftpRefusal(STATUS_CODE.FAILURE);
  return one;
}

function take(opened: Opened, handle: Buffer): FileHandle | OpenFolder {
  const one = find(opened, handle);
  opened.delete(handle.readUInt32BE());
  return one;
}

function isFile(one: FileHandle | OpenFolder): one is FileHandle {
  return !('rest' in one);
}

function fileOf(opened: Opened, handle: Buffer): FileHandle {
  const one = find(opened, handle);
  if (!isFile(one)) throw new SftpRefusal(STATUS_CODE.FAILURE);
  return one;
}

function folderOf(opened: Opened, handle: Buffer): OpenFolder {
  const one = find(opened, handle);
  if (isFile(one)) throw new SftpRefusal(STATUS_CODE.FAILURE);
  return one;
}

async function openFile(root: string, path: string, flags: number): Promise<FileHandle> {
  const file = await realPath(root, path, isChange(flags) ? 'change' : 'look');
  const handle = await open(file, systemFlags(flags), 0o600);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new SftpRefusal(STATUS_CODE.FAILURE);
}

function isChange(flags: number): boolean {
  return (flags & ~OPEN_MODE.READ) !== 0;
}

/** Windows has neither O_NOFOLLOW nor O_NONBLOCK, without which a named pipe would be waited for. */
function systemFlags(flags: number): number {
  const has = (flag: number, system: number): number => ((flags & flag) === 0 ? 0 : system);
  const way = (flags & OPEN_MODE.WRITE) === 0 ? constants.O_RDONLY : has(OPEN_MODE.READ, constants.O_RDWR) || constants.O_WRONLY;
  return way | has(OPEN_MODE.CREAT, constants.O_CREAT) | has(OPEN_MODE.TRUNC, constants.O_TRUNC) | has(OPEN_MODE.EXCL, constants.O_EXCL)
    | has(OPEN_MODE.APPEND, constants.O_APPEND) | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
}

async function readPart(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, largestReadBytes)), 0, Math.min(length, largestReadBytes), offset);
  if (bytesRead === 0) throw new SftpRefusal(STATUS_CODE.EOF);
  return buffer.subarray(0, bytesRead);
}

async function writeWhole(file: FileHandle, data: Buffer, offset: number): Promise<void> {
  const { bytesWritten } = await file.write(data, 0, data.length, offset);
  if (bytesWritten !== data.length) throw new SftpRefusal(STATUS_CODE.FAILURE);
}

/** What a request leaves out is undefined, whatever the types of the library say. */
type Wanted = Partial<Attributes>;

async function setByPath(path: string, { mode, size, atime, mtime }: Wanted): Promise<void> {
  if (size !== undefined) await truncate(path, size);
  if (mode !== undefined) await chmod(path, mode & 0o777);
  if (atime !== undefined && mtime !== undefined) await utimes(path, atime, mtime);
}

async function setOpened(file: FileHandle, { mode, size, atime, mtime }: Wanted): Promise<void> {
  if (size !== undefined) await file.truncate(size);
  if (mode !== undefined) await file.chmod(mode & 0o777);
  if (atime !== undefined && mtime !== undefined) await file.utimes(atime, mtime);
}

/** In version 3 a name that is taken stays. */
async function renameAnew(from: string, to: string): Promise<void> {
  if (await lstat(to).then(() => true, () => false)) throw new SftpRefusal(STATUS_CODE.FAILURE);
  await rename(from, to);
}

async function openFolder(root: string): Promise<OpenFolder> {
  return { root, rest: await readdir(root, { withFileTypes: true }) };
}

async function nextNames({ root, rest }: OpenFolder): Promise<FileEntry[]> {
  const names = rest.splice(0, namesAtOnce);
  if (names.length === 0) throw new SftpRefusal(STATUS_CODE.EOF);
  return Promise.all(names.map(async ({ name }) => {
    const attrs = toAttributes(await lstat(join(root, name)));
    return { filename: name, longname: longName(name, attrs), attrs };
  }));
}

/** As `ls -l` has it, which is what people see in `sftp`. */
function longName(name: string, { mode, size, mtime }: Attributes): string {
  const rights = [0o400, 0o200, 0o100, 0o040, 0o020, 0o010, 0o004, 0o002, 0o001].map((bit, index) => ((mode & bit) === 0 ? '-' : 'rwx'[index % 3])).join('');
  const day = new Date(mtime * 1000).toISOString().slice(0, 10);
  return `${(mode & 0o170000) === 0o040000 ? 'd' : '-'}${rights} 1 kista kista ${String(size).padStart(12)} ${day} ${name}`;
}
