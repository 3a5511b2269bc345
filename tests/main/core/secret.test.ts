import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret, wipeSecrets } from '../../../main/core/secret.ts';

const value = 'planted fake Sæcret';

test('a secret does not show itself in any usual way of printing', () => {
  const secret = new Secret(value);
  const shown = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret), inspect({ deep: [secret] }, { depth: 9, showHidden: true })];
  for (const text of shown) expect(text).not.toContain('planted');
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
});

test('its bytes and text are what was given, in UTF-8', () => {
  expect(new Secret(value).revealText()).toBe(value);
  expect(new Secret(value).reveal()).toEqual(Buffer.from(value, 'utf8'));
});

test('wiping overwrites the bytes that were handed out', () => {
  const secret = new Secret(value);
  const handedOut = secret.reveal();
  wipeSecrets({ sevenZipKey: secret });
  expect(handedOut.every((byte) => byte === 0)).toBe(true);
});

test('a given buffer is copied, so wiping one does not surprise its owner', () => {
  const mine = Buffer.from(value);
  new Secret(mine).wipe();
  expect(mine.toString()).toBe(value);
});
