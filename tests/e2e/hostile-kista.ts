// A kista of somebody hostile: what it says before the login rewrites a terminal, and the names in its folder climb out of it, rewrite a
// terminal or pretend to be a page. It is a real SSH server on this computer and gives out what a real one could.

import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import ssh2, { type Connection, type FileEntry, type SFTPWrapper } from 'ssh2';
import { fingerprintOf } from '../../main/system/ssh/known-hosts.ts';
import { makeKeyPair } from '../../main/system/ssh/key-files.ts';

const { STATUS_CODE } = ssh2.utils.sftp;
const banner = '\u001b]0;your title\u0007\u001b[2J\u001b[31mKista\u202Enotpmirc\u202C <script>alert(1)</script>\r\nAll is well.\n';

const harmless = ['plain.txt', '<img src=x onerror=alert(1)>.txt'] as const;
const hostile = ['../outside.txt', '/etc/outside.txt', 'nul\u0000l.txt', 'red\u001b[31m.txt', 'gpj.exe\u202Egpj.txt', '..'] as const;
const content = Buffer.from('plain');

export interface HostileKista {
  readonly port: number;
  readonly fingerprint: string;
  /** What may be written to the disk of whoever fetches. */
  readonly harmlessNames: readonly string[];
  close(): Promise<void>;
}

/** Starts it on a free port of those that kistas use. Every key may log in. */
export async function startHostileKista(folder: string): Promise<HostileKista> {
  mkdirSync(folder, { recursive: true });
  const hostKey = makeKeyPair('', undefined).private;
  const parsed = ssh2.utils.parseKey(hostKey);
  if (parsed instanceof Error) throw parsed;
  const server = new ssh2.Server({ hostKeys: [hostKey], banner }, serve);
  const sockets = new Set<Socket>();
  const listening = createServer((socket) => { sockets.add(socket); server.injectSocket(socket as Parameters<typeof server.injectSocket>[0]); });
  const port = await listen(listening, 2128);
  return {
    port, fingerprint: fingerprintOf(parsed.getPublicSSH()), harmlessNames: harmless,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listening.close();
      await once(listening, 'close');
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  if (port < 2000) throw new Error('no port from 2000 to 2128 is free');
  const tried = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  return tried ? port : listen(server, port - 1);
}

function serve(client: Connection): void {
  client.on('error', () => undefined); // a person who hangs up
  client.on('authentication', (context) => { if (context.method === 'publickey') context.accept(); else context.reject(['publickey']); });
  client.on('session', (accept) => accept().on('sftp', (acceptSftp) => serveFiles(acceptSftp())));
}

const folderAttributes = { mode: 0o40755, size: 0, uid: 0, gid: 0, atime: 0, mtime: 0 };
const fileAttributes = { mode: 0o100644, size: content.length, uid: 0, gid: 0, atime: 0, mtime: 0 };

/** Whatever is asked for is there: a folder with the names, and the same few bytes behind each of them. */
function serveFiles(sftp: SFTPWrapper): void {
  const handle = Buffer.from('one');
  let hasListed = false;
  const attributesOf = (path: string): typeof fileAttributes => (/(^|\/)upload\/?$|^[./]*$/.test(path) ? folderAttributes : fileAttributes);
  sftp.on('REALPATH', (id, path) => sftp.name(id, [{ filename: path === '.' ? '/' : path, longname: '', attrs: folderAttributes }]));
  sftp.on('STAT', (id, path) => sftp.attrs(id, attributesOf(path)));
  sftp.on('LSTAT', (id, path) => sftp.attrs(id, attributesOf(path)));
  sftp.on('OPENDIR', (id) => { hasListed = false; sftp.handle(id, handle); });
  sftp.on('READDIR', (id) => {
    if (hasListed) return void sftp.status(id, STATUS_CODE.EOF);
    hasListed = true;
    sftp.name(id, [...harmless, ...hostile].map((filename): FileEntry => ({ filename, longname: filename, attrs: fileAttributes })));
  });
  sftp.on('OPEN', (id) => sftp.handle(id, handle));
  sftp.on('FSTAT', (id) => sftp.attrs(id, fileAttributes));
  sftp.on('READ', (id, _handle, offset, length) => {
    if (offset >= content.length) sftp.status(id, STATUS_CODE.EOF);
    else sftp.data(id, content.subarray(offset, offset + length));
  });
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
  for (const refused of ['WRITE', 'REMOVE', 'MKDIR', 'RMDIR', 'RENAME', 'SYMLINK', 'SETSTAT', 'FSETSTAT'] as const) sftp.on(refused, (id: number) => sftp.status(id, STATUS_CODE.PERMISSION_DENIED));
}
