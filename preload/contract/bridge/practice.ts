// What the window may ask of the practice lab.

import { z } from 'zod';
import { call, signal } from '../call.ts';
import { journeyIds } from '../journeys.ts';
import { journeyResultSchema } from './journey-result.ts';

export const practice = {
  /** Carries a journey out in the practice lab. One at a time; can be cancelled. */
  run: call(z.strictObject({ journey: z.enum(journeyIds) }), journeyResultSchema),
  /** Takes the practice changes back. */
  undo: call(z.strictObject({}), journeyResultSchema),
  progress: signal(z.strictObject({ phase: z.string(), fraction: z.number().min(0).max(1).exactOptional() })),
};
