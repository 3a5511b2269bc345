// Before an old certificate goes, the new one has to be proved: complete in the store, and let in by the Workbench. An expired old one
// lets nobody in, so for that the store's own listing is enough.

import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import { dayOf } from '../../system/certificate-store/certificate.ts';
import type { StorePlace } from '../../system/certificate-store/store.ts';
import type { Run } from '../step.ts';
import { tryThroughTunnel } from './try-through-tunnel.ts';

export interface Succession {
  readonly successor: string;
  readonly notAfterMs: number;
}

/** Throws `certificate.notInstalled` or, for an old one that is still valid, `certificate.oldNotRetired` and the Workbench's own problem. */
export async function proveSuccessor({ successor, notAfterMs }: Succession, place: StorePlace, run: Run, clock: Clock): Promise<void> {
  const { identity, machine } = run;
  if (identity?.leaf.sha256 !== successor) throw new Error('the certificate of the plan is not in this run');
  const [proof] = await machine.certificateStore?.prove(place, [identity.leaf], run.signal) ?? [];
  if (proof?.hasKey !== true) throw new LabProblem('certificate.notInstalled', { name: identity.leaf.subject, place: place.path });
  if (notAfterMs < clock.now()) return;
  const handshake = await tryThroughTunnel(run);
  if (handshake?.admission !== 'accepted') throw new LabProblem('certificate.oldNotRetired', { name: identity.leaf.subject, date: dayOf(notAfterMs) });
}
