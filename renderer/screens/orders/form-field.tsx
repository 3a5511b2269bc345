// One field of an order's form, by the kind that the catalogue gives it, with what is wrong with it beside it.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { OrderField } from '../../../preload/contract/orders.ts';
import { fieldProblemText } from '../../../preload/contract/text/orders/field-problems.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { timeOf } from '../../state/dates.ts';
import { useLanguage } from '../../state/language.ts';
import { shownProblem, valueOf } from '../../state/order-form.ts';
import type { OrdersState, OrdersStore } from '../../state/orders-store.ts';
import { Choice, Choices, Confirm } from './choice-fields.tsx';
import type { KindProps } from './kind-props.ts';
import { Paragraph } from './paragraph.tsx';
import { Phone, unfinishedPhone } from './phone.tsx';
import { useOrdersTexts } from './texts.ts';

interface FormFieldProps {
  readonly field: OrderField;
  readonly store: OrdersStore;
}

/** The field. */
export function FormField({ field, store }: FormFieldProps): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const { open, mails, through } = useStore(store);
  const { key, kind } = field;
  const isThrough = through.includes(key);
  const value = valueOf(open, key);
  const isUnfinished = kind === 'phone' && value === unfinishedPhone;
  const problem = isUnfinished ? (isThrough ? 'missing' : undefined) : shownProblem(mails, key, isThrough);
  const label = field.label[language];
  const props: KindProps = {
    field, label: field.isRequired || kind === 'phone' ? label : `${label} (${words.optional})`, hint: field.hint?.[language],
    error: problem === undefined ? undefined : fieldProblemText(problem, language), onThrough: () => store.pass(key),
  };
  const text = typeof value === 'string' ? value : '';
  const set = (next: string): void => store.set(key, next);
  switch (kind) {
    case 'confirm': return <Confirm {...props} isTicked={value === true} onTick={(isTicked) => store.set(key, isTicked)} />;
    case 'choices': return <Choices {...props} chosen={Array.isArray(value) ? value : []} onChoose={(chosen) => store.set(key, chosen)} />;
    case 'choice': return <Choice {...props} chosen={text} onChoose={set} />;
    case 'paragraph': return <Paragraph {...props} value={text} onChange={set} />;
    case 'phone': return <Phone {...props} value={text} onChange={set} />;
    case 'ipv4': return <Address {...props} value={text} store={store} />;
    default: return <Line {...props} value={text} onChange={set} />;
  }
}

function Line({ label, hint, error, onThrough, value, onChange }: KindProps & { readonly value: string; readonly onChange: (value: string) => void }): ReactElement {
  return <Field label={label} value={value} onChange={onChange} onCommit={onThrough} error={error} {...(hint !== undefined && { hint })} />;
}

/** The address can be found by a press; nothing is asked before that. */
function Address({ field: { key }, label, hint, error, onThrough, value, store }: KindProps & { readonly value: string; readonly store: OrdersStore }): ReactElement {
  const words = useOrdersTexts();
  const { language } = useLanguage();
  const { address } = useStore(store);
  const find = <Button kind="plain" isBusy={address.at === 'looking'} busyLabel={words.lookingUp} onPress={() => store.findAddress(key)}>{words.lookUp}</Button>;
  return <Field label={label} value={value} onChange={(next) => store.set(key, next)} onCommit={onThrough} error={error} action={find} hint={foundText(address, value, language, words) ?? `${hint ?? ''} ${words.lookUpHint}`.trim()} />;
}

type Words = ReturnType<typeof useOrdersTexts>;

/** Only while it is what stands in the field. */
function foundText(address: OrdersState['address'], value: string, language: Parameters<typeof timeOf>[1], { found }: Words): string | undefined {
  return address.at === 'found' && address.address === value ? fill(found, { time: timeOf(address.atMs, language) }) : undefined;
}
