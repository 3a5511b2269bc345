// One look at this computer: what is on it, and whether the VPN server answers. The server is asked once in a run; everything else each time.

import type { Prerequisite, PrerequisiteId } from '../../../preload/contract/prerequisites.ts';
import type { Clock } from '../../core/clock.ts';
import { judge, phoneItems, shown } from '../../system/prerequisites/judge.ts';
import { judgeServer } from '../../system/prerequisites/judge-server.ts';
import type { Judged } from '../../system/prerequisites/judged.ts';
import type { Remedy } from '../../system/prerequisites/actions.ts';
import { absentEverything } from '../../system/prerequisites/unread.ts';
import { probeServer, type ProbeVerdict } from '../../system/vpn-client/connection/probe.ts';
import type { Run } from '../step.ts';

/** What a look needs of a run. */
export type Looking = Pick<Run, 'machine' | 'facts' | 'signal'>;

/** Everything, in the order in which it is shown. */
export async function lookAtComputer(run: Looking, clock: Clock): Promise<readonly Prerequisite[]> {
  const [own, verdict] = await Promise.all([judgeComputer(run, clock), serverVerdict(run)]);
  return [...own, judgeServer(verdict, run.facts.vpn), ...phoneItems].map((one) => shown(run.machine.platform, one));
}

/** For a plan for another system: what will be looked at there, and what helps where it is missing. */
export function listForOtherSystem({ machine: { platform }, facts }: Looking, clock: Clock): readonly Prerequisite[] {
  const judged = judge(absentEverything(platform), { platform, facts: facts.prerequisites, nowMs: clock.now() });
  const unread = judged.map(({ id, isNeeded, remedy }): Judged => ({ id, isNeeded, state: 'cannot-tell', value: '', note: 'not-read-here', ...(remedy && { remedy }) }));
  return [...unread, judgeServer(undefined, facts.vpn), ...phoneItems].map((one) => shown(platform, one));
}

/** What would help with one thing, by a fresh look; undefined when nothing has to be done about it. */
export async function findRemedy(run: Looking, clock: Clock, id: PrerequisiteId): Promise<Remedy | undefined> {
  return (await judgeComputer(run, clock)).find((one) => one.id === id)?.remedy;
}

async function judgeComputer({ machine: { platform, prerequisites }, facts, signal }: Looking, clock: Clock): Promise<readonly Judged[]> {
  const readings = await prerequisites?.read(signal);
  return readings === undefined ? [] : judge(readings, { platform, facts: facts.prerequisites, nowMs: clock.now() });
}

/** An answer does not change within a run, and each question costs seconds where there is none. */
const asked = new WeakMap<Looking, Promise<ProbeVerdict | undefined>>();

/** Undefined where the server does not speak UDP or none is known. */
async function serverVerdict(run: Looking): Promise<ProbeVerdict | undefined> {
  const { vpn: { hosts, port, protocol } } = run.facts;
  const [host] = hosts;
  const verdict = asked.get(run) ?? (host === undefined || protocol !== 'udp' ? Promise.resolve(undefined) : probeServer({ host, port, signal: run.signal }));
  asked.set(run, verdict);
  return verdict;
}
