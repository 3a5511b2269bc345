// Opens the Workbench of the visit's lab in the person's browser. The address is made here; the window never says one.

import { workbenchName } from '../../preload/contract/lab.ts';
import { shippedFacts } from '../core/facts.ts';
import { LabProblem } from '../core/problem.ts';
import { labOf } from './known-lab.ts';
import type { BridgeNeeds } from './needs.ts';
import type { Visit } from './visit.ts';

/** In the practice lab nothing opens, nor where no lab is known. Throws `workbench.notOpened`. */
export async function openWorkbench(visit: Visit, { machine, stateDir }: BridgeNeeds): Promise<{ opened: boolean }> {
  const lab = visit.practice === undefined ? labOf(visit, { stateDir }) : undefined;
  if (lab === undefined) return { opened: false };
  const { labDomain, workbench: { httpsPort } } = shippedFacts().facts;
  const address = `https://${workbenchName(lab, labDomain)}${httpsPort === 443 ? '' : `:${httpsPort}`}/`;
  if (machine.pageOpener === undefined) throw new LabProblem('workbench.notOpened', { address });
  await machine.pageOpener.open(address);
  return { opened: true };
}
