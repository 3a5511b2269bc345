// The privileged script while something gets in its way: other programs that edit the file, signals, kills, and an unfinished earlier run.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { composeLinuxElevation } from '../../main/system/elevate/linux.ts';
import { actionFor, block, hosts } from './hosts-splices.ts';
import { openNamespace } from './namespace.ts';
import { atLength } from '../at-length.ts';

const rounds = atLength(200, 2_000);
const kills = atLength(60, 600);
const after = hosts + block('demolab');
const command = composeLinuxElevation([actionFor(hosts, [{ at: hosts.length, removeBytes: 0, insert: block('demolab') }])], false).args.slice(1);

let space: Awaited<ReturnType<typeof openNamespace>>;
beforeAll(async () => { space = await openNamespace({ polkit: 'no-bus' }); });
afterAll(() => space.close());
beforeEach(() => setHosts(hosts));

const file = (): string => space.outside('/etc/hosts');
const readHosts = (): string => readFileSync(file(), 'latin1');
const leftovers = (): readonly string[] => readdirSync(space.outside('/etc')).filter((name) => name.startsWith('.hosts'));
const setHosts = (text: string): void => writeFileSync(file(), text, 'latin1');

/** How long an undisturbed run takes, so that disturbances fall into all of it. */
async function typicalMs(): Promise<number> {
  const started = performance.now();
  for (let run = 0; run < 5; run += 1) {
    setHosts(hosts);
    await space.run(command);
  }
  return (performance.now() - started) / 5;
}

const editors: Readonly<Record<string, (line: string) => void>> = {
  'adds a line in place': (line) => appendFileSync(file(), line),
  'puts a new file in its place': (line) => {
    writeFileSync(space.outside('/etc/new-hosts'), readHosts() + line, 'latin1');
    renameSync(space.outside('/etc/new-hosts'), file());
  },
};

test.for(Object.keys(editors))('another program that %s at any moment loses nothing', { timeout: atLength(300_000, 3_000_000) }, async (name) => {
  const spanMs = await typicalMs();
  const counts: Record<string, number> = {};
  for (let round = 0; round < rounds; round += 1) {
    setHosts(hosts);
    const running = space.run(command);
    await wait(spanMs * (0.3 + 0.8 * round / rounds));
    const line = `10.1.1.1 foreign-${round}\n`;
    editors[name]?.(line);
    const { exitCode } = await running;
    const text = readHosts();
    expect(text).toContain(line);
    expect([0, 20]).toContain(exitCode);
    // Whoever replaces the file from what it read before our change takes our change away; that is theirs to do, and ours to notice later.
    expect([hosts + line, after + line]).toContain(text);
    counts[`exit ${exitCode}, our block ${text === after + line ? 'in' : 'not in'}`] = (counts[`exit ${exitCode}, our block ${text === after + line ? 'in' : 'not in'}`] ?? 0) + 1;
  }
  console.log(`${rounds} edits, a program that ${name}:`, counts);
  expect(counts['exit 20, our block not in']).toBeGreaterThan(0);
  expect(leftovers()).toEqual([]);
});

test.for(['SIGTERM', 'SIGKILL'] as const)('%s at any moment leaves the whole old or the whole new file', { timeout: atLength(300_000, 3_000_000) }, async (signal) => {
  const spanMs = await typicalMs();
  const counts: Record<string, number> = {};
  for (let round = 0; round < kills; round += 1) {
    setHosts(hosts);
    const [program, ...args] = space.inside(command, 'root');
    const child = spawn(program, args, { stdio: 'ignore' });
    const closed = once(child, 'close');
    await wait(spanMs * (0.1 + 0.9 * round / kills));
    child.kill(signal);
    await closed;
    // Killed with a child of its own still at work: that child finishes its one small thing.
    await wait(20);
    const outcome = readHosts() === hosts ? 'old' : readHosts() === after ? 'new' : 'damaged';
    const left = leftovers().length > 0 ? ', with leftovers' : '';
    counts[outcome + left] = (counts[outcome + left] ?? 0) + 1;
  }
  console.log(`${kills} times ${signal}:`, counts);
  expect(Object.keys(counts).filter((key) => key.startsWith('damaged'))).toEqual([]);
  if (signal === 'SIGTERM') expect(leftovers()).toEqual([]);
  setHosts(hosts);
  expect((await space.run(command)).exitCode).toBe(0);
  expect(leftovers()).toEqual([]);
});

test('a file that a killed run had begun to write in place gets its old content back', async () => {
  const left = space.outside('/etc/.hosts.hunt-cloud-lab-access.Ab12Cd');
  mkdirSync(left);
  for (const [name, text] of [['old', hosts], ['new', after], ['writing', '']] as const) writeFileSync(`${left}/${name}`, text, 'latin1');
  setHosts(after.slice(0, 20));
  expect((await space.run(command)).exitCode).toBe(0);
  expect(readHosts()).toBe(after);
  expect(leftovers()).toEqual([]);
});

test('a file that somebody edited after such a kill is left to them', async () => {
  const left = space.outside('/etc/.hosts.hunt-cloud-lab-access.Ab12Cd');
  mkdirSync(left);
  for (const [name, text] of [['old', hosts], ['new', after], ['writing', '']] as const) writeFileSync(`${left}/${name}`, text, 'latin1');
  setHosts('1.2.3.4 x\n');
  expect((await space.run(command)).exitCode).toBe(20);
  expect(readHosts()).toBe('1.2.3.4 x\n');
});

test('two runs at the same time: one does it, the other says that the file changed', async () => {
  const results = await Promise.all([space.run(command), space.run(command)]);
  expect(results.map(({ exitCode }) => exitCode).sort()).toEqual([0, 20]);
  expect(readHosts()).toBe(after);
});
