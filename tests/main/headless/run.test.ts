// The headless command from words to exit code, in this process, on a computer made for the test.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHeadless } from '../../../main/headless/run.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import type { Machine } from '../../../main/system/machine.ts';
import { createRun } from '../journeys/notebook.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headless-'));
  writeFileSync(join(folder, 'hosts'), '127.0.0.1 localhost\n');
});
afterEach(() => { rmSync(folder, { recursive: true }); });

const link = 'https://docs.hdc.ntnu.no/do-science/lab/?access=MTAuNDIuMS4xMzB8ZGVtb2xhYnxqb2V0ZXN0ZXI%3D&filter=lab_migration';
const hosts = (): string => readFileSync(join(folder, 'hosts'), 'utf8');

/** A resolver that reads the test's hosts file in the simplest way. */
const resolver: Machine['resolver'] = {
  name: 'test resolver',
  resolve: (name) => Promise.resolve(hosts().split('\n').filter((line) => !line.startsWith('#') && line.endsWith(` ${name}`)).map((line) => line.split(' ')[0] ?? '')),
};

async function run(words: readonly string[], given: { stdin?: string; machine?: Partial<Machine>; environment?: readonly string[]; signal?: AbortSignal } = {}) {
  const printed = { stdout: '', stderr: '' };
  const machine = createRun({ hostsFile: join(folder, 'hosts'), resolver, ...given.machine }).machine;
  const exitCode = await runHeadless(words, {
    machine, stateDir: join(folder, 'state'), clock: { now: () => Date.UTC(2026, 10, 1) }, signal: given.signal ?? new AbortController().signal,
    openPractice: () => Promise.reject(new Error('no practice lab in this test')), environmentNames: given.environment ?? ['HOME'], language: 'en',
    stdin: Readable.from([Buffer.from(given.stdin ?? '')]) as unknown as NodeJS.ReadStream,
    stdout: { write: (text: string) => { printed.stdout += text; } },
    stderr: { write: (text: string) => { printed.stderr += text; return true; } } as unknown as NodeJS.WriteStream,
  });
  return { exitCode, ...printed };
}

const only = ['--step', 'edit-hosts'];

test('--json prints exactly one document with the members of design 5', async () => {
  const { exitCode, stdout } = await run(['plan', '--json', '--link', link, ...only]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1, command: 'plan', ok: true, journey: 'lab_migration', lab: { lab: 'demolab', user: 'joetester', address: '10.42.1.130' },
    steps: [{ id: 'edit-hosts', state: 'planned', changes: [{ needsAdministrator: false, undo: 'exact' }] }],
  });
});

test('remove shows what is in place and what stays, and takes it back only when told to, our own folder included', async () => {
  await run(['apply', '--link', link, ...only, '--yes']);
  const shown = await run(['remove']);
  expect([shown.exitCode, hosts().includes('10.42.1.130')]).toEqual([0, true]);
  for (const text of ['demolab, joetester', '10.42.1.130', 'Your account at HUNT Cloud stays', 'add --yes']) expect(shown.stdout).toContain(text);
  const { exitCode, stdout } = await run(['remove', '--yes', '--json']);
  expect([exitCode, hosts(), existsSync(join(folder, 'state'))]).toEqual([0, '127.0.0.1 localhost\n', false]);
  expect(JSON.parse(stdout)).toMatchObject({ command: 'remove', ok: true, removed: true, steps: [{ id: 'edit-hosts', state: 'undone' }], removal: { labs: [{ lab: { lab: 'demolab' } }], remains: ['vpn-account'] } });
  expect((await run(['remove'])).stdout).toContain('has left nothing in place');
});

test('remove ends with 3, says what stands in the way and keeps our notes, when our lines were edited since', async () => {
  await run(['apply', '--link', link, ...only, '--yes']);
  const edited = hosts().replace('10.42.1.130', '10.42.1.131');
  writeFileSync(join(folder, 'hosts'), edited);
  const { exitCode, stdout } = await run(['remove', '--yes', '--lang', 'nb']);
  expect([exitCode, hosts(), existsSync(join(folder, 'state', 'journal.jsonl'))]).toEqual([3, edited, true]);
  for (const text of ['[undo.changedSince]', 'Noe kunne ikke tas tilbake']) expect(stdout).toContain(text);
});

test('a plan, its digest, apply, verify, undo', async () => {
  const { digest } = JSON.parse((await run(['plan', '--json', '--link', link, ...only])).stdout) as { digest: string };
  expect((await run(['apply', '--link', link, ...only, '--digest', digest])).exitCode).toBe(0);
  expect(hosts()).toContain('10.42.1.130    demolab.lab.hdc.ntnu.no');
  expect((await run(['verify', ...only])).exitCode).toBe(0);
  expect((await run(['undo'])).exitCode).toBe(0);
  expect(hosts()).toBe('127.0.0.1 localhost\n');
});

test('a whole pasted e-mail is as good as the link in it', async () => {
  const mail = `Dear Joe,\r\n\r\nyour archive: https://filesender.no/?s=download&token=11111111-2222-4333-8444-555555555555\r\nyour Lab access link: <${link}>\r\n\r\nKind regards`;
  expect(JSON.parse((await run(['plan', '--json', '--link', mail, ...only])).stdout)).toMatchObject({ ok: true, lab: { lab: 'demolab' } });
});

test('two different links in one text are a question, not a guess', async () => {
  const other = link.replace(/access=[^&]*/, `access=${encodeURIComponent(Buffer.from('10.42.1.131|otherlab|joetester').toString('base64'))}`);
  const { exitCode, stdout } = await run(['plan', '--json', '--link', `${link} ${other}`]);
  expect([exitCode, (JSON.parse(stdout) as { problem: { code: string } }).problem.code]).toEqual([1, 'link.several']);
});

const cases: readonly (readonly [string, readonly string[], number, string])[] = [
  ['apply without consent', ['apply', '--link', link], 2, 'usage.missingOption'],
  ['an old digest', ['apply', '--link', link, '--digest', 'f'.repeat(64)], 1, 'plan.changedMeanwhile'],
  ['no link, no journey', ['plan'], 2, 'usage.missingOption'],
  ['a step that the journey does not have', ['plan', '--link', link, '--step', 'install-vpn-profile'], 2, 'usage.badValue'],
  ['a link into another network', ['plan', '--link', link.replace(/access=[^&]*/, `access=${Buffer.from('192.0.2.1|demolab|joetester').toString('base64')}`)], 1, 'link.outsideLabNetworks'],
  ['a language nobody speaks here', ['plan', '--lang', 'tlh'], 2, 'usage.badValue'],
  ['a facts file that is not there', ['plan', '--link', link, '--facts', '/nowhere/facts.json'], 1, 'facts.invalid'],
];
for (const [what, words, code, problem] of cases) {
  test(`${what}: exit ${String(code)}, ${problem}`, async () => {
    const { exitCode, stdout } = await run([...words, '--json']);
    expect([exitCode, (JSON.parse(stdout) as { ok: boolean; problem: { code: string } })]).toMatchObject([code, { ok: false, problem: { code: problem } }]);
    expect(hosts()).toBe('127.0.0.1 localhost\n');
  });
}

test('undo and verify use the facts of the run they look back to', async () => {
  const facts = join(folder, 'facts.json');
  writeFileSync(facts, JSON.stringify({ labDomain: 'lab.example.org', labNetworks: ['192.0.2.0/24'] }));
  const other = link.replace(/access=[^&]*/, `access=${Buffer.from('192.0.2.7|demolab|joetester').toString('base64')}`);
  expect((await run(['apply', '--yes', '--link', other, '--facts', facts, ...only])).exitCode).toBe(0);
  expect(JSON.parse((await run(['verify', '--json', ...only])).stdout)).toMatchObject({ ok: true, shippedFacts: false });
  expect((await run(['undo'])).exitCode).toBe(0);
  expect(hosts()).toBe('127.0.0.1 localhost\n');
});

test('other facts are named in the plan, and an unknown key in them is refused', async () => {
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ labNetworks: ['192.0.2.0/24'] }));
  const other = link.replace(/access=[^&]*/, `access=${Buffer.from('192.0.2.7|demolab|joetester').toString('base64')}`);
  expect(JSON.parse((await run(['plan', '--json', '--link', other, '--facts', join(folder, 'facts.json'), ...only])).stdout)).toMatchObject({ ok: true, shippedFacts: false });
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ labNetwork: [] }));
  expect((await run(['plan', '--link', other, '--facts', join(folder, 'facts.json')])).exitCode).toBe(1);
});

for (const [platform, file, eol] of [['win32', 'C:\\Windows\\System32\\drivers\\etc\\hosts', 'CRLF'], ['darwin', '/private/etc/hosts', 'LF']] as const) {
  test(`a plan for ${platform} names its hosts file and that it needs an administrator (${eol})`, async () => {
    const { stdout } = await run(['plan', '--json', '--link', link, ...only, '--platform', platform]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, steps: [{ state: 'planned', changes: [{ kind: 'hosts.putBlock', place: file, needsAdministrator: true, undo: 'exact' }] }] });
  });
}

test('another system can be planned for, not changed', async () => {
  expect((await run(['apply', '--yes', '--link', link, '--platform', 'win32'])).exitCode).toBe(2);
});

test('refused administrator rights end with 4 and name the lines', async () => {
  const machine: Partial<Machine> = { canReplace: () => Promise.resolve(false), elevate: () => Promise.reject(new LabProblem('elevation.refused')) };
  const { exitCode, stdout } = await run(['apply', '--yes', '--link', link, ...only], { machine });
  expect(exitCode).toBe(4);
  expect(stdout).toContain('+10.42.1.130    demolab.lab.hdc.ntnu.no');
  expect(hosts()).toBe('127.0.0.1 localhost\n');
});

test('cancelled ends with 5', async () => {
  const abort = new AbortController();
  abort.abort();
  expect((await run(['apply', '--yes', '--link', link, ...only], { signal: abort.signal })).exitCode).toBe(5);
});

test('a bug ends with 6, its trace goes to standard error, and the JSON is still one document', async () => {
  const machine: Partial<Machine> = { canReplace: () => Promise.reject(new TypeError('a bug made for this test')) };
  const { exitCode, stdout, stderr } = await run(['plan', '--json', '--link', link, ...only], { machine });
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([6, { problem: { code: 'internal' } }]);
  expect(stderr).toContain('a bug made for this test');
});

test('a secret in the environment is refused before anything is read', async () => {
  expect((await run(['plan', '--link', link], { environment: ['HOME', 'SEVEN_ZIP_KEY'] })).exitCode).toBe(2);
});

test('secrets that are not one JSON object are refused without being repeated', async () => {
  for (const stdin of ['planted-fake', '{"sevenZipKey":"planted-fake"', '["planted-fake"]', '{"sevenZipKey":5}', '{"other":"planted-fake"}', '']) {
    const { exitCode, stdout, stderr } = await run(['plan', '--json', '--link', link, '--secrets', '-'], { stdin });
    expect([exitCode, (JSON.parse(stdout) as { problem: { code: string } }).problem.code]).toEqual([2, 'usage.badSecrets']);
    expect(stdout + stderr).not.toContain('planted');
  }
});

test('the table speaks the chosen language', async () => {
  expect((await run(['plan', '--link', link, '--lang', 'nb', ...only])).stdout).toContain('Workbench-adresse');
  expect((await run(['journeys', '--lang', 'nb'])).stdout).toContain('Ny labbruker');
  expect((await run(['--help', '--lang', 'nb'])).stdout).toContain('Nøkler gis aldri som argumenter');
});

test('status tells what the journal remembers, in order', async () => {
  expect(JSON.parse((await run(['status', '--json', '--journey', 'lab_migration'])).stdout)).toMatchObject({ ok: true, steps: [] });
  await run(['apply', '--yes', '--link', link, ...only]);
  expect(JSON.parse((await run(['status', '--json'])).stdout)).toMatchObject({ ok: true, journey: 'lab_migration', lab: { lab: 'demolab' }, steps: [{ id: 'edit-hosts', state: 'done' }] });
});
