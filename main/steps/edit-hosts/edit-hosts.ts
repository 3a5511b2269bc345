// The step that makes the lab's Workbench name lead to the lab: which changes the hosts file needs, and who verifies them.

import type { LabName } from '../../../preload/contract/plans.ts';
import { workbenchName } from '../../../preload/contract/lab.ts';
import { findHostsFile } from '../../system/hosts-file/find.ts';
import { planHosts } from '../../system/hosts-file/plan.ts';
import { readHosts } from '../../system/hosts-file/read.ts';
import type { PlannedChange, Run, Step, StepReading } from '../step.ts';
import { hostsChanges, needsAdministrator } from './changes.ts';
import { verifyHosts } from './verify.ts';

/** The step `edit-hosts`. Without a lab access link it is skipped. */
export function createEditHosts(): Step {
  return { id: 'edit-hosts', needs: [], plan: planStep, changes: hostsChanges, verify: verifyHosts };
}

async function planStep(run: Run): Promise<StepReading> {
  if (run.lab === undefined) return { state: 'skipped', reason: 'no-link', changes: [] };
  const changes = await planChanges(run, run.lab);
  return { state: changes.length === 0 ? 'already' : 'planned', changes };
}

async function planChanges(run: Run, lab: LabName): Promise<PlannedChange[]> {
  const hostsFile = await findHostsFile(run.machine, run.signal);
  const wanted = { lab: lab.lab, name: workbenchName(lab, run.facts.labDomain), address: lab.address };
  const planned = planHosts(run.machine.assumedHosts ?? await readHosts(hostsFile), wanted, hostsFile);
  const asks = planned.length > 0 && await needsAdministrator(run, hostsFile);
  return planned.map((change) => ({ ...change, place: hostsFile, needsAdministrator: asks, undo: 'exact' }));
}
