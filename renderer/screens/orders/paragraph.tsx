// A field for several lines.

import { useId, type ReactElement } from 'react';
import { StateWord } from '../../components/state-mark.tsx';
import type { KindProps } from './kind-props.ts';
import css from './orders.module.css';

type ParagraphProps = KindProps & { readonly value: string; readonly onChange: (value: string) => void };

/** Enter begins a new line here. */
export function Paragraph({ label, hint, error, onThrough, value, onChange }: ParagraphProps): ReactElement {
  const id = useId();
  const described = [error !== undefined && `${id}v`, hint !== undefined && `${id}h`].filter((part) => part !== false).join(' ');
  return (
    <div className={css.group}>
      <label className={css.label} htmlFor={id}>{label}</label>
      <textarea
        id={id} className={css.area} rows={6} value={value} spellCheck={false} aria-invalid={error !== undefined || undefined} aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)} onBlur={onThrough}
      />
      {error !== undefined && <p id={`${id}v`} className={css.wrong}><StateWord mark="problem">{error}</StateWord></p>}
      {hint !== undefined && <p id={`${id}h`} className="meta">{hint}</p>}
    </div>
  );
}
