// Looks around before a code is spent and after a connection is made. What cannot be told stops nothing.

import type { ProblemFacts } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import { addressesToAsk, defaultRouteTaken, findObstacles, type Obstacles } from '../../system/network/obstacles.ts';
import type { Run } from '../step.ts';
import { connectedSince } from './session.ts';

export interface Around extends Obstacles {
  /** Our connection takes all traffic. */
  readonly taken: ReturnType<typeof defaultRouteTaken>;
}

/** What is around the connection; `ours` is the interface of our tunnel when it is up. Undefined where this system does not say. */
export async function lookAround(run: Run, ours?: string): Promise<Around | undefined> {
  const { facts, lab, machine, signal } = run;
  const asked = { facts, labAddress: lab?.address, ours, isOursPossible: connectedSince(run) !== undefined };
  const picture = await machine.readNetwork?.(addressesToAsk(asked), signal);
  return picture && { ...findObstacles(picture, asked), taken: ours === undefined ? undefined : defaultRouteTaken(picture, ours) };
}

/** Throws the obstacle that no connection can get past. One that may let it through is only remembered. */
export function refuseHopeless(around: Around | undefined): void {
  if (around?.problem !== undefined && !around.isWorthAsking) throw toError(around);
}

/** No packet got through: known before a code was taken. */
const unanswered: readonly string[] = ['vpn.noAnswer', 'vpn.noAnswerToKey', 'vpn.noNetwork', 'vpn.sendBlocked'];

/** The reason why a connection failed: what is in the way, where something is; else the rules for other places go with the silence. */
export function explainFailure(error: unknown, around: Around | undefined, { facts }: Run): unknown {
  if (!(error instanceof LabProblem) || !unanswered.includes(error.problem.code)) return error;
  if (around?.problem !== undefined) return toError(around, error);
  const { code, facts: known, retry } = error.problem;
  return code === 'vpn.noAnswer' ? new LabProblem(code, { ...rulesAbroad(facts.accessRules), ...known }, { retry, cause: error }) : error;
}

function toError({ problem }: Around, cause?: unknown): LabProblem {
  if (problem === undefined) throw new Error('nothing is in the way');
  return new LabProblem(problem.code, problem.facts, { retry: problem.retry, ...(cause !== undefined && { cause }) });
}

/** Which order opens the VPN from abroad, and which VPN does so without one. */
function rulesAbroad(rules: Run['facts']['accessRules']): ProblemFacts {
  const order = rules.find(({ first }) => first === 'order')?.order;
  const first = rules.find((rule) => rule.first === 'connect-first')?.server;
  return { ...(order !== undefined && { order }), ...(first !== undefined && { firstVpn: first }) };
}
