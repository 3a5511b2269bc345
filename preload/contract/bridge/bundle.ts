// What a person brings: the archive and the link of the access e-mail, and the keys of the Signal message. The window never learns a
// path: the main process keeps it, and a dropped file's path is told by the preload script alone.

import { z } from 'zod';
import { call } from '../call.ts';
import { journeyIds } from '../journeys.ts';
import { secretNames } from '../secrets.ts';
import { labSchema, problemSchema } from './journey-result.ts';

export const archive = z.strictObject({ name: z.string(), sizeBytes: z.number() });

/** What is known of one key: `proved` by opening what it is for, `well-formed` by its shape alone. */
const keyVerdict = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('proved') }),
  z.strictObject({ answer: z.literal('well-formed') }),
  z.strictObject({ answer: z.literal('problem'), problem: problemSchema }),
]);

/** What the opened archive tells. */
const opened = z.strictObject({
  files: z.array(z.string()).readonly(), skipped: z.array(z.string()).readonly(),
  /** The journey that link, archive and this computer point to; when it is not sure the person says it. */
  journey: z.enum(journeyIds).exactOptional(), sure: z.boolean(),
});

export const bundle = {
  /** Opens the system's file dialog. Null when the person closed it. */
  choose: call(z.strictObject({}), archive.nullable()),
  /** Takes a file that was dropped. Only the preload script calls it, with the path of a real dropped file (`window.lab.dropArchive`). */
  take: call(z.strictObject({ path: z.string().min(1).max(4096) }), archive),
  /** Reads a Lab access link, or the e-mail with the link in it, and keeps it for the plan. */
  readLink: call(z.strictObject({ text: z.string().min(1).max(60_000) }), z.strictObject({ lab: labSchema, journey: z.enum(journeyIds).exactOptional() })),
  /** Checks one key as far as this computer can. The 7-ZIP key opens the archive and keeps it opened in memory. */
  checkKey: call(
    z.strictObject({ name: z.enum(secretNames), value: z.string().max(1024) }),
    z.strictObject({ verdict: keyVerdict, opened: opened.exactOptional() }),
  ),
  /** Puts a given key on the clipboard for another program's window, while that program asks for it. The window never gets it back. */
  copyKey: call(z.strictObject({ name: z.literal('vpnPassphrase') }), z.strictObject({ copied: z.boolean() })),
};
