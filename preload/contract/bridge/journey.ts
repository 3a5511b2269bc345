// What the window may ask of the engine: plan, apply what was shown, verify, undo; and what it is told while that goes on. All of it is
// about one visit: the archive, link and keys that were given since the start screen, in the real world or in the practice lab.

import { z } from 'zod';
import { call, signal } from '../call.ts';
import { journeyIds } from '../journeys.ts';
import { questionNames } from '../questions.ts';
import { sceneIds } from '../scenes.ts';
import { secretNames } from '../secrets.ts';
import { stepIds } from '../steps.ts';
import { archive } from './bundle.ts';
import { remainsIds, type RemovalList } from '../removal.ts';
import { changeSchema, journeyResultSchema, labSchema, problemSchema, stepSchema } from './journey-result.ts';

/** What this computer remembers of the last run, in the real world or in the practice lab. */
const standing = z.strictObject({
  practice: z.boolean(),
  /** The scene that was practised last. */
  scene: z.enum(sceneIds).exactOptional(),
  /** A change was begun and its end was not recorded: the window offers to continue or to undo. */
  interrupted: z.boolean(),
  journey: z.enum(journeyIds).exactOptional(), lab: labSchema.exactOptional(),
  /** Other labs were worked for here too: an archive alone does not say which one it is for. */
  hasOtherLabs: z.boolean().exactOptional(),
  steps: z.array(stepSchema).readonly(),
});

const question = z.discriminatedUnion('kind', [
  /** Scan `svg` (or type `groups`) into the authenticator app, and type back the code it shows. */
  z.strictObject({ kind: z.literal('authenticator'), id: z.number(), svg: z.string(), groups: z.string(), problem: problemSchema.exactOptional() }),
  /** A fresh code to log in to the VPN with. */
  z.strictObject({ kind: z.literal('code'), id: z.number(), problem: problemSchema.exactOptional() }),
  /** A new passphrase for entry, home and Workbench. `present`: the one that they have already; `choose` when left out. */
  z.strictObject({ kind: z.literal('passphrase'), id: z.number(), purpose: z.enum(['choose', 'present']).exactOptional(), problem: problemSchema.exactOptional() }),
]);

/** The whole visit as the main process knows it, without any key: what a reloaded window goes on from. */
const visit = z.strictObject({
  practice: z.enum(sceneIds).exactOptional(), archive: archive.exactOptional(), lab: labSchema.exactOptional(), journey: z.enum(journeyIds).exactOptional(),
  keysGiven: z.array(z.enum(secretNames)).readonly(),
  plan: journeyResultSchema.exactOptional(),
  /** An apply or undo that goes on: the step that began last, and how the ones before ended. */
  running: z.strictObject({ verb: z.enum(['apply', 'undo', 'verify']), step: z.enum(stepIds).exactOptional(), ended: z.array(stepSchema).readonly() }).exactOptional(),
  /** The last answer of apply, undo or verify. */
  result: journeyResultSchema.exactOptional(),
  question: question.exactOptional(),
});

const removal = z.strictObject({
  labs: z.array(z.strictObject({
    lab: labSchema.exactOptional(), changes: z.array(z.strictObject({ step: z.enum(stepIds), change: changeSchema })).readonly(),
  })).readonly(),
  remains: z.array(z.enum(remainsIds)).readonly(),
}) satisfies z.ZodType<RemovalList>;

const keys = z.partialRecord(z.enum(secretNames), z.string().max(1024));

export const journey = {
  /** What is known before anything is asked; one entry per world in which something was ever done. */
  standings: call(z.strictObject({}), z.array(standing).readonly()),
  /** Where the visit stands; for a window that was loaded anew. */
  current: call(z.strictObject({}), visit),
  /**
   * Plans with the keys given; they stay in the main process until the visit ends. `accept`: questions of the plan before that the person
   * now answers with yes; the yes holds until another archive or link is given. Changes nothing.
   */
  plan: call(z.strictObject({ journey: z.enum(journeyIds).exactOptional(), keys, accept: z.array(z.enum(questionNames)).max(10).exactOptional() }), journeyResultSchema),
  /** Carries out the plan with that digest. One at a time; can be cancelled. */
  apply: call(z.strictObject({ digest: z.string().max(200) }), journeyResultSchema),
  /** Proves each step anew. `quietly`: nobody is asked anything; what would need a passphrase cannot be told then. */
  verify: call(z.strictObject({ quietly: z.boolean().exactOptional() }), journeyResultSchema),
  /** Connects to the VPN and does nothing else. Asks for a code; the passphrase is wanted where no other program keeps it. */
  connect: call(z.strictObject({ vpnPassphrase: z.string().max(1024).exactOptional() }), journeyResultSchema),
  /** Takes back what the given steps changed; all of them when the list is empty. */
  undo: call(z.strictObject({ steps: z.array(z.enum(stepIds)).max(20) }), journeyResultSchema),
  /** Everything that is in place in the world of this visit, for all labs, and what stays. Changes nothing. */
  removal: call(z.strictObject({}), removal),
  /** Takes all of it back, and then what the program keeps for itself; `removed` is false when something could not be taken back. */
  remove: call(z.strictObject({}), z.strictObject({ removed: z.boolean(), result: journeyResultSchema })),
  /** Opens Workbench in the browser. In the practice lab nothing opens and the answer says so. */
  openWorkbench: call(z.strictObject({}), z.strictObject({ opened: z.boolean() })),
  /** Ends the visit: everything that was given is forgotten and overwritten, and the practice lab's servers stop. */
  leave: call(z.strictObject({}), z.strictObject({})),
  /** A step began, told something, or ended with its result. */
  news: signal(z.discriminatedUnion('at', [
    z.strictObject({ at: z.literal('began'), step: z.enum(stepIds) }),
    z.strictObject({ at: z.literal('progress'), step: z.enum(stepIds).exactOptional(), phase: z.string(), fraction: z.number().min(0).max(1).exactOptional() }),
    z.strictObject({ at: z.literal('ended'), result: stepSchema }),
  ])),
};

export const questions = {
  /** Something only the person can give. Asked again with the problem when the last answer would not do. */
  asked: signal(question),
  /** The question is no longer asked (answered, cancelled or overtaken). */
  closed: signal(z.strictObject({ id: z.number() })),
  /** Without a value the person gives up: that step ends with its problem. */
  answer: call(z.strictObject({ id: z.number(), value: z.string().max(1024).exactOptional() }), z.strictObject({})),
};
