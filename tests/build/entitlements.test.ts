// What the Mac build may do. An own file replaces the packager's list, so that one has to be in it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const keysOf = (file: string): string[] => [...readFileSync(join(root, file), 'utf8').matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)].map(([, key = '']) => key);

test('the Mac build has the packager\'s entitlements and one more, to talk to Tunnelblick', () => {
  const usual = keysOf('node_modules/app-builder-lib/templates/entitlements.mac.plist');
  expect(usual.length).toBeGreaterThan(0);
  expect(keysOf('build/entitlements.mac.plist').toSorted()).toEqual([...usual, 'com.apple.security.automation.apple-events'].toSorted());
});
