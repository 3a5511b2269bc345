// What the window may ask about other programs: the values to copy, and the MobaXterm file of an older bundle. The window never says where
// a file goes: the person chooses the place in the system's own dialog.

import { z } from 'zod';
import { call } from '../call.ts';
import { programFieldIds, programIds, type Program, type SessionFile } from '../programs.ts';
import { labSchema } from './journey-result.ts';

const program = z.strictObject({
  id: z.enum(programIds), fields: z.array(z.strictObject({ id: z.enum(programFieldIds), value: z.string() })).readonly(),
}) satisfies z.ZodType<Program>;

const session = z.strictObject({
  name: z.string(), kind: z.enum(['ssh', 'remote-desktop', 'other']), host: z.string(), port: z.number(), user: z.string(), through: z.string(),
  isOfLab: z.boolean(), runsCommand: z.boolean(),
});

const sessionFile = z.strictObject({ name: z.string(), sessions: z.array(session).readonly(), unreadLines: z.number() }) satisfies z.ZodType<SessionFile>;

export const programs = {
  /** For the lab of this visit, else the one that was set up last. Without a lab there is nothing to copy. */
  read: call(z.strictObject({}), z.strictObject({
    lab: labSchema.exactOptional(), programs: z.array(program).readonly(), sessionFiles: z.array(sessionFile).readonly(),
  })),
  /** Writes the session file with that number of the list where the person says in the system's dialog. Nothing opens it. */
  saveSessionFile: call(z.strictObject({ index: z.number().int().min(0).max(100) }), z.strictObject({ saved: z.boolean() })),
};
