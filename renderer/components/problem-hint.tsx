// Why and next below a field that says what is wrong, and the order that solves it.

import type { ReactElement } from 'react';
import type { Problem } from '../../preload/contract/problems.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import { useLanguage } from '../state/language.ts';
import { OrderButtons } from './order-buttons.tsx';

/** Sentences for the place of a hint. */
export function ProblemHint({ problem }: { readonly problem: Problem }): ReactElement {
  const { t } = useLanguage();
  const { why, next } = problemText(t, problem);
  return <>{why} {next} <OrderButtons problem={problem} kind="link" /></>;
}
