// What the window may ask about this computer before anything has come from HUNT Cloud. The window names a thing of the list and what to do;
// which command or page that is the main process knows alone.

import { z } from 'zod';
import { call } from '../call.ts';
import { phoneItemIds, prerequisiteIds } from '../prerequisites.ts';
import { prerequisiteSchema } from './journey-result.ts';

const phoneItem = z.enum(phoneItemIds);

export const prepare = {
  /** Looks at this computer (the practice lab's during a practice visit). Takes up to five seconds; can be cancelled; changes nothing. */
  look: call(z.strictObject({}), z.strictObject({
    practice: z.boolean(),
    /** Nothing that is needed is missing or too old. */
    isReady: z.boolean(),
    prerequisites: z.array(prerequisiteSchema).readonly(),
    /** What the person has confirmed before. */
    confirmed: z.array(phoneItem).readonly(),
  })),
  /**
   * `run` carries out the command of an action with `canRunHere`, which may take many minutes and can be cancelled; look again afterwards. `open`
   * shows the vendor's page. In the practice lab nothing is run. Throws `prepare.notRunHere`, `workbench.notOpened`.
   */
  act: call(z.strictObject({ id: z.enum(prerequisiteIds), how: z.enum(['run', 'open']) }), z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('opened') }),
    z.strictObject({ outcome: z.literal('done') }),
    /** `said`: the last lines of the program. */
    z.strictObject({ outcome: z.literal('failed'), said: z.string() }),
  ])),
  /** Remembers what only the person can tell. */
  confirm: call(z.strictObject({ id: phoneItem, isSo: z.boolean() }), z.strictObject({})),
};
