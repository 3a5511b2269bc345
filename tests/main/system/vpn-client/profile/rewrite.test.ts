// The profile as we write it: the same meaning, one spelling, accepted by the same judge, with the ciphers that the server needs.

import { beforeAll, describe, expect, it } from 'vitest';
import { lintProfile, type CheckedProfile } from '../../../../../main/system/vpn-client/profile/lint.ts';
import { rewriteProfile } from '../../../../../main/system/vpn-client/profile/rewrite.ts';
import { goodProfiles } from '../../../../fixtures/profiles/good.ts';
import { fillIn, makeMaterial, nowMs, profileWith, type Material } from '../../../../fixtures/profiles/material.ts';

let material: Material;

beforeAll(async () => {
  material = await makeMaterial();
});

function lint(text: string): CheckedProfile {
  return lintProfile(Buffer.from(fillIn(text, material), 'latin1'), material.facts, nowMs);
}

const ownBusiness = ['cipher', 'data-ciphers', 'ncp-ciphers', 'data-ciphers-fallback', 'user', 'group', 'script-security'];

function meaning({ directives, parts, remote }: CheckedProfile): unknown {
  const said = directives.filter(({ name }) => !ownBusiness.includes(name)).map(({ name, args }) => [name, ...args]);
  return { said, parts: { ...parts, texts: [...parts.texts] }, remote };
}

describe('a profile that is written anew', () => {
  it.each(Object.keys(goodProfiles))('is accepted again and means the same: %s', (name) => {
    const checked = lint(goodProfiles[name] ?? '');
    const { text } = rewriteProfile(checked);
    const again = lint(text);
    expect(meaning(again)).toEqual(meaning(checked));
    expect(rewriteProfile(again).text).toBe(text);
  });

  it('is plain: printable ASCII, LF, one directive a line, short lines', () => {
    for (const profile of Object.values(goodProfiles)) {
      const { text } = rewriteProfile(lint(profile));
      expect(text).toMatch(/^[\x20-\x7E\n]+$/);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(255);
    }
  });

  it('holds nothing of what stood around: comments, words before a certificate, directives that are left out', () => {
    const { text } = rewriteProfile(lint(profileWith('# secret remark', 'user nobody', 'script-security 2').replace('@CERT@', 'Certificate:\n    Data:\n@CERT@')));
    expect(text).not.toMatch(/remark|nobody|script-security|Data:/);
  });

  it('tells systems that do not know a directive to pass over it', () => {
    expect(rewriteProfile(lint(profileWith('block-outside-dns'))).text).toMatch(/^setenv opt block-outside-dns$/m);
  });

  it('quotes what holds blanks', () => {
    expect(rewriteProfile(lint(profileWith('verify-x509-name vpn\\ server name'))).text).toMatch(/^verify-x509-name "vpn server" name$/m);
  });
});

describe('the ciphers', () => {
  const ciphersOf = (...lines: readonly string[]): readonly (string | undefined)[] => {
    const { text, notes } = rewriteProfile(lint(profileWith(...lines).replace('cipher AES-256-CBC\n', '')));
    return [/^data-ciphers (.*)$/m.exec(text)?.[1], /^data-ciphers-fallback (.*)$/m.exec(text)?.[1], String(notes.includes('ciphers-repaired'))];
  };
  const usual = 'AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305';

  it('get the one that the server speaks', () => {
    expect(ciphersOf()).toEqual([`${usual}:AES-256-CBC`, 'AES-256-CBC', 'true']);
    expect(ciphersOf('cipher AES-256-CBC')).toEqual([`${usual}:AES-256-CBC`, 'AES-256-CBC', 'true']);
    expect(ciphersOf('data-ciphers aes-128-gcm')).toEqual(['AES-128-GCM:AES-256-CBC', 'AES-256-CBC', 'true']);
    expect(ciphersOf('ncp-ciphers AES-256-GCM', 'cipher AES-128-CBC')).toEqual(['AES-256-GCM:AES-128-CBC:AES-256-CBC', 'AES-128-CBC', 'true']);
    expect(ciphersOf('data-ciphers DEFAULT')).toEqual([`${usual}:AES-256-CBC`, 'AES-256-CBC', 'true']);
  });

  it('stay when it is there', () => {
    expect(ciphersOf('data-ciphers AES-256-GCM:AES-256-CBC', 'data-ciphers-fallback AES-256-CBC')).toEqual(['AES-256-GCM:AES-256-CBC', 'AES-256-CBC', 'false']);
  });

  it('are those of the last line that names them, as for OpenVPN', () => {
    expect(ciphersOf('data-ciphers AES-128-CBC', 'data-ciphers AES-256-GCM')[0]).toBe('AES-256-GCM:AES-256-CBC');
  });
});
