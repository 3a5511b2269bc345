// kill -9 at random moments while a change is being made, on a real /etc/hosts in a private mount namespace. Every sync and rename is
// slowed down from outside (strace), so that the kills fall between them. Afterwards the next start continues or undoes, in turn.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessLink, cli, node, stepIn } from './command-line.ts';
import { openNamespace } from './namespace.ts';
import { atLength } from '../at-length.ts';

const kills = atLength(30, 2_000);
const longestWaitMs = 64;
const hosts = Buffer.from('127.0.0.1\tlocalhost\n# kommentar med \xe6\xf8\xe5\n10.0.0.9 old.example', 'latin1');

let space: Awaited<ReturnType<typeof openNamespace>>;
let state: string;
let after: Buffer;
beforeAll(async () => {
  space = await openNamespace({ hosts, etc: 'disk' });
  state = mkdtempSync(join(tmpdir(), 'kills-'));
  await run('apply');
  after = hostsNow();
  await run('undo');
  expect(hostsNow().equals(hosts)).toBe(true);
});
afterAll(async () => {
  await space.close();
  rmSync(state, { recursive: true });
});

const hostsNow = (): Buffer => readFileSync(space.outside('/etc/hosts'));
const leftovers = (): string[] => readdirSync(space.outside('/etc')).filter((name) => name.includes('hunt-lab'));
const words = (verb: 'apply' | 'undo'): string[] => [
  node, cli, verb, '--json', '--state-dir', state, '--step', 'edit-hosts', ...(verb === 'apply' ? ['--yes', '--link', accessLink()] : []),
];

async function run(verb: 'apply' | 'undo'): Promise<{ exitCode: number; stdout: string }> {
  return space.run(words(verb));
}

/** The journal's text, empty when there is none yet. */
function journal(): string {
  try {
    return readFileSync(join(state, 'journal.jsonl'), 'utf8');
  } catch {
    return ''; // not begun
  }
}

/** Starts a slowed run, waits until its intent is in the journal and then `waitMs`, and kills it. Answers how far it had come. */
async function killDuring(verb: 'apply' | 'undo', waitMs: number): Promise<string> {
  const known = journal().length;
  const slowed = ['/usr/bin/strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,rename', '-e', 'inject=fsync,rename:delay_enter=7000'];
  const [program, ...args] = space.inside([...slowed, ...words(verb)], 'root');
  const tracer = spawn(program, args, { stdio: 'ignore' });
  const ended = once(tracer, 'exit');
  const begun = (): boolean => journal().slice(known).includes(verb === 'apply' ? '"type":"intent"' : '"type":"undo-intent"');
  while (!begun() && tracer.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
  const until = performance.now() + waitMs;
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
  for (const child of readFileSync(`/proc/${tracer.pid}/task/${tracer.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)) process.kill(Number(child), 'SIGKILL');
  await ended;
  const settled = journal().slice(known).includes('"type":"settled"');
  return settled ? 'settled' : `open, hosts ${hostsNow().equals(hosts) ? 'before' : hostsNow().equals(after) ? 'after' : 'between'}`;
}

test(`${String(kills)} kills: the file is never damaged, and every next start continues or undoes`, async () => {
  const histogram = new Map<string, number>();
  const damaged: string[] = [];
  for (let index = 0; index < kills; index += 1) {
    const undoing = index % 4 === 3;
    rmSync(state, { recursive: true, force: true });
    writeFileSync(space.outside('/etc/hosts'), hosts);
    if (undoing) await run('apply');
    const waitMs = (index * 7.3) % longestWaitMs;
    const came = await killDuring(undoing ? 'undo' : 'apply', waitMs);
    const key = `${undoing ? 'undo ' : 'apply'} ${String(Math.floor(waitMs / 8) * 8).padStart(2)}-${String(Math.floor(waitMs / 8) * 8 + 8).padStart(2)} ms: ${came}`;
    histogram.set(key, (histogram.get(key) ?? 0) + 1);
    const next = index % 2 === 0 ? 'apply' : 'undo';
    const wanted = next === 'apply' ? after : hosts;
    const { exitCode, stdout } = await run(next);
    if (came.includes('between') || exitCode !== 0 || !hostsNow().equals(wanted) || leftovers().length > 0) damaged.push(`${key} then ${next}: ${String(exitCode)} ${stepIn(stdout, 'edit-hosts')} ${leftovers().join()}`);
  }
  const open = [...histogram].filter(([key]) => key.includes('open')).reduce((sum, [, count]) => sum + count, 0);
  console.log([...histogram].sort().map(([key, count]) => `${String(count).padStart(4)}  ${key}`).join('\n'), `\n${String(open)} of ${String(kills)} kills while an intent was open`);
  expect(damaged).toEqual([]);
  expect(open).toBeGreaterThanOrEqual(Math.floor(kills * 0.7));
}, atLength(900_000, 9_000_000));
