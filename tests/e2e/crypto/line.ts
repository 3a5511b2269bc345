// One line of the list: a name and what came out, or the failure in its place, so that one missing variant does not hide the rest.

import { createHash } from 'node:crypto';
import { LabProblem } from '../../../main/core/problem.ts';

/** Does the work and answers its line. */
export async function lineOf(name: string, work: () => Promise<string> | string): Promise<string> {
  return `${name}: ${await Promise.resolve().then(work).catch(describeFailure)}`;
}

function describeFailure(error: unknown): string {
  if (error instanceof LabProblem) return `PROBLEM ${error.problem.code}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}`;
  return `FAILED ${error instanceof Error ? error.message : String(error)}`;
}

/** The first half of a SHA-256, hex. */
export function digestOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
