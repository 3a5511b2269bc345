import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWorkFolder, readWorkFolder, sweepWorkFolders } from '../../../../main/system/archive/work-folder.ts';
import { never } from '../../../fixtures/archives/bench.ts';

let parent: string;
beforeEach(async () => { parent = await mkdtemp(join(tmpdir(), 'hunt-lab-test-folder-')); });
afterEach(async () => { await rm(parent, { recursive: true, force: true }); });

const isWindows = process.platform === 'win32';
const file = { name: 'sub/user.ovpn', sizeBytes: 7 };

function fill(folder: string): void {
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub', 'user.ovpn'), 'client\n');
}

describe('a work folder', () => {
  it.skipIf(isWindows)('is closed to others', async () => {
    const mode = await inWorkFolder(parent, 10, async (folder) => lstatSync(folder).mode & 0o777);
    expect(mode).toBe(0o700);
  });

  it('is gone after the work, after a failure, and with folders and read-only files in it', async () => {
    await inWorkFolder(parent, 10, async (folder) => { fill(folder); chmodSync(join(folder, 'sub', 'user.ovpn'), 0o400); });
    await expect(inWorkFolder(parent, 10, async (folder) => { fill(folder); throw new Error('work failed'); })).rejects.toThrow('work failed');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is not made where nothing can be made', async () => {
    await expect(inWorkFolder(join(parent, 'missing'), 10, async () => 'worked')).rejects.toThrow('bundle.noWorkFolder');
  });

  it('is not made when the disk has no room for twice the content', async () => {
    await expect(inWorkFolder(parent, 2 ** 60, async () => 'worked')).rejects.toThrow('bundle.noSpace');
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('reading a work folder', () => {
  const read = (spoil: (folder: string) => void, expected = [file]) =>
    inWorkFolder(parent, 10, async (folder) => { fill(folder); spoil(folder); return (await readWorkFolder(folder, expected, never)).map(String); });

  it('gives the contents in the order asked for', async () => {
    const second = { name: 'a.p12', sizeBytes: 2 };
    expect(await read((folder) => writeFileSync(join(folder, 'a.p12'), 'xx'), [file, second])).toEqual(['client\n', 'xx']);
  });

  it.each<[string, string, (folder: string) => void]>([
    ['a file more', 'bundle.dangerousEntry', (folder) => writeFileSync(join(folder, 'more'), '')],
    ['a file more in a known folder', 'bundle.dangerousEntry', (folder) => writeFileSync(join(folder, 'sub', 'more'), '')],
    ['a folder more', 'bundle.dangerousEntry', (folder) => mkdirSync(join(folder, 'more'))],
    ['a folder instead of the file', 'bundle.dangerousEntry', (folder) => replace(join(folder, 'sub', 'user.ovpn'), (path) => mkdirSync(path))],
    ['a hard link', 'bundle.dangerousEntry', (folder) => linkSync(join(folder, 'sub', 'user.ovpn'), join(parent, 'other-name'))],
    ['a longer file', 'bundle.damaged', (folder) => writeFileSync(join(folder, 'sub', 'user.ovpn'), 'client\n\n')],
    ['a shorter file', 'bundle.damaged', (folder) => writeFileSync(join(folder, 'sub', 'user.ovpn'), '')],
    ['no file', 'bundle.dangerousName', (folder) => replace(join(folder, 'sub', 'user.ovpn'), () => undefined)],
  ])('refuses %s', async (_what, code, spoil) => {
    await expect(read(spoil)).rejects.toThrow(code);
  });

  it.skipIf(isWindows).each<[string, (folder: string) => void]>([
    ['a link instead of the file', (folder) => replace(join(folder, 'sub', 'user.ovpn'), (path) => symlinkSync('/etc/passwd', path))],
    ['a link instead of the folder', (folder) => replace(join(folder, 'sub'), (path) => symlinkSync('/etc', path))],
    ['a link that leads nowhere', (folder) => symlinkSync('/nowhere', join(folder, 'more'))],
    ['a named pipe', (folder) => replace(join(folder, 'sub', 'user.ovpn'), (path) => { expect(spawnSync('/usr/bin/mkfifo', [path]).status).toBe(0); })],
  ])('refuses %s', async (_what, spoil) => {
    await expect(read(spoil)).rejects.toThrow('bundle.dangerousEntry');
  });

  it('stops when cancelled', async () => {
    await expect(inWorkFolder(parent, 10, async (folder) => { fill(folder); return readWorkFolder(folder, [file], AbortSignal.abort()); })).rejects.toThrow('aborted');
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('the sweep at the start of the program', () => {
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const make = (name: string): string => {
    mkdirSync(join(parent, name));
    writeFileSync(join(parent, name, 'user.ovpn'), 'secret');
    return join(parent, name);
  };

  it('removes what ended processes left', async () => {
    make(`hunt-lab-bundle-${ended}-AbC123`);
    make(`hunt-lab-bundle-${ended}-xYz789`);
    expect(await sweepWorkFolders(parent)).toBe(2);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('leaves the folder of a running process alone, until it is far older than any run', async () => {
    const folder = make(`hunt-lab-bundle-${process.pid}-AbC123`);
    expect(await sweepWorkFolders(parent)).toBe(0);
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(folder, hourAgo, hourAgo);
    expect(await sweepWorkFolders(parent)).toBe(1);
  });

  it('leaves everything else alone', async () => {
    for (const name of ['hunt-lab-bundle-x', `hunt-lab-bundle-${ended}-`, `hunt-lab-other-${ended}-AbC123`, 'hunt-lab-bundle--AbC123']) make(name);
    writeFileSync(join(parent, `hunt-lab-bundle-${ended}-FiLe12`), 'a file');
    expect(await sweepWorkFolders(parent)).toBe(0);
    expect(readdirSync(parent)).toHaveLength(5);
  });

  it.skipIf(isWindows)('never follows a link', async () => {
    const target = make('precious');
    symlinkSync(target, join(parent, `hunt-lab-bundle-${ended}-LiNk12`));
    expect(await sweepWorkFolders(parent)).toBe(0);
    expect(existsSync(join(target, 'user.ovpn'))).toBe(true);
  });
});

function replace(path: string, make: (path: string) => void): void {
  rmSync(path, { recursive: true });
  make(path);
}
