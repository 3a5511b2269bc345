import { expect, test } from 'vitest';
import { createRunner } from '../../../main/system/run.ts';
import { Secret } from '../../../main/core/secret.ts';

const node = process.execPath;
const runner = createRunner({ HOME: '/nowhere' });
const never = new AbortController().signal;
const script = (text: string, more: object = {}) => ({ program: node, args: ['-e', text], timeoutMs: 20_000, ...more });

test('output, error output and exit code come back whole', async () => {
  const result = await runner.run(script("process.stdout.write('æ'.repeat(100000)); process.stderr.write('no'); process.exitCode = 7"), never);
  expect([result.stdout.toString().length, result.stderr.toString(), result.exitCode]).toEqual([100000, 'no', 7]);
});

test('a secret goes to the child on stdin and nowhere else', async () => {
  const secret = new Secret('planted fake value');
  const show = "let s='';process.stdin.on('data',d=>s+=d).on('end',()=>process.stdout.write(JSON.stringify({s,argv:process.argv,env:process.env})))";
  const shown = JSON.parse((await runner.run(script(show, { stdin: secret }), never)).stdout.toString()) as { s: string; argv: string[]; env: object };
  expect(shown.s).toBe('planted fake value');
  expect(JSON.stringify([shown.argv, shown.env])).not.toContain('planted fake value');
});

test('the child sees a small fixed environment, not ours', async () => {
  const { stdout } = await runner.run(script('process.stdout.write(Object.keys(process.env).sort().join())'), never);
  expect(stdout.toString()).toBe('HOME,LANG,LC_ALL');
});

test('a missing program is a problem that names it', async () => {
  await expect(runner.run({ program: '/nowhere/7zz', args: [], timeoutMs: 1000 }, never)).rejects.toThrow('program.missing');
});

test('a program that does not end is ended', async () => {
  await expect(runner.run(script('setInterval(() => 0, 1000)', { timeoutMs: 300 }), never)).rejects.toThrow('program.timedOut');
});

test('cancelling ends the program', async () => {
  const abort = new AbortController();
  const running = runner.run(script("process.stdout.write('x'); setInterval(() => 0, 1000)"), abort.signal);
  setTimeout(() => abort.abort(), 100);
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});

test('a child that does not read its input is no trouble', async () => {
  const { exitCode } = await runner.run(script('process.exit(3)', { stdin: 'x'.repeat(5_000_000) }), never);
  expect(exitCode).toBe(3);
});

test('no shell is ever involved: metacharacters arrive as they are', async () => {
  const word = '$(id) `id` && ; | > < * ? "quoted" \'single\' %PATH% ^';
  const { stdout } = await runner.run({ program: node, args: ['-p', 'process.argv[1]', word], timeoutMs: 20_000 }, never);
  expect(stdout.toString().trim()).toBe(word);
});
