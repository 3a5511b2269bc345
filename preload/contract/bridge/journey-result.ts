// The schema of a journey's result as it crosses the bridge. The compiler keeps it equal to the interfaces in plans.ts.

import { z } from 'zod';
import { journeyIds } from '../journeys.ts';
import { changeKinds, undoPromises, type JourneyResult } from '../plans.ts';
import { prerequisiteActionKinds, prerequisiteIds, prerequisiteNotes, prerequisiteStates, type Prerequisite } from '../prerequisites.ts';
import { problemCodes, retries } from '../problems.ts';
import { questionNames } from '../questions.ts';
import { skipReasons, stepIds, stepStates } from '../steps.ts';

const words = z.record(z.string(), z.string());

export const problemSchema = z.strictObject({ code: z.enum(problemCodes), retry: z.enum(retries), facts: words });

export const changeSchema = z.strictObject({
  kind: z.enum(changeKinds), facts: words, place: z.string(), diff: z.array(z.string()).readonly(), needsAdministrator: z.boolean(),
  undo: z.enum(undoPromises),
});

const evidenceSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]));

const actionSchema = z.strictObject({
  kind: z.enum(prerequisiteActionKinds), what: z.string(), command: z.string().exactOptional(), page: z.string().exactOptional(),
  needsAdministrator: z.boolean(), canRunHere: z.boolean(),
});

export const prerequisiteSchema = z.strictObject({
  id: z.enum(prerequisiteIds), state: z.enum(prerequisiteStates), isNeeded: z.boolean(), value: z.string(), expected: z.string().exactOptional(),
  note: z.enum(prerequisiteNotes).exactOptional(), action: actionSchema.exactOptional(),
}) satisfies z.ZodType<Prerequisite>;

export const stepSchema = z.strictObject({
  id: z.enum(stepIds), state: z.enum(stepStates), reason: z.enum(skipReasons).exactOptional(), changes: z.array(changeSchema).readonly(),
  evidence: evidenceSchema.exactOptional(), problem: problemSchema.exactOptional(),
  question: z.strictObject({ name: z.enum(questionNames), expected: z.string(), found: z.string() }).exactOptional(),
  prerequisites: z.array(prerequisiteSchema).readonly().exactOptional(),
});

export const labSchema = z.strictObject({ lab: z.string(), user: z.string(), address: z.string() });

export const journeyResultSchema = z.strictObject({
  journey: z.enum(journeyIds),
  lab: labSchema.exactOptional(),
  digest: z.string().exactOptional(), practice: z.boolean(), shippedFacts: z.boolean(), steps: z.array(stepSchema).readonly(),
}) satisfies z.ZodType<JourneyResult>;
