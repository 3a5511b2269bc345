// The schema of a journey's result as it crosses the bridge. The compiler keeps it equal to the interfaces in plans.ts.

import { z } from 'zod';
import { journeyIds } from '../journeys.ts';
import { changeKinds, type JourneyResult } from '../plans.ts';
import { problemCodes, retries } from '../problems.ts';
import { questionNames } from '../questions.ts';
import { skipReasons, stepIds, stepStates } from '../steps.ts';

const words = z.record(z.string(), z.string());

export const problemSchema = z.strictObject({ code: z.enum(problemCodes), retry: z.enum(retries), facts: words });

const changeSchema = z.strictObject({
  kind: z.enum(changeKinds), facts: words, place: z.string(), diff: z.array(z.string()).readonly(), needsAdministrator: z.boolean(),
  undo: z.enum(['exact', 'by-listing', 'impossible']),
});

const evidenceSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]));

export const stepSchema = z.strictObject({
  id: z.enum(stepIds), state: z.enum(stepStates), reason: z.enum(skipReasons).exactOptional(), changes: z.array(changeSchema).readonly(),
  evidence: evidenceSchema.exactOptional(), problem: problemSchema.exactOptional(),
  question: z.strictObject({ name: z.enum(questionNames), expected: z.string(), found: z.string() }).exactOptional(),
});

export const labSchema = z.strictObject({ lab: z.string(), user: z.string(), address: z.string() });

export const journeyResultSchema = z.strictObject({
  journey: z.enum(journeyIds),
  lab: labSchema.exactOptional(),
  digest: z.string().exactOptional(), practice: z.boolean(), shippedFacts: z.boolean(), steps: z.array(stepSchema).readonly(),
}) satisfies z.ZodType<JourneyResult>;
