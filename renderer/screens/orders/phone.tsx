// The phone number for the new key: the one that HUNT Cloud knows, or a new one. Which words stand for the known one, the catalogue says. A new one
// that is still empty is no number, and must not read as the known one: the e-mail has a gap until it is typed.

import { useState, type ReactElement } from 'react';
import { Field } from '../../components/field.tsx';
import { Group } from './choice-fields.tsx';
import type { KindProps } from './kind-props.ts';
import css from './orders.module.css';
import { useOrdersTexts } from './texts.ts';

/** A new number of which nothing is typed yet: no number, so nothing can be sent. */
export const unfinishedPhone = '+';

type PhoneProps = KindProps & { readonly value: string; readonly onChange: (value: string) => void };

/** Two choices; the second one has a field. */
export function Phone({ field, label, hint, error, onThrough, value, onChange }: PhoneProps): ReactElement {
  const words = useOrdersTexts();
  const known = typeof field.default === 'string' ? field.default : '';
  const [isNew, setIsNew] = useState(value !== known);
  const choose = (next: boolean): void => {
    setIsNew(next);
    onChange(next ? unfinishedPhone : known);
  };
  return (
    <>
      <Group label={words.phone} hint={undefined} error={undefined} onThrough={onThrough}>
        <div className={css.segments}>
          <label className={isNew ? undefined : css.on}><input type="radio" name={field.key} checked={!isNew} onChange={() => choose(false)} />{words.samePhone}</label>
          <label className={isNew ? css.on : undefined}><input type="radio" name={field.key} checked={isNew} onChange={() => choose(true)} />{words.otherPhone}</label>
        </div>
      </Group>
      {isNew && <Field label={label} value={value === unfinishedPhone ? '' : value} onChange={(typed) => onChange(typed === '' ? unfinishedPhone : typed)} onCommit={onThrough} error={error} {...(hint !== undefined && { hint })} />}
    </>
  );
}
