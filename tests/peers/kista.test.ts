// The practice kista, met with OpenSSH's own sftp: what people are told to type has to work there too.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { openKista, openPracticeKista, type PracticeKista } from '../../main/practice/servers/kista.ts';
import { makeKeyPair } from '../../main/system/ssh/key-files.ts';

let folder: string;
let port: number;
let kista: PracticeKista;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kista-peers-'));
  const server = await openKista(folder, undefined);
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  port = server.port;
  kista = await openPracticeKista(folder);
  const key = makeKeyPair('partner', undefined);
  writeFileSync(kista.authorizedKeysFile, `${key.public}\n`);
  writeFileSync(join(folder, 'key'), key.private, { mode: 0o600 });
  const hostKey = ssh2.utils.parseKey(readFileSync(join(folder, 'kista', 'host-key')));
  if (hostKey instanceof Error) throw hostKey;
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ssh-ed25519 ${hostKey.getPublicSSH().toString('base64')}\n`);
});

/** Not spawnSync: the server is in this process. */
async function sftp(...lines: readonly string[]): Promise<{ exitCode: number | null; output: string }> {
  const options = ['IdentitiesOnly=yes', 'StrictHostKeyChecking=yes', 'BatchMode=yes', `UserKnownHostsFile=${join(folder, 'known_hosts')}`].flatMap((one) => ['-o', one]);
  const child = spawn('/usr/bin/sftp', ['-F', '/dev/null', '-b', '-', '-P', String(port), '-i', join(folder, 'key'), ...options, `${kista.user}@127.0.0.1`], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { output += piece.toString(); });
  child.stdin.end(`${lines.join('\n')}\n`);
  const [exitCode] = await once(child, 'close') as [number | null];
  return { exitCode, output };
}

test('a file and a folder go in, are listed, renamed and come back', async () => {
  mkdirSync(join(folder, 'batch', 'inner'), { recursive: true });
  for (const name of ['one.bin', 'batch/two.bin', 'batch/inner/three.bin']) writeFileSync(join(folder, name), randomBytes(300_000));
  const { exitCode, output } = await sftp('cd upload', 'put one.bin', 'put -r batch', 'rename one.bin first.bin', 'ls -lah', 'get -r batch back', 'get first.bin', 'rm first.bin', 'bye');
  expect([exitCode, output]).toEqual([0, expect.stringMatching(/Practice kista[^]*first\.bin/)]);
  expect(readFileSync(join(folder, 'first.bin')).equals(readFileSync(join(folder, 'one.bin')))).toBe(true);
  expect(readFileSync(join(folder, 'back', 'inner', 'three.bin')).equals(readFileSync(join(folder, 'batch', 'inner', 'three.bin')))).toBe(true);
});

test('an interrupted file goes on with reput and reget', async () => {
  const content = randomBytes(700_000);
  writeFileSync(join(folder, 'large'), content);
  writeFileSync(join(kista.uploadFolder, 'large'), content.subarray(0, 123_457));
  expect((await sftp('cd upload', 'reput large')).exitCode).toBe(0);
  expect(readFileSync(join(kista.uploadFolder, 'large')).equals(content)).toBe(true);
  writeFileSync(join(folder, 'large'), content.subarray(0, 345_679));
  expect((await sftp('cd upload', 'reget large')).exitCode).toBe(0);
  expect(readFileSync(join(folder, 'large')).equals(content)).toBe(true);
});

test.for(['put key /other', 'put key ../key', 'get ../host-key', 'get /etc/passwd', 'ln -s /etc /upload/way'])('%s is refused', async (line) => {
  expect((await sftp(line)).exitCode).toBe(1);
});
