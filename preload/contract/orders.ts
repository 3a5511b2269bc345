// The service-desk orders as data: the schema of assets/orders.json (or of an administrator's file in its place), and what a form, a mail and
// its preview are. There is no recipient in here on purpose: who gets the mail is said by the facts alone.

import { z } from 'zod';
import { journeyIds } from './journeys.ts';

/** The shape of the file. A file of another number is refused: an order that is half understood is worse than none. */
export const catalogueFormat = 1;

/** The orders that are shipped, by the service's own names. A catalogue in their place may have others. */
export const orderIds = [
  'request_workbench_access', 'request_workbench_reissue', 'request_ssh_pass_reset', 'request_lab_access_link',
  'request_vpn_link', 'request_vpn_reset', 'request_google_auth', 'request_mobaxterm_file',
  'request_workbench_troubleshooting', 'general_lab_user_request',
] as const;
export type OrderId = (typeof orderIds)[number];

export const fieldKinds = ['user', 'lab', 'name', 'ipv4', 'phone', 'country', 'choice', 'choices', 'line', 'paragraph', 'confirm'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** What stands in the mail when the phone number is the same as before. */
export const phoneNotChanged = 'not_changed';

/** Control characters, line ends and marks that turn or hide text have no place in anything that is shown or sent as one line. */
const plainLine = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;
const line = z.string().min(1).max(400).regex(plainLine);
const text = z.strictObject({ en: line, nb: line });
/** Only plain letters, and only the pages of the service: the address is given to a browser. */
const page = z.string().regex(/^https:\/\/docs\.hdc\.ntnu\.no\/[A-Za-z0-9/._#-]*$/);
const id = z.string().regex(/^[a-z][a-z0-9_]{2,60}$/);
const key = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/);

const option = z.strictObject({ value: line, label: text, note: text.exactOptional() });

const field = z.strictObject({
  key, kind: z.enum(fieldKinds), label: text, hint: text.exactOptional(), isRequired: z.boolean(),
  /** For `choice` and `choices`. A note is shown beside an option that is chosen. */
  options: z.array(option).min(1).max(20).exactOptional(),
  /** What the form begins with; `choices` take several. */
  default: z.union([line, z.array(line).max(20)]).exactOptional(),
});
export type OrderField = z.infer<typeof field>;

const order = z.strictObject({
  id, group: z.enum(['lab', 'system', 'applications', 'help']),
  title: text,
  /** One sentence: what it is for. */
  when: text,
  whoCanOrder: text, requirement: text.exactOptional(), responseTime: text,
  /** Working days after which an answer is overdue. */
  answeredWithinDays: z.number().int().min(1).max(60),
  delivery: text, cost: text,
  /** What to do when it has come: a page of the service, and the journey here that carries it out. */
  nextStep: z.strictObject({ text, page: page.exactOptional(), journey: z.enum(journeyIds).exactOptional() }),
  hint: text.exactOptional(),
  /** `{key}` stands for the value of a field. In the body, a line that is exactly `---` becomes one of three backticks. */
  subject: line,
  body: z.array(z.string().max(400).regex(plainLine)).min(1).max(60),
  fields: z.array(field).min(1).max(20),
});
export type Order = z.infer<typeof order>;

/** What a lab user cannot order by a mail: who can, and where it is described. */
const pointer = z.strictObject({ id, title: text, text, page });

export const orderSchema = order;
export const pointerSchema = pointer;
export const catalogueSchema = z.strictObject({
  format: z.literal(catalogueFormat),
  /** The day of its texts. An older one than the shipped one is refused. */
  version: z.iso.date(),
  orders: z.array(order).min(1).max(60),
  pointers: z.array(pointer).max(20),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** `choices` have several values, `confirm` is true or false, all others one text. */
export const fieldValueSchema = z.union([z.string().max(10_000), z.array(z.string().max(400)).max(50), z.boolean()]);
export type FieldValue = z.infer<typeof fieldValueSchema>;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What is wrong with one value. The words are in text/orders/. */
export const fieldProblems = [
  'missing', 'not-ticked', 'not-a-user', 'not-a-lab', 'not-a-name', 'not-an-address', 'address-not-public', 'not-a-phone-number', 'not-a-country',
  'not-an-option', 'several-lines', 'hidden-characters', 'too-long', 'looks-secret', 'code-fence',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

export interface FoundFieldProblem {
  readonly field: string;
  readonly problem: FieldProblem;
}

/** A piece of the preview: the template's own words, or what a field put there. */
export interface MailPart {
  readonly text: string;
  readonly field?: string;
  /** The value is missing or refused: the text is the placeholder, and nothing can be sent. */
  readonly isMissing?: true;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Windows opens no longer address (2,081), and the docs' own limit is this. */
export const linkLimitCharacters = 2000;

export const waysOut = ['mailto', 'outlook', 'eml', 'copy'] as const;
export type WayOut = (typeof waysOut)[number];

/** An order that left this program. No content: neither lab nor user nor text. */
export interface SentOrder {
  readonly number: number;
  readonly id: string;
  readonly as: WayOut;
  /** Days as `2026-11-22`, in the person's own time zone. */
  readonly sentOn: string;
  readonly expectedBy: string;
  readonly isOverdue: boolean;
}
