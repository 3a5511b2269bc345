// What the window may ask about service-desk orders. It names an order and gives values; the mail, the recipient and the addresses that are
// opened are made in the main process alone, anew for each call.

import { z } from 'zod';
import { call } from '../call.ts';
import { fieldProblems, fieldValueSchema, orderSchema, pointerSchema, waysOut, type FoundFieldProblem, type MailPart, type SentOrder } from '../orders.ts';

const values = z.record(z.string().regex(/^[a-z][a-z0-9_]{1,40}$/), fieldValueSchema);
const filledIn = z.strictObject({ id: z.string().max(60), values });
const part = z.strictObject({ text: z.string(), field: z.string().exactOptional(), isMissing: z.literal(true).exactOptional() }) satisfies z.ZodType<MailPart>;
const fieldProblem = z.strictObject({ field: z.string(), problem: z.enum(fieldProblems) }) satisfies z.ZodType<FoundFieldProblem>;
const sent = z.strictObject({
  number: z.number(), id: z.string(), as: z.enum(waysOut), sentOn: z.string(), expectedBy: z.string(), isOverdue: z.boolean(),
}) satisfies z.ZodType<SentOrder>;

export const orders = {
  /** The catalogue, each form filled with what is known, and what was sent before. Throws `order.catalogue*`: then nothing can be ordered. */
  list: call(z.strictObject({}), z.strictObject({
    /** Nothing leaves this program in the practice lab; the mail is shown all the same. */
    practice: z.boolean(),
    /** False when an administrator's catalogue is in force. */
    isShipped: z.boolean(), version: z.string(), recipient: z.string(),
    orders: z.array(z.strictObject({ order: orderSchema, values })).readonly(),
    pointers: z.array(pointerSchema).readonly(),
    /** The newest first. */
    sent: z.array(sent).readonly(),
  })),
  /** One mail for each order, in the same order; never two orders in one mail. Throws `order.unknown`. */
  compose: call(z.strictObject({ orders: z.array(filledIn).min(1).max(6) }), z.strictObject({
    mails: z.array(z.strictObject({
      id: z.string(), to: z.string(),
      /** The parts together are, to the letter, what is sent when there are no problems. */
      subject: z.array(part).readonly(), body: z.array(part).readonly(),
      problems: z.array(fieldProblem).readonly(),
      /** Lengths of the two links in characters; above the limit only the file and copying are left. */
      mailtoLength: z.number(), outlookLength: z.number(), limit: z.number(),
    })).readonly(),
  })),
  /**
   * Composes one order again and hands it over; remembered as sent. `none`: the person closed the dialog. In the practice lab nothing is opened.
   * Throws `order.unknown`, `order.notReady`, `order.secretInside`, `order.tooLong`, `order.notOpened`, `order.notSaved`. Needs a press.
   */
  hand: call(z.strictObject({ id: z.string().max(60), values, as: z.enum(waysOut) }), z.strictObject({
    outcome: z.enum(['opened', 'saved', 'copied', 'practised', 'none']),
    sent: sent.exactOptional(),
  })),
  /** Asks the service how the internet sees this computer. Throws `order.addressNotRead`, `order.addressNotPublic`. Needs a press. */
  ownAddress: call(z.strictObject({}), z.strictObject({ address: z.string() })),
  /** Takes a sent order off the list: it has come, or was never sent. */
  forget: call(z.strictObject({ number: z.number().int().min(0) }), z.strictObject({})),
};
