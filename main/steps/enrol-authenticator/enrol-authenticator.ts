// The step that brings the key into the authenticator app: a QR code on the screen, and one code typed back as the proof. It changes
// nothing on this computer. Neither key nor code is ever in its evidence.

import type { Evidence } from '../../../preload/contract/plans.ts';
import { systemClock, type Clock } from '../../core/clock.ts';
import type { Secret } from '../../core/secret.ts';
import { accountName } from '../../system/one-time-password/address.ts';
import type { Run, Step, StepReading } from '../step.ts';
import { enrol } from './enrol.ts';
import { memoryNames } from './memory-names.ts';
import { verifyEnrolment } from './verify.ts';

/** The step `enrol-authenticator`. The clock is this computer's. */
export function createEnrolAuthenticator(clock: Clock = systemClock): Step {
  return { id: 'enrol-authenticator', needs: [], plan, perform: (run) => perform(run, clock), verify: (run) => verifyEnrolment(run, clock) };
}

const account: Evidence = { account: accountName, algorithm: 'SHA-1', digits: 6, periodSeconds: 30 };

async function plan(run: Run): Promise<StepReading> {
  const { authenticatorKey } = run.secrets;
  if (authenticatorKey === undefined) return { state: 'skipped', reason: 'no-key-given', changes: [] };
  return { state: wasEnrolled(run, authenticatorKey) ? 'already' : 'planned', changes: [], evidence: account };
}

/** A key whose codes were only computed here counts as enrolled for runs that compute them again, and for no others. */
function wasEnrolled({ memory, computeOtp }: Run, authenticatorKey: Secret): boolean {
  const names = memoryNames(authenticatorKey);
  return memory.has(names.proved) || (computeOtp === true && memory.has(names.computed));
}

async function perform(run: Run, clock: Clock): Promise<Evidence> {
  const { authenticatorKey } = run.secrets;
  if (authenticatorKey === undefined) return account;
  const evidence = await enrol(run, authenticatorKey, clock);
  const names = memoryNames(authenticatorKey);
  run.memory.add(evidence.phoneProved ? names.proved : names.computed);
  return { ...account, ...evidence };
}
