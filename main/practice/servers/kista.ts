// The practice kista: a real SFTP server on this computer, as HUNT Cloud's external kista is reached: one port, its own host key, a banner,
// keys only, one folder `upload` for both directions. What is sent stays in the practice folder. What it does with files is in kista-sftp.ts.

import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
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

/** Starts the server. `folder` is where servers keep their things between runs. */
export async function openKista(folder: string, wishedPort: number | undefined): Promise<PracticeServer> {
  const { authorizedKeysFile } = await openPracticeKista(folder);
  const home = join(folder, kistaServerName);
  const root = await realpath(join(home, names.files));
  const hostKey = await readFile(join(home, names.hostKey));
  const server = new ssh2.Server({ hostKeys: [hostKey], banner }, (client) => serve(client, authorizedKeysFile, root));
  // It takes any stream; its types know sockets of a net.Server only.
  return startServer(kistaServerName, createServer({ noDelay: true }, (socket) => server.injectSocket(socket as Parameters<Server['injectSocket']>[0])), wishedPort);
}

function serve(client: Connection, authorizedKeysFile: string, root: string): void {
  client.on('error', () => undefined); // a person who hangs up or refuses our key
  client.on('authentication', (context) => {
    isAllowed(context, authorizedKeysFile).then((allowed) => (allowed ? context.accept() : context.reject(['publickey'])), () => context.reject(['publickey']));
  });
  // Neither shell nor commands nor forwarding: whatever else is asked for, the library refuses.
  client.on('session', (accept) => {
    accept().on('sftp', (acceptSftp) => serveFiles(acceptSftp(), root));
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
