// Fields that are chosen or ticked, not typed: one of a few, several of a few, and what a person agrees to.

import { useId, type ReactElement, type ReactNode } from 'react';
import { StateWord } from '../../components/state-mark.tsx';
import { useLanguage } from '../../state/language.ts';
import type { KindProps } from './kind-props.ts';
import css from './orders.module.css';

type ChoiceProps = KindProps & { readonly chosen: string; readonly onChoose: (value: string) => void };
type ChoicesProps = KindProps & { readonly chosen: readonly string[]; readonly onChoose: (values: string[]) => void };
type ConfirmProps = KindProps & { readonly isTicked: boolean; readonly onTick: (isTicked: boolean) => void };

/** One of a few, side by side. */
export function Choice({ field: { key, options = [] }, chosen, onChoose, ...props }: ChoiceProps): ReactElement {
  const { language } = useLanguage();
  return (
    <Group {...props}>
      <div className={css.segments}>
        {options.map(({ value, label }) => (
          <label key={value} className={value === chosen ? css.on : undefined}><input type="radio" name={key} checked={value === chosen} onChange={() => onChoose(value)} />{label[language]}</label>
        ))}
      </div>
    </Group>
  );
}

/** Several of a few; what has to be known about one that is chosen stands below. */
export function Choices({ field: { options = [] }, chosen, onChoose, ...props }: ChoicesProps): ReactElement {
  const { language } = useLanguage();
  const toggle = (value: string): void => onChoose(options.map((option) => option.value).filter((one) => (one === value) !== chosen.includes(one)));
  return (
    <Group {...props}>
      <ul className={css.ticks}>
        {options.map(({ value, label }) => <li key={value}><label className={css.tick}><input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /><span>{label[language]}</span></label></li>)}
      </ul>
      {options.map(({ value, note }) => note !== undefined && chosen.includes(value) && <p key={value} className="meta">{note[language]}</p>)}
    </Group>
  );
}

/** Something that the person has to know before it is ordered. Never ticked for them. */
export function Confirm({ label, error, isTicked, onTick }: ConfirmProps): ReactElement {
  const id = useId();
  return (
    <div className={css.group}>
      <label className={css.tick}>
        <input type="checkbox" checked={isTicked} aria-invalid={error !== undefined || undefined} aria-describedby={error === undefined ? undefined : id} onChange={(event) => onTick(event.target.checked)} />
        <span>{label}</span>
      </label>
      {error !== undefined && <p id={id} className={css.wrong}><StateWord mark="problem">{error}</StateWord></p>}
    </div>
  );
}

type GroupProps = Pick<KindProps, 'label' | 'hint' | 'error' | 'onThrough'> & { readonly children: ReactNode };

/** A name for what belongs together, and what is wrong with it. */
export function Group({ label, hint, error, children }: GroupProps): ReactElement {
  const id = useId();
  return (
    <fieldset className={css.group} aria-describedby={error === undefined ? undefined : id} data-wrong={error !== undefined || undefined}>
      <legend>{label}</legend>
      {children}
      {hint !== undefined && <p className="meta">{hint}</p>}
      {error !== undefined && <p id={id} className={css.wrong}><StateWord mark="problem">{error}</StateWord></p>}
    </fieldset>
  );
}
