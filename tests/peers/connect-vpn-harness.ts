// A small program for tests: the step connect-vpn with the real client of this computer, run on the client of a VPN lab. Reads what to do
// as JSON from stdin and prints what became of it as JSON.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { toProblem } from '../../main/core/problem.ts';
import { Secret } from '../../main/core/secret.ts';
import { createConnectVpn } from '../../main/steps/connect-vpn/connect-vpn.ts';
import type { ChangeMaker, Run } from '../../main/steps/step.ts';
import { createRunner } from '../../main/system/run.ts';
import { probeServer, type ProbeVerdict } from '../../main/system/vpn-client/connection/probe.ts';
import { createVpnClient } from '../../main/system/vpn-client/connection/real-client.ts';
import { createRouteProof } from '../../main/system/vpn-client/tunnel-proof.ts';
import type { Facts } from '../../preload/contract/facts.ts';
import type { LabName } from '../../preload/contract/plans.ts';

export interface VpnTask {
  readonly home: string;
  readonly lab: LabName;
  readonly facts: Facts;
  readonly secrets: Readonly<Record<string, string>>;
  readonly offsetSeconds?: number;
  readonly cancelAfterMs?: number;
  /** A shell text that is run on the client as soon as a phase is reported. */
  readonly atPhase?: { readonly phase: string; readonly script: string };
  /** Where the sockets of OpenVPN are. */
  readonly folder?: string;
  /** Windows whose codes were sent before, in this order of doing. */
  readonly remembered?: readonly string[];
  readonly steps: readonly ('plan' | 'apply' | 'verify' | 'undo' | 'sweep' | 'probe' | 'prove-any')[];
}

export interface VpnAnswer {
  readonly code: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly states: readonly string[];
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly verdicts: readonly { readonly answer: string; readonly evidence: Readonly<Record<string, unknown>>; readonly problem?: { readonly code: string } }[];
  readonly observed: readonly string[];
  readonly phases: readonly string[];
  readonly covered: readonly boolean[];
  readonly probes: readonly ProbeVerdict[];
  readonly remembered: readonly string[];
  readonly tookMs: number;
  readonly said?: string;
}

const task = JSON.parse(readFileSync(0, 'utf8')) as VpnTask;
const clock = { now: () => Date.now() + (task.offsetSeconds ?? 0) * 1000 };
const runner = createRunner({ HOME: task.home });
const abort = new AbortController();
if (task.cancelAfterMs !== undefined) setTimeout(() => abort.abort(), task.cancelAfterMs);
const vpn = createVpnClient({ platform: 'linux', practice: false, home: task.home, runner, mayMakeTunnels: process.getuid?.() === 0, clock, ...(task.folder !== undefined && { folder: task.folder }) });
const remembered = new Set(task.remembered ?? []);
const done = { states: [] as string[], evidence: {} as object, verdicts: [] as object[], observed: [] as string[], phases: [] as string[], covered: [] as boolean[], probes: [] as object[] };
const secrets = Object.fromEntries(Object.entries(task.secrets).map(([name, value]) => [name, new Secret(value)]));
const run = {
  journey: 'vpn_reset', only: [], lab: task.lab, facts: task.facts, secrets, signal: abort.signal, computeOtp: true,
  machine: { platform: 'linux', practice: false, home: task.home, runner, vpn },
  progress: (phase: string) => {
    done.phases.push(phase);
    if (phase === `connect-vpn ${task.atPhase?.phase ?? ''}`) execFileSync('/bin/sh', ['-c', task.atPhase?.script ?? '']);
  },
  memory: { has: (key: string) => remembered.has(key), add: (key: string) => { remembered.add(key); } },
} as unknown as Run;
const step = createConnectVpn({ clock });
const changes = step.changes as ChangeMaker;
const record = { kind: 'vpn.connect', user: task.lab.user };

async function perform(): Promise<object> {
  for (const name of task.steps) {
    if (name === 'plan') done.states.push((await step.plan(run)).state);
    if (name === 'apply') await changes.carryOut(record, 'apply', run);
    if (name === 'apply') done.evidence = await step.perform?.(run) ?? {};
    if (name === 'undo') await changes.carryOut(record, 'undo', run);
    if (name === 'sweep') await changes.sweep(record, run);
    if (name === 'verify') done.verdicts.push(await step.verify(run));
    if (name === 'probe') done.probes.push(await probeServer({ host: task.facts.vpn.hosts[0] ?? '', port: task.facts.vpn.port, signal: abort.signal, totalMs: 1_500 }));
    if (name === 'prove-any') done.covered.push(...await Promise.all(['tun0', 'vpn-c0', ''].map((one) => createRouteProof(one, runner, abort.signal).covers(task.lab.address))));
    done.observed.push(await changes.observe(record, run));
    if (run.tunnel) done.covered.push(await run.tunnel.covers(task.lab.address), await run.tunnel.covers('203.0.113.10'));
  }
  return { code: 'done' };
}

const started = Date.now();
const outcome = await perform().catch((error: unknown) => {
  const problem = toProblem(error);
  return { code: problem.code, facts: problem.facts, ...(problem.code === 'internal' && { said: String((error as Error).stack) }) };
});
process.stdout.write(JSON.stringify({ ...done, ...outcome, remembered: [...remembered], tookMs: Date.now() - started }));
