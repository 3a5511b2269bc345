// The last step: the Workbench of the lab answers this computer, from its name to the page behind the certificate. It changes nothing and
// opens no browser unless the person asks for it (`--open`), and then only when all is proved.

import { workbenchName } from '../../../preload/contract/lab.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Clock } from '../../core/clock.ts';
import { systemClock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Run, Step, StepReading } from '../step.ts';
import { verifyWorkbench } from './verify.ts';

/** The step `open-workbench`. Without a lab access link it is skipped. */
export function createOpenWorkbench(clock: Clock = systemClock): Step {
  return {
    id: 'open-workbench', needs: ['connect-vpn', 'edit-hosts', 'install-certificate'], plan, perform: (run) => openProved(run, clock),
    verify: (run) => verifyAndRemember(run, clock),
  };
}

function plan(run: Run): Promise<StepReading> {
  if (run.lab === undefined) return Promise.resolve({ state: 'skipped', reason: 'no-link', changes: [] });
  return Promise.resolve({ state: run.memory.has(rememberedAs(run)) && run.open !== true ? 'already' : 'planned', changes: [] });
}

/** Runs in which the browser was opened. */
const openedIn = new WeakSet<Run>();

/** What is not proved is not opened: the verifier then says why. */
async function openProved(run: Run, clock: Clock): Promise<Evidence> {
  const { open, lab, machine: { pageOpener }, facts } = run;
  if (open !== true || lab === undefined || (await verifyWorkbench(run, clock)).answer !== 'ok') return {};
  const { httpsPort } = facts.workbench;
  const address = `https://${workbenchName(lab, facts.labDomain)}${httpsPort === 443 ? '' : `:${httpsPort}`}/`;
  if (pageOpener === undefined) throw new LabProblem('workbench.notOpened', { address });
  const openedWith = await pageOpener.open(address);
  openedIn.add(run);
  return { openedWith, opened: address };
}

/** That it answered once is remembered, so that a second run is told from a first. It is asked again all the same. */
async function verifyAndRemember(run: Run, clock: Clock): ReturnType<Step['verify']> {
  const verdict = await verifyWorkbench(run, clock, openedIn.has(run));
  if (verdict.answer === 'ok') run.memory.add(rememberedAs(run));
  return verdict;
}

function rememberedAs({ lab, facts }: Run): string {
  return `workbench ${lab === undefined ? '' : workbenchName(lab, facts.labDomain)}`;
}
