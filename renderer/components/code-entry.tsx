// The field for a one-time code with the seconds that the code of now has left. It says in words what becomes of what was typed.

import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '../../preload/contract/problems.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import { isFirstAsking } from '../state/announcements.ts';
import { standOfQuestion, type CodeState, type CodeStore } from '../state/code-store.ts';
import { useTypingInto } from '../state/focus.ts';
import { useLanguage, type Words } from '../state/language.ts';
import { useSay } from '../state/say.ts';
import { tooFewSeconds, useSecondsLeft } from '../state/seconds-left.ts';
import css from './code-entry.module.css';
import { Field } from './field.tsx';
import { Ring } from './ring.tsx';

interface CodeEntryProps {
  readonly label: string;
  readonly store: CodeStore;
  readonly question: { readonly id: number; readonly problem?: Problem };
  /** A code with few seconds left is held back: it would run out on the way. */
  readonly holds: boolean;
  readonly value: string;
  readonly onChange: (digits: string) => void;
}

/** Field, ring and verdict. Six digits are sent by themselves. */
export function CodeEntry({ label, store, question, holds, value, onChange }: CodeEntryProps): ReactElement {
  const words = useLanguage();
  const seconds = useSecondsLeft();
  const now = standOfQuestion(useStore(store), question.id);
  const field = useRef<HTMLInputElement>(null);
  useTypingInto(field);
  const isFresh = now.at === 'held' && seconds >= tooFewSeconds; // the code that was held back is over
  useEffect(() => { if (isFresh) onChange(''); }, [isFresh, onChange]);
  useSpoken(now, isFresh);
  const type = (digits: string): void => {
    store.retype();
    onChange(digits);
  };
  const error = errorOf(now, { question, seconds, words });
  return (
    <div className={css.entry}>
      <Field
        kind="code" label={label} value={value} onChange={type} onComplete={(code) => void store.complete(question.id, code)} isReadOnly={now.at === 'sending'}
        onCommit={(by) => { if (by === 'enter') void store.complete(question.id, value); }} inputRef={field} error={error}
        action={<Seconds seconds={seconds} text={secondsText(now, { seconds, holds, isFresh, isUsedUp: holds && store.isUsedUp(), w: words.w })} />}
      />
    </div>
  );
}

/** What becomes of the typed code is told at once; the seconds are not, they would be told each second. */
function useSpoken({ at }: CodeState, isFresh: boolean): void {
  const { w: { code } } = useLanguage();
  const say = useSay();
  const spoken = isFresh ? code.freshNow : at === 'held' ? code.held : at === 'short' ? code.short : at === 'same' ? code.sameShort : undefined;
  useEffect(() => { if (spoken !== undefined) say(spoken, 'urgent'); }, [spoken, say]);
}

/** The digits that are typed; they are gone when the question is another one. */
export function useDigits(id: number): readonly [string, (digits: string) => void] {
  const [typed, setTyped] = useState({ id, digits: '' });
  const setDigits = useCallback((digits: string) => setTyped({ id, digits }), [id]);
  return [typed.id === id ? typed.digits : '', setDigits];
}

function Seconds({ seconds, text }: { readonly seconds: number; readonly text: string }): ReactElement {
  return <div className={css.seconds}><Ring seconds={seconds} /><p className={css.text}>{text}</p></div>;
}

function errorOf(now: CodeState, { question, seconds, words: { t, w } }: { question: CodeEntryProps['question']; seconds: number; words: Words }): string | undefined {
  if (now.at === 'same') return fill(w.code.same, { seconds: String(seconds) });
  if (now.at === 'short') return w.code.short;
  if (now.at === 'refused') return problemText(t, now.problem).what;
  const { problem } = question;
  if (now.at !== 'typing' || problem === undefined || isFirstAsking(problem.code)) return undefined;
  const { what, next } = problemText(t, problem);
  return `${what} ${next}`;
}

interface SecondsFacts {
  readonly seconds: number;
  readonly holds: boolean;
  readonly isFresh: boolean;
  readonly isUsedUp: boolean;
  readonly w: WindowTexts;
}

/** What the seconds mean right now. */
function secondsText(now: CodeState, { seconds, holds, isFresh, isUsedUp, w: { code } }: SecondsFacts): string {
  if (now.at === 'sending') return holds ? code.sent : '';
  if (isFresh) return code.freshNow;
  if (now.at === 'held') return code.held;
  if (isUsedUp) return `${code.wait} ${fill(code.usedUp, { seconds: String(seconds) })}`;
  if (!holds) return `${code.secondsLeft} ${code.nextWorks}`;
  return seconds < tooFewSeconds ? `${code.wait} ${fill(code.waitHint, { seconds: String(seconds) })}` : code.secondsLeft;
}
