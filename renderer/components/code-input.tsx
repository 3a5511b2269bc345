// The six digits of a one-time code, drawn in two groups as on the phone. Only digits get in; at the sixth the screen is told.

import { useLayoutEffect, useRef, type ChangeEvent, type KeyboardEvent, type ReactElement, type Ref } from 'react';
import { describedBy, type FieldProps } from './field-props.ts';
import css from './field.module.css';

const digitCount = 6;
const groupSize = 3;

/** The digits of what was typed or pasted, at most six. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '').slice(0, digitCount);
}

function grouped(digits: string): string {
  return digits.length > groupSize ? `${digits.slice(0, groupSize)} ${digits.slice(groupSize)}` : digits;
}

/** The input of a field of kind `code`. */
export function CodeInput(props: FieldProps & { readonly id: string }): ReactElement {
  const { id, value, error, onChange, onComplete, onCommit, isReadOnly, inputRef } = props;
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  useLayoutEffect(() => { // the blank between the groups must not move the caret away from where the person types
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [value]);
  const change = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const digits = digitsOf(target.value);
    const before = digitsOf(target.value.slice(0, target.selectionStart ?? target.value.length)).length;
    caret.current = before + (before > groupSize ? 1 : 0);
    onChange(digits);
    if (digits.length === digitCount && digits !== value) onComplete?.(digits);
  };
  return (
    <div className={`${css.input} ${css.code} ${error === undefined ? '' : css.wrong}`}>
      <input
        ref={(element) => { input.current = element; giveTo(inputRef, element); }} id={id} inputMode="numeric" autoComplete="off" value={grouped(digitsOf(value))} readOnly={isReadOnly}
        aria-invalid={error !== undefined || undefined} aria-describedby={describedBy(props)} onChange={change} onBlur={() => onCommit?.('blur')}
        onKeyDown={(event: KeyboardEvent) => { if (event.key === 'Enter') onCommit?.('enter'); }}
      />
    </div>
  );
}

function giveTo(ref: Ref<HTMLInputElement> | undefined, element: HTMLInputElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) ref.current = element;
}
