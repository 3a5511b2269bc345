// A profile as a file: where it goes on each system, who may read it, what is kept, and what is put back.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../main/core/digest.ts';
import { profileFile } from '../../../../main/system/vpn-client/places.ts';
import { countMissingFolders, keptFile, observeProfile, placeProfile, readProfileFile, takeBackProfile, type FileChange } from '../../../../main/system/vpn-client/profile-file.ts';

const isWindows = process.platform === 'win32';
const platform = isWindows ? 'win32' : 'linux';
const { signal } = new AbortController();
const fresh = Buffer.from('client\n# new\n');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-profile-'));
  file = join(folder, 'config', 'lab', 'vpn', 'kari.ovpn');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

async function changeTo(content: Buffer): Promise<FileChange> {
  const found = await readProfileFile(file);
  return { file, sha256Before: found && sha256(found.content), sha256After: sha256(content), modeBefore: found?.mode ?? 0, newFolders: await countMissingFolders(file) };
}

async function place(content: Buffer): Promise<FileChange> {
  const change = await changeTo(content);
  await placeProfile(change, content, platform, signal);
  return change;
}

describe('the place of a profile', () => {
  it('is the folder that the client of each system reads, or our own', () => {
    expect(profileFile('win32', 'C:\\Users\\Kari', 'kari')).toBe('C:\\Users\\Kari\\OpenVPN\\config\\kari\\kari.ovpn');
    expect(profileFile('linux', '/home/kari', 'kari')).toBe('/home/kari/.config/hunt-cloud-lab-access/vpn/kari.ovpn');
    expect(profileFile('darwin', '/Users/kari', 'kari')).toBe('/Users/kari/.config/hunt-cloud-lab-access/vpn/kari.ovpn');
  });
});

describe('a profile that is placed', () => {
  it('is readable only for its owner, in folders only for its owner', async () => {
    await place(fresh);
    expect(readFileSync(file)).toEqual(fresh);
    expect(readdirSync(dirname(file))).toEqual(['kari.ovpn']);
    if (!isWindows) expect([mode(file), mode(dirname(file)), mode(join(folder, 'config'))]).toEqual(['600', '700', '700']);
  });

  it('is taken back with the folders that were made for it, and no others', async () => {
    mkdirSync(join(folder, 'config'));
    const change = await place(fresh);
    expect(change.newFolders).toBe(2);
    await takeBackProfile(change, platform, signal);
    expect(readdirSync(folder)).toEqual(['config']);
    expect(readdirSync(join(folder, 'config'))).toEqual([]);
  });

  it('leaves a folder in which something else lies by now', async () => {
    const change = await place(fresh);
    writeFileSync(join(dirname(file), 'notes.txt'), 'mine');
    await takeBackProfile(change, platform, signal);
    expect(readdirSync(dirname(file))).toEqual(['notes.txt']);
  });
});

describe('a profile that takes the place of another', () => {
  const old = Buffer.from('client\r\n# old \xE5\r\n', 'latin1');

  beforeEach(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, old);
    if (!isWindows) chmodSync(file, 0o644);
  });

  it('keeps it beside itself, under a name that no client takes for a profile', async () => {
    const change = await place(fresh);
    expect(readFileSync(file)).toEqual(fresh);
    expect(readdirSync(dirname(file)).sort()).toEqual(['kari.ovpn', `kari.ovpn.before-${sha256(old).slice(0, 8)}`]);
    expect(readFileSync(keptFile(change) ?? '')).toEqual(old);
    if (!isWindows) expect([mode(file), mode(keptFile(change) ?? '')]).toEqual(['600', '600']);
  });

  it('gives it back byte for byte, with its permissions', async () => {
    await takeBackProfile(await place(fresh), platform, signal);
    expect(readFileSync(file)).toEqual(old);
    expect(readdirSync(dirname(file))).toEqual(['kari.ovpn']);
    if (!isWindows) expect(mode(file)).toBe('644');
  });

  it('is not placed when the old one changed after the plan, and nothing is lost', async () => {
    const change = await changeTo(fresh);
    writeFileSync(file, 'changed by hand');
    await expect(placeProfile(change, fresh, platform, signal)).rejects.toThrow('vpn.changedMeanwhile');
    expect(readFileSync(file, 'utf8')).toBe('changed by hand');
    if (!isWindows) expect(mode(file)).toBe('644');
  });

  it('is not taken back when somebody changed it since', async () => {
    const change = await place(fresh);
    writeFileSync(file, 'changed by hand');
    await expect(takeBackProfile(change, platform, signal)).rejects.toThrow('undo.changedSince');
    expect(await observeProfile(change)).toBe('other');
    expect(existsSync(keptFile(change) ?? '')).toBe(true);
  });

  it('can be placed and taken back again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const change = await place(fresh);
      expect(await observeProfile(change)).toBe('after');
      await takeBackProfile(change, platform, signal);
      expect(await observeProfile(change)).toBe('before');
    }
    expect(readFileSync(file)).toEqual(old);
  });
});

describe('what an interruption leaves', () => {
  it('an empty file counts as nothing: it can be filled, and it goes away with an undo', async () => {
    const change = await changeTo(fresh);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    expect(await observeProfile(change)).toBe('before');
    await placeProfile(change, fresh, platform, signal);
    expect(await observeProfile(change)).toBe('after');
    writeFileSync(file, '');
    await takeBackProfile(change, platform, signal);
    expect(existsSync(join(folder, 'config'))).toBe(false);
  });

  it('a file that is none of ours is not overwritten', async () => {
    const change = await changeTo(fresh);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'came in between');
    await expect(placeProfile(change, fresh, platform, signal)).rejects.toThrow('vpn.changedMeanwhile');
    expect(readFileSync(file, 'utf8')).toBe('came in between');
  });

  it('a folder in the place of the profile is said', async () => {
    mkdirSync(file, { recursive: true });
    await expect(readProfileFile(file)).rejects.toThrow('vpn.notReadable');
  });
});
