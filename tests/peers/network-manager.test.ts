// The VPN profile in a real NetworkManager: imported, finished, found again, never doubled, never over files of another connection, taken
// back. Needs root and the Debian packages network-manager and network-manager-openvpn.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishConnection } from '../../main/system/vpn-client/linux.ts';
import { readConnections } from '../../main/system/vpn-client/network-manager/connections.ts';
import type { Connection } from '../../main/system/vpn-client/network-manager/output.ts';
import type { Run } from '../../main/steps/step.ts';
import { fillIn, makeMaterial, nowMs, profileWith, type Material } from '../fixtures/profiles/material.ts';
import { startInstalling, type Installing } from '../main/steps/install-vpn-profile/installing.ts';
import { handMade, startNetworkManager, type TestManager } from './network-manager.ts';

const dayMs = 24 * 60 * 60 * 1000;
const { signal } = new AbortController();
let older: Material;
let newer: Material;
let manager: TestManager;
let installing: Installing;
let folder: string;

beforeAll(async () => {
  [older, newer] = await Promise.all([makeMaterial(nowMs - 100 * dayMs), makeMaterial(nowMs - 10 * dayMs)]);
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-nm-'));
  installing = startInstalling();
  manager = await startNetworkManager();
});

afterEach(async () => {
  await manager.close();
  installing.remove();
  rmSync(folder, { recursive: true, force: true });
});


function run(material: Material, ...lines: readonly string[]): Run {
  return installing.run(material, profileWith(...lines), {}, { home: manager.home, runner: manager.runner });
}

async function connections(): Promise<readonly Connection[]> {
  return readConnections({ runner: manager.runner, signal });
}

async function only(): Promise<Connection> {
  const [connection, second] = (await connections()).filter(({ name }) => name === 'kari');
  if (connection === undefined || second !== undefined) throw new Error('there is not exactly one connection named kari');
  return connection;
}

function certificates(): readonly string[] {
  const place = join(manager.home, '.cert', 'nm-openvpn');
  return existsSync(place) ? readdirSync(place).sort() : [];
}

describe('a profile in NetworkManager', () => {
  it('is planned, put in, finished, proved, and found by the second run', async () => {
    expect(await installing.plan(run(older))).toMatchObject({ state: 'planned', changes: [{ kind: 'vpn.addConnection', undo: 'by-listing' }], evidence: { client: 'NetworkManager', profile: 'kari' } });
    expect(await connections()).toEqual([]);
    expect(await installing.apply(run(older))).toMatchObject({ state: 'done', evidence: { client: 'NetworkManager', remote: '129.241.176.121:1194/udp', subject: 'kari' } });
    const { data, ...connection } = await only();
    expect(connection).toMatchObject({ user: 'kari', neverDefault: true, ipv6: 'disabled', autoconnect: false });
    expect(Object.fromEntries(data)).toMatchObject({
      'password-flags': '2', 'cert-pass-flags': '1', 'connection-type': 'password-tls', 'remote-cert-tls': 'server',
      'data-ciphers': 'AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305:AES-256-CBC', 'data-ciphers-fallback': 'AES-256-CBC',
    });
    expect(certificates()).toHaveLength(3);
    expect(certificates().every((name) => /^kari-[0-9a-f]{12}-(ca|cert|key)\.pem$/.test(name) && (statSync(join(manager.home, '.cert', 'nm-openvpn', name)).mode & 0o777) === 0o600)).toBe(true);
    expect(await installing.apply(run(older))).toMatchObject({ state: 'already', changes: [] });
    expect(await connections()).toHaveLength(1);
  });

  it('is taken back without a trace', async () => {
    await installing.apply(run(older));
    expect(await installing.undo(run(older))).toMatchObject({ state: 'undone' });
    expect(await connections()).toEqual([]);
    expect(readdirSync(manager.home)).toEqual([]);
  });

  it('takes over what the import drops: own routes only, all traffic, a key without passphrase', async () => {
    await installing.apply(run(older, 'route-nopull', 'route 10.42.0.0 255.255.0.0'));
    const shown = async (): Promise<string> => manager.nmcli('--get-values', 'ipv4.ignore-auto-routes,ipv4.ignore-auto-dns,ipv4.never-default,ipv4.routes', 'connection', 'show', 'id', 'kari');
    expect((await shown()).split('\n').slice(0, 4)).toEqual(['yes', 'yes', 'yes', '10.42.0.0/16']);
    await installing.undo(run(older));
    await installing.apply(run(older, 'redirect-gateway def1'));
    expect((await only()).neverDefault).toBe(false);
    await installing.undo(run(older));
    const plain = installing.run(older, profileWith().replace('@KEY@', '@PLAINKEY@'), {}, { home: manager.home, runner: manager.runner });
    expect(await installing.apply(plain)).toMatchObject({ state: 'done' });
    expect((await only()).data.get('cert-pass-flags')).toBe('4');
  });

  it('can be for one login only', async () => {
    await installing.apply(run(older));
    const { uuid } = await only();
    const finish = finishConnection({ uuid, name: 'kari', user: 'kari', login: 'labuser', keyEncrypted: true, allTraffic: false, ownRoutesOnly: false, dataCiphers: 'AES-256-CBC', fallbackCipher: 'AES-256-CBC' });
    expect((await manager.runner.run(finish, signal)).exitCode).toBe(0);
    expect((await only()).permissions).toBe('user:labuser');
  });
});

describe('a newer profile beside an older one', () => {
  it('leaves exactly one of the name; the older one keeps its files, and comes back whole', async () => {
    await installing.apply(run(older));
    const before = await manager.listing();
    const files = certificates();
    const result = await installing.apply(run(newer));
    expect(result).toMatchObject({ state: 'done', changes: [{ kind: 'vpn.addConnection' }, { kind: 'vpn.retireConnection' }] });
    expect((await connections()).map(({ name }) => name).sort()).toEqual(['kari', expect.stringMatching(/^kari\.old-[0-9a-f]{8}$/)]);
    expect(certificates()).toEqual(expect.arrayContaining([...files]));
    expect(await installing.apply(run(newer))).toMatchObject({ state: 'already' });
    await manager.nmcli('connection', 'show', 'id', 'kari');
    await installing.undo(without(run(newer)));
    expect(await manager.listing()).toBe('');
    expect(before).toContain('connection.id:kari');
  });

  it('beside one that was imported by hand, under the same file name: its settings and files come back byte for byte', async () => {
    await manager.nmcli('connection', 'import', 'type', 'openvpn', 'file', handMade(folder, 'kari.ovpn', fillIn(profileWith(), older)));
    const before = await manager.listing();
    const files = contents();
    await installing.apply(run(newer));
    for (const [name, content] of files) expect(contents().get(name)).toBe(content);
    await installing.undo(run(newer));
    expect(await manager.listing()).toBe(before);
    expect(contents()).toEqual(files);
  });

  it('is refused the other way round', async () => {
    await installing.apply(run(newer));
    const before = await manager.listing();
    expect(await installing.apply(run(older))).toMatchObject({ state: 'failed', problem: { code: 'vpn.olderThanInstalled' } });
    expect(await manager.listing()).toBe(before);
  });

  it('of the same content as one that somebody changed does not take its files away with an undo', async () => {
    await installing.apply(run(older));
    await manager.nmcli('connection', 'modify', 'id', 'kari', '+vpn.data', 'password-flags=1');
    const second = await installing.apply(run(older));
    expect(second).toMatchObject({ state: 'done', changes: [{ kind: 'vpn.addConnection' }, { kind: 'vpn.retireConnection' }] });
    expect(certificates()).toHaveLength(6);
    expect((await connections()).map(({ data }) => existsSync(data.get('key') ?? ''))).toEqual([true, true]);
    expect(await installing.undo(run(older))).toMatchObject({ state: 'undone' });
    expect(certificates()).toEqual([]);
  });
});

describe('an interrupted run', () => {
  it('leaves an unfinished connection that the next run replaces', async () => {
    const planned = await installing.plan(run(older));
    expect(planned.state).toBe('planned');
    await installing.apply(run(older));
    const base = (await only()).data.get('cert')?.replace(/^.*\/|-cert\.pem$/g, '') ?? '';
    await manager.nmcli('connection', 'modify', 'id', 'kari', 'connection.id', base, 'vpn.user-name', '');
    expect(await installing.verify(run(older))).toMatchObject({ answer: 'not-ok' });
    expect(await installing.apply(run(older))).toMatchObject({ state: 'done' });
    expect(await connections()).toHaveLength(1);
  });
});

describe('the proof', () => {
  const breaks: Readonly<Record<string, () => Promise<unknown> | void>> = {
    'the connection is gone': () => manager.nmcli('connection', 'delete', 'id', 'kari'),
    'it has another name': () => manager.nmcli('connection', 'modify', 'id', 'kari', 'connection.id', 'ola'),
    'there are two of the name': () => manager.nmcli('connection', 'clone', 'id', 'kari', 'kari'),
    'the code would be kept': () => manager.nmcli('connection', 'modify', 'id', 'kari', '+vpn.data', 'password-flags=1'),
    'it leads elsewhere': () => manager.nmcli('connection', 'modify', 'id', 'kari', '+vpn.data', 'remote=192.0.2.1:1194'),
    'it leads to another port': () => manager.nmcli('connection', 'modify', 'id', 'kari', '+vpn.data', 'remote=129.241.176.121:443'),
    'it goes over another protocol': () => manager.nmcli('connection', 'modify', 'id', 'kari', '+vpn.data', 'proto-tcp=yes'),
    'the key is gone': async () => rmSync((await only()).data.get('key') ?? ''),
    'the certificate is another of the same name': async () => writeFileSync((await only()).data.get('cert') ?? '', newer.cert),
    'the certificate is gone': async () => rmSync((await only()).data.get('cert') ?? ''),
  };

  it.each(Object.keys(breaks))('fails when %s', async (name) => {
    await installing.apply(run(older));
    expect((await installing.verify(run(older))).answer).toBe('ok');
    await breaks[name]?.();
    expect(await installing.verify(run(older))).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.notInstalled' } });
  });
});

describe('without a running NetworkManager', () => {
  it('the profile goes into a file', async () => {
    await manager.stop();
    expect(await installing.apply(run(older))).toMatchObject({ state: 'done', evidence: { client: 'OpenVPN', profile: join(manager.home, '.config', 'hunt-cloud-lab-access', 'vpn', 'kari.ovpn') } });
  });
});

function contents(): ReadonlyMap<string, string> {
  return new Map(certificates().map((name) => [name, readFileSync(join(manager.home, '.cert', 'nm-openvpn', name), 'utf8')]));
}

function without({ ...given }: Run): Run {
  delete given.bundle;
  return given;
}
