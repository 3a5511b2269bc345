// What a form of one or several orders shows, from the catalogue, the values and the mails: pure. Who asks the main process is orders-store.ts.

import type { FieldProblem, FieldValue, FieldValues, MailPart, Order, OrderField } from '../../preload/contract/orders.ts';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { Told } from './visit.ts';

export type OrdersTold = Told<LabApi['orders']['list']>;
export type ComposedMail = Told<LabApi['orders']['compose']>['mails'][number];

/** An order whose form is open. */
export interface OpenOrder {
  readonly order: Order;
  readonly values: FieldValues;
  /** Worth having with the others; only when the person says so is it filled in and composed. */
  readonly isOptional: boolean;
  readonly isWanted: boolean;
}

/** An order to fill in, and what a problem tells for it. */
export interface Wish {
  readonly id: string;
  readonly values?: FieldValues;
  readonly isOptional?: boolean;
}

/** The forms for what is wished, filled with what is known, then with what was typed before, then with what a problem tells. */
export function openOrdersOf({ orders }: OrdersTold, wishes: readonly Wish[], typed: FieldValues): readonly OpenOrder[] {
  return wishes.flatMap(({ id, values, isOptional = false }) => {
    const known = orders.find(({ order }) => order.id === id);
    return known === undefined ? [] : [{ order: known.order, values: { ...known.values, ...within(typed, known.order), ...within(values ?? {}, known.order) }, isOptional, isWanted: !isOptional }];
  });
}

function within(values: FieldValues, { fields }: Order): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([key]) => fields.some((field) => field.key === key)));
}

/** What is typed once and kept for the next order. What a person agrees to is asked anew for each. */
export function isKept(open: readonly OpenOrder[], key: string): boolean {
  return open.some(({ order }) => order.fields.some((field) => field.key === key && field.kind !== 'confirm'));
}

/** A value in every form that has the field. */
export function withValue(open: readonly OpenOrder[], key: string, value: FieldValue): readonly OpenOrder[] {
  return open.map((one) => (one.order.fields.some((field) => field.key === key) ? { ...one, values: { ...one.values, [key]: value } } : one));
}

/** The fields to fill in, each once, in the order of the forms. */
export function fieldsOf(open: readonly OpenOrder[]): readonly OrderField[] {
  const all = wantedOf(open).flatMap(({ order }) => order.fields);
  return all.filter(({ key }, index) => all.findIndex((field) => field.key === key) === index);
}

/** The orders that are ordered. */
export function wantedOf(open: readonly OpenOrder[]): readonly OpenOrder[] {
  return open.filter(({ isWanted }) => isWanted);
}

/** The value of a field, from the first form that has it. */
export function valueOf(open: readonly OpenOrder[], key: string): FieldValue {
  return wantedOf(open).map(({ values }) => values[key]).find((value) => value !== undefined) ?? '';
}

const untilThrough: readonly FieldProblem[] = ['missing', 'not-ticked'];

/** What to say beside a field: what is only missing not before the person has been there. */
export function shownProblem(mails: readonly ComposedMail[], key: string, isThrough: boolean): FieldProblem | undefined {
  const found = mails.flatMap(({ problems }) => problems).find(({ field }) => field === key)?.problem;
  return found === undefined || (untilThrough.includes(found) && !isThrough) ? undefined : found;
}

/** Parts of a preview as the text that is sent. */
export function textOf(parts: readonly MailPart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** Answers whether a part of the mail has a gap in it. */
export function hasGap(parts: readonly MailPart[]): boolean {
  return parts.some(({ isMissing }) => isMissing === true);
}
