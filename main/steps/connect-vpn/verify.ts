// Proves the connection: the client says it is up, the system sends the lab's address into the tunnel, and the lab's entry answers a
// connection that begins at this computer's address in the tunnel. Logs in nowhere.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import type { Clock } from '../../core/clock.ts';
import { startedElsewhere, type Tunnel } from '../../system/vpn-client/connection/client.ts';
import { reachThrough } from '../../system/vpn-client/connection/reach.ts';
import type { Run, Verdict } from '../step.ts';
import { keptFresh, reachTimeoutMs } from './connect.ts';
import { connectedSince, sessionEvidence, sessionOver, whyGone } from './session.ts';
import { lookAround } from './surroundings.ts';

/**
 * ok when entry answers through the tunnel, also when the connection takes more than the lab's traffic, which is then said. Without a lab or
 * a client there is nothing to ask.
 */
export async function verifyConnection(run: Run, clock: Clock): Promise<Verdict> {
  const { machine, lab, facts, signal } = run;
  if (machine.vpn === undefined || lab === undefined) return { answer: 'cannot-tell', evidence: {} };
  const mark: Evidence = machine.practice ? { practice: true } : {};
  const tunnel = await machine.vpn.find({ user: lab.user, lab, facts, signal });
  if (tunnel === undefined || !await tunnel.covers(lab.address)) return notConnected(run, clock, mark);
  run.tunnel = keptFresh(tunnel, run, clock);
  const entry = await reachThrough({ host: lab.address, port: facts.ssh.port, from: tunnel.address, timeoutMs: reachTimeoutMs, signal });
  const around = await lookAround(run, tunnel.interface);
  const evidence = { ...evidenceOf(tunnel), entry, ...sessionOf(run, tunnel), ...around?.evidence, ...mark };
  if (entry !== 'no answer') return { answer: 'ok', evidence, ...(around?.taken && { problem: around.taken }) };
  const problem = around?.problem ?? whySilent(run, tunnel, clock) ?? { code: 'vpn.labNotReached', retry: 'after-fix', facts: { address: lab.address } };
  return { answer: 'not-ok', evidence, problem };
}

/** A client of ours that lost its server and tries anew keeps the interface, but does not call it its connection any more. */
function whySilent(run: Run, { client }: Tunnel, clock: Clock): Problem | undefined {
  const since = connectedSince(run);
  if (since === undefined) return undefined;
  return (client === startedElsewhere ? whyGone : sessionOver)(since, run.facts.vpnSessionHours, clock.now());
}

/** What is in the way now counts before what may have been. */
async function notConnected(run: Run, clock: Clock, mark: Evidence): Promise<Verdict> {
  delete run.tunnel;
  const around = await lookAround(run);
  const since = connectedSince(run);
  const gone = since === undefined ? undefined : whyGone(since, run.facts.vpnSessionHours, clock.now());
  const problem = around?.problem ?? gone ?? { code: 'vpn.notConnected', retry: 'now', facts: {} };
  return { answer: 'not-ok', evidence: { interface: '', ...around?.evidence, ...mark }, problem };
}

/** Only of a connection that we made is known when it began. The practice lab ends none. */
export function sessionOf(run: Run, tunnel: Tunnel): Evidence {
  const since = connectedSince(run);
  return since === undefined || run.machine.practice || tunnel.client === startedElsewhere ? {} : sessionEvidence(since, run.facts.vpnSessionHours);
}

function evidenceOf(tunnel: Tunnel): Evidence {
  return { client: tunnel.client, interface: tunnel.interface, address: tunnel.address, routes: tunnel.routes };
}
