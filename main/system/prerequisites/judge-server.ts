// What the VPN server's answer, or its silence, says about the way to it. Honest words: silence proves nothing. Pure.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { ProbeVerdict } from '../vpn-client/connection/probe.ts';
import type { Judged } from './judged.ts';

/** Undefined: the server was not asked. */
export function judgeServer(verdict: ProbeVerdict | undefined, vpn: Facts['vpn']): Judged {
  const base = { id: 'vpn-server', isNeeded: false } as const;
  if (verdict === undefined) return { ...base, state: 'cannot-tell', value: '', note: 'not-asked' };
  const { answer, detail } = verdict;
  const value = `${vpn.hosts.join(', ')}:${vpn.port}/${vpn.protocol.toUpperCase()}`;
  const remedy = { kind: 'open-port', what: value, needsAdministrator: true } as const;
  if (detail === 'no route' || detail === 'name not found') return { ...base, state: 'cannot-tell', value, note: 'offline' };
  switch (answer) {
    case 'answered':
    // Something there speaks as a VPN server does; which key it wants only the profile says.
    case 'other key': return { ...base, state: 'found', value };
    case 'refused': return { ...base, isNeeded: true, state: 'missing', value, note: 'server-refused', remedy };
    case 'no answer': return { ...base, state: 'cannot-tell', value, note: detail === undefined ? 'server-silent' : 'server-refused', remedy };
  }
}
