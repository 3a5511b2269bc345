// Faults of real OpenSSH machines behind a real OpenVPN tunnel (ssh-faults-lab.ts): each ends in its own code in its time, with as many
// failed logins by the servers' own count as it must, and never more than two on a machine. Prints the table. Two labs work side by side,
// because most faults are a matter of waiting. Needs root, /dev/net/tun and the Debian packages of tests/packages.txt.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPrinted, stepIn } from './command-line.ts';
import { isLong } from '../at-length.ts';
import { allFaults, freshClient, type Fault } from './ssh-faults-lab.ts';
import { lab, linkFor, openJourneyLab, type CommandOptions, type JourneyLab } from './whole-journey-lab.ts';

const faults = allFaults.filter(({ isSlow }) => isLong || isSlow !== true);

interface Came {
  readonly name: string;
  readonly ended: string;
  readonly seconds: number;
  readonly failed: readonly number[];
  readonly next: string;
  readonly before: readonly string[];
}

async function connect(journey: JourneyLab): Promise<void> {
  const only = ['unpack-bundle', 'install-vpn-profile', 'connect-vpn'].flatMap((id) => ['--step', id]);
  const { printed } = await journey.command('apply', '--journey', 'new_user', '--compute-otp', '--yes', ...journey.words(), ...only);
  expect(printed.steps.find(({ id }) => id === 'connect-vpn')).toMatchObject({ state: 'done' });
}

async function change(journey: JourneyLab, more: CommandOptions, { words: given = (): readonly string[] => ['--journey', 'new_user'] }: Pick<Fault, 'words'> = {}): Promise<string> {
  const words = ['apply', ...given(journey), '--link', linkFor(lab), '--facts', join(journey.space.folder, 'facts.json'), '--step', 'connect-vpn', '--step', 'change-passphrase', '--yes'];
  const { stdout, stderr } = await journey.commandWith(more, ...words);
  if (stdout === '') return `said nothing: ${stderr}`;
  const failed = readPrinted(stdout).steps.find(({ state }) => state === 'failed');
  return stepIn(stdout, failed?.id ?? 'change-passphrase');
}

const countOf = ({ machines }: JourneyLab): readonly number[] => [machines.entry.failedLogins(), machines.home.failedLogins()];

async function give(journey: JourneyLab, fault: Fault, stateFolder: string): Promise<Came> {
  await freshClient(journey);
  await fault.prepare?.(journey);
  const before: string[] = [];
  for (const { run, ends, then } of fault.before ?? []) {
    const came = await change(journey, { ...run, stateFolder });
    if (came !== ends) before.push(`${came} instead of ${ends}`);
    await then?.(journey);
  }
  const began = performance.now();
  const ended = await runInto(journey, fault, stateFolder);
  const seconds = (performance.now() - began) / 1000;
  const failed = countOf(journey);
  await fault.mend?.(journey);
  const next = fault.next === undefined ? '' : await mendAndRun(journey, stateFolder);
  const came = { name: fault.name, ended, seconds, failed, next, before };
  process.stdout.write(`${tell(came)}\n`);
  return came;
}

async function runInto(journey: JourneyLab, fault: Fault, stateFolder: string): Promise<string> {
  const { at, then, run } = fault;
  const [fence, name] = at ?? [];
  if (fence === undefined || name === undefined) return change(journey, { ...run, stateFolder }, fault);
  const machine = journey.machines[name];
  await machine.putFence(fence);
  const running = change(journey, { ...run, stateFolder }, fault);
  if (!await machine.untilAtFence(fence, running)) return `${await running}, and never came to the fence`;
  await then?.(journey);
  await machine.openFence();
  return running;
}

/** The table goes on when the lab itself fails. */
function broken({ name }: Fault, error: unknown): Came {
  process.stdout.write(`${name}: ${String(error)}\n`);
  return { name, ended: String(error), seconds: 0, failed: [], next: '', before: [] };
}

async function mendAndRun(journey: JourneyLab, stateFolder: string): Promise<string> {
  for (const machine of [journey.machines.entry, journey.machines.home]) await machine.asRoot('iptables -F');
  return change(journey, { stateFolder });
}

function tell({ name, ended, seconds, failed, next }: Came): string {
  return `${name.padEnd(68)} ${ended.replace('failed ', '').padEnd(26)} ${seconds.toFixed(1).padStart(5)} s  ${failed.join(' + ')}${next === '' ? '' : `  then ${next}`}`;
}

describe('faults', () => {
  const kinds = ['password', 'questions'] as const;
  const labs: JourneyLab[] = [];
  beforeAll(async () => {
    await Promise.all(kinds.map(async (asks, index) => {
      const journey = labs[index] = await openJourneyLab({ asks });
      await connect(journey);
    }));
  }, 300_000);
  afterAll(async () => { await Promise.all(labs.map((journey) => journey.close())); });

  test(`${String(faults.length)} faults end each in its own code, with at most two failed logins on a machine`, { timeout: 1_200_000 }, async () => {
    const left = [...faults];
    const came = new Map<Fault, Came>();
    const work = async (journey: JourneyLab, kind: typeof kinds[number]): Promise<void> => {
      const next = left.findIndex(({ asks = kind }) => asks === kind);
      const [fault] = next < 0 ? [] : left.splice(next, 1);
      if (fault === undefined) return;
      came.set(fault, await give(journey, fault, `/run/fault-${String(faults.indexOf(fault))}`).catch((error: unknown) => broken(fault, error)));
      await work(journey, kind);
    };
    process.stdout.write('fault → code → seconds → failed logins counted by entry + home\n');
    await Promise.all(kinds.map((kind, index) => work(labs[index] as JourneyLab, kind)));
    const wanted = faults.map(({ name, ends, failed, next = '' }) => ({ name, ended: ends === 'done' ? ends : `failed ${ends}`, failed: [...failed], next: ['', 'done', 'already'].includes(next) ? next : `failed ${next}`, before: [] }));
    expect(faults.map((fault) => ({ ...came.get(fault), seconds: undefined }))).toEqual(wanted.map((one) => ({ ...one, seconds: undefined })));
    expect([...came.values()].filter(({ name, failed }) => !name.startsWith('shut out') && failed.some((count) => count > 2))).toEqual([]);
  });
});
