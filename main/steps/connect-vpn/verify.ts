// Proves the connection: the client says it is up, the system sends the lab's address into the tunnel, and the lab's entry answers a
// connection that begins at this computer's address in the tunnel. Logs in nowhere.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Tunnel } from '../../system/vpn-client/connection/client.ts';
import { reachThrough } from '../../system/vpn-client/connection/reach.ts';
import type { Run, Verdict } from '../step.ts';

const reachTimeoutMs = 3_000;

/** ok when entry answers through the tunnel. Without a lab or a client there is nothing to ask. */
export async function verifyConnection(run: Run): Promise<Verdict> {
  const { machine, lab, facts, signal } = run;
  if (machine.vpn === undefined || lab === undefined) return { answer: 'cannot-tell', evidence: {} };
  const mark: Evidence = machine.practice ? { practice: true } : {};
  const tunnel = await machine.vpn.find({ user: lab.user, lab, facts, signal });
  if (tunnel === undefined || !await tunnel.covers(lab.address)) {
    delete run.tunnel;
    return { answer: 'not-ok', evidence: { interface: '', ...mark }, problem: { code: 'vpn.notConnected', retry: 'now', facts: {} } };
  }
  run.tunnel = tunnel;
  const entry = await reachThrough({ host: lab.address, port: facts.ssh.port, from: tunnel.address, timeoutMs: reachTimeoutMs, signal });
  const evidence = { ...evidenceOf(tunnel), entry, ...mark };
  if (entry !== 'no answer') return { answer: 'ok', evidence };
  return { answer: 'not-ok', evidence, problem: { code: 'vpn.labNotReached', retry: 'after-fix', facts: { address: lab.address } } };
}

function evidenceOf(tunnel: Tunnel): Evidence {
  return { client: tunnel.client, interface: tunnel.interface, address: tunnel.address, routes: tunnel.routes };
}
