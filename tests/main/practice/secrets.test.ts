// The derived keys keep the rules that journeys check.

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scenes } from '../../../main/practice/scenes.ts';
import { practiceSecrets } from '../../../main/practice/secrets.ts';

const samples = Array.from({ length: 500 }, () => {
  const secrets = practiceSecrets(randomBytes(32), scenes.happy);
  return Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.revealText()]));
});

describe('the keys of 500 practice labs', () => {
  it('have a new passphrase of at least 12 characters, upper and lower case, unlike the temporary key', () => {
    for (const { newPassphrase = '', sshTemporaryKey = '' } of samples) {
      expect(newPassphrase).toMatch(/^(?=.*[a-z])(?=.*[A-Z]).{12,}$/);
      expect([...newPassphrase].filter((letter) => !sshTemporaryKey.includes(letter)).length).toBeGreaterThanOrEqual(3);
    }
  });

  it('have an authenticator key of 16 base32 letters', () => {
    for (const { authenticatorKey } of samples) expect(authenticatorKey).toMatch(/^[A-Z2-7]{16}$/);
  });

  it('are all different, and no two of one lab are the same', () => {
    const all = samples.flatMap((secrets) => Object.values(secrets));
    expect(new Set(all).size).toBe(samples.length * 6);
  });

  it('have a 7-ZIP key with exactly one letter that can be mistaken', () => {
    for (const { sevenZipKey = '' } of samples) expect(sevenZipKey.replace(/[^0OIl]/g, '')).toBe('0');
  });
});
