// A kista on loopback for tests: the practice kista's file server behind an SSH server of its own, which a test can cut, refuse rights in or
// replace by a hostile one. What the server was told before and at the login is kept.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type AuthContext, type Server, type SFTPWrapper } from 'ssh2';
import { onTestFinished } from 'vitest';
import type { TransferProgress } from '../../../../preload/contract/kista.ts';
import { systemClock } from '../../../../main/core/clock.ts';
import type { KistaTarget } from '../../../../main/kista/transfer/connect.ts';
import type { TransferWatch } from '../../../../main/kista/transfer/transfer.ts';
import { serveFiles } from '../../../../main/practice/servers/kista-sftp.ts';
import { makeKeyPair } from '../../../../main/system/ssh/key-files.ts';

export interface LabOptions {
  /** What answers to SFTP. Left out: files of the jail. */
  readonly serve?: (sftp: SFTPWrapper, root: string) => void;
  /** The connections, in order, are cut after so many bytes came in (upload) or went out (download). */
  readonly cutsAfter?: readonly number[];
  readonly banner?: string;
  readonly hostKeys?: readonly string[];
  /** Left out: the lab's one key. */
  readonly login?: (context: AuthContext) => void;
  readonly refusesFiles?: boolean;
}

export interface KistaLab {
  readonly folder: string;
  /** Here are the person's files. */
  readonly local: string;
  /** The kista's upload folder. */
  readonly upload: string;
  readonly port: number;
  /** Methods that were tried, in order. */
  readonly tried: string[];
  readonly told: TransferProgress[];
  connections(): number;
  target(more?: Partial<KistaTarget>): KistaTarget;
  watch(more?: Partial<TransferWatch>): TransferWatch;
}

export const labKey = makeKeyPair('partner', undefined);

/** As OpenSSH shows it. Shares no code with the product. */
export function fingerprintOfKey(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}

/** A folder that is removed with the test. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kista-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const hostKey = makeKeyPair('', undefined).private;

/** Opens a kista. */
export async function openKistaLab(options: LabOptions = {}): Promise<KistaLab> {
  const folder = scratchFolder();
  const [local, jail, stateDir] = [join(folder, 'local'), join(folder, 'jail'), join(folder, 'state')];
  mkdirSync(local);
  mkdirSync(join(jail, 'upload'), { recursive: true });
  const keys = options.hostKeys ?? [hostKey];
  const [tried, told]: [string[], TransferProgress[]] = [[], []];
  const { port, connections } = await listen(options, keys, tried, jail);
  const information = { host: 'kista.example.org', port, user: 'partner-import', fingerprint: fingerprintOfKey(keys[0] ?? '') };
  return {
    folder, local, upload: join(jail, 'upload'), port, tried, told, connections,
    target: (more = {}) => ({ information, address: '127.0.0.1', key: { content: Buffer.from(labKey.private) }, onBanner: () => undefined, ...more }),
    watch: (more = {}) => ({
      signal: new AbortController().signal, progress: (progress) => { told.push(progress); }, clock: systemClock, platform: 'linux', stateDir,
      pause: () => Promise.resolve(), ...more,
    }),
  };
}

async function listen(options: LabOptions, keys: readonly string[], tried: string[], jail: string): Promise<{ port: number; connections: () => number }> {
  const { serve = serveFiles, login = allowLabKey, cutsAfter = [], banner = 'A kista for tests' } = options;
  const ssh = new ssh2.Server({ hostKeys: [...keys], banner }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (context) => {
      tried.push(context.method);
      login(context);
    });
    client.on('session', (accept) => {
      const session = accept();
      if (options.refusesFiles !== true) session.on('sftp', (acceptSftp) => serve(acceptSftp(), jail));
    });
  });
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    cutAfter(socket, cutsAfter[count]);
    count += 1;
    ssh.injectSocket(socket as Parameters<Server['injectSocket']>[0]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, connections: () => count };
}

/** Like a router that forgets the connection: at once, in both directions, in the middle of whatever is going on. */
function cutAfter(socket: Socket, bytes: number | undefined): void {
  if (bytes === undefined) return;
  const timer = setInterval(() => {
    if (Math.max(socket.bytesRead, socket.bytesWritten) > bytes) socket.resetAndDestroy();
  }, 1);
  socket.once('close', () => clearInterval(timer));
  socket.on('data', () => { if (Math.max(socket.bytesRead, socket.bytesWritten) > bytes) socket.resetAndDestroy(); });
}

function allowLabKey(context: AuthContext): void {
  const key = ssh2.utils.parseKey(labKey.public);
  if (key instanceof Error || context.method !== 'publickey' || !context.key.data.equals(key.getPublicSSH())) return context.reject(['publickey']);
  if (context.signature === undefined) return context.accept();
  if (context.blob !== undefined && key.verify(context.blob, context.signature, context.hashAlgo) === true) context.accept();
  else context.reject(['publickey']);
}


/** A server that shows one level of files under whatever names. It opens and gives what is listed. */
export function serveListing(files: ReadonlyMap<string, Buffer>): (sftp: SFTPWrapper) => void {
  const { STATUS_CODE } = ssh2.utils.sftp;
  const attrs = (size: number, mode = 0o100600) => ({ mode, uid: 0, gid: 0, size, atime: 0, mtime: 1_700_000_000 });
  return (sftp) => {
    let isListed = false;
    const opened: Buffer[] = [];
    const find = (path: string): Buffer | undefined => files.get(path.replace(/^\/upload\//, ''));
    sftp.on('OPENDIR', (id) => { isListed = false; sftp.handle(id, Buffer.from('list')); });
    sftp.on('READDIR', (id) => {
      if (isListed) return sftp.status(id, STATUS_CODE.EOF);
      isListed = true;
      sftp.name(id, [...files].map(([filename, content]) => ({ filename, longname: '', attrs: attrs(content.length) })));
    });
    sftp.on('LSTAT', (id, path) => { const content = find(path); if (content === undefined) sftp.status(id, STATUS_CODE.NO_SUCH_FILE); else sftp.attrs(id, attrs(content.length)); });
    sftp.on('OPEN', (id, path) => { const content = find(path); if (content === undefined) sftp.status(id, STATUS_CODE.NO_SUCH_FILE); else sftp.handle(id, Buffer.from([opened.push(content) - 1])); });
    sftp.on('READ', (id, handle, offset, length) => {
      const content = opened[handle[0] ?? 0] ?? Buffer.alloc(0);
      if (offset >= content.length) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, content.subarray(offset, offset + length));
    });
    sftp.on('CLOSE', (id) => { sftp.status(id, STATUS_CODE.OK); });
  };
}
