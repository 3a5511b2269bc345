// The `order` command from words to exit code: the list, one order in its four forms, and what is refused.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import shipped from '../../../assets/orders.json' with { type: 'json' };
import { runHeadless } from '../../../main/headless/run.ts';
import { createRun } from '../journeys/notebook.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'headless-orders-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

const link = 'https://docs.hdc.ntnu.no/do-science/lab/?access=MTAuNDIuMS4xMzB8ZGVtb2xhYnxqb2V0ZXN0ZXI%3D';

async function run(...words: readonly string[]) {
  const printed = { stdout: '', stderr: '' };
  const exitCode = await runHeadless(words, {
    machine: createRun({}).machine, stateDir: join(folder, 'state'), clock: { now: () => Date.UTC(2026, 10, 22) }, signal: new AbortController().signal,
    openPractice: () => Promise.reject(new Error('no practice lab in this test')), environmentNames: ['HOME'], language: 'en',
    stdin: Readable.from([]) as unknown as NodeJS.ReadStream,
    stdout: { write: (text: string) => { printed.stdout += text; } },
    stderr: { write: (text: string) => { printed.stderr += text; return true; } } as unknown as NodeJS.WriteStream,
  });
  return { exitCode, ...printed };
}

const vpn = ['order', 'request_vpn_link', '--set', 'username=kari.nordmann', '--set', 'ipaddress=129.241.160.102', '--set', 'country=United Kingdom'];

test('order list --json gives the catalogue with what is known filled in, and the list in words names each field', async () => {
  const { exitCode, stdout } = await run('order', 'list', '--json', '--link', link);
  const document = JSON.parse(stdout) as { orders: { id: string; values: unknown }[] };
  expect(exitCode).toBe(0);
  expect(document).toMatchObject({ command: 'order', ok: true, catalogue: { version: shipped.version, isShipped: true }, recipient: 'cloud.support+hunt-cloud-request@hunt.ntnu.no' });
  expect(document.orders.find(({ id }) => id === 'request_workbench_access')?.values).toEqual({ username: 'joetester', labname: 'demolab', tools: ['Rstudio', 'Jupyter', 'Python'] });
  const words = (await run('order', 'list', '--lang', 'nb')).stdout;
  for (const text of ['request_vpn_reset', '--set access_duration=  Hvor lenge: Temporary, Permanent', 'https://docs.hdc.ntnu.no/administer-science/service-desk/lab-orders/#add-a-new-lab-user']) expect(words).toContain(text);
});

test('one order is the same mail as text, as address and as file', async () => {
  const text = (await run(...vpn)).stdout;
  expect(text).toContain('Subject: VPN access opening request - kari.nordmann\n\nHi HUNT Cloud team,');
  expect(text).toContain('```\naccess_ip="129.241.160.102"\naccess_duration="Temporary"\naccess_country="United Kingdom"\n```');
  const body = text.slice(text.indexOf('\n\n') + 2);
  const mailto = await run(...vpn, '--as', 'mailto');
  expect(new URL(mailto.stdout.trim()).searchParams.get('body')).toBe(body);
  expect(new URL((await run(...vpn, '--as', 'outlook')).stdout.trim()).searchParams.get('body')).toBe(body);
  const eml = await run(...vpn, '--as', 'eml');
  expect((await PostalMime.parse(eml.stdout)).text?.replaceAll('\r\n', '\n')).toBe(body);
  const json = JSON.parse((await run(...vpn, '--as', 'mailto', '--json')).stdout) as unknown;
  expect(json).toMatchObject({ ok: true, order: 'request_vpn_link', as: 'mailto', mail: { body }, address: mailto.stdout.trim() });
});

test('--out writes the mail file, for this user alone, and prints no mail', async () => {
  const file = join(folder, 'order.eml');
  const { exitCode, stdout } = await run(...vpn, '--as', 'eml', '--out', file);
  expect([exitCode, stdout]).toEqual([0, `${file}\n`]);
  expect(readFileSync(file, 'utf8')).toBe((await run(...vpn, '--as', 'eml')).stdout);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await run(...vpn, '--as', 'eml', '--out', join(folder, 'nowhere', 'x.eml'))).exitCode).toBe(1);
});

test('nothing is remembered as sent', async () => {
  await run(...vpn, '--as', 'eml', '--out', join(folder, 'order.eml'));
  expect(existsSync(join(folder, 'state'))).toBe(false);
});

test('a form that is not ready names each field, and prints no mail', async () => {
  const { exitCode, stdout } = await run('order', 'request_vpn_link', '--set', 'ipaddress=10.42.1.130', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false, problem: { code: 'order.notReady' },
    fields: [{ field: 'username', problem: 'missing' }, { field: 'ipaddress', problem: 'address-not-public' }, { field: 'country', problem: 'missing' }],
  });
  const words = (await run('order', 'request_vpn_link', '--set', 'ipaddress=10.42.1.130')).stdout;
  expect(words).toContain('ipaddress: This address is used inside networks only');
  expect(words).not.toContain('Hi HUNT Cloud');
});

test('a box is ticked by yes alone, and several values are split at commas', async () => {
  const reset = ['order', 'request_vpn_reset', '--set', 'username=kari.nordmann', '--set'];
  expect([(await run(...reset, 'access_paused=yes')).exitCode, (await run(...reset, 'access_paused=true')).exitCode, (await run(...reset.slice(0, -1))).exitCode]).toEqual([0, 1, 1]);
  const tools = await run('order', 'request_workbench_access', '--link', link, '--set', 'tools=Stata, Rstudio');
  expect(tools.stdout).toContain('These are the tools I plan to use: Rstudio, Stata.');
});

test.each([
  ['problem_description=my key is FAKE2222FAKE3333', 'FAKE2222'], ['problem_description=VPN passphrase: fake-words', 'fake-words'], ['password=fake-words', 'fake-words'], ['sshTemporaryKey=fake-words', 'fake-words'],
])('--set %s is refused as a secret, and never repeated', async (pair, secret) => {
  const { exitCode, stdout, stderr } = await run('order', 'request_workbench_troubleshooting', '--set', pair);
  expect(exitCode).toBe(2);
  expect(stdout + stderr).toContain('usage.secretInArguments');
  expect(stdout + stderr).not.toContain(secret);
});

test.each([
  ['order'], ['order request_coffee'], ['order list more'], ['order request_vpn_link --as pdf'], ['order request_vpn_link --set country'], ['order request_vpn_link --set nonsense=x'],
  ['order request_vpn_link --set Country=x'], ['order request_vpn_link --out x.eml'],
])('%s is wrong usage', async (words) => {
  expect((await run(...words.split(' '))).exitCode).toBe(2);
});

test('an order that is too long for an address is a problem there, and whole as text', async () => {
  const long = ['order', 'general_lab_user_request', '--link', link, '--set', `request=${'long words '.repeat(250)}`];
  const { exitCode, stdout } = await run(...long, '--as', 'mailto');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('order.tooLong');
  expect((await run(...long)).stdout).toContain('long words long words');
});

test('another catalogue and other facts change the words and the recipient, and a broken catalogue stops the order', async () => {
  const file = join(folder, 'orders.json');
  const facts = join(folder, 'facts.json');
  writeFileSync(facts, JSON.stringify({ orders: { recipient: 'rehearsal@example.org' } }));
  writeFileSync(file, JSON.stringify({ ...shipped, version: '2027-01-01' }).replaceAll('Hi HUNT Cloud team,', 'Hi rehearsal,'));
  expect((await run(...vpn, '--orders', file, '--facts', facts)).stdout).toMatch(/^To: rehearsal@example\.org\n.*\n\nHi rehearsal,\n/);
  expect(JSON.parse((await run('order', 'list', '--orders', file, '--json')).stdout)).toMatchObject({ catalogue: { version: '2027-01-01', isShipped: false } });
  writeFileSync(file, JSON.stringify({ ...shipped, version: '2020-01-01' }));
  const { exitCode, stdout } = await run(...vpn, '--orders', file);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('order.catalogueOlder');
  expect(stdout).not.toContain('To:');
});
