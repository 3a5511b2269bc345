// The practice kista: a real SFTP server on this computer, as HUNT Cloud's external kista is reached: one port, its own host key, a banner,
// keys only, one folder `upload` for both directions. What is sent stays in the practice folder. What it does with files is in kista-sftp.ts.

import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import ssh2, { type AuthContext, type Connection, type Server } from 'ssh2';
import { fingerprintOf } from '../../system/ssh/known-hosts.ts';
import { makeKeyPair } from '../../system/ssh/key-files.ts';
import { makeOnce } from '../make-once.ts';
import { uploadFolder } from './kista-jail.ts';
import { serveFiles } from './kista-sftp.ts';
import { startServer, type PracticeServer } from './ports.ts';

export const kistaServerName = 'kista';

/** Names and folders of a practice kista. */
export interface PracticeKista {
  readonly user: string;
  /** As HUNT Cloud's letter gives it and OpenSSH prints it: `SHA256:…`. */
  readonly fingerprint: string;
  /** Which keys may log in, as in OpenSSH: who plays HUNT Cloud writes the ordered key here. Read at each login. */
  readonly authorizedKeysFile: string;
  /** Where sent files end up. */
  readonly uploadFolder: string;
}

const user = 'partner-import';
const banner = 'Practice kista. Nothing here is real.\nTransfers are logged.\n';
const names = { hostKey: 'host-key', authorizedKeys: 'authorized_keys', files: 'files' } as const;

/** Makes the kista in a folder that is there, or takes up the one of the last run. */
export async function openPracticeKista(folder: string): Promise<PracticeKista> {
  const home = join(folder, kistaServerName);
  await makeOnce(home, async (unfinished) => {
    await mkdir(join(unfinished, names.files, uploadFolder), { recursive: true, mode: 0o700 });
    await writeFile(join(unfinished, names.hostKey), makeKeyPair('', undefined).private, { mode: 0o600 });
    await writeFile(join(unfinished, names.authorizedKeys), '', { mode: 0o600 });
  });
  const key = ssh2.utils.parseKey(await readFile(join(home, names.hostKey)));
  if (key instanceof Error) throw key;
  return {
    user, fingerprint: fingerprintOf(key.getPublicSSH()), authorizedKeysFile: join(home, names.authorizedKeys), uploadFolder: join(home, names.files, uploadFolder),
  };
}

/** How a practice kista differs from one that is right. */
export interface KistaManner {
  /** `files`: the plain course of things. */
  readonly answers: 'files' | 'web-page' | 'nothing' | 'goodbye';
  readonly hasFolder: boolean;
  readonly takesFiles: boolean;
  /** Cuts the connection after so many bytes, so many times. */
  readonly cuts?: { readonly afterBytes: number; readonly times: number };
}

const rightManner: KistaManner = { answers: 'files', hasFolder: true, takesFiles: true };
const nowhere = 'files-without-folder';

/** Starts the server. `folder` is where servers keep their things between runs. */
export async function openKista(folder: string, wishedPort: number | undefined, manner = rightManner): Promise<PracticeServer> {
  const { authorizedKeysFile } = await openPracticeKista(folder);
  const home = join(folder, kistaServerName);
  if (!manner.hasFolder) await mkdir(join(home, nowhere), { recursive: true, mode: 0o700 });
  const root = await realpath(join(home, manner.hasFolder ? names.files : nowhere));
  const hostKey = await readFile(join(home, names.hostKey));
  const server = new ssh2.Server({ hostKeys: [hostKey], banner }, (client) => serve(client, { authorizedKeysFile, root, mayChange: manner.takesFiles }));
  // It takes any stream; its types know sockets of a net.Server only.
  const cut = createCutter(manner.cuts);
  return startServer(kistaServerName, createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined); // whoever is connected hangs up
    if (manner.answers === 'web-page') socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else if (manner.answers === 'goodbye') socket.end();
    if (manner.answers !== 'files') return;
    cut(socket);
    server.injectSocket(socket as Parameters<Server['injectSocket']>[0]);
  }), wishedPort);
}

/** Cuts the first connections that carry more than so much, whichever way. */
function createCutter(cuts: KistaManner['cuts']): (socket: Socket) => void {
  let left = cuts?.times ?? 0;
  return (socket) => {
    if (cuts === undefined) return;
    socket.on('data', () => {
      if (left === 0 || socket.bytesRead + socket.bytesWritten < cuts.afterBytes) return;
      left -= 1;
      socket.destroy();
    });
  };
}

interface Served {
  readonly authorizedKeysFile: string;
  readonly root: string;
  readonly mayChange: boolean;
}

function serve(client: Connection, { authorizedKeysFile, root, mayChange }: Served): void {
  client.on('error', () => undefined); // a person who hangs up or refuses our key
  client.on('authentication', (context) => {
    isAllowed(context, authorizedKeysFile).then((allowed) => (allowed ? context.accept() : context.reject(['publickey'])), () => context.reject(['publickey']));
  });
  // Neither shell nor commands nor forwarding: whatever else is asked for, the library refuses.
  client.on('session', (accept) => {
    accept().on('sftp', (acceptSftp) => serveFiles(acceptSftp(), root, mayChange));
  });
}

async function isAllowed(context: AuthContext, authorizedKeysFile: string): Promise<boolean> {
  if (context.method !== 'publickey' || context.username !== user) return false;
  const { key: { data }, blob, signature, hashAlgo } = context;
  const lines = (await readFile(authorizedKeysFile, 'utf8')).split('\n');
  if (!lines.some((line) => line.split(' ')[1] === data.toString('base64'))) return false;
  const key = ssh2.utils.parseKey(data);
  // Without a signature it only asks whether the key would do.
  return signature === undefined || (!(key instanceof Error) && blob !== undefined && key.verify(blob, signature, hashAlgo) === true);
}
