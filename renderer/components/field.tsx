// One thing to type: label above, hint below, verdict in its reserved place. A secret is masked until it is shown, and can be read back
// character by character. The value lives in the screen that asked for it.

import { useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactElement } from 'react';
import { fill } from '../../preload/contract/text/fill.ts';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { CodeInput } from './code-input.tsx';
import { describedBy, type FieldProps } from './field-props.ts';
import css from './field.module.css';
import { Icon } from './icon.tsx';
import { ReadBack } from './read-back.tsx';
import { StateMark } from './state-mark.tsx';

/** A labelled input. */
export function Field(props: FieldProps): ReactElement {
  const { label, note, hint, value, kind = 'text', layout = 'stacked', readBack = false, error, verdict } = props;
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const hasVerdict = error !== undefined || verdict !== undefined;
  const isReadBack = readBack && isShown && value !== '';
  return (
    <div className={`${css.field} ${css[layout] ?? ''}`}>
      <div className={css.label}>
        <label htmlFor={id}>{label}</label>
        {note !== undefined && <span className={css.note} id={`${id}n`}>{note}</span>}
      </div>
      <div className={css.line}>
        {kind === 'code' ? <CodeInput {...props} id={id} /> : <TextInput {...props} id={id} isShown={isShown} onShow={setIsShown} />}
        {props.action}
      </div>
      {(hasVerdict || layout === 'row') && <Verdict {...props} id={`${id}v`} />}
      {(isReadBack || hint !== undefined) && (
        <div className={css.below}>
          {isReadBack && <ReadBack value={value} />}
          {hint !== undefined && <p className={css.hint} id={`${id}h`}>{hint}</p>}
        </div>
      )}
    </div>
  );
}

interface TextInputProps extends FieldProps {
  readonly id: string;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

function TextInput(props: TextInputProps): ReactElement {
  const { id, label, value, onChange, onCommit, onPasteText, kind, error, isShown, onShow, isReadOnly, inputRef } = props;
  const { w } = useLanguage();
  const isSecret = kind === 'secret';
  return (
    <div className={`${css.input} ${error === undefined ? '' : css.wrong} ${isSecret ? css.secret : ''}`}>
      <input
        ref={inputRef} id={id} type={isSecret && !isShown ? 'password' : 'text'} value={value} readOnly={isReadOnly}
        autoComplete="off" autoCapitalize="off" autoCorrect="off" spellCheck={false} aria-invalid={error !== undefined || undefined} aria-describedby={describedBy(props)}
        onChange={(event) => onChange(event.target.value)} onBlur={() => onCommit?.('blur')}
        onKeyDown={(event: KeyboardEvent) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) onCommit?.('enter'); }}
        onPaste={(event: ClipboardEvent) => { if (onPasteText?.(event.clipboardData.getData('text/plain'))) event.preventDefault(); }}
      />
      {isSecret && (
        <button type="button" className={css.eye} aria-label={fill(isShown ? w.components.hideValue : w.components.showValue, { label })} onClick={() => onShow(!isShown)}>
          <Icon name={isShown ? 'eyeOff' : 'eye'} />
        </button>
      )}
    </div>
  );
}

function Verdict({ error, fix, verdict, id }: FieldProps & { readonly id: string }): ReactElement {
  const mark = error === undefined ? verdict?.mark : 'problem';
  return (
    <div className={`${css.verdict} ${error === undefined ? '' : css.bad}`} id={id}>
      {mark && <StateMark mark={mark} />}
      <p>{error ?? verdict?.text} {fix && <Button kind="link" onPress={fix.onPress}>{fix.label}</Button>}</p>
    </div>
  );
}
