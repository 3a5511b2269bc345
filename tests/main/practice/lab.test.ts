// The practice lab as a whole: made once, taken up again, nothing outside its folder, no secret in it.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isPracticeFolder } from '../../../main/core/practice-folder.ts';
import { sha256 } from '../../../main/core/digest.ts';
import { factsSchema } from '../../../preload/contract/facts.ts';
import { isAddress, isInNetworks, isLabName, isUserName } from '../../../preload/contract/lab.ts';
import { askWorkbench, clientIdentity, filesUnder, openLab, openLabForTest, madeFolder, readFromBundle, scratchFolder, snapshot } from './practice-fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const realHostsFiles = ['/etc/hosts', 'C:\\Windows\\System32\\drivers\\etc\\hosts'];

async function portAnswers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return once(socket, 'connect').then(() => true, () => false);
}

describe('a practice lab', () => {
  it('is the same lab when it is opened again: link, bundle, keys, facts, ports and computer', async () => {
    const folder = join(scratchFolder(), 'lab');
    const first = await openLab(folder);
    const keys = Object.values(first.secrets()).map((secret) => secret.revealText());
    await first.close();
    writeFileSync(first.machine.hostsFile, '127.0.0.1 changed-by-a-journey\n');
    const before = await snapshot(folder);

    const second = await openLabForTest(folder);

    expect({ ...second, secrets: 0, close: 0, machine: 0 }).toEqual({ ...first, secrets: 0, close: 0, machine: 0 });
    expect(Object.values(second.secrets()).map((secret) => secret.revealText())).toEqual(keys);
    expect(second.machine.hostsFile).toBe(first.machine.hostsFile);
    expect(await snapshot(folder)).toEqual(before);
  });

  it('offers a link and facts that fit each other and the contract', async () => {
    const lab = await openLabForTest();
    const access = new URL(lab.link).searchParams.get('access') ?? '';
    const [address = '', name = '', user = ''] = Buffer.from(access, 'base64').toString().split('|');
    expect([isAddress(address), isLabName(name), isUserName(user)]).toEqual([true, true, true]);
    expect(isInNetworks(address, lab.facts.labNetworks)).toBe(true);
    expect(lab.link).toContain('%3D');
    expect(factsSchema.parse(lab.facts)).toEqual(lab.facts);
    expect((await readFromBundle(lab, `${user}.ovpn`)).toString()).toContain(`remote ${lab.facts.vpn.hosts[0]} ${lab.facts.vpn.port}\n`);
  });

  it('takes other ports when those of the last run are taken, and remembers them', async () => {
    const folder = await madeFolder();
    const first = await openLab(folder);
    await first.close();
    const squatter = createServer().listen(first.facts.workbench.httpsPort, '127.0.0.1');
    await once(squatter, 'listening');
    onTestFinished(() => void squatter.close());

    const second = await openLab(folder);
    await second.close();
    const third = await openLabForTest(folder);

    expect(second.facts.workbench.httpsPort).not.toBe(first.facts.workbench.httpsPort);
    expect(second.facts.workbench.httpPort).toBe(first.facts.workbench.httpPort);
    expect(third.facts).toEqual(second.facts);
  });

  it('leaves no server behind when its ports cannot be remembered', async () => {
    const folder = await madeFolder();
    const first = await openLab(folder);
    await first.close();
    const { httpPort, httpsPort } = first.facts.workbench;
    const squatter = createServer().listen(httpsPort, '127.0.0.1');
    await once(squatter, 'listening');
    onTestFinished(() => void squatter.close());
    mkdirSync(join(folder, 'practice.json.next'));
    await expect(openLab(folder)).rejects.toMatchObject({ problem: { code: 'journal.notWritable' } });
    expect(await portAnswers(httpPort)).toBe(false);
  });

  it('gives its ports back when it is closed, also while somebody is connected, and closing twice is harmless', async () => {
    const lab = await openLab(await madeFolder());
    const { httpPort, httpsPort } = lab.facts.workbench;
    expect([await portAnswers(httpPort), await portAnswers(httpsPort)]).toEqual([true, true]);
    await lab.close();
    await lab.close();
    expect([await portAnswers(httpPort), await portAnswers(httpsPort)]).toEqual([false, false]);
  });

  it('stands beside another one in another folder, with other keys, and neither opens the door of the other', async () => {
    const [one, two] = await Promise.all([openLabForTest(), openLabForTest(join(scratchFolder(), 'other'))]);
    expect(two.secrets().sevenZipKey?.revealText()).not.toBe(one.secrets().sevenZipKey?.revealText());
    expect((await askWorkbench(one, await clientIdentity(one))).status).toBe(200);
    expect((await askWorkbench(two, await clientIdentity(two))).status).toBe(200);
    expect((await askWorkbench(two, await clientIdentity(one))).status).toBe(403);
  });

  it('is made once also when two programs open the same folder for the first time together', async () => {
    const folder = join(scratchFolder(), 'lab');
    const [one, two] = await Promise.all([openLabForTest(folder), openLabForTest(folder)]);
    expect(two.facts.roots).toEqual(one.facts.roots);
    expect(readdirSync(folder).filter((name) => name.includes('making'))).toEqual([]);
  });
});

describe('the folder of a practice lab', () => {
  it('is known as practice and has every part of the computer inside', async () => {
    const lab = await openLabForTest();
    expect(isPracticeFolder(lab.folder)).toBe(true);
    const { home, hostsFile } = lab.machine;
    for (const path of [home, hostsFile, lab.bundleFile]) expect(path.startsWith(join(lab.folder, '/'))).toBe(true);
    expect(lab.machine).toMatchObject({ practice: true, resolver: { name: 'practice stand-in for getaddrinfo' } });
  });

  it('is closed to other users, also when it was there before and was not', async () => {
    const folder = join(scratchFolder(), 'lab');
    mkdirSync(folder, { mode: 0o755 });
    const openToAll = statSync(folder).mode & 0o777;
    await openLabForTest(folder);
    // Windows has no such modes; there the folder lies in the person's own profile.
    expect(statSync(folder).mode & 0o777).toBe(process.platform === 'win32' ? openToAll : 0o700);
  });

  it('is refused when it holds anything else, and nothing in it changes', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'thesis.docx'), 'years of work');
    const before = await snapshot(folder);
    await expect(openLab(folder)).rejects.toMatchObject({ problem: { code: 'state.otherWorld' } });
    expect(await snapshot(folder)).toEqual(before);
  });

  it('is refused when the record in it is not the practice lab\'s', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'practice.json'), '{"practice":"piano"}');
    writeFileSync(join(folder, 'notes.txt'), 'scales');
    await expect(openLab(folder)).rejects.toMatchObject({ problem: { code: 'state.otherWorld' } });
  });

  it('is refused when it is a link to somewhere else', async () => {
    const scratch = scratchFolder();
    mkdirSync(join(scratch, 'elsewhere'));
    symlinkSync(join(scratch, 'elsewhere'), join(scratch, 'lab'), 'junction');
    await expect(openLab(join(scratch, 'lab'))).rejects.toMatchObject({ problem: { code: 'state.otherWorld' } });
    expect(readdirSync(join(scratch, 'elsewhere'))).toEqual([]);
  });

  it('is named in the problem when it cannot be made', async () => {
    const file = join(scratchFolder(), 'a-file');
    writeFileSync(file, '');
    await expect(openLab(join(file, 'lab'))).rejects.toMatchObject({ problem: { code: 'practice.folderNotWritable', facts: { file: join(file, 'lab') } } });
  });

  it.each(['seed', 'server-key.pem', 'ssh-entry-key', 'root.pem', 'demouser.7z', 'material.json'])('is named in the problem when its %s is gone', async (name) => {
    const folder = await madeFolder();
    rmSync(join(folder, 'material', name));
    await expect(openLab(folder)).rejects.toMatchObject({ problem: { code: 'practice.damaged', facts: { file: folder } } });
  });

  it('holds nothing half-made after the opening was cancelled, and opens afterwards', async () => {
    const folder = join(scratchFolder(), 'lab');
    const controller = new AbortController();
    const opening = openLab(folder, { signal: controller.signal });
    controller.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(folder)).toEqual(['practice.json']);
    expect((await openLabForTest(folder)).link).toContain('access=');
  });

  it('loses what an interrupted run left, once that is old', async () => {
    const folder = await madeFolder();
    const [old, young] = [join(folder, 'material.making-old'), join(folder, 'material.making-young')];
    mkdirSync(old);
    mkdirSync(young);
    const anHourAgo = Date.now() / 1000 - 3600;
    utimesSync(old, anHourAgo, anHourAgo);
    await openLabForTest(folder);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});

describe('outside the folder of a practice lab', () => {
  it('nothing changes: not the home folder, not the temporary folder, not the hosts file', async () => {
    const scratch = scratchFolder();
    const [home, temporary] = [join(scratch, 'home'), join(scratch, 'temporary')];
    for (const folder of [home, temporary, join(home, '.ssh'), join(home, '.pki')]) mkdirSync(folder);
    writeFileSync(join(home, '.ssh', 'config'), 'Host mine\n');
    for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home);
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect([homedir(), tmpdir()]).toEqual([home, temporary]);
    const look = async (): Promise<unknown> => [
      await snapshot(home), await snapshot(temporary), readdirSync(scratch).filter((name) => name !== 'lab'),
      realHostsFiles.filter((file) => existsSync(file)).map((file) => sha256(readFileSync(file))),
    ];
    const before = await look();

    const lab = await openLabForTest(join(scratch, 'lab'));
    await askWorkbench(lab, await clientIdentity(lab));
    await lab.machine.resolver.resolve('demolab.lab.hdc.ntnu.no');
    await lab.machine.elevate([], new AbortController().signal).catch(() => undefined);

    expect(await look()).toEqual(before);
  });
});

describe('secrets of a practice lab', () => {
  it('are in none of its files, in no spelling; a planted one is found in every spelling', async () => {
    const lab = await openLabForTest();
    const secrets = Object.entries(lab.secrets()).map(([name, secret]) => ({ name, spellings: spellingsOf(secret.revealText()) }));
    expect(secrets.map(({ name }) => name).sort()).toEqual(
      ['authenticatorKey', 'newPassphrase', 'sevenZipKey', 'sshTemporaryKey', 'tlsPassphrase', 'vpnPassphrase']);

    const found = async (): Promise<readonly string[]> => {
      const files = [...(await filesUnder(lab.folder)).values()];
      return secrets.flatMap(({ name, spellings }) => spellings.filter((spelling) => files.some((file) => file.includes(spelling))).map(() => name));
    };

    expect(await found()).toEqual([]);
    const planted = secrets.flatMap(({ spellings }) => [Buffer.from('x'), ...spellings]);
    writeFileSync(join(lab.machine.home, 'planted'), Buffer.concat(planted));
    expect(await found()).toHaveLength(secrets.length * spellingsOf('x').length);
  });

  it('include the user\'s own keys: the only private keys that are readable on disk are the practice servers\'', async () => {
    const lab = await openLabForTest();
    const files = [...await filesUnder(lab.folder)].filter(([, content]) => content.includes('PRIVATE KEY'));
    const own = [...['server-key.pem', 'ssh-entry-key', 'ssh-home-key'].map((name) => join('material', name)), join('servers', 'kista', 'host-key')];
    expect(files.map(([name]) => name).sort()).toEqual(own.sort());
  });

  it('are new values at each call, since whoever uses them wipes them', async () => {
    const lab = await openLabForTest();
    lab.secrets().sevenZipKey?.wipe();
    expect((await readFromBundle(lab, 'ssh-config.txt')).toString()).toContain('Host demolab-entry');
  });
});

/** A text as bytes the ways it could end up in a file. Base64 looks different at each of three offsets; its edges mix with the neighbours. */
function spellingsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replaceAll('=', '');
    return Buffer.from(text.slice(Math.ceil(offset * 8 / 6), Math.floor((offset + bytes.length) * 8 / 6)));
  });
  const utf16 = Buffer.from(secret, 'utf16le');
  return [bytes, utf16, Buffer.from(utf16).swap16(), Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase()), ...base64];
}
