// One key: its name as in the Signal message, what it is for, the field, and what is known of it.

import type { ReactElement, Ref } from 'react';
import type { SecretName } from '../../../preload/contract/secrets.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { Field } from '../../components/field.tsx';
import { ProblemHint } from '../../components/problem-hint.tsx';
import { useLanguage } from '../../state/language.ts';
import type { KeyState, Opened } from '../../state/keys-store.ts';
import { verdictOf } from './verdict.ts';

interface KeyRowProps {
  readonly name: SecretName;
  readonly isNeeded: boolean;
  readonly state: KeyState;
  readonly opened: Opened | undefined;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly onCommit: (by: 'enter' | 'blur') => void;
  /** The value was put right with one press. */
  readonly onFix: (value: string) => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** A row of the list. */
export function KeyRow({ name, isNeeded, state, opened, value, onType, onCommit, onFix, inputRef }: KeyRowProps): ReactElement {
  const words = useLanguage();
  const { t, w: { keys } } = words;
  const problem = state.at === 'problem' ? problemText(t, state.problem) : undefined;
  const isBlank = state.at === 'problem' && state.problem.code === 'keys.blankAtEdge';
  return (
    <Field
      layout="row" kind="secret" readBack label={t.secrets[name]} note={isNeeded ? keys.for[name] : `${keys.for[name]}, ${keys.perhaps}`}
      value={value} onChange={onType} onCommit={onCommit} inputRef={inputRef}
      error={problem?.what} verdict={verdictOf({ name, isNeeded, state, opened }, words)}
      {...(isBlank ? { fix: { label: keys.removeBlank, onPress: () => onFix(value.trim()) } } : state.at === 'problem' && { hint: <ProblemHint problem={state.problem} /> })}
    />
  );
}
