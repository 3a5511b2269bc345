// Which programs are tried to open a page, and that a started one is not waited for.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createPageOpener, waysToOpen } from '../../../../main/system/browser/open-page.ts';
import { startDetached } from '../../../../main/system/run.ts';

const url = 'https://demolab.lab.hdc.ntnu.no/';

test('Chrome comes first, then what there is; each with the page as one argument', () => {
  expect(waysToOpen('linux', url).map(({ program }) => program)).toEqual(['/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/snap/bin/chromium', '/usr/bin/xdg-open']);
  expect(waysToOpen('darwin', url)).toEqual([{ program: '/usr/bin/open', args: [url] }]);
  expect(waysToOpen('win32', url)).toEqual([{ program: 'C:\\Windows\\System32\\rundll32.exe', args: ['url.dll,FileProtocolHandler', url] }]);
});

test('the first that starts is the one, and none is a problem that names the page', async () => {
  const tried: string[] = [];
  const start = (works: string) => (program: string): Promise<boolean> => {
    tried.push(program);
    return Promise.resolve(program === works);
  };
  expect(await createPageOpener('linux', start('/usr/bin/chromium')).open(url)).toBe('/usr/bin/chromium');
  expect(tried).toEqual(['/usr/bin/google-chrome-stable', '/usr/bin/chromium']);
  await expect(createPageOpener('linux', start('')).open(url)).rejects.toMatchObject({ problem: { code: 'workbench.notOpened', facts: { address: url } } });
});

test.each(['http://demolab.lab.hdc.ntnu.no/', 'file:///etc/passwd', '--version', 'https://x/ --flag', 'https://user@host/', 'https://host/a b', 'https://host/?a=b&c', 'https://host/%41'])('%s is never opened', async (page) => {
  await expect(createPageOpener('linux', () => Promise.resolve(true)).open(page)).rejects.toThrow('only plain pages');
});

test('a program is started without a shell and without our environment; a missing one is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-page-'));
  const file = join(folder, 'seen');
  const start = startDetached({ SEEN: 'given' });
  const script = `require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify([process.argv[1], process.env.SEEN, process.env.PATH ?? '']))`;
  expect(await start(process.execPath, ['-e', script, '$(touch broken)'])).toBe(true);
  await vi.waitFor(() => { expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(JSON.stringify(['$(touch broken)', 'given', ''])); }, 20_000);
  expect(await start(join(folder, 'no-such-program'), [])).toBe(false);
  rmSync(folder, { recursive: true });
});
