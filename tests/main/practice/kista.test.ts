// The practice kista, met with a real SFTP client. OpenSSH's own `sftp` is in tests/peers/kista.test.ts.

import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ssh2, { type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { makeKeyPair } from '../../../main/system/ssh/key-files.ts';
import { fingerprintOf } from '../../../main/system/ssh/known-hosts.ts';
import { openKista, openPracticeKista, type PracticeKista } from '../../../main/practice/servers/kista.ts';
import { openLab, openLabForTest, madeFolder, scratchFolder } from './practice-fixture.ts';

const { STATUS_CODE } = ssh2.utils.sftp;
const key = makeKeyPair('partner', undefined);
let folder: string;
let port: number;
let kista: PracticeKista;

beforeEach(async () => {
  folder = scratchFolder();
  const server = await openKista(folder, undefined);
  onTestFinished(() => server.close());
  port = server.port;
  kista = await openPracticeKista(folder);
});

/** What came of a connection: an open client, or why not. */
interface Met {
  readonly client: ssh2.Client;
  readonly failure: Error | undefined;
  readonly banner: string;
  readonly fingerprint: string;
}

async function meet(more: Partial<ConnectConfig> = {}, allowed = key): Promise<Met> {
  writeFileSync(kista.authorizedKeysFile, `# ordered\n${allowed.public}\n`);
  const client = new ssh2.Client();
  onTestFinished(() => void client.destroy());
  let [banner, fingerprint] = ['', ''];
  client.on('banner', (text) => { banner = text; });
  const hostVerifier = (shown: Buffer): boolean => { fingerprint = fingerprintOf(shown); return true; };
  const failure = await new Promise<Error | undefined>((resolve) => {
    client.once('ready', () => resolve(undefined)).on('error', resolve);
    client.connect({ host: '127.0.0.1', port, username: kista.user, privateKey: key.private, hostVerifier, ...more });
  });
  return { client, failure, banner, fingerprint };
}

async function openSftp(): Promise<SFTPWrapper> {
  const { client } = await meet();
  return promisify<SFTPWrapper>((done) => client.sftp((error, sftp) => done(error ?? null, sftp)))();
}

/** The status that the server answered with; 0 when it did what was asked. */
async function statusOf(ask: (done: (error?: Error | null) => void) => void): Promise<number> {
  return new Promise((resolve) => { ask((error) => resolve(error === undefined || error === null ? STATUS_CODE.OK : (error as Error & { code: number }).code)); });
}

function uploaded(name: string): string {
  return join(kista.uploadFolder, name);
}

describe('who may come in', () => {
  it('is whoever holds the ordered key; the banner and the host key are those of the letter', async () => {
    const { failure, banner, fingerprint } = await meet();
    expect(failure).toBeUndefined();
    expect(banner).toContain('Practice kista');
    expect(fingerprint).toBe(kista.fingerprint);
  });

  it.each([
    ['another key', { privateKey: makeKeyPair('', undefined).private }],
    ['another user', { username: 'root' }],
    ['a password', { privateKey: '', password: 'not-a-real-passphrase' }],
    ['answers to questions', { privateKey: '', tryKeyboard: true }],
  ])('is nobody with %s', async (_name, config) => {
    expect((await meet(config)).failure).toMatchObject({ level: 'client-authentication' });
  });

  it('is nobody who only claims to hold the key', async () => {
    const claimed = ssh2.utils.parseKey(key.private);
    if (claimed instanceof Error) throw claimed;
    let signed = 0;
    claimed.sign = () => { signed += 1; return randomBytes(64); };
    const authHandler = [{ type: 'publickey' as const, username: kista.user, key: claimed }];
    expect((await meet({ authHandler })).failure).toMatchObject({ level: 'client-authentication' });
    expect(signed).toBe(1);
  });

  it('gets files and nothing else: no shell, no command, no forwarding', async () => {
    const { client } = await meet();
    expect(await promisify(client.shell.bind(client) as never)().then(() => 'opened', () => 'refused')).toBe('refused');
    expect(await new Promise((resolve) => { client.exec('true', (error) => resolve(error instanceof Error)); })).toBe(true);
    expect(await new Promise((resolve) => { client.forwardOut('127.0.0.1', 0, '127.0.0.1', port, (error) => resolve(error instanceof Error)); })).toBe(true);
  });
});

describe('files', () => {
  it('arrive whole, in the practice folder, and can be read back', async () => {
    const sftp = await openSftp();
    const [from, back] = [join(folder, 'from'), join(folder, 'back')];
    writeFileSync(from, randomBytes(3_000_000));
    expect(await statusOf((done) => sftp.fastPut(from, '/upload/data set.bin', done))).toBe(STATUS_CODE.OK);
    expect(readFileSync(uploaded('data set.bin')).equals(readFileSync(from))).toBe(true);
    expect(await statusOf((done) => sftp.fastGet('upload/data set.bin', back, done))).toBe(STATUS_CODE.OK);
    expect(readFileSync(back).equals(readFileSync(from))).toBe(true);
  });

  it('go on where an interrupted transfer ended', async () => {
    const content = randomBytes(500_000);
    writeFileSync(uploaded('half'), content.subarray(0, 200_001));
    const sftp = await openSftp();
    const { size } = await promisify(sftp.stat.bind(sftp) as (path: string, done: (error: Error | null, found: { size: number }) => void) => void)('upload/half');
    const stream = sftp.createWriteStream('/upload/half', { flags: 'r+', start: size });
    stream.end(content.subarray(size));
    await new Promise((resolve, reject) => { stream.once('close', resolve).once('error', reject); });
    expect(readFileSync(uploaded('half')).equals(content)).toBe(true);
  });

  it('can be listed, told, named anew, given a time and taken away, folders too', async () => {
    const sftp = await openSftp();
    expect(await statusOf((done) => sftp.mkdir('/upload/batch', done))).toBe(STATUS_CODE.OK);
    for (let index = 0; index < 250; index += 1) writeFileSync(join(uploaded('batch'), `file ${index}`), 'x');
    const list = promisify<string, { filename: string; longname: string }[]>((path, done) => sftp.readdir(path, (error, entries) => done(error ?? null, entries)));
    expect((await list('/')).map((entry) => entry.filename)).toEqual(['upload']);
    expect(await list('/upload/batch')).toHaveLength(250);
    expect((await list('/upload'))[0]?.longname).toMatch(/^d[rwx-]{9} .* batch$/);
    expect(await statusOf((done) => sftp.rename('/upload/batch/file 0', '/upload/moved', done))).toBe(STATUS_CODE.OK);
    expect(await statusOf((done) => sftp.utimes('/upload/moved', 1_000_000, 1_000_000, done))).toBe(STATUS_CODE.OK);
    expect(statSync(uploaded('moved')).mtimeMs).toBe(1_000_000_000);
    expect(await statusOf((done) => sftp.unlink('/upload/moved', done))).toBe(STATUS_CODE.OK);
    expect(await statusOf((done) => sftp.rmdir('/upload/batch', done))).toBe(STATUS_CODE.FAILURE);
    expect(await promisify<string, string>((path, done) => sftp.realpath(path, (error, name) => done(error ?? null, name)))('.')).toBe('/');
  });

  it('are told and cut by their handle', async () => {
    writeFileSync(uploaded('open'), 'a longer text');
    const sftp = await openSftp();
    const handle = await promisify<Buffer>((done) => sftp.open('/upload/open', 'r+', (error, opened) => done(error ?? null, opened)))();
    expect(await promisify<{ size: number }>((done) => sftp.fstat(handle, (error, found) => done(error ?? null, found)))()).toMatchObject({ size: 13 });
    expect(await statusOf((done) => sftp.fsetstat(handle, { size: 8 }, done))).toBe(STATUS_CODE.OK);
    expect(await statusOf((done) => sftp.close(handle, done))).toBe(STATUS_CODE.OK);
    expect(await statusOf((done) => sftp.close(handle, done))).toBe(STATUS_CODE.FAILURE);
    expect(readFileSync(uploaded('open'), 'utf8')).toBe('a longer');
  });

  it('that are there are not replaced by a new name', async () => {
    for (const name of ['one', 'two']) writeFileSync(uploaded(name), name);
    const sftp = await openSftp();
    expect(await statusOf((done) => sftp.rename('/upload/one', '/upload/two', done))).toBe(STATUS_CODE.FAILURE);
    expect(readFileSync(uploaded('two'), 'utf8')).toBe('two');
  });
});

describe('nobody gets out of the folder', () => {
  it.each([
    ['../authorized_keys', STATUS_CODE.NO_SUCH_FILE], ['/upload/../../host-key', STATUS_CODE.NO_SUCH_FILE], ['/etc/passwd', STATUS_CODE.NO_SUCH_FILE],
    ['upload\\..\\..\\host-key', STATUS_CODE.NO_SUCH_FILE], ['upload/\u0000', STATUS_CODE.NO_SUCH_FILE],
  ])('by reading %j', async (path, code) => {
    const sftp = await openSftp();
    expect(await statusOf((done) => sftp.open(path, 'r', done))).toBe(code);
    expect(await statusOf((done) => sftp.stat(path, done))).toBe(code);
  });

  it.each(['/other', '../authorized_keys', '/upload', '/upload/../x', 'upload/../../host-key'])('by writing %j', async (path) => {
    const sftp = await openSftp();
    const before = readFileSync(kista.authorizedKeysFile);
    expect(await statusOf((done) => sftp.open(path, 'w', done))).toBe(STATUS_CODE.PERMISSION_DENIED);
    expect(await statusOf((done) => sftp.mkdir(path, done))).toBe(STATUS_CODE.PERMISSION_DENIED);
    expect(await statusOf((done) => sftp.rmdir(path, done))).toBe(STATUS_CODE.PERMISSION_DENIED);
    expect(await statusOf((done) => sftp.rename('/upload/x', path, done))).toBe(STATUS_CODE.PERMISSION_DENIED);
    expect(readFileSync(kista.authorizedKeysFile)).toEqual(before);
  });

  it('through a link, which cannot be made here anyway', async () => {
    symlinkSync(kista.authorizedKeysFile, uploaded('link'));
    symlinkSync(folder, uploaded('way'), 'dir');
    const sftp = await openSftp();
    for (const path of ['/upload/link', '/upload/way', '/upload/way/kista/host-key']) {
      expect(await statusOf((done) => sftp.open(path, 'r', done))).toBe(STATUS_CODE.PERMISSION_DENIED);
      expect(await statusOf((done) => sftp.open(path, 'w', done))).toBe(STATUS_CODE.PERMISSION_DENIED);
      expect(await statusOf((done) => sftp.setstat(path, { mode: 0o777 }, done))).toBe(STATUS_CODE.PERMISSION_DENIED);
    }
    expect(await statusOf((done) => sftp.symlink('/etc', '/upload/new', done))).toBe(STATUS_CODE.OP_UNSUPPORTED);
    expect(await statusOf((done) => sftp.readlink('/upload/link', done))).toBe(STATUS_CODE.OP_UNSUPPORTED);
  });

  it('nor opens more than sixty-four things at once', async () => {
    writeFileSync(uploaded('one'), '');
    const sftp = await openSftp();
    const codes = [];
    for (let count = 0; count < 66; count += 1) codes.push(await statusOf((done) => sftp.open('/upload/one', 'r', done)));
    expect(codes).toEqual([...Array<number>(64).fill(STATUS_CODE.OK), STATUS_CODE.FAILURE, STATUS_CODE.FAILURE]);
  });

  it('with a folder in the place of a file', async () => {
    mkdirSync(uploaded('folder'));
    const sftp = await openSftp();
    expect(await statusOf((done) => sftp.open('/upload/folder', 'r', done))).toBe(STATUS_CODE.FAILURE);
  });
});

describe('in the practice lab', () => {
  it('it stands where the facts say, and keeps port, key and files until the next run', async () => {
    const lab = await madeFolder();
    const first = await openLab(lab);
    writeFileSync(join(first.kista.uploadFolder, 'sent'), 'kept');
    const before = first.facts.kista;
    await first.close();
    const second = await openLabForTest(lab);
    expect(second.facts.kista).toEqual(before);
    expect(second.kista).toEqual(first.kista);
    expect(readFileSync(join(second.kista.uploadFolder, 'sent'), 'utf8')).toBe('kept');
    [port, kista] = [second.facts.kista.portFrom, second.kista];
    expect((await meet()).fingerprint).toBe(second.kista.fingerprint);
  });
});
