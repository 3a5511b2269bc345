// The step as the engine drives it, with a profile file as the target: planned, made, proved, found again, taken back.

import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { createInstallVpnProfile } from '../../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import { fillIn, makeMaterial, nowMs, passphrase, profileWith, type Material } from '../../../fixtures/profiles/material.ts';
import { bundleWith, startInstalling, without, type Installing } from './installing.ts';

const dayMs = 24 * 60 * 60 * 1000;
const isWindows = process.platform === 'win32';
let material: Material;
let newer: Material;
let installing: Installing;

beforeAll(async () => {
  material = await makeMaterial(nowMs - 100 * dayMs);
  newer = await makeMaterial(nowMs - 10 * dayMs);
});

beforeEach(() => {
  installing = startInstalling();
});

afterEach(() => {
  installing.remove();
});

function installed(): string {
  return readFileSync(installing.file, 'latin1');
}

describe('a first profile', () => {
  it('is planned with its lines, but never with what stands between tags', async () => {
    const { state, changes, evidence } = await installing.plan(installing.run(material));
    expect(state).toBe('planned');
    expect(changes).toEqual([expect.objectContaining({ kind: 'vpn.placeProfile', facts: { file: installing.file }, needsAdministrator: false, undo: 'exact' })]);
    expect(changes[0]?.diff).toEqual(expect.arrayContaining(['+client', '+remote 129.241.176.121 1194', '+<key> … </key>']));
    expect(changes[0]?.diff.join('\n')).not.toMatch(/-----|MII/);
    expect(evidence).toMatchObject({ client: 'OpenVPN', profile: installing.file, remote: '129.241.176.121:1194/udp', subject: 'kari', notAfter: '2036-08-10T12:00:00.000Z', notes: ['ciphers-repaired'] });
    expect(existsSync(installing.home)).toBe(false);
  });

  it('is put there, proved, and found by the second run', async () => {
    const first = await installing.apply(installing.run(material));
    expect(first).toMatchObject({ state: 'done', evidence: { client: 'OpenVPN', remote: '129.241.176.121:1194/udp', subject: 'kari' } });
    if (!isWindows) expect(statSync(installing.file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(installing.file))).toEqual(['kari.ovpn']);
    expect(await installing.apply(installing.run(material))).toMatchObject({ state: 'already', changes: [] });
  });

  it('is taken back with everything that was made for it', async () => {
    await installing.apply(installing.run(material));
    expect(await installing.undo(installing.run(material))).toMatchObject({ state: 'undone' });
    expect(existsSync(installing.home)).toBe(false);
  });

  it('is taken back without the bundle, after a restart', async () => {
    await installing.apply(installing.run(material));
    const later = without(installing.run(material), 'bundle', 'bundleFile');
    expect(await installing.undo(later)).toMatchObject({ state: 'undone' });
    expect(existsSync(installing.file)).toBe(false);
  });

  it('goes to the folder of OpenVPN GUI on Windows', async () => {
    const { evidence, changes } = await installing.plan(installing.run(material, profileWith(), {}, { platform: 'win32', home: 'C:\\Users\\Kari' }));
    expect(evidence).toMatchObject({ client: 'OpenVPN GUI', profile: 'C:\\Users\\Kari\\OpenVPN\\config\\kari\\kari.ovpn' });
    expect(changes).toHaveLength(1);
  });

  it('is named after its file when there is no link, and after its certificate when the file has no usable name', async () => {
    const withoutLink = without(installing.run(material), 'lab');
    const named = async (name: string): Promise<unknown> => (await installing.plan({ ...withoutLink, bundle: bundleWith(fillIn(profileWith(), material), name) })).evidence?.['profile'];
    expect(await named('access/ola.ovpn')).toBe(join(dirname(installing.file), 'ola.ovpn'));
    expect(await named('Min profil.ovpn')).toBe(join(dirname(installing.file), 'kari.ovpn'));
  });

  it('of another user, by its file and its certificate, is a question with both names, and is planned with consent', async () => {
    const ola = await makeMaterial(nowMs, nowMs, 'ola');
    const bundle = bundleWith(fillIn(profileWith(), ola), 'ola.ovpn');
    const refused = await installing.plan(installing.run(ola, profileWith(), { bundle }));
    expect(refused).toMatchObject({ state: 'failed', changes: [], problem: { code: 'vpn.otherUser' } });
    expect(refused.question).toEqual({ name: 'other-user-vpn-profile', expected: 'kari', found: 'ola' });
    expect(await installing.plan(installing.run(ola, profileWith(), { bundle, accept: ['other-user-vpn-profile'] }))).toMatchObject({ state: 'planned' });
    expect(await installing.plan(installing.run(material, profileWith(), { bundle: bundleWith(fillIn(profileWith(), material), 'Min profil.ovpn') }))).toMatchObject({ state: 'planned' });
  });

  it('for another user than the link\'s is said', async () => {
    const ola = await makeMaterial(nowMs, nowMs, 'ola');
    expect((await installing.plan(installing.run(ola))).evidence).toMatchObject({ subject: 'ola', notes: ['ciphers-repaired', 'other-user'] });
    const atLab = await makeMaterial(nowMs, nowMs, 'kari@demolab');
    expect((await installing.plan(installing.run(atLab))).evidence).toMatchObject({ subject: 'kari@demolab', notes: ['ciphers-repaired'] });
  });
});

describe('a profile in the place of another', () => {
  it('keeps the older one beside it; undo gives back its bytes', async () => {
    await installing.apply(installing.run(material));
    const before = installed();
    const result = await installing.apply(installing.run(newer));
    expect(result).toMatchObject({ state: 'done', changes: [{ kind: 'vpn.replaceProfile', undo: 'exact' }] });
    expect(readdirSync(dirname(installing.file)).filter((name) => name.endsWith('.ovpn'))).toEqual(['kari.ovpn']);
    expect(readFileSync(String(result.changes[0]?.facts['kept']), 'latin1')).toBe(before);
    const run = installing.run(newer);
    await installing.undo(run);
    expect(existsSync(installing.home)).toBe(false);
  });

  it('that somebody made by hand comes back with its own permissions', async () => {
    mkdirSync(dirname(installing.file), { recursive: true });
    writeFileSync(installing.file, '# by hand\r\nclient\r\n');
    if (!isWindows) chmodSync(installing.file, 0o640);
    await installing.apply(installing.run(material));
    await installing.undo(installing.run(material));
    expect(installed()).toBe('# by hand\r\nclient\r\n');
    if (!isWindows) expect(statSync(installing.file).mode & 0o777).toBe(0o640);
    expect(readdirSync(dirname(installing.file))).toEqual(['kari.ovpn']);
  });

  it('is refused when it is the older one, and nothing is touched', async () => {
    await installing.apply(installing.run(newer));
    const before = installed();
    const result = await installing.apply(installing.run(material));
    expect(result).toMatchObject({ state: 'failed', problem: { code: 'vpn.olderThanInstalled', facts: { installed: '2026-11-10', offered: '2026-08-12' } } });
    expect(installed()).toBe(before);
  });

  it.skipIf(isWindows)('is closed again when others were let in', async () => {
    await installing.apply(installing.run(material));
    chmodSync(installing.file, 0o644);
    expect((await installing.verify(installing.run(material))).answer).toBe('not-ok');
    expect(await installing.apply(installing.run(material))).toMatchObject({ state: 'done' });
    expect(statSync(installing.file).mode & 0o777).toBe(0o600);
  });
});

describe('what cannot be installed', () => {
  it('is left out when there is nothing to install', async () => {
    const closed = without(installing.run(material), 'bundle');
    const none = without(closed, 'bundleFile');
    expect(await installing.plan(none)).toMatchObject({ state: 'skipped', reason: 'no-bundle' });
    expect(await installing.plan(closed)).toMatchObject({ state: 'skipped', reason: 'no-key-given' });
    expect(await installing.plan({ ...closed, bundle: { sha256: '', encrypted: true, files: [] } })).toMatchObject({ state: 'skipped', reason: 'not-in-bundle' });
  });

  it('is refused before anything is written', async () => {
    const problemOf = async (text: string, more: Parameters<Installing['run']>[2] = {}): Promise<unknown> => (await installing.apply(installing.run(material, text, more))).problem?.code;
    expect(await problemOf(profileWith('up /bin/x'))).toBe('vpn.dangerousOption');
    expect(await problemOf(profileWith(), { secrets: { vpnPassphrase: new Secret('another one') } })).toBe('vpn.wrongPassphrase');
    expect(await problemOf(profileWith(), { bundle: bundleWith(fillIn(profileWith(), material), 'kari.ovpn', 'b/ola.ovpn') })).toBe('vpn.severalProfiles');
    expect(existsSync(installing.home)).toBe(false);
  });

  it('is not the profile whose passphrase fits', async () => {
    const run = installing.run(material, profileWith(), { secrets: { vpnPassphrase: new Secret(passphrase) } });
    expect(await installing.apply(run)).toMatchObject({ state: 'done' });
  });
});

describe('the proof', () => {
  const breaks: Readonly<Record<string, () => void>> = {
    'the file is gone': () => rmSync(installing.file),
    'a script was added': () => appendFileSync(installing.file, 'up /bin/x\n'),
    'a script was added with dashes and quotes': () => appendFileSync(installing.file, '"--up" /bin/x\n'),
    'a script was added behind setenv opt': () => appendFileSync(installing.file, 'setenv opt plugin /tmp/x.so\n'),
    'it leads elsewhere': () => writeFileSync(installing.file, installed().replace('129.241.176.121', '192.0.2.1')),
    'it goes over another protocol': () => writeFileSync(installing.file, installed().replace('proto udp', 'proto tcp')),
    'it leads to another port': () => writeFileSync(installing.file, installed().replace('1194', '443')),
    'another certificate of the same name is in it': () => writeFileSync(installing.file, installed().replace(material.cert, newer.cert)),
    'the certificate is gone': () => writeFileSync(installing.file, installed().replace(material.cert, '')),
    'the key is gone': () => writeFileSync(installing.file, installed().replace(/<key>[\s\S]*<\/key>/, '')),
    'it is empty': () => writeFileSync(installing.file, ''),
    'it is cut off': () => writeFileSync(installing.file, installed().slice(0, 900)),
  };

  it.each(Object.keys(breaks))('fails when %s', async (name) => {
    const run = installing.run(material);
    await installing.apply(run);
    expect((await installing.verify(run)).answer).toBe('ok');
    breaks[name]?.();
    expect(await installing.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.notInstalled' } });
  });

  it('cannot be given without the bundle, and says in practice that it is practice', async () => {
    const closed = without(installing.run(material), 'bundle');
    expect((await installing.verify(closed)).answer).toBe('cannot-tell');
    const practice = installing.run(material, profileWith(), {}, { practice: true });
    expect(await installing.apply(practice)).toMatchObject({ state: 'done', evidence: { practice: true } });
  });

  it('agrees with the judge on every spelling of a good profile', async () => {
    const spelled = '"client"\r\n--dev tun\r\nsetenv opt block-outside-dns\r\n  remote 129.241.176.121 # here\r\n"remote-cert-tls" server\r\n'
      + '--<ca>\r\n@CA@\r\n</ca>\r\n"<cert>"\r\nSubject: kari\r\n@CERT@\r\n</cert> x\r\n<key>\r\n@KEY@\r\n</key>\r\n';
    expect(await installing.apply(installing.run(material, `\xEF\xBB\xBF${spelled}`))).toMatchObject({ state: 'done' });
  });
});

describe('an interrupted run', () => {
  it('leaves nothing that the next one stumbles over', async () => {
    const plan = await installing.plan(installing.run(material));
    expect(plan.state).toBe('planned');
    mkdirSync(dirname(installing.file), { recursive: true });
    writeFileSync(installing.file, '');
    expect(await installing.apply(installing.run(material))).toMatchObject({ state: 'done' });
  });

  it('is cleaned up after when only the place for the profile was made', async () => {
    const run = installing.run(material);
    const step = createInstallVpnProfile({ now: () => nowMs });
    const [change] = (await step.plan(run)).changes;
    mkdirSync(dirname(installing.file), { recursive: true });
    writeFileSync(installing.file, '');
    await step.changes?.sweep(change?.record ?? {}, run);
    expect(existsSync(join(installing.home, '.config'))).toBe(false);
  });

  it('is cleaned up after when only the old profile was kept', async () => {
    mkdirSync(dirname(installing.file), { recursive: true });
    writeFileSync(installing.file, 'client\n');
    const run = installing.run(material);
    const step = createInstallVpnProfile({ now: () => nowMs });
    const [change] = (await step.plan(run)).changes;
    writeFileSync(change?.facts['kept'] ?? '', 'client\n');
    await step.changes?.sweep(change?.record ?? {}, run);
    expect(readdirSync(dirname(installing.file))).toEqual([basename(installing.file)]);
    expect(readFileSync(installing.file, 'utf8')).toBe('client\n');
  });
});
