// The facts in force: the shipped ones, or those with single keys replaced by a file (`--facts`, an administrator's policy).

import { readFileSync } from 'node:fs';
import shipped from '../../assets/facts.json' with { type: 'json' };
import { factsOverrideSchema, factsSchema, type Facts } from '../../preload/contract/facts.ts';
import { LabProblem } from './problem.ts';

export interface FactsInForce {
  readonly facts: Facts;
  /** False when anything was replaced: every plan and the window's frame then say so. */
  readonly shipped: boolean;
}

/** The shipped facts. A mistake in them is a bug and throws. */
export function shippedFacts(): FactsInForce {
  return { facts: factsSchema.parse(shipped), shipped: true };
}

/** The shipped facts with the keys of a file put in their place. Throws `facts.invalid` for a file that is not such a file. */
export function factsFromFile(file: string): FactsInForce {
  const parsed = factsOverrideSchema.safeParse(readJson(file));
  if (!parsed.success) throw new LabProblem('facts.invalid', { file, detail: parsed.error.issues[0]?.path.join('.') || 'format' });
  const replaced = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  return { facts: factsSchema.parse({ ...shipped, ...replaced }), shipped: false };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new LabProblem('facts.invalid', { file, detail: 'JSON' }, { cause });
  }
}
