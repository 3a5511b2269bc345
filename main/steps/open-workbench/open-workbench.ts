// The last step: the Workbench of the lab answers this computer, from its name to the page behind the certificate. It changes nothing and
// opens no browser; that is for the window, when the person asks for it.

import { workbenchName } from '../../../preload/contract/lab.ts';
import type { Clock } from '../../core/clock.ts';
import { systemClock } from '../../core/clock.ts';
import type { Run, Step, StepReading } from '../step.ts';
import { verifyWorkbench } from './verify.ts';

/** The step `open-workbench`. Without a lab access link it is skipped. */
export function createOpenWorkbench(clock: Clock = systemClock): Step {
  return { id: 'open-workbench', needs: ['connect-vpn', 'edit-hosts', 'install-certificate'], plan, verify: (run) => verifyAndRemember(run, clock) };
}

function plan(run: Run): Promise<StepReading> {
  if (run.lab === undefined) return Promise.resolve({ state: 'skipped', reason: 'no-link', changes: [] });
  return Promise.resolve({ state: run.memory.has(rememberedAs(run)) ? 'already' : 'planned', changes: [] });
}

/** That it answered once is remembered, so that a second run is told from a first. It is asked again all the same. */
async function verifyAndRemember(run: Run, clock: Clock): ReturnType<Step['verify']> {
  const verdict = await verifyWorkbench(run, clock);
  if (verdict.answer === 'ok') run.memory.add(rememberedAs(run));
  return verdict;
}

function rememberedAs({ lab, facts }: Run): string {
  return `workbench ${lab === undefined ? '' : workbenchName(lab, facts.labDomain)}`;
}
