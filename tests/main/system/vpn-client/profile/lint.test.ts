// Which profiles are accepted and which are refused, and with which words.

import { beforeAll, describe, expect, it } from 'vitest';
import { LabProblem } from '../../../../../main/core/problem.ts';
import { lintProfile, type CheckedProfile } from '../../../../../main/system/vpn-client/profile/lint.ts';
import { blockNames, dangerousNames, rules } from '../../../../../main/system/vpn-client/profile/options.ts';
import type { Facts } from '../../../../../preload/contract/facts.ts';
import { goodProfiles } from '../../../../fixtures/profiles/good.ts';
import { hostileProfiles } from '../../../../fixtures/profiles/hostile.ts';
import { fillIn, makeMaterial, nowMs, profileWith, type Material } from '../../../../fixtures/profiles/material.ts';

let material: Material;

beforeAll(async () => {
  material = await makeMaterial();
});

function lint(text: string, facts: Facts = material.facts, atMs = nowMs): CheckedProfile {
  return lintProfile(Buffer.from(fillIn(text, material), 'latin1'), facts, atMs);
}

async function problemOf(text: string, facts: Facts = material.facts, atMs = nowMs): Promise<LabProblem['problem']> {
  const thrown = await Promise.resolve().then(() => lint(text, facts, atMs)).then(() => undefined, (error: unknown) => error);
  if (!(thrown instanceof LabProblem)) throw new Error('the profile was not refused with a problem', { cause: thrown });
  return thrown.problem;
}

describe('a good profile', () => {
  it('is one of twenty', () => {
    expect(Object.keys(goodProfiles)).toHaveLength(20);
  });

  it.each(Object.keys(goodProfiles))('is accepted: %s', (name) => {
    const { remote, parts } = lint(goodProfiles[name] ?? '');
    expect(remote).toEqual({ host: '129.241.176.121', port: 1194, protocol: 'udp' });
    expect(parts.certificate).toMatchObject({ subject: 'kari', issuer: 'Test VPN CA', notBeforeMs: nowMs - 86_400_000 });
    expect([...parts.texts.keys()]).toEqual(expect.arrayContaining(['ca', 'cert', 'key']));
  });

  it('says what is unusual and allowed', () => {
    const notesOf = (name: string): readonly string[] => lint(goodProfiles[name] ?? '').notes;
    expect(notesOf('the plain one')).toEqual([]);
    expect(notesOf('Linux: user and group, script-security')).toEqual(['user-change', 'scripts-allowed']);
    expect(notesOf('easy-rsa: the certificate in words before the certificate')).toEqual(['all-traffic', 'name-servers', 'key-not-encrypted']);
    expect(notesOf('OpenVPN 2.4: ncp-ciphers, compression framing switched off')).toEqual(['compression']);
    expect(lint(profileWith('script-security 1')).notes).toEqual([]);
    expect(lint(profileWith('route 0.0.0.0 128.0.0.0', 'route 128.0.0.0 128.0.0.0')).notes).toEqual(['all-traffic']);
  });

  it('may lead to a server by name when the facts have that name', () => {
    const facts = { ...material.facts, vpn: { hosts: ['VPN.example.org'], port: 443, protocol: 'tcp' as const } };
    expect(lint(profileWith().replace('proto udp\nremote 129.241.176.121 1194', 'proto tcp\nremote vpn.Example.org 443'), facts).remote)
      .toEqual({ host: 'vpn.example.org', port: 443, protocol: 'tcp' });
  });
});

describe('a hostile profile', () => {
  it('is one of many more than eighty', () => {
    expect(hostileProfiles.length).toBeGreaterThan(150);
    expect(new Set(hostileProfiles.map(({ name }) => name)).size).toBe(hostileProfiles.length);
  });

  it.each(hostileProfiles)('is refused: $name', async ({ text, code }) => {
    expect((await problemOf(text)).code).toBe(code);
  });

  it('is refused with the name and the line', async () => {
    expect(await problemOf(profileWith('setenv opt up /bin/x'))).toEqual({ code: 'vpn.dangerousOption', retry: 'never', facts: { name: 'up', line: '12' } });
    expect((await problemOf(`\n\n${profileWith()}`.replace('</ca>', '</ca>\nmlock'))).facts).toMatchObject({ name: 'mlock' });
    expect((await problemOf(profileWith().replace('remote 129', 'remote 130'))).facts)
      .toEqual({ server: '130.241.176.121:1194/udp', line: '4', expected: '129.241.176.121:1194/udp' });
  });
});

describe('the allow-list', () => {
  it('has at most 65 names, and none of the dangerous ones', () => {
    const allowed = [...Object.keys(rules), ...blockNames];
    expect(allowed.length).toBeLessThanOrEqual(65);
    expect(allowed.filter((name) => dangerousNames.has(name))).toEqual([]);
  });
});

describe('the certificates of a profile', () => {
  const dayMs = 24 * 60 * 60 * 1000;
  const yearMs = 365 * dayMs;

  it('must be valid now', async () => {
    expect(await problemOf(profileWith(), material.facts, nowMs + 11 * yearMs)).toMatchObject({ code: 'vpn.certificateExpired', facts: { name: 'kari', date: '2036-11-18' } });
    expect(await problemOf(profileWith(), material.facts, nowMs - 2 * dayMs)).toMatchObject({ code: 'vpn.certificateNotYetValid', facts: { name: 'kari', date: '2026-11-20' } });
  });

  it('must come from an authority that is not older than the present one', async () => {
    const roots = [{ use: 'vpn' as const, name: 'VPN root of 7 October 2026', notBefore: '2026-10-01' }];
    const old = await makeMaterial(Date.parse('2026-09-30T00:00:00Z'), Date.parse('2026-09-30T00:00:00Z'));
    const renewed = await makeMaterial(Date.parse('2026-10-09T00:00:00Z'), Date.parse('2026-10-07T00:00:00Z'));
    material = old;
    expect(await problemOf(profileWith(), { ...old.facts, roots })).toMatchObject({ code: 'vpn.profileTooOld', retry: 'never', facts: { name: 'Test VPN CA', date: '2026-09-29' } });
    material = renewed;
    expect(lint(profileWith(), { ...renewed.facts, roots }).remote.port).toBe(1194);
  });

  it('must come from the authority whose fingerprint is known, where one is', async () => {
    const root = (sha256: string): Facts => ({ ...material.facts, roots: [{ use: 'vpn', name: 'x', sha256 }] });
    const right = lint(profileWith(), { ...material.facts, roots: [] });
    expect((await problemOf(profileWith(), root('0'.repeat(64)))).code).toBe('vpn.otherRoot');
    expect((await problemOf(profileWith(), root(right.parts.certificate.sha256))).code).toBe('vpn.otherRoot');
    expect(lint(profileWith(), { ...material.facts, roots: [{ use: 'workbench', name: 'x', sha256: '0'.repeat(64) }] }).remote.port).toBe(1194);
  });

  it('must fit a key that is not encrypted', async () => {
    expect((await problemOf(profileWith().replace('@KEY@', () => material.strangeKey))).code).toBe('vpn.keyMismatch');
    expect(lint(profileWith().replace('@KEY@', '@PLAINKEY@')).parts.keyEncrypted).toBe(false);
    expect(lint(profileWith()).parts.keyEncrypted).toBe(true);
  });
});
