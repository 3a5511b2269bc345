// A small program for tests: the step connect-vpn of this computer with a look at its real network, run on the client of a VPN lab. Reads
// what to do as JSON from stdin and prints what became of it as JSON. Its clock can sleep.

import { readFileSync } from 'node:fs';
import { toProblem } from '../../main/core/problem.ts';
import { Secret } from '../../main/core/secret.ts';
import { createConnectVpn } from '../../main/steps/connect-vpn/connect-vpn.ts';
import type { ChangeMaker, Run } from '../../main/steps/step.ts';
import { createNetworkReader } from '../../main/system/network/read-network.ts';
import { createRunner } from '../../main/system/run.ts';
import { createVpnClient } from '../../main/system/vpn-client/connection/real-client.ts';
import type { Facts } from '../../preload/contract/facts.ts';
import type { LabName } from '../../preload/contract/plans.ts';

export interface SurroundingsTask {
  readonly home: string;
  readonly lab: LabName;
  readonly facts: Facts;
  readonly secrets: Readonly<Record<string, string>>;
  readonly offsetSeconds?: number;
  /** When the journal says that the connection was made: so many minutes ago. */
  readonly connectedMinutesAgo?: number;
  /** `sleep`: 45 minutes pass in which the computer sleeps. */
  readonly steps: readonly ('plan' | 'apply' | 'verify' | 'undo' | 'covers' | 'sleep')[];
}

export interface Said {
  readonly step: string;
  readonly state?: string;
  readonly code?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly evidence?: Readonly<Record<string, unknown>>;
}

const task = JSON.parse(readFileSync(0, 'utf8')) as SurroundingsTask;
let sleptMs = 0;
const clock = { now: () => Date.now() + sleptMs + (task.offsetSeconds ?? 0) * 1000, awakeMs: () => performance.now() };
const runner = createRunner({ HOME: task.home });
const vpn = createVpnClient({ platform: 'linux', practice: false, home: task.home, runner, mayMakeTunnels: true, clock });
const remembered: string[] = [];
const record = { kind: 'vpn.connect', user: task.lab.user };
const at = task.connectedMinutesAgo === undefined ? undefined : new Date(clock.now() - task.connectedMinutesAgo * 60_000).toISOString();
const run = {
  journey: 'vpn_reset', only: [], lab: task.lab, facts: task.facts, signal: new AbortController().signal, computeOtp: true,
  secrets: Object.fromEntries(Object.entries(task.secrets).map(([name, value]) => [name, new Secret(value)])),
  machine: { platform: 'linux', practice: false, home: task.home, runner, vpn, readNetwork: createNetworkReader('linux', runner) },
  progress: () => undefined, recorded: at === undefined ? [] : [{ step: 'connect-vpn', record, at }],
  memory: { has: (key: string) => remembered.includes(key), add: (key: string) => { remembered.push(key); } },
} as unknown as Run;
const step = createConnectVpn({ clock });
const changes = step.changes as ChangeMaker;

async function perform(name: SurroundingsTask['steps'][number]): Promise<Said> {
  if (name === 'plan') {
    const { state, problem, evidence } = await step.plan(run);
    return { step: name, state, ...(problem && { code: problem.code, facts: problem.facts }), ...(evidence && { evidence }) };
  }
  if (name === 'verify') {
    const { answer, problem, evidence } = await step.verify(run);
    return { step: name, state: answer, ...(problem && { code: problem.code, facts: problem.facts }), evidence };
  }
  if (name === 'sleep') sleptMs += 45 * 60_000;
  if (name === 'apply' || name === 'undo') await changes.carryOut(record, name, run);
  if (name === 'covers') return { step: name, state: String(await run.tunnel?.covers(task.lab.address)) };
  return { step: name, state: 'done' };
}

const said: Said[] = [];
for (const name of task.steps) {
  said.push(await perform(name).catch((error: unknown) => {
    const { code, facts } = toProblem(error);
    return { step: name, code, facts: code === 'internal' ? { bug: String((error as Error).stack) } : facts };
  }));
}
process.stdout.write(JSON.stringify({ said, codesTaken: remembered.length }));
