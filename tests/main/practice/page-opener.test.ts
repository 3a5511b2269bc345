// In practice nothing is opened: what would have been is written down in the practice folder, and the evidence names the stand-in.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPracticeMachine } from '../../../main/practice/machine.ts';
import { scenes } from '../../../main/practice/scenes.ts';

it('notes each page and starts no program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-opener-'));
  const machine = await createPracticeMachine({
    computer: { home: join(folder, 'computer', 'home'), hostsFile: join(folder, 'computer', 'hosts') }, scene: scenes.happy, platform: 'darwin', ports: {},
    runner: { run: () => Promise.reject(new Error('no program in this test')) }, sevenZip: '/nowhere/7zz',
  });
  expect(await machine.pageOpener?.open('https://demolab.lab.hdc.ntnu.no:4433/')).toBe('practice stand-in for the browser');
  await machine.pageOpener?.open('https://demolab.lab.hdc.ntnu.no:4433/');
  expect(readFileSync(join(folder, 'opened-pages.txt'), 'utf8')).toBe('https://demolab.lab.hdc.ntnu.no:4433/\n'.repeat(2));
  rmSync(folder, { recursive: true });
});
