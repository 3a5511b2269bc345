// One order and its values become one mail, or the list of what is wrong. The preview's parts together are the mail, to the letter. Pure.

import type { FieldValues, FoundFieldProblem, Mail, MailPart, Order } from '../../preload/contract/orders.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import { LabProblem } from '../core/problem.ts';
import { readField } from './read-field.ts';
import { holdsOneOf } from './secret-shapes.ts';
import { fillTemplate, joinParts, toFences } from './template.ts';

export interface ComposedOrder {
  readonly subject: readonly MailPart[];
  readonly body: readonly MailPart[];
  readonly problems: readonly FoundFieldProblem[];
  /** What the parts make together. To be sent only without problems. */
  readonly mail: Mail;
}

/** Who gets the mail, by the facts, and the keys of this visit, which must not be in it. */
export interface Sending {
  readonly recipient: string;
  readonly secrets?: readonly Buffer[];
}

/** Composes one order. Values of fields that the order does not have are not looked at. */
export function composeOrder(order: Order, given: FieldValues, { recipient, secrets = [] }: Sending): ComposedOrder {
  const values = new Map<string, string>();
  const problems: FoundFieldProblem[] = [];
  for (const field of order.fields) {
    const read = readField(field, given[field.key]);
    if ('problem' in read) problems.push({ field: field.key, problem: read.problem });
    else if (holdsOneOf(read.text, secrets)) problems.push({ field: field.key, problem: 'looks-secret' });
    else values.set(field.key, read.text);
  }
  const subject = fillTemplate(order.subject, values);
  const body = fillTemplate(toFences(order.body), values);
  return { subject, body, problems, mail: { to: recipient, subject: joinParts(subject), body: joinParts(body) } };
}

/** Throws `order.secretInside` or `order.notReady` with the names of the fields, and never with a value. */
export function refuseUnready({ problems }: ComposedOrder, { fields }: Order, language: Language): void {
  const secret = problems.filter(({ problem }) => problem === 'looks-secret');
  const named = secret.length > 0 ? secret : problems;
  if (named.length === 0) return;
  const labels = named.map(({ field }) => fields.find(({ key }) => key === field)?.label[language].replace(/\.$/, '') ?? field);
  throw new LabProblem(secret.length > 0 ? 'order.secretInside' : 'order.notReady', { fields: labels.join(', ') });
}

/** The mail as one text to copy. */
export function composeText({ to, subject, body }: Mail): string {
  return `To: ${to}\nSubject: ${subject}\n\n${body}`;
}
