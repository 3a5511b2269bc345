// What the window may ask of the practice lab: to be the world of this visit, and to show the phone and the e-mail that go with it.

import { z } from 'zod';
import { call } from '../call.ts';
import { journeyIds } from '../journeys.ts';
import { sceneIds } from '../scenes.ts';
import { secretNames } from '../secrets.ts';
import { labSchema } from './journey-result.ts';

export const practice = {
  /** Begins a practice visit: everything from here on happens in the practice lab until the visit ends. */
  open: call(z.strictObject({ journey: z.enum(journeyIds), scene: z.enum(sceneIds) }), z.strictObject({
    link: z.string(), archiveName: z.string(),
    /** The lab that the practice computer knows from before; then the link need not be given. */
    lab: labSchema.exactOptional(),
  })),
  /** Takes the archive of the practice e-mail, as if it had been dropped. */
  takeArchive: call(z.strictObject({}), z.strictObject({ name: z.string(), sizeBytes: z.number() })),
  /** The practice phone: the Signal message, and the code of its authenticator app as soon as it has scanned the key. */
  phone: call(z.strictObject({}), z.strictObject({
    keys: z.array(z.strictObject({ name: z.enum(secretNames), value: z.string() })).readonly(),
    code: z.string(), secondsLeft: z.number(),
  })),
};
