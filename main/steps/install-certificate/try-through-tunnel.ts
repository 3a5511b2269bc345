// Shows the certificate in memory to the Workbench of the lab: only through a proved tunnel, so that nobody in between learns who asks.

import { workbenchName } from '../../../preload/contract/lab.ts';
import { workbenchRootIn } from '../../system/certificate-store/judge.ts';
import { tryCertificate, type Handshake } from '../../system/workbench/handshake.ts';
import type { Run } from '../step.ts';

/** Answers how the Workbench takes the certificate of this run; undefined without a tunnel to it or a root to know it by. Throws `workbench.*`. */
export async function tryThroughTunnel(run: Run): Promise<Handshake | undefined> {
  const { lab, identity, tunnel, facts, signal } = run;
  const root = identity && workbenchRootIn(identity.chain, facts.roots);
  if (lab === undefined || root === undefined || await tunnel?.covers(lab.address) !== true) return undefined;
  const destination = { address: lab.address, name: workbenchName(lab, facts.labDomain), port: facts.workbench.httpsPort, signal };
  return tryCertificate(destination, [root], identity);
}
