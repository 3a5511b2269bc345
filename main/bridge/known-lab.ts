// Which lab the visit is about: what was given or done in it, else what was done last in its world.

import type { LabName } from '../../preload/contract/plans.ts';
import type { BridgeNeeds } from './needs.ts';
import { readStandings } from './standings.ts';
import type { Visit } from './visit.ts';

/** Undefined when nothing is known of any lab. */
export function labOf({ result, plan, link, practice }: Visit, { stateDir }: Pick<BridgeNeeds, 'stateDir'>): LabName | undefined {
  return result?.lab ?? plan?.lab ?? link?.read.lab ?? readStandings(stateDir).find((standing) => standing.practice === (practice !== undefined))?.lab;
}
