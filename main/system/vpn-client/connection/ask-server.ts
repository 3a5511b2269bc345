// Asks the VPN server for a sign of life before a one-time code is taken: a network that is in the way is then known in four seconds at
// most, and neither a code nor a login is spent on it. Proves nothing about the login, and is no phase of it: the
// phases begin with the code.

import { LabProblem } from '../../../core/problem.ts';
import { probeServer, type ProbeVerdict } from './probe.ts';
import type { Wrapping } from './reset-packet.ts';

interface AskedServer {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'udp' | 'tcp';
  readonly wrapping: Wrapping;
}

/** Throws `vpn.noAnswer`, `vpn.noAnswerToKey`, `vpn.otherSharedKey`, `vpn.noNetwork`, `vpn.serverNotFound`, `vpn.sendBlocked`. A TCP server is not asked. */
export async function askServer({ host, port, protocol, wrapping }: AskedServer, signal: AbortSignal): Promise<void> {
  if (protocol !== 'udp') return;
  const verdict = await probeServer({ host, port, wrapping, signal });
  if (verdict.answer !== 'answered') throw problemOf(verdict, wrapping);
}

function problemOf({ answer, detail }: ProbeVerdict, { kind }: Wrapping): LabProblem {
  if (detail === 'no route') return new LabProblem('vpn.noNetwork');
  if (detail === 'name not found') return new LabProblem('vpn.serverNotFound', {}, { retry: 'now' });
  if (detail === 'send failed') return new LabProblem('vpn.sendBlocked');
  if (answer === 'other key') return new LabProblem('vpn.otherSharedKey');
  // A server is silent to a packet with another key, as a firewall is.
  return answer === 'refused' || kind === 'plain' ? new LabProblem('vpn.noAnswer', { answer }) : new LabProblem('vpn.noAnswerToKey', { answer });
}
